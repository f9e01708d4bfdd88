"""Masking: what of an export's own words may be shown."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_LONGEST = 60


def mask(text: str) -> str:
    """A snippet of which each word keeps its first letter and no digit: enough for its owner to recognise it.

    Longer texts are cut. The number of dots says nothing about a word's length beyond six letters.
    """
    cut = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    cut = cut if len(cut) <= _LONGEST else cut[:_LONGEST].rsplit(" ", 1)[0][:_LONGEST] + " …"
    return _WORD.sub(_mask_word, cut)


def _mask_word(match: re.Match[str]) -> str:
    word = match[0]
    if len(word) == 1 and not word.isdigit():
        return word
    first = "•" if word[0].isdigit() else word[0]
    return first + "•" * min(len(word) - 1, 5)
