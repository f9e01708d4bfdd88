"""What words are about: `topics/<language>.yaml` lists the words of some eighty topics, people, times, places, moments.

A word with a star at its end or beginning stands for all that begin or end so, words joined by _ for a phrase. No
topic tells anything by itself: which of them together do is what the classifier has learned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from auditor import compiled, yaml_files
from auditor.text.letters import folded
from auditor.text.tokens import Form, Token, small
from auditor.text.word_lists import Use, words

CHILDISH = frozenset(
    {"child", "baby", "teen", "parent", "grand", "sibling", "he", "she", "you", "endear", "name", "teacher", "product"}
)
"""Topics of texts about a child."""
GROWN = frozenset(
    {"adult", "pet", "work", "business", "food", "plant", "thing", "media", "prosport", "civic", "study", "past"}
    | {"bignumber", "<grown>", "<young>", "<year>"}
)
"""Topics of texts about something else."""

_READ_AS = "topics 1"
"""Raised when the same words come to be read otherwise, so that what was compiled before is not taken."""
_NAME = frozenset({"<name>"})
_SIGNS = frozenset("%€$£?!")
_SHORTEST = 2
_NONE: Mapping[int, Mapping[tuple[str, ...], frozenset[str]]] = {}
_ARABIC = ("\u0600", "\u06ff")
_ARABIC_BEFORE, _ARABIC_THE = "وفبلك", "ال"
_ARABIC_ENDS = ("ه", "ها", "نا", "ي", "هم", "ك", "ات", "ين")
_LONG_ENOUGH = 3

_T = TypeVar("_T")


@dataclass(frozen=True)
class Lexicon:
    """The topics of one language; what a word is about is worked out once."""

    whole: Mapping[str, frozenset[str]]
    beginnings: Mapping[str, frozenset[str]]
    endings: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Mapping[int, Mapping[tuple[str, ...], frozenset[str]]]]
    """By their first word and the number of the others: the others, and what the phrase is about."""
    _met: dict[str, frozenset[str]] = field(default_factory=dict)

    def about(self, word: str) -> frozenset[str]:
        """The topics of a word in small letters."""
        found = self._met.get(word)
        if found is None:
            found = self._met[word] = self._about(word)
        return found

    def _about(self, word: str) -> frozenset[str]:
        if word.startswith("<") or word in _SIGNS:
            return frozenset({word})
        stems = _arabic_stems(word) if is_arabic(word) else {word}
        wholes = filter(None, map(self.whole.get, stems))
        return frozenset[str]().union(*wholes, *parts(word, self.beginnings, self.endings))

    def of(self, tokens: Sequence[Token]) -> list[frozenset[str]]:
        """The topics of each token of a text."""
        words = [token.word for token in tokens]
        found = [self.about(word) for word in words]
        for number, token in enumerate(tokens):
            if token.form is Form.NAME:
                found[number] |= _NAME
            for length, rests in self.phrases.get(token.word, _NONE).items():
                found[number] |= rests.get(tuple(words[number + 1 : number + 1 + length]), frozenset())
        return found


def parts(word: str, beginnings: Mapping[str, _T], endings: Mapping[str, _T]) -> Iterator[_T]:
    """What is listed under the ways in which a word begins and ends."""
    for at in range(_SHORTEST, len(word) + 1):
        if (beginning := word[:at]) in beginnings:
            yield beginnings[beginning]
        if at < len(word) and (ending := word[-at:]) in endings:
            yield endings[ending]


def is_arabic(word: str) -> bool:
    """Whether a word begins with an Arabic letter, as those of Persian or Urdu do too."""
    return _ARABIC[0] <= word[:1] <= _ARABIC[1]


def _arabic_stems(word: str) -> set[str]:
    """What is left of a word without the small words written onto it, and without its ending."""
    stems, stem = {word}, word
    for _ in range(3):
        if len(stem) > _LONG_ENOUGH and stem[0] in _ARABIC_BEFORE:
            stem = stem[1:]
        elif len(stem) > _LONG_ENOUGH + 1 and stem.startswith(_ARABIC_THE):
            stem = stem[2:]
        stems.add(stem)
    short = {one[: -len(end)] for one in stems for end in _ARABIC_ENDS if one.endswith(end)}
    return stems | {one + more for one in short if len(one) >= _LONG_ENOUGH - 1 for more in ("", "ة")}


class Written(msgspec.Struct, frozen=True):
    """The topics of a language as they are kept: each entry with the number of its set of topics in `about`.

    A phrase is its words with blanks between them.
    """

    about: list[list[str]]
    whole: dict[str, int]
    beginnings: dict[str, int]
    endings: dict[str, int]
    phrases: dict[str, int]


def source(language: str) -> str:
    """All that is written of a language's topics, also the signs that all share and its towns. Raises AuditorError."""
    return "\n".join([_READ_AS, *map(_text, (language, "any")), *_towns(language)])


