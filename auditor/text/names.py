"""Where a text holds the family's own words: names, school, club, street, town. Pure functions, text to places in it.

Texts are captions, bios, places, hashtags and user names, read without case and accents and in ordinary letters. Whole
words count, with a possessive or diminutive ending ("Emma's", "Emmaatje", "Finnchen"); in hashtags and user names also
what is glued to other letters, as a guess. A name that is an ordinary word too ("Roos", "May") counts only where it is
used like a name; the words that decide this stand in our lists.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from operator import attrgetter

from auditor.model.account import Confidence
from auditor.model.family import Family
from auditor.text.letters import Folded, Span, in_small, meet, spellings, with_seams
from auditor.text.patterns import alternatives
from auditor.text.pet_names import forms
from auditor.text.spots import GAP, WORD, NameSpot, SearchedText, begins_at, edge_behind, has_capitals, words_of
from auditor.text.word_lists import Use


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
class FamilyHit:
    """A piece of a text, from `start` up to `end` in characters, and how sure it is that the family's word is meant.

    `number` is the place of that child (also of one named by a nickname), school, club, street or town in the family.
    """

    start: int
    end: int
    kind: FamilyWord
    confidence: Confidence
    number: int


_STARTS = attrgetter("start")


def own_words(text: str, family: Family, kinds: Collection[FamilyWord] = tuple(FamilyWord)) -> list[FamilyHit]:
    """The family's words of these kinds in a text, in reading order, none inside another. Never raises for any text.

    A text without blanks is read like a user name, unless it is one word with a capital; so is what follows an @.
    """
    wanted, heads, start = _wanted(family, frozenset(kinds))
    if not holds_any(heads, text):
        return []
    seamed = with_seams(text)
    met: list[FamilyHit] = []
    for letters in spellings(text):
        folded = Folded(seamed, letters, seams=True)
        for spot, word, confidence in _hits(SearchedText(folded.letters), wanted, start):
            place = FamilyHit(*folded.place((spot.start, spot.end)), word.kind, confidence, word.number)
            at = bisect_left(met, place.start, key=_STARTS)
            beside = met[max(0, at - 1) : at + 1]
            if not any(meet((place.start, place.end), (other.start, other.end)) for other in beside):
                met.insert(at, place)
    return met


def beginnings(family: Family, *, shy: bool) -> frozenset[str]:
    """How those of the family's words begin that are `shy`, or those that are not.

    A shy one counts only where a capital is, or in a tag (`may_hold_tag`). In a text without any of them (`holds_any`)
    `own_words` finds nothing.
    """
    wanted, _, _ = _wanted(family, frozenset(FamilyWord))
    return frozenset(word.head for word in wanted if word.shy is shy)


# What is looked for

_Judge = Callable[[NameSpot], Confidence | None]
_SHORT = 2
_LONG_ENOUGH_TO_GLUE = 4
_LONGEST_ENDING = 7
_TELLING = 5
"""From so many letters on, what is left of a school's or club's name tells it by itself."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A word of the family: how it begins, its pattern from there on, and how sure a match is.

    `glued` is what may stand in the middle of a hashtag or user name. Outside of those a `shy` one needs a capital.
    """

    kind: FamilyWord
    number: int
    head: str
    pattern: re.Pattern[str]
    judge: _Judge
    glued: re.Pattern[str] | None = None
    shy: bool = False


_Met = tuple[NameSpot, _Wanted, Confidence]


def holds_any(heads: Iterable[str], text: str) -> bool:
    """Whether one of the words may begin in a text."""
    ways = [text.translate(way).casefold() for way in spellings(text)]
    return any(head in small for small in ways for head in heads)


def _hits(read: SearchedText, wanted: Sequence[_Wanted], start: re.Pattern[str]) -> Iterator[_Met]:
    """What is met, from left to right."""
    at = 0
    while match := start.search(read.small, at):
        hit = _hit(read, match.start(), wanted)
        at = hit[0].end if hit else match.start() + 1
        if hit:
            yield hit


def _hit(read: SearchedText, at: int, wanted: Sequence[_Wanted]) -> _Met | None:
    """The first of the words that stands at this place."""
    if not begins_at(read.small, at) and not read.tag_at(at):
        return None
    for word in wanted:
        if read.small.startswith(word.head, at) and (hit := _met(read, at, word)):
            return hit
    return None


def _met(read: SearchedText, at: int, word: _Wanted) -> _Met | None:
    match = word.pattern.match(read.small, at)
    if match and (spot := NameSpot(read, match)).begins_word:
        confidence = word.judge(spot)
        return (spot, word, confidence) if confidence else None
    if word.glued and (match := word.glued.match(read.small, at)):
        spot = NameSpot(read, match)
        if spot.in_tag and spot.run not in words_of(Use.OTHER_NAMES):
            return spot, word, Confidence.GUESSED
    return None


@lru_cache(maxsize=32)
def _wanted(
    family: Family, kinds: frozenset[FamilyWord]
) -> tuple[tuple[_Wanted, ...], tuple[str, ...], re.Pattern[str]]:
    """The words to look for, longest first, how they begin, and a pattern for where one of them may."""
    wanted = [word for word in (*_names(family), *_of_places(family)) if word.kind in kinds]
    wanted.sort(key=lambda word: (word.judge is _pet, -len(word.pattern.pattern)))
    heads = sorted({word.head for word in wanted}, key=lambda head: (-len(head), head))
    return tuple(wanted), tuple(heads), re.compile("|".join(map(re.escape, heads)))


def perhaps_named(text: str, family: Family) -> Span | None:
    """Where a word stands that is a child's name, though nothing says so: "lente in bad". For texts about a child."""
    for word in WORD.finditer(text):
        small = in_small(word[0])
        if any(small in (in_small(name), *forms(name)) for name in _given(family)):
            return word.span()
    return None


