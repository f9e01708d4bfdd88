"""Masking: what of an export's own words may be shown."""

from __future__ import annotations

import re
from collections.abc import Callable

from auditor.text.general import is_general

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_LONGEST = 60


def mask(text: str) -> str:
    """A snippet of which each word keeps its first letter and no digit: enough for its owner to recognise it.

    Longer texts are cut. The number of dots says nothing about a word's length beyond six letters.
    """
    return _masked(text, lambda _: False)


def mask_names(text: str) -> str:
    """The same, with general words left as they are ("E•••••'s first day at the R•••••"): those of our own word lists.

    No name is among them, not even one that is an ordinary word as well, and no number.
    """
    return _masked(text, is_general)


def _masked(text: str, shown: Callable[[str], bool]) -> str:
    cut = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    cut = cut if len(cut) <= _LONGEST else cut[:_LONGEST].rsplit(" ", 1)[0][:_LONGEST] + " …"
    return _WORD.sub(lambda match: match[0] if shown(match[0]) else _mask_word(match), cut)


def _mask_word(match: re.Match[str]) -> str:
    word = match[0]
    if len(word) == 1 and not word.isdigit():
        return word
    first = "•" if word[0].isdigit() else word[0]
    return first + "•" * min(len(word) - 1, 5)