def written(language: str) -> Written:
    """The topics of a language, as the build has kept them or as they are read now. Raises AuditorError."""
    return compiled.made(source(language), Written, lambda: read(language))


def read(language: str) -> Written:
    """The topics of a language as they are written by hand. Raises AuditorError."""
    each: dict[str, set[str]] = {}
    for topic, text in [*_listed(language).items(), *_listed("any").items()]:
        for entry in folded(text).split():
            each.setdefault(entry.strip("_"), set()).add(topic)
    for town in _towns(language):
        each.setdefault(town.replace(" ", "_"), set()).add("town")
    numbers: dict[frozenset[str], int] = {}
    found = Written([], {}, {}, {}, {})
    for entry, topics in each.items():
        number = numbers.setdefault(frozenset(topics), len(numbers))
        if number == len(found.about):
            found.about.append(sorted(topics))
        kind, word = _kind(entry, found)
        kind[word] = number
    return found


def _kind(entry: str, found: Written) -> tuple[dict[str, int], str]:
    if "_" in entry:
        return found.phrases, entry.replace("_", " ")
    if entry.endswith("*"):
        return found.beginnings, entry[:-1]
    return (found.endings, entry[1:]) if entry.startswith("*") else (found.whole, entry)


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, with the signs that all share. Raises AuditorError."""
    listed = written(language)
    about = [frozenset(topics) for topics in listed.about]
    whole, beginnings, endings = (
        {word: about[number] for word, number in kind.items()}
        for kind in (listed.whole, listed.beginnings, listed.endings)
    )
    phrases: dict[str, dict[int, dict[tuple[str, ...], frozenset[str]]]] = {}
    for phrase, number in listed.phrases.items():
        first, *rest = phrase.split()
        phrases.setdefault(first, {}).setdefault(len(rest), {})[tuple(rest)] = about[number]
    return Lexicon(whole, beginnings, endings, phrases)


LISTED = ("nl", "en", "de", "fr")
"""The languages whose larger towns stand in the word lists."""


def _listed(name: str) -> dict[str, str]:
    return yaml_files.load(_file(name), dict[str, str])


def _text(name: str) -> str:
    return _file(name).read_text("utf-8")


def _file(name: str) -> Traversable:
    return files("auditor.text") / "topics" / f"{name}.yaml"


def _towns(language: str) -> tuple[str, ...]:
    return words(Use.TOWNS, folded, language=language) if language in LISTED else ()


@cache
def first_names() -> frozenset[str]:
    """First names that many people have, in small letters without accents."""
    return words_about("name", LISTED)


def words_about(topic: str, spoken: Iterable[str]) -> frozenset[str]:
    """The words of a topic in these languages, without phrases and without what only begins or ends words."""
    listed = (_listed(language).get(topic, "").split() for language in spoken)
    return frozenset(small(word) for each in listed for word in each if word.isalpha())
