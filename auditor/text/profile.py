"""What a profile text gives away: ways to reach the family, and words about its children."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from auditor.model.account import Confidence
from auditor.text import LANGUAGES, Hit, HitKind, alternatives, plain, vocabulary, whole, words

OLDEST_CHILD = 17
_OLDEST_IN_MONTHS = 36
_NEAR = 18
"""How many characters before a date a word like "born" still belongs to it."""


def hits(text: str) -> list[Hit]:
    """Everything found in a profile text, in reading order; places are those of `text`. Never raises for any text."""
    ordinary, places = plain(text)
    ordinary = _blanked(ordinary, [m.span() for m in _pattern(_harmless).finditer(ordinary)])
    dates = list(_dates(ordinary))
    found = {hit for finder in (_emails, _addresses, _children, _ages, _schools) for hit in finder(ordinary)}
    found |= set(_phones(_blanked(ordinary, [span for span, _ in dates])))
    found |= {hit for _, hit in dates if hit is not None}
    ends = [*places, len(text)]
    return [
        replace(hit, start=places[hit.start], end=max(places[hit.end - 1] + 1, ends[hit.end]))
        for hit in _outermost(found)
    ]


def is_child(relation: str) -> bool:
    """Whether a word for a family relation is one for a child, such as "son", in any of the languages."""
    return relation.strip().casefold() in {word.casefold() for word in vocabulary("child_relations")}


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
    """A pattern made of the word lists, built once."""
    return re.compile(build(), re.IGNORECASE)


def _harmless() -> str:
    return whole(vocabulary("harmless"))


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
    before = rf"(?:{whole(vocabulary('phones'))}|[📞☎📱📲])[\s:.=]{{0,3}}"
    return rf"{before}(?P<number>\+?\(?\d(?:[ ()./-]{{0,2}}\d){{5,14}})(?!\w)"


def _phones(text: str) -> Iterator[Hit]:
    for match in _INTERNATIONAL.finditer(text):
        yield Hit(*match.span(), HitKind.PHONE, Confidence.DERIVED)
    for match in _pattern(_announced).finditer(text):
        yield Hit(*match.span("number"), HitKind.PHONE, Confidence.DERIVED)
    for pattern in (_NATIONAL, _AMERICAN):
        for match in pattern.finditer(text):
            yield Hit(*match.span(), HitKind.PHONE)


_HOUSE = r"\d{1,4}(?:\s?[a-z])?(?!\w)(?![/:.,%-]\d)"


def _street_then_number() -> str:
    return rf"(?<!\w)(?P<name>[^\W\d_]{{2,30}}{alternatives(vocabulary('street_endings'))})\.?\s+{_HOUSE}"


def _number_then_street() -> str:
    name = rf"(?:[^\W\d_]{{1,30}}\s+){{1,3}}{alternatives(vocabulary('streets_after'))}"
    return rf"(?<![\w.,/-])\d{{1,5}}[a-z]?\s+(?P<name>{name})(?!\w)"


def _number_then_kind() -> str:
    kind = alternatives(vocabulary("streets_before"))
    name = r"(?P<name>(?:d\w{0,2}[' ]\s?)?(?:la\s+)?[^\W\d_]{2,30})"
    return rf"(?<![\w.,/-])\d{{1,4}}(?:\s?(?:bis|ter))?,?\s+{kind}\s+{name}"


def _addresses(text: str) -> Iterator[Hit]:
    for build in (_street_then_number, _number_then_street, _number_then_kind):
        for match in _pattern(build).finditer(text):
            if any(word[:1].isupper() for word in match["name"].split()):
                yield Hit(*match.span(), HitKind.ADDRESS)


# Dates of birth

_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:"
    r"(?P<first>\d{1,2})(?P<sign>[-./])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)"
    r"|(?P<iso_year>\d{4})(?P<iso_sign>[-./])(?P<month>\d{1,2})(?P=iso_sign)(?P<day>\d{1,2})"
    r")(?!\d)"
)


def _written() -> str:
    month = whole(vocabulary("month_names"))
    day = r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er|\.)?(?!\d)"
    return rf"(?:{day}\s+(?:of\s+)?{month}|{month}\.?\s+{day})(?:[.,]?\s+(?P<year>\d{{4}})(?!\d))?"


def _dates(text: str) -> Iterator[tuple[tuple[int, int], Hit | None]]:
    """Every date's place, and the birth date it may be: one near a word for birth, or a full one without other use."""
    for match in _NUMERIC.finditer(text):
        year = match["year"] or match["iso_year"]
        low, high = sorted(int(n) for n in (match["first"] or match["day"], match["second"] or match["month"]))
        if 1 <= low <= 12 and high <= 31:
            yield match.span(), _birth(text, match.span(), int(year) if len(year) == 4 else None)
    for match in _pattern(_written).finditer(text):
        yield match.span(), _birth(text, match.span(), int(match["year"]) if match["year"] else None)


