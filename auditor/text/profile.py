"""What a profile text gives away: ways to reach the family, and words about its children."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache

from auditor.model.account import Confidence
from auditor.text.letters import PLAIN, Folded, lower
from auditor.text.patterns import alternatives, as_whole_words
from auditor.text.word_lists import Use, languages, words

OLDEST_CHILD = 17
_OLDEST_IN_MONTHS = 36
_NEAR = 18
"""How many characters before a date a word like "born" still belongs to it."""


class HitKind(StrEnum):
    """What a piece of text gives away."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    BIRTH_DATE = "birth_date"
    CHILD = "child"
    CHILD_NAME = "child_name"
    CHILD_AGE = "child_age"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Hit:
    """A piece of a text, from `start` up to `end` in characters, and how sure it is; `year` only of a birth date."""

    start: int
    end: int
    kind: HitKind
    confidence: Confidence = Confidence.GUESSED
    year: int | None = None


def hits(text: str) -> list[Hit]:
    """Everything found in a profile text, in reading order; places are those of `text`. Never raises for any text."""
    plain = Folded(text, PLAIN)
    ordinary = _blanked(plain.letters, [m.span() for m in _found(_harmless, plain.letters)])
    dates = list(_dates(ordinary))
    found = {hit for finder in (_emails, _addresses, _children, _ages, _schools) for hit in finder(ordinary)}
    found |= set(_phones(_blanked(ordinary, [span for span, _ in dates])))
    found |= {hit for _, hit in dates if hit is not None}
    return [_placed(hit, plain) for hit in _outermost(found)]


def _placed(hit: Hit, plain: Folded) -> Hit:
    """The hit where it stands in the text, with the signs behind it that only shape its last letter."""
    start, end = plain.place((hit.start, hit.end))
    return replace(hit, start=start, end=max(end, plain.begins(hit.end)))


def is_child(relation: str) -> bool:
    """Whether a word for a family relation is one for a child, such as "son", in any of the languages."""
    return relation.strip().casefold() in words(Use.CHILD_RELATIONS, str.casefold)


def child_born_in(year: int | None, today: date) -> bool:
    """Whether somebody born in that year may be under age today."""
    return year is not None and 0 <= today.year - year <= OLDEST_CHILD + 1


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with these parts made unreadable, at the same length."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = "\0" * (end - start)
    return "".join(letters)


def _outermost(found: set[Hit]) -> list[Hit]:
    """The hits without those inside a longer one, and of overlapping hits of one kind the first; in reading order."""
    kept: list[Hit] = []
    reached = 0
    reached_by_kind: dict[HitKind, int] = {}
    for hit in sorted(found, key=lambda h: (h.start, -h.end, h.confidence, h.kind)):
        if hit.end > reached and hit.start >= reached_by_kind.get(hit.kind, 0):
            kept.append(hit)
            reached = reached_by_kind[hit.kind] = hit.end
    return kept


@cache
def _pattern(build: Callable[[], str]) -> re.Pattern[str]:
    """A pattern made of the word lists, built once; for small letters, since one for any case takes thrice as long."""
    return re.compile(build())


_lower = lru_cache(maxsize=4)(lower)


def _found(build: Callable[[], str], text: str) -> Iterator[re.Match[str]]:
    """Where the pattern stands in a text in whatever case; what is matched is in small letters."""
    return _pattern(build).finditer(_lower(text))


def _harmless() -> str:
    return as_whole_words(words(Use.HARMLESS_IN_PROFILES))


# Ways to reach somebody

_HOST = r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
_EMAIL = re.compile(rf"(?<![\w.+-])[\w.+-]{{1,64}}(?:@|\s?[(\[]\s?(?:at|@)\s?[)\]]\s?){_HOST}", re.IGNORECASE)
_INTERNATIONAL = re.compile(r"(?<![\w+])(?:wa\.me/|\+|00)(?:[ ().-]{0,2}\d){8,15}(?!\w)", re.IGNORECASE)
_NATIONAL = re.compile(r"(?<![\w.,/-])\(?0(?:[ ()./-]{0,2}\d){8,11}(?!\w)")
_AMERICAN = re.compile(r"(?<![\w.,/-])\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}(?!\w)")