def _given(family: Family) -> Iterator[str]:
    for child in family.children:
        yield from (*child.name.split()[:1], *child.nicknames)


def forget() -> None:
    """Keep no family's words any longer, nor the patterns made of them, of which Python keeps some hundreds."""
    _wanted.cache_clear()
    stems.cache_clear()
    re.purge()


def _parts(text: str) -> list[str]:
    """The words of a name; where there are no capitals a sign on a letter is no end of a word."""
    small = in_small(text)
    return WORD.findall(small) if has_capitals(small.strip()) else small.split()


def _spelled(text: str) -> Iterator[str]:
    """A name in each way to write it without marks: "Jorg" and "Joerg" for Jörg."""
    yield from dict.fromkeys(text.translate(letters) for letters in spellings(text))


def _joined(parts: Iterable[str], between: str = GAP) -> str:
    return between.join(map(re.escape, parts))


def ordinary_names() -> frozenset[str]:
    """Names that are ordinary words as well, in small letters without accents."""
    return words_of(Use.COMMON_NAMES) | words_of(Use.TIMES) | words_of(Use.CITIES)


# Names of children


def _names(family: Family) -> Iterator[_Wanted]:
    parents = {tuple(_parts(parent)) for parent in family.parents}
    for number, child in enumerate(family.children):
        first = child.name.split()[0] if child.name.split() else ""
        given = [child.name] if tuple(_parts(first)) in parents else [child.name, first]
        for name in dict.fromkeys(tuple(_parts(way)) for each in given for way in _spelled(each)):
            yield from _name(name, FamilyWord.CHILD, number)
        known = {"".join(_parts(given)) for given in (*child.nicknames, *family.parents)}
        yield from _pet_names(first, number, forms(first) - known)
        for nickname in child.nicknames:
            for way in _spelled(nickname):
                yield from _name(_parts(way), FamilyWord.NICKNAME, number)