def _birth(text: str, span: tuple[int, int], year: int | None) -> Hit | None:
    before = text[max(0, span[0] - _NEAR) : span[0]]
    if _pattern(_births).search(before):
        return Hit(*span, HitKind.BIRTH_DATE, Confidence.DERIVED, year)
    other_use = _pattern(_not_births).search(before) or _pattern(_not_births).match(text[span[1] : span[1] + _NEAR])
    return None if year is None or other_use else Hit(*span, HitKind.BIRTH_DATE, year=year)


def _births() -> str:
    return _near("births")


def _not_births() -> str:
    return r"\s*" + _near("not_births")


def _near(use: str) -> str:
    """Words and signs; a sign may be touched by anything."""
    listed = vocabulary(use)
    signs = "".join(re.escape(word) for word in listed if len(word) == 1)
    return rf"(?:{whole(word for word in listed if len(word) > 1)}|[{signs}])"


# Children

_NAME = re.compile(r"\s*([^\W\d_]{2,20})")
_NAME_AND_AGE = re.compile(r"(?<!\w)([^\W\d_]{2,20})\s*\((\d{1,2})\)")


def _parent_of() -> str:
    parents = whole((*vocabulary("parents"), *vocabulary("linked_parents")))
    return rf"{parents}\s+{alternatives(vocabulary('links'))}(?:(?<=')|(?!\w))"


def _parent() -> str:
    return whole((*vocabulary("parents"), *vocabulary("small_children")))


def _child() -> str:
    """Owner or number, perhaps a word between, and a child; each language by itself: English "kind" is no child."""
    each = []
    for language in LANGUAGES:
        own = words(language)
        before = rf"(?:{whole((*own.owners, *own.numbers))}|(?<!\w)\d\d?(?!\w))"
        each.append(rf"{before}\s+(?:[^\W\d_]{{1,15}}\s+)?{whole(own.children)}")
    return "|".join(each)


def _signs() -> str:
    return "[" + "".join(word for word in vocabulary("small_children") if not word[0].isalnum()) + "]"


def _children(text: str) -> Iterator[Hit]:
    for match in _pattern(_parent_of).finditer(text):
        name = _NAME.match(text, match.end())
        if name and name[1][0].isupper() and name[1].casefold() not in _no_names():
            yield Hit(match.start(), name.end(), HitKind.CHILD_NAME)
        else:
            yield Hit(*match.span(), HitKind.CHILD)
    for build in (_parent, _child, _signs):
        for match in _pattern(build).finditer(text):
            yield Hit(*match.span(), HitKind.CHILD)


@cache
def _no_names() -> frozenset[str]:
    """Words that may follow "mum of" with a capital and are no name."""
    uses = ("numbers", "owners", "children", "small_children", "parents", "linked_parents")
    return frozenset(word.casefold() for use in uses for word in vocabulary(use))


def _age() -> str:
    years = whole(vocabulary("years"))
    months = whole(vocabulary("months"))
    return rf"(?<![\w.,/-])(?P<n>\d{{1,2}})(?:\s*|-)(?:(?P<months>{_glued(months)})|{_glued(years)})"


def _glued(pattern: str) -> str:
    """The same words, also right behind a digit ("5yrs")."""
    return pattern.removeprefix(r"(?<!\w)")


def _ages(text: str) -> Iterator[Hit]:
    for match in _pattern(_age).finditer(text):
        oldest = _OLDEST_IN_MONTHS if match["months"] else OLDEST_CHILD
        if int(match["n"]) <= oldest and not _counts_something_else(text, match):
            yield Hit(*match.span(), HitKind.CHILD_AGE)
    for match in _NAME_AND_AGE.finditer(text):
        if match[1][0].isupper() and int(match[2]) <= OLDEST_CHILD:
            yield Hit(*match.span(), HitKind.CHILD_AGE)


def _counts_something_else(text: str, match: re.Match[str]) -> bool:
    """Whether the word before or behind says that a number of years is no age ("for 10 years", "5 jaar getrouwd")."""
    before = re.findall(r"\w+", text[max(0, match.start() - 20) : match.start()])[-1:]
    behind = re.findall(r"\w+", text[match.end() : match.end() + 30])[:1]
    others = {word.casefold() for word in vocabulary("not_ages")}
    return any(word.casefold() in others for word in before + behind)


def _school() -> str:
    return whole(vocabulary("schools"))


def _schools(text: str) -> Iterator[Hit]:
    for match in _pattern(_school).finditer(text):
        yield Hit(*match.span(), HitKind.SCHOOL)