def _emails(text: str) -> Iterator[Hit]:
    for match in _EMAIL.finditer(text):
        yield Hit(*match.span(), HitKind.EMAIL, Confidence.DERIVED)


def _announced() -> str:
    before = rf"(?:{as_whole_words(words(Use.PHONES))}|[📞☎📱📲])[\s:.=]{{0,3}}"
    return rf"{before}(?P<number>\+?\(?\d(?:[ ()./-]{{0,2}}\d){{5,14}})(?!\w)"


def _phones(text: str) -> Iterator[Hit]:
    for match in _INTERNATIONAL.finditer(text):
        yield Hit(*match.span(), HitKind.PHONE, Confidence.DERIVED)
    for match in _found(_announced, text):
        yield Hit(*match.span("number"), HitKind.PHONE, Confidence.DERIVED)
    for pattern in (_NATIONAL, _AMERICAN):
        for match in pattern.finditer(text):
            yield Hit(*match.span(), HitKind.PHONE)


_HOUSE = r"\d{1,4}(?:\s?[a-z])?(?!\w)(?![/:.,%-]\d)"


def _street_then_number() -> str:
    return rf"(?<!\w)(?P<name>[^\W\d_]{{2,30}}{alternatives(words(Use.STREET_ENDINGS))})\.?\s+{_HOUSE}"


def _number_then_street() -> str:
    name = rf"(?:[^\W\d_]{{1,30}}\s+){{1,3}}{alternatives(words(Use.STREETS_AFTER))}"
    return rf"(?<![\w.,/-])\d{{1,5}}[a-z]?\s+(?P<name>{name})(?!\w)"


def _number_then_kind() -> str:
    kind = alternatives(words(Use.STREETS_BEFORE))
    name = r"(?P<name>(?:d\w{0,2}[' ]\s?)?(?:la\s+)?[^\W\d_]{2,30})"
    return rf"(?<![\w.,/-])\d{{1,4}}(?:\s?(?:bis|ter))?,?\s+{kind}\s+{name}"


def _addresses(text: str) -> Iterator[Hit]:
    for build in (_street_then_number, _number_then_street, _number_then_kind):
        for match in _found(build, text):
            name = text[slice(*match.span("name"))]
            if any(word[:1].isupper() for word in name.split()):
                yield Hit(*match.span(), HitKind.ADDRESS)


# Dates of birth

_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:"
    r"(?P<first>\d{1,2})(?P<sign>[-./])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)"
    r"|(?P<iso_year>\d{4})(?P<iso_sign>[-./])(?P<month>\d{1,2})(?P=iso_sign)(?P<day>\d{1,2})"
    r")(?!\d)"
)


def _written() -> str:
    month = as_whole_words(words(Use.MONTH_NAMES))
    day = r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er|\.)?(?!\d)"
    return rf"(?:{day}\s+(?:of\s+)?{month}|{month}\.?\s+{day})(?:[.,]?\s+(?P<year>\d{{4}})(?!\d))?"


def _dates(text: str) -> Iterator[tuple[tuple[int, int], Hit | None]]:
    """Every date's place, and the birth date it may be: one near a word for birth, or a full one without other use."""
    for match in _NUMERIC.finditer(text):
        year = match["year"] or match["iso_year"]
        low, high = sorted(int(n) for n in (match["first"] or match["day"], match["second"] or match["month"]))
        if 1 <= low <= 12 and high <= 31:
            yield match.span(), _birth(text, match.span(), int(year) if len(year) == 4 else None)
    for match in _found(_written, text):
        yield match.span(), _birth(text, match.span(), int(match["year"]) if match["year"] else None)


def _birth(text: str, span: tuple[int, int], year: int | None) -> Hit | None:
    before, behind = lower(text[max(0, span[0] - _NEAR) : span[0]]), lower(text[span[1] : span[1] + _NEAR])
    if _pattern(_births).search(before):
        return Hit(*span, HitKind.BIRTH_DATE, Confidence.DERIVED, year)
    other_use = _pattern(_not_births).search(before) or _pattern(_not_births).match(behind)
    return None if year is None or other_use else Hit(*span, HitKind.BIRTH_DATE, year=year)


def _births() -> str:
    return _near(Use.BIRTHS)


def _not_births() -> str:
    return r"\s*" + _near(Use.NOT_BIRTHS)


