"""Whether we can read the language of a text at all, told by its script, its letters and its most frequent words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
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
    written = _WORD.findall(_NO_WORDS.sub(" ", text[:LONGEST]))
    if not written:
        return ""
    if not _mostly_latin(written):
        return OTHER
    told = [word.casefold().replace("’", "'") for word in written if word[0].islower() or word is written[0]]
    if any(not _foreign_letters().isdisjoint(word) for word in told[1:] or told):
        return OTHER
    counts = {name: sum(word in known for word in told) for name, known in frequent().items()}
    best = max(counts, key=lambda name: counts[name])
    if counts[best] and counts[best] >= _SHARE_KNOWN * len(told):
        return best if best in languages() else OTHER
    return OTHER if len(told) >= _ENOUGH_WORDS else ""


def unread(texts: Iterable[str]) -> int:
    """How many of these texts are in a language that we have no lists of."""
    return sum(language(text) == OTHER for text in texts)


def _mostly_latin(written: Iterable[str]) -> bool:
    letters = [letter for word in written for letter in word]
    latin = sum(
        unicodedata.name(letter, "").startswith(("LATIN", "FULLWIDTH LATIN", "MATHEMATICAL")) for letter in letters
    )
    return 2 * latin >= len(letters)


@cache
def _foreign_letters() -> frozenset[str]:
    return frozenset(words(Use.FOREIGN_LETTERS))
