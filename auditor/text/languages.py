"""Whether we can read the language of a text at all, told by its script, its letters and its most frequent words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from auditor.text.reading import LONGEST
from auditor.text.word_lists import Use, frequent, languages, words

OTHER = "other"
"""A language of which we have no word lists."""

_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|[#@][\w.]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENOUGH_WORDS = 4
"""A text of fewer words may be in any language, unless a letter or a frequent word tells."""
_SHARE_KNOWN = 0.125
"""The share of frequent words that every sentence has."""


def language(text: str) -> str:
    """The language of a text that has word lists, `OTHER` for any other, "" where too little stands there to tell."""
    text = text[:LONGEST]
    written = _WORD.findall(_NO_WORDS.sub(" ", text))
    if not written:
        return ""
    if not text.isascii() and not _mostly_latin(written):
        return OTHER
    told = [word.casefold().replace("’", "'") for word in written if word[0].islower() or word is written[0]]
    if not text.isascii() and not _foreign_letters().isdisjoint("".join(told[1:] or told)):
        return OTHER
    known = _known()
    counts = Counter(name for word in told if word in known for name in known[word])
    best = max(frequent(), key=lambda name: counts[name])
    if counts[best] and counts[best] >= _SHARE_KNOWN * len(told):
        return best if best in languages() else OTHER
    return OTHER if len(told) >= _ENOUGH_WORDS else ""


def unread(texts: Iterable[str]) -> int:
    """How many of these texts are in a language that we have no lists of."""
    return sum(language(text) == OTHER for text in texts)


def _mostly_latin(written: Iterable[str]) -> bool:
    letters = "".join(written)
    return 2 * sum(map(_is_latin, letters)) >= len(letters)


@cache
def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("LATIN", "FULLWIDTH LATIN", "MATHEMATICAL"))


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """The languages in which each frequent word is one."""
    known = {word for listed in frequent().values() for word in listed}
    return {word: tuple(name for name, listed in frequent().items() if word in listed) for word in known}


@cache
def _foreign_letters() -> frozenset[str]:
    return frozenset(words(Use.FOREIGN_LETTERS))
