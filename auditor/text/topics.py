"""What words are about: `topics/<language>.yaml` lists the words of some eighty topics, people, times, places, moments.

A word with a star at its end or beginning stands for all that begin or end so, words joined by _ for a phrase. No
topic tells anything by itself: which of them together do is what the classifier has learned.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from auditor import yaml_files
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

_NAME = frozenset({"<name>"})
_SIGNS = frozenset("%€$£?!")
_SHORTEST = 2
_NONE: Mapping[int, Mapping[tuple[str, ...], frozenset[str]]] = {}
_ARABIC = ("\u0600", "\u06ff")
_ARABIC_BEFORE, _ARABIC_THE = "وفبلك", "ال"
_ARABIC_ENDS = ("ه", "ها", "نا", "ي", "هم", "ك", "ات", "ين")
_LONG_ENOUGH = 3


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
        found = set(self.whole.get(word, ()))
        for at in range(_SHORTEST, len(word) + 1):
            if (beginning := word[:at]) in self.beginnings:
                found |= self.beginnings[beginning]
            if at < len(word) and (ending := word[-at:]) in self.endings:
                found |= self.endings[ending]
        if _ARABIC[0] <= word[:1] <= _ARABIC[1]:
            for stem in _arabic_stems(word):
                found |= self.whole.get(stem, frozenset())
        return frozenset(found)

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


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, with the signs that all share. Raises AuditorError."""
    whole: dict[str, set[str]] = {}
    beginnings: dict[str, set[str]] = {}
    endings: dict[str, set[str]] = {}
    phrases: dict[str, dict[int, dict[tuple[str, ...], frozenset[str]]]] = {}
    for topic, entry in _entries(language):
        first, *rest = entry.strip("_").split("_")
        if rest:
            rests = phrases.setdefault(first, {}).setdefault(len(rest), {})
            rests[tuple(rest)] = rests.get(tuple(rest), frozenset()) | {topic}
        elif first.endswith("*"):
            beginnings.setdefault(first[:-1], set()).add(topic)
        elif first.startswith("*"):
            endings.setdefault(first[1:], set()).add(topic)
        else:
            whole.setdefault(first, set()).add(topic)
    return Lexicon(_frozen(whole), _frozen(beginnings), _frozen(endings), phrases)


def _frozen(kind: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    alike: dict[frozenset[str], frozenset[str]] = {}
    each = {word: frozenset(topics) for word, topics in kind.items()}
    return {word: alike.setdefault(topics, topics) for word, topics in each.items()}


def _entries(language: str) -> list[tuple[str, str]]:
    listed = [
        (topic, entry)
        for name in (language, "any")
        for topic, text in _written(name).items()
        for entry in folded(text).split()
    ]
    towns = words(Use.TOWNS, folded, language=language) if language in LISTED else ()
    return listed + [("town", town.replace(" ", "_")) for town in towns]


LISTED = ("nl", "en", "de", "fr")
"""The languages whose larger towns stand in the word lists."""


def _written(name: str) -> dict[str, str]:
    return yaml_files.load(files("auditor.text") / "topics" / f"{name}.yaml", dict[str, str])


@cache
def first_names() -> frozenset[str]:
    """First names that many people have, in small letters without accents."""
    return words_about("name", LISTED)


def words_about(topic: str, spoken: Iterable[str]) -> frozenset[str]:
    """The words of a topic in these languages, without phrases and without what only begins or ends words."""
    listed = (_written(language).get(topic, "").split() for language in spoken)
    return frozenset(small(word) for each in listed for word in each if word.isalpha())
