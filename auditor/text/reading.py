"""How captions are read: hashtags taken apart, in ordinary small letters, and looked through for the words of a use.

The words stand in `words/captions.yaml` and `words/posts.yaml`. What words a text holds at all is told once, so that
long lists cost little in texts that hold none of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

import msgspec

from auditor.model.posting import Told
from auditor.text import Words, lists, vocabulary, words_and_signs

LONGEST = 10_000
"""Characters of a text that are read; no platform's caption is longer."""
APART = " | "
"""Keeps words of two texts from being read as one phrase."""

_FILES = ("captions", "posts")
_OF_PROFILES = frozenset(field.name for field in msgspec.structs.fields(Words)) - {"harmless", "not_ages"}
_TAG = re.compile(r"#(\w+)")
_SEAMS = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|_+|(?<=\d)(?=[^\W\d])|(?<=[^\W\d_])(?=\d)")
_WORD = re.compile(r"\w+")
_SILENT = re.compile("[\ufe0f\u20e3\u200b]")  # variation sign, keycap, blank without width

Span = tuple[int, int]


class Reading:
    """One text as it is looked through: `letters`, with nothing harmless in them, and those `words` that we know."""

    __slots__ = ("_tagged", "letters", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text[:LONGEST]
        self._tagged = with_tags(self.text)
        self.letters = folded(self._tagged)
        self.words = _known_words().intersection(_WORD.findall(self.letters))
        if self.holds("harmless"):
            self.letters = whole("harmless").sub(_blank, self.letters)
            self.words = _known_words().intersection(_WORD.findall(self.letters))

    def may_hold(self, use: str) -> bool:
        """False when no word or phrase of that use can be in the text, told by the words that it holds at all."""
        alone, phrases, signs = _parts(use)
        if not alone.isdisjoint(self.words) or not signs.isdisjoint(self.letters):
            return True
        if phrases.keys().isdisjoint(self.words):
            return False
        return any(parts <= self.words for first in phrases.keys() & self.words for parts in phrases[first])

    def find(self, use: str) -> re.Match[str] | None:
        """The first word or phrase of that use in `letters`."""
        return whole(use).search(self.letters) if self.may_hold(use) else None

    def holds(self, use: str) -> bool:
        """Whether there is one."""
        return self.find(use) is not None

    def tags(self) -> frozenset[str]:
        """The hashtags as they are written, in ordinary small letters and without #."""
        return frozenset(folded(tag) for tag in _TAG.findall(self.text)) if "#" in self.text else frozenset()

    def place(self, span: Span) -> Span:
        """Where a part of `letters` stands in `text`; of a hashtag that was taken apart, where the hashtag stands."""
        places = [place for place, letter in enumerate(self._tagged) for _ in folded(letter)]
        if span[1] > len(places) or len(places) != len(self.letters):
            return 0, 0
        start, end = places[span[0]], places[span[1] - 1] + 1
        if start < len(self.text):
            return start, min(end, len(self.text))
        number = self._tagged[len(self.text) : start].count(APART.strip()) - 1
        return list(_TAG.finditer(self.text))[number].span()


def with_tags(text: str) -> str:
    """The text, and behind it each of its hashtags taken apart."""
    return APART.join([text, *(_SEAMS.sub(" ", tag) for tag in _TAG.findall(text))]) if "#" in text else text


def folded(text: str) -> str:
    """In ordinary letters, without case and accents."""
    if text.isascii():
        return text.lower()
    ordinary = unicodedata.normalize("NFKC", _SILENT.sub("", text)).replace("’", "'")
    return unicodedata.normalize("NFKD", ordinary.casefold()).translate(_marks())


@cache
def words_for(use: str) -> tuple[str, ...]:
    """The words of all languages for a sign or another use, as they are looked for; also those for profiles."""
    own = [word for listed in _lists().get(use, {}).values() for word in listed]
    if use in _OF_PROFILES:
        own += vocabulary(use)
    elif use == Told.SCHOOL:
        own += vocabulary("schools")
    return tuple(dict.fromkeys(folded(word) for word in own))


@cache
def whole(use: str) -> re.Pattern[str]:
    """Any of the words where no letter or digit touches it; signs may be touched by anything."""
    letters, signs = words_and_signs(words_for(use))
    return re.compile(rf"(?<!\w){letters}(?!\w)" + (f"|[{signs}]" if signs else ""))


def _blank(match: re.Match[str]) -> str:
    return "|" * len(match[0])


@cache
def _parts(use: str) -> tuple[frozenset[str], Mapping[str, list[frozenset[str]]], frozenset[str]]:
    """The single words, the words of each longer phrase by its first one, and the signs."""
    alone: set[str] = set()
    phrases: dict[str, list[frozenset[str]]] = {}
    for phrase in words_for(use):
        first, *rest = _WORD.findall(phrase) or [""]
        if rest:
            phrases.setdefault(first, []).append(frozenset(rest))
        elif first:
            alone.add(first)
    return frozenset(alone), phrases, frozenset(phrase for phrase in words_for(use) if not phrase[0].isalnum())


@cache
def _known_words() -> frozenset[str]:
    """Every word of every list."""
    uses = {*_lists(), *_OF_PROFILES}
    return frozenset(word for use in uses for phrase in words_for(use) for word in _WORD.findall(phrase))


@cache
def _lists() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The words by use and language, of both files together."""
    joined: dict[str, dict[str, tuple[str, ...]]] = {}
    for name in _FILES:
        for use, listed in lists(name).items():
            known = joined.setdefault(use, {})
            known.update({language: (*known.get(language, ()), *words) for language, words in listed.items()})
    return joined


@cache
def _marks() -> Mapping[int, None]:
    """Every mark that only stands on a letter, for taking them off."""
    return {code: None for code in range(0x300, 0x1F000) if unicodedata.combining(chr(code))}
