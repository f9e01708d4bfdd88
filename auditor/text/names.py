"""Where a text holds the family's own words: names, school, club, street, town. Pure functions, text to places in it.

Texts are captions, bios, places, hashtags and user names, read without case and accents and in ordinary letters. Whole
words count, with a possessive or diminutive ending ("Emma's", "Emmaatje", "Finnchen"); in hashtags and user names also
what is glued to other letters, as a guess. A name that is an ordinary word too ("Roos", "May") counts only where it is
used like a name; the words that decide this stand in `words/common_names.yaml`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from importlib.resources import files

import msgspec
import yaml

from auditor.account import Confidence
from auditor.family import Family
from auditor.text import alternatives


class FamilyWord(StrEnum):
    """A word of the family's."""

    CHILD = "child_name"
    NICKNAME = "nickname"
    SCHOOL = "school"
    CLUB = "club"
    STREET = "street"
    TOWN = "town"


NAMES = (FamilyWord.CHILD, FamilyWord.NICKNAME)
"""The words that name a child."""


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of a text, from `start` up to `end` in characters, and how sure it is that the family's word is meant.

    `number` is the place of that child (also of one named by a nickname), school, club, street or town in the family.
    """

    start: int
    end: int
    kind: FamilyWord
    confidence: Confidence
    number: int


def found(text: str, family: Family, kinds: Collection[FamilyWord] = tuple(FamilyWord)) -> list[Found]:
    """The family's words of these kinds in a text, in reading order, none inside another. Never raises for any text.

    A text without blanks is read like a user name, unless it is one word with a capital; so is what follows an @.
    """
    wanted, start = _wanted(family, frozenset(kinds))
    seamed = _seamed(text)
    read = _Read(seamed.translate(_ORDINARY))
    hits = list(_hits(read, wanted, start)) if start else []
    if not hits:
        return []
    places = _places(seamed)
    return [
        Found(places[spot.start], places[spot.end - 1] + 1, word.kind, confidence, word.number)
        for spot, word, confidence in hits
    ]


# Reading

_SEAM = "\x1f"
"""Stands between the words of a hashtag or user name that only a capital tells apart."""
_TAG = re.compile(r"[#@][\w.\x1f-]+")
_SEAMS = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_EDGE = r"(?![^\W\d_])"
"""No letter follows."""
_GAP = rf"[\W_{_SEAM}]{{0,3}}"
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?…|•:;\n]")
_NEXT = re.compile(rf"[^\w.!?…\n#@{_SEAM}]{{0,3}}([^\W_]+)")
_NEXT_IN_TAG = re.compile(rf"[_.{_SEAM}-]{{0,2}}([^\W_]+)")
_LETTERS, _LETTERS_BEFORE = re.compile(r"[^\W\d_]+"), re.compile(r"[^\W\d_]+\Z")
_NEAR = 48
"""How many characters before a word still speak of it."""


class _Ordinary(dict[int, str]):
    """Each character in ordinary letters, without accents and in its case; small letters fit it place by place."""

    def __missing__(self, code: int) -> str:
        letters = "".join(c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c))
        self[code] = letters if len(letters.casefold()) == len(letters) else letters.casefold()
        return self[code]


_ORDINARY = _Ordinary(
    {ord(silent): "" for silent in "\ufe0f\u20e3\u200b\u200c\u200d\u2060\ufeff\u00ad"}
    | {ord(mark): "'" for mark in "’‘`´ʼ"}
    | {ord(letter): like for letter, like in zip("øØłŁđĐðÐı", "oOlLdDdDi", strict=True)}
    | {
        ord(letter): like
        for letter, like in zip("ßẞæÆœŒþÞ", ("ss", "SS", "ae", "AE", "oe", "OE", "th", "TH"), strict=True)
    }
)


def _seamed(text: str) -> str:
    """The text with a seam before each capital inside a hashtag or user name."""
    text = text.replace(_SEAM, " ")
    if _is_tag(text):
        return _SEAMS.sub(_SEAM, text)
    if "#" in text or "@" in text:
        return _TAG.sub(lambda tag: _SEAMS.sub(_SEAM, tag[0]), text)
    return text


def _is_tag(text: str) -> bool:
    """Whether the whole text is like a user name: no blanks, and not one word with a capital, as in a sentence."""
    text = text.strip()
    return not any(map(str.isspace, text)) and not text.istitle() and not text.isupper()


def _places(seamed: str) -> list[int]:
    """For each character of the text as it is read the place where it stood."""
    places: list[int] = []
    place = 0
    for character in seamed:
        places += [place] * len(_ORDINARY[ord(character)])
        place += character != _SEAM
    return places


def _small(text: str) -> str:
    """In ordinary small letters."""
    return text.translate(_ORDINARY).casefold()


class _Read:
    """A text in ordinary letters, in its own case (`cased`) and in small ones."""

    def __init__(self, cased: str) -> None:
        self.cased = cased
        self.small = cased.casefold()

    @cached_property
    def _tags(self) -> tuple[tuple[int, int], ...]:
        if _is_tag(self.cased.replace(_SEAM, "")):
            return ((0, len(self.cased)),)
        return tuple(tag.span() for tag in _TAG.finditer(self.small))

    def tag_at(self, place: int) -> tuple[int, int] | None:
        """The hashtag or user name in which that place is."""
        number = bisect_right(self._tags, (place, len(self.cased))) - 1
        return self._tags[number] if number >= 0 and place < self._tags[number][1] else None


class _Spot:
    """A place in a text where a word of the family may stand, with what stands around it."""

    def __init__(self, read: _Read, match: re.Match[str]) -> None:
        self.start, self.end = match.span("word")
        groups = match.groupdict()
        self.bent, self.owns, self.beside_kind = (bool(groups.get(name)) for name in ("bent", "owns", "place"))
        self._read = read
        self._tag = read.tag_at(self.start)

    @property
    def whole(self) -> bool:
        """Whether no letter stands right before it."""
        return not self.start or not self._read.small[self.start - 1].isalpha()

    @property
    def in_tag(self) -> bool:
        """Whether it stands in a hashtag or user name."""
        return self._tag is not None

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self._read.cased[self.start].isupper()

    @property
    def shouted(self) -> bool:
        """Whether it is all capitals."""
        return self._read.cased[self.start : self.end].isupper()

    @cached_property
    def before(self) -> list[str]:
        """The words before it in its sentence, or in its tag."""
        first = max(self._tag[0] if self._tag else 0, self.start - _NEAR)
        text = self._read.small[first : self.start]
        return _WORD.findall(text if self._tag else _SENTENCE_END.split(text)[-1])

    @cached_property
    def after(self) -> str:
        """The word right behind it in its sentence, or in its tag."""
        following = (_NEXT_IN_TAG if self._tag else _NEXT).match(self._read.small, self.end)
        inside = following and (self._tag is None or following.end() <= self._tag[1])
        return following[1] if following and inside else ""

    def follows(self, use: str) -> bool:
        """Whether a word of that use stands right before it."""
        return not _listed(use).isdisjoint(self.before[-1:])

    @property
    def hyphened(self) -> bool:
        """Whether it is part of a word with a hyphen."""
        small, start, end = self._read.small, self.start, self.end
        before, after = small[max(0, start - 2) : start], small[end : end + 2]
        return (before[1:] == "-" and before[0].isalpha()) or (after[:1] == "-" and after[1:].isalpha())

    @property
    def run(self) -> str:
        """All letters that touch it, with it, as far as any name is long."""
        small = self._read.small
        before = _LETTERS_BEFORE.search(small[max(0, self.start - _NEAR) : self.start])
        after = _LETTERS.match(small, self.end, self.end + _NEAR)
        return (before[0] if before else "") + small[self.start : self.end] + (after[0] if after else "")


# What is looked for

_Judge = Callable[[_Spot], Confidence | None]
_SHORT = 2
_LONG_ENOUGH_TO_GLUE = 4
_TELLING = 5
"""From so many letters on, what is left of a school's or club's name tells it by itself."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A word of the family: how it begins, its pattern from there on, and how sure a match is.

    `glued` is what may stand in the middle of a hashtag or user name.
    """

    kind: FamilyWord
    number: int
    head: str
    pattern: re.Pattern[str]
    judge: _Judge
    glued: re.Pattern[str] | None = None


Hit = tuple[_Spot, _Wanted, Confidence]


def _hits(read: _Read, wanted: Sequence[_Wanted], start: re.Pattern[str]) -> Iterator[Hit]:
    """What is met, from left to right."""
    at = 0
    while match := start.search(read.small, at):
        hit = _hit(read, match.start(), wanted)
        at = hit[0].end if hit else match.start() + 1
        if hit:
            yield hit


def _hit(read: _Read, at: int, wanted: Sequence[_Wanted]) -> Hit | None:
    """The first of the words that stands at this place."""
    if at and read.small[at - 1].isalpha() and not read.tag_at(at):
        return None
    for word in wanted:
        if read.small.startswith(word.head, at) and (hit := _met(read, at, word)):
            return hit
    return None


def _met(read: _Read, at: int, word: _Wanted) -> Hit | None:
    match = word.pattern.match(read.small, at)
    if match and (spot := _Spot(read, match)).whole:
        confidence = word.judge(spot)
        return (spot, word, confidence) if confidence else None
    if word.glued and (match := word.glued.match(read.small, at)):
        spot = _Spot(read, match)
        if spot.in_tag and spot.run not in _listed("other_names"):
            return spot, word, Confidence.GUESSED
    return None


@lru_cache(maxsize=32)
def _wanted(family: Family, kinds: frozenset[FamilyWord]) -> tuple[tuple[_Wanted, ...], re.Pattern[str] | None]:
    """The words to look for, longest first, and a pattern for where one of them may begin."""
    wanted = [word for word in (*_names(family), *_of_places(family)) if word.kind in kinds]
    wanted.sort(key=lambda word: -len(word.pattern.pattern))
    heads = sorted({word.head for word in wanted}, key=lambda head: (-len(head), head))
    return tuple(wanted), re.compile("|".join(map(re.escape, heads))) if heads else None


def _parts(text: str) -> list[str]:
    return _WORD.findall(_small(text))


def _joined(parts: Iterable[str], between: str = _GAP) -> str:
    return between.join(map(re.escape, parts))


@cache
def _lists() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    source = (files("auditor.text") / "words" / "common_names.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(source), dict[str, dict[str, tuple[str, ...]]])


@cache
def _listed(use: str, language: str = "") -> frozenset[str]:
    """The words for a use, of one language or of all."""
    lists = _lists()[use]
    return frozenset(_small(word).strip("'") for key in lists if language in ("", key) for word in lists[key])


def ordinary_names() -> frozenset[str]:
    """Names that are ordinary words as well, in small letters without accents."""
    return _listed("names") | _listed("times") | _listed("cities")


# Names of children


def _names(family: Family) -> Iterator[_Wanted]:
    parents = {tuple(_parts(parent)) for parent in family.parents}
    for number, child in enumerate(family.children):
        first = child.name.split()[0] if child.name.split() else ""
        given = [child.name] if tuple(_parts(first)) in parents else [child.name, first]
        for name in dict.fromkeys(tuple(_parts(name)) for name in given):
            yield from _name(name, FamilyWord.CHILD, number)
        for nickname in child.nicknames:
            yield from _name(_parts(nickname), FamilyWord.NICKNAME, number)


def _name(parts: Sequence[str], kind: FamilyWord, number: int) -> Iterator[_Wanted]:
    if not parts:
        return
    name = "".join(parts)
    plain = len(name) > _SHORT and not any(name in _listed(use) for use in ("names", "times", "cities"))
    pattern = re.compile(rf"(?P<word>{_joined(parts)}{_endings(name)}){_EDGE}")
    glued = re.compile(rf"(?P<word>{_joined(parts)})") if plain and len(name) >= _LONG_ENOUGH_TO_GLUE else None
    yield _Wanted(kind, number, parts[0], pattern, _surely if plain else _perhaps(name), glued)


def _endings(name: str) -> str:
    """Diminutive and possessive endings; those that only letters make are `bent`, as plurals are."""
    last = re.escape(name[-1])
    vowel = rf"|{last}tje" if name[-1] in "aeiou" else rf"|{last}etje"
    diminutive = rf"'?(?:e?tje|je|pje|kje|chen|lein{vowel})"
    possessive = "'s?" if name[-1] in "sxz" else "'s"
    return rf"(?:(?P<bent>{diminutive}(?:'?s)?|s)|(?P<owns>{possessive}))?"


def _surely(spot: _Spot) -> Confidence | None:
    """A name that is no ordinary word."""
    if spot.bent and spot.run in _listed("other_names"):
        return None
    return Confidence.GUESSED if spot.hyphened else Confidence.DERIVED


def _perhaps(name: str) -> _Judge:
    """A name that is an ordinary word too, or very short."""
    opens, is_time, is_city = (name in _listed(use) for use in ("openers", "times", "cities"))

    def judge(spot: _Spot) -> Confidence | None:
        person = spot.owns or spot.after in _listed("after_names")
        if spot.in_tag:
            met = person or spot.follows("before_names")
        elif not spot.before and (spot.bent or (opens and spot.after)):
            met = person and spot.capital and not spot.bent
        else:
            other = _ordinary(spot) or (is_time and _tells_time(spot)) or (is_city and spot.follows("toward"))
            met = spot.capital and not other
        return Confidence.GUESSED if met else None

    return judge


def _ordinary(spot: _Spot) -> bool:
    """Whether an article makes it an ordinary word. German, and whoever shouts, writes all of those with a capital."""
    further = _listed("articles") if spot.shouted else _listed("articles", "de")
    return spot.follows("articles") or not further.isdisjoint(spot.before[-2:])


def _tells_time(spot: _Spot) -> bool:
    return any(word[:1].isdigit() for word in (*spot.before[-1:], spot.after)) or spot.follows("before_times")


# Names of places

_INITIALS = re.compile(r"(?<!\w)(\w)\.\s?(?=\w\b)")
"""The letters of "v.v." belong together."""


def _of_places(family: Family) -> Iterator[_Wanted]:
    for number, town in enumerate(family.towns):
        if parts := _parts(town):
            common = "".join(parts) in _listed("towns")
            pattern = re.compile(rf"(?P<word>{_joined(parts)}){_EDGE}")
            yield _Wanted(FamilyWord.TOWN, number, parts[0], pattern, _town if common else _surely)
    listed = {FamilyWord.SCHOOL: family.schools, FamilyWord.CLUB: family.clubs, FamilyWord.STREET: family.streets}
    for kind, names in listed.items():
        for number, name in enumerate(names):
            yield from _place(_parts(_INITIALS.sub(r"\1", name)), kind, number)


def _town(spot: _Spot) -> Confidence | None:
    """A town whose name is an ordinary word: behind a word that leads there, or alone."""
    alone = not spot.before and not spot.after
    return Confidence.GUESSED if spot.capital and (alone or spot.follows("toward")) else None


def _place(parts: Sequence[str], kind: FamilyWord, number: int) -> Iterator[_Wanted]:
    """A school, club or street by what tells it apart: its own name without "school", "vv", "de"."""
    said = _listed(f"{kind}s")
    own = [part for part in parts if part not in said | _listed("links") and not part.isdigit()]
    own = own or [part for part in parts if not part.isdigit()]
    if not own:
        return
    between = rf"{_GAP}(?:{alternatives(_listed('links'))}{_GAP}){{0,2}}"
    words = _joined(own, between)
    shortened = re.sub("(?<=.str)(aat|asse)$", r"(?:\1)?", words)
    pattern = re.compile(rf"(?P<word>{shortened})(?P<place>{_GAP}{alternatives(said)})?{_EDGE}")
    head = re.sub("(?<=.str)(aat|asse)$", "", own[0])
    yield _Wanted(kind, number, head, pattern, _place_judge(parts, own, said))


def _place_judge(parts: Sequence[str], own: Sequence[str], said: frozenset[str]) -> _Judge:
    compound = any(part.endswith(tuple(w for w in said if len(w) > _SHORT)) and part not in said for part in own)
    named_whole = said.isdisjoint(parts)
    alone_tells = named_whole or len(own[0]) >= _TELLING

    def judge(spot: _Spot) -> Confidence | None:
        before = list(spot.before)
        while before and before[-1] in _listed("links"):
            before.pop()
        if compound or spot.beside_kind or not said.isdisjoint(before[-1:]):
            return Confidence.DERIVED
        if len(own) > 1:
            return Confidence.DERIVED if spot.capital else Confidence.GUESSED
        alone = not spot.before and not spot.after
        met = alone_tells and spot.capital and (alone or (spot.before and not spot.shouted))
        return Confidence.GUESSED if met else None

    return judge