def _name(parts: Sequence[str], kind: FamilyWord, number: int) -> Iterator[_Wanted]:
    if not parts:
        return
    name = "".join(parts)
    long_enough = len(name) > _SHORT or (len(name) == _SHORT and not has_capitals(name))
    plain = long_enough and not any(name in words_of(use) for use in (Use.COMMON_NAMES, Use.TIMES, Use.CITIES))
    drawn_out = rf"(?:{re.escape(name[-1])}{{2,}})?"
    pattern = re.compile(rf"(?P<word>{_joined(parts)}{drawn_out}{_endings(name)}){edge_behind(name)}")
    glues = plain and len(name) >= _LONG_ENOUGH_TO_GLUE and has_capitals(name)
    glued = re.compile(rf"(?P<word>{_joined(parts)})") if glues else None
    shy = not plain and name.isascii()
    yield _Wanted(kind, number, parts[0], pattern, _surely if plain else _perhaps(name), glued, shy)


def _pet_names(name: str, number: int, every: Collection[str]) -> Iterator[_Wanted]:
    """What the child may be called besides, in one pattern for each way to begin."""
    beginnings: dict[str, list[str]] = {}
    for form in every:
        beginnings.setdefault(form[:_LONG_ENOUGH_TO_GLUE], []).append(form)
    for head, listed in beginnings.items():
        pattern = re.compile(rf"(?P<word>{alternatives(listed)}(?:'?s)?){edge_behind(name[-1])}")
        yield _Wanted(FamilyWord.NICKNAME, number, head, pattern, _pet, shy=True)


def _pet(spot: NameSpot) -> Confidence | None:
    return Confidence.GUESSED if spot.capital and spot.by_itself else None


def _endings(name: str) -> str:
    """Diminutive and possessive endings; those that only letters make are `bent`, as plurals are."""
    last = re.escape(name[-1])
    vowel = rf"|{last}tje" if name[-1] in "aeiou" else rf"|{last}etje"
    diminutive = rf"'?(?:e?tje|je|pje|kje|chen|lein{vowel})"
    possessive = "'s?" if name[-1] in "sxz" else "'s"
    return rf"(?:(?P<bent>{diminutive}(?:'?s)?|s)|(?P<owns>{possessive}))?"


@lru_cache(maxsize=4096)
def stems(word: str) -> tuple[str, ...]:
    """The names of which a word in small letters may be a possessive, a diminutive or a pet form, shortest first."""
    ends = range(max(_SHORT, len(word) - _LONGEST_ENDING), len(word))
    return tuple(word[:end] for end in ends if _bent(word[end - 1]).fullmatch(word, end))


@cache
def _bent(last: str) -> re.Pattern[str]:
    """Whatever may stand behind a name that ends in that letter."""
    return re.compile(rf"{_endings(last)}|{re.escape(last)}?(?:ie|y)s?|kes?")


def _surely(spot: NameSpot) -> Confidence | None:
    """A name that is no ordinary word."""
    if spot.bent and spot.run in words_of(Use.OTHER_NAMES):
        return None
    if not spot.by_itself:
        return Confidence.GUESSED
    return Confidence.GUESSED if spot.hyphened else Confidence.DERIVED


def _perhaps(name: str) -> _Judge:
    """A name that is an ordinary word too, or very short."""
    opens, is_time, is_city = (name in words_of(use) for use in (Use.OPENERS, Use.TIMES, Use.CITIES))

    def judge(spot: NameSpot) -> Confidence | None:
        person = spot.owns or spot.after in words_of(Use.AFTER_NAMES)
        if spot.in_tag:
            met = person or spot.follows(Use.BEFORE_NAMES)
        elif not spot.before and (spot.bent or (opens and spot.after)):
            met = person and spot.capital and not spot.bent
        else:
            other = _ordinary(spot) or (is_time and _tells_time(spot)) or (is_city and spot.follows(Use.TOWARD))
            met = spot.capital and not other
        return Confidence.GUESSED if met else None

    return judge


