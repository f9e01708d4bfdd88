"""How captions are read: hashtags taken apart, in ordinary small letters, and looked through for the words of a use.

What words a text holds at all is told once, so that long lists cost little in texts that hold none of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from auditor.text.letters import APART, HASHTAG, SMALL, Folded, Span, folded, with_tags
from auditor.text.patterns import words_and_signs
from auditor.text.word_lists import Use, words

LONGEST = 10_000
"""Characters of a text that are read; no platform's caption is longer."""
_WORD = re.compile(r"\w+")


class Reading:
    """One text as it is looked through: `letters`, with nothing harmless in them, and those `words` that we know."""

    __slots__ = ("_tagged", "letters", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text[:LONGEST]
        self._tagged = with_tags(self.text)
        self.letters = folded(self._tagged)
        self.words = _known_words().intersection(_WORD.findall(self.letters))
        if self.holds(Use.HARMLESS):
            self.letters = whole(Use.HARMLESS).sub(_blank, self.letters)
            self.words = _known_words().intersection(_WORD.findall(self.letters))

    def may_hold(self, use: Use) -> bool:
        """False when no word or phrase of that use can be in the text, told by the words that it holds at all."""
        alone, phrases, signs = _parts(use)
        if not alone.isdisjoint(self.words) or not signs.isdisjoint(self.letters):
            return True
        if phrases.keys().isdisjoint(self.words):
            return False
        return any(parts <= self.words for first in phrases.keys() & self.words for parts in phrases[first])

    def find(self, use: Use) -> re.Match[str] | None:
        """The first word or phrase of that use in `letters`."""
        return whole(use).search(self.letters) if self.may_hold(use) else None

    def holds(self, use: Use) -> bool:
        """Whether there is one."""
        return self.find(use) is not None

    def tags(self) -> frozenset[str]:
        """The hashtags as they are written, in ordinary small letters and without #."""
        return frozenset(folded(tag) for tag in HASHTAG.findall(self.text)) if "#" in self.text else frozenset()

    def place(self, span: Span) -> Span:
        """Where a part of `letters` stands in `text`; of a hashtag that was taken apart, where the hashtag stands."""
        start, end = Folded(self._tagged, SMALL).place(span)
        if start < len(self.text):
            return start, min(end, len(self.text))
        number = self._tagged[len(self.text) : start].count(APART.strip()) - 1
        return list(HASHTAG.finditer(self.text))[number].span()


@cache
def whole(use: Use) -> re.Pattern[str]:
    """Any of the words where no letter or digit touches it; signs may be touched by anything."""
    letters, signs = words_and_signs(words(use, folded))
    return re.compile(rf"(?<!\w){letters}(?!\w)" + (f"|[{signs}]" if signs else ""))


def _blank(match: re.Match[str]) -> str:
    return "|" * len(match[0])


@cache
def _parts(use: Use) -> tuple[frozenset[str], Mapping[str, list[frozenset[str]]], frozenset[str]]:
    """The single words, the words of each longer phrase by its first one, and the signs."""
    alone: set[str] = set()
    phrases: dict[str, list[frozenset[str]]] = {}
    for phrase in words(use, folded):
        first, *rest = _WORD.findall(phrase) or [""]
        if rest:
            phrases.setdefault(first, []).append(frozenset(rest))
        elif first:
            alone.add(first)
    return frozenset(alone), phrases, frozenset(phrase for phrase in words(use, folded) if not phrase[0].isalnum())


@cache
def _known_words() -> frozenset[str]:
    """Every word of every list that is looked for."""
    return frozenset(word for use in Use for phrase in words(use, folded) for word in _WORD.findall(phrase))
