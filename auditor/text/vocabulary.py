"""Which of our languages have a word among their topics: one table, so that no lexicon is loaded to tell."""

from __future__ import annotations

from functools import cache

import msgspec

from auditor import compiled
from auditor.text.topics import is_arabic, parts, source, written
from auditor.text.weights import languages

_NAME = ["name"]
_MORE = 1
"""The bit of words that are more than a name."""


class Vocabulary(msgspec.Struct, frozen=True):
    """Words, and how they begin and end, each with a bit for every language that lists them."""

    whole: dict[str, int]
    beginnings: dict[str, int]
    endings: dict[str, int]

    def knowing(self, word: str) -> list[str]:
        """The languages that know a word in small letters; all that is written as Arabic is, that one knows."""
        known = self.whole.get(word, 0)
        for bits in parts(word, self.beginnings, self.endings):
            known |= bits
        arabic = is_arabic(word)
        return [name for bit, name in _bits() if known & bit or (arabic and name == "ar")]

    def means_something(self, word: str) -> bool:
        """Whether a word in small letters is more than a name in one of the languages."""
        return bool(self.whole.get(word, 0) & _MORE)


@cache
def vocabulary() -> Vocabulary:
    """That of all languages that we read, as the build has kept it or as it is made now. Raises AuditorError."""
    return compiled.made(sources(), Vocabulary, make)


def sources() -> str:
    """All that it is made of. Raises AuditorError."""
    return "\n".join(["vocabulary", *languages(), *map(source, languages())])


def make() -> Vocabulary:
    """The same out of the topics. Raises AuditorError."""
    found = Vocabulary({}, {}, {})
    for bit, language in _bits():
        listed = written(language)
        bits = [bit | (_MORE if topics != _NAME else 0) for topics in listed.about]
        kinds = (listed.whole, found.whole), (listed.beginnings, found.beginnings), (listed.endings, found.endings)
        for entries, known in kinds:
            for entry, number in entries.items():
                known[entry] = known.get(entry, 0) | bits[number]
    return found


@cache
def _bits() -> tuple[tuple[int, str], ...]:
    return tuple((_MORE << number, name) for number, name in enumerate(languages(), 1))