def _near(use: Use) -> str:
    """Words and signs; a sign may be touched by anything."""
    listed = words(use)
    signs = "".join(re.escape(word) for word in listed if len(word) == 1)
    return rf"(?:{as_whole_words(word for word in listed if len(word) > 1)}|[{signs}])"


# Children

_WORD = re.compile(r"\w+(?:'\w+)*")
_NAME = re.compile(r"\s*([^\W\d_]{2,20})")
_NAME_AND_AGE = re.compile(r"(?<!\w)([^\W\d_]{2,20})\s*\((\d{1,2})\)")


def _parent_of() -> str:
    parents = as_whole_words((*words(Use.PARENTS), *words(Use.LINKED_PARENTS)))
    return rf"{parents}\s+{alternatives(words(Use.LINKS))}(?:(?<=')|(?!\w))"


def _parent() -> str:
    return as_whole_words((*words(Use.PARENTS), *words(Use.SMALL_CHILDREN)))


def _child() -> str:
    """Owner or number, perhaps a word between, and a child; each language by itself: English "kind" is no child."""
    each = []
    for language in languages():
        owners, numbers, children = (words(use, language=language) for use in (Use.OWNERS, Use.NUMBERS, Use.CHILDREN))
        before = rf"(?:{as_whole_words((*owners, *numbers))}|(?<!\w)\d\d?(?!\w))"
        each.append(rf"{before}\s+(?:[^\W\d_]{{1,15}}\s+)?{as_whole_words(children)}")
    return rf"(?<!\w)(?:{'|'.join(each)})"  # the same without its beginning, but that is soon seen not to be there


def _signs() -> str:
    return "[" + "".join(word for word in words(Use.SMALL_CHILDREN) if not word[0].isalnum()) + "]"


def _children(text: str) -> Iterator[Hit]:
    for match in _found(_parent_of, text):
        name = _NAME.match(text, match.end())
        if name and name[1][0].isupper() and name[1].casefold() not in _no_names():
            yield Hit(match.start(), name.end(), HitKind.CHILD_NAME)
        else:
            yield Hit(*match.span(), HitKind.CHILD)
    for build in (_parent, _child, _signs):
        for match in _found(build, text):
            yield Hit(*match.span(), HitKind.CHILD)


@cache
def _no_names() -> frozenset[str]:
    """Words that may follow "mum of" with a capital and are no name."""
    uses = (Use.NUMBERS, Use.OWNERS, Use.CHILDREN, Use.SMALL_CHILDREN, Use.PARENTS, Use.LINKED_PARENTS)
    return frozenset(word for use in uses for word in words(use, str.casefold))


def _age() -> str:
    years = as_whole_words(words(Use.YEARS))
    months = as_whole_words(words(Use.MONTHS))
    return rf"(?<![\w.,/-])(?P<n>\d{{1,2}})(?:\s*|-)(?:(?P<months>{_glued(months)})|{_glued(years)})"


def _glued(pattern: str) -> str:
    """The same words, also right behind a digit ("5yrs")."""
    return pattern.removeprefix(r"(?<!\w)")


def _ages(text: str) -> Iterator[Hit]:
    for match in _found(_age, text):
        oldest = _OLDEST_IN_MONTHS if match["months"] else OLDEST_CHILD
        if int(match["n"]) <= oldest and not _counts_something_else(text, match):
            yield Hit(*match.span(), HitKind.CHILD_AGE)
    for match in _NAME_AND_AGE.finditer(text):
        if match[1][0].isupper() and int(match[2]) <= OLDEST_CHILD:
            yield Hit(*match.span(), HitKind.CHILD_AGE)


def _counts_something_else(text: str, match: re.Match[str]) -> bool:
    """Whether the word before or behind says that a number of years is no age ("for 10 years", "5 jaar getrouwd")."""
    before = _WORD.findall(text[max(0, match.start() - 20) : match.start()])[-1:]
    behind = _WORD.findall(text[match.end() : match.end() + 30])[:1]
    others = words(Use.NOT_AGES, str.casefold)
    return any(word.casefold() in others for word in before + behind)


def _school() -> str:
    return as_whole_words(words(Use.SCHOOLS))


def _schools(text: str) -> Iterator[Hit]:
    for match in _found(_school, text):
        yield Hit(*match.span(), HitKind.SCHOOL)