def _ordinary(spot: NameSpot) -> bool:
    """Whether an article makes it an ordinary word. German, and whoever shouts, writes all of those with a capital."""
    further = words_of(Use.ARTICLES) if spot.shouted else words_of(Use.ARTICLES, "de")
    return spot.follows(Use.ARTICLES) or not further.isdisjoint(spot.before[-2:])


def _tells_time(spot: NameSpot) -> bool:
    return any(word[:1].isdigit() for word in (*spot.before[-1:], spot.after)) or spot.follows(Use.BEFORE_TIMES)


# Names of places

_INITIALS = re.compile(r"(?<!\w)(\w)\.\s?(?=\w\b)")
"""The letters of "v.v." belong together."""


def _of_places(family: Family) -> Iterator[_Wanted]:
    for number, town in enumerate(family.towns):
        for parts in map(_parts, _spelled(town)):
            if parts:
                common = "".join(parts) in words_of(Use.COMMON_TOWNS)
                pattern = re.compile(rf"(?P<word>{_joined(parts)}){edge_behind(parts[-1])}")
                yield _Wanted(FamilyWord.TOWN, number, parts[0], pattern, _town if common else _surely)
    listed = {FamilyWord.SCHOOL: family.schools, FamilyWord.CLUB: family.clubs, FamilyWord.STREET: family.streets}
    for kind, names in listed.items():
        for number, name in enumerate(names):
            for way in _spelled(name):
                yield from _place(_parts(_INITIALS.sub(r"\1", way)), kind, number)


def _town(spot: NameSpot) -> Confidence | None:
    """A town whose name is an ordinary word: behind a word that leads there, or alone."""
    alone = not spot.before and not spot.after
    return Confidence.GUESSED if spot.capital and (alone or spot.follows(Use.TOWARD)) else None


_KINDS = {
    FamilyWord.SCHOOL: Use.SCHOOL_KINDS,
    FamilyWord.CLUB: Use.CLUB_KINDS,
    FamilyWord.STREET: Use.STREET_KINDS,
}


def _place(parts: Sequence[str], kind: FamilyWord, number: int) -> Iterator[_Wanted]:
    """A school, club or street by what tells it apart: its own name without "school", "vv", "de"."""
    said = words_of(_KINDS[kind])
    own = [part for part in parts if part not in said | words_of(Use.NAME_LINKS) and not part.isdigit()]
    own = own or [part for part in parts if not part.isdigit()]
    if not own:
        return
    between = rf"{GAP}(?:{alternatives(words_of(Use.NAME_LINKS))}{GAP}){{0,2}}"
    words = _joined(own, between)
    shortened = re.sub("(?<=.str)(aat|asse)$", r"(?:\1)?", words)
    pattern = re.compile(rf"(?P<word>{shortened})(?P<place>{GAP}{alternatives(said)})?{edge_behind(own[-1])}")
    head = re.sub("(?<=.str)(aat|asse)$", "", own[0])
    yield _Wanted(kind, number, head, pattern, _place_judge(parts, own, said))


def _place_judge(parts: Sequence[str], own: Sequence[str], said: frozenset[str]) -> _Judge:
    compound = any(part.endswith(tuple(w for w in said if len(w) > _SHORT)) and part not in said for part in own)
    named_whole = said.isdisjoint(parts)
    alone_tells = named_whole or len(own[0]) >= _TELLING

    def judge(spot: NameSpot) -> Confidence | None:
        before = list(spot.before)
        while before and before[-1] in words_of(Use.NAME_LINKS):
            before.pop()
        if compound or spot.beside_kind or not said.isdisjoint(before[-1:]):
            return Confidence.DERIVED
        if len(own) > 1:
            return Confidence.DERIVED if spot.capital else Confidence.GUESSED
        alone = not spot.before and not spot.after
        met = alone_tells and spot.capital and (alone or (spot.before and not spot.shouted))
        return Confidence.GUESSED if met else None

    return judge
