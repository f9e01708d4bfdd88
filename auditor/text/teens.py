"""What a young person tells about itself in a bio or user name. All of it is a guess.

It is its age, its form at school, its town, a user name on another app.

Strangers who look for children look for just these (a bare age, "snap: …"), so in a teen's own bio they count without
any word for a child beside them. In a parent's bio a bare number says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache

from auditor.text.letters import CASED, LONGEST, Folded, Span, lower
from auditor.text.patterns import alternatives
from auditor.text.topics import first_names
from auditor.text.user_names import UserName
from auditor.text.word_lists import Use, words

YOUNGEST, OLDEST = 8, 17
"""The ages that are a minor's who may have written a bio."""

_LINK = r"(?:https?://)?(?:www\.)?"
_HANDLE = r"[a-z0-9_][\w.-]{1,31}"
_SIGN = r"\s*(?:[:=@~>»→➡\u2794👉👇⬇-]|->|\bis\b)[\s:@]*"
_LIKE_A_HANDLE = rf"(?=[\w.-]*[\d_.])(?![\d.]+(?!\w)){_HANDLE}"
"""A word that nobody takes for an ordinary one: with a figure, a dot or an underscore in it."""
_START = r"(?:^|(?<=[^\w\s'.,:/#€$£+@%-])|(?<=[\n|•·,;])|(?<=\s[-–—/]))\s*"
_PART_END = r"\s*(?=$|[^\w\s'.:/%€$£-]|[\n|•·,;]|(?<=\s)[-–—/]\s)"
_YEAR = r"(?P<year>20\d\d)|'(?P<short>\d\d)|(?P<behind>\d\d)'(?!\w)|2k(?P<k>\d{1,2})"


def own_age(text: str, today: date) -> Span | None:
    """A bare age ("14", "14 y/o", "13🎂", "lotte 14") or year of birth ("2012", "'12") that stands by itself."""
    small, cased = _small(text)
    for pattern in _ages():
        for match in pattern.finditer(small):
            if YOUNGEST <= _years(match.groupdict(), today) <= OLDEST:
                return cased.place(match.span("told"))
    return None


def _years(told: Mapping[str, str | None], today: date) -> int:
    if age := told.get("age"):
        return int(age)
    if year := told.get("year"):
        return today.year - int(year)
    return today.year - 2000 - int(told.get("short") or told.get("behind") or told.get("k") or 0)


def age_in_name(name: UserName, owners: Collection[str], today: date) -> Span | None:
    """An age or year of birth in a user name: "emma2012", "hugo.13ans"; one without a unit only behind its owner."""
    small, names = lower(name.text), first_names().union(map(lower, owners))
    for match in _ages_in_names().finditer(small):
        age = match["age"] or match["bare"]
        years = int(age) if age else today.year - int(match["year"])
        before = small[: match.start()].split()
        owned = not match["bare"] or not names.isdisjoint(before)
        other = not _no_age().isdisjoint(before[-1:])
        if YOUNGEST <= years <= OLDEST and owned and not other:
            return name.place(match.span())
    return None


def handle_in_name(name: str, platform: str) -> Span | None:
    """A user name that says to be one on another app: "snap.lotte12"."""
    match = _handle_in_name().fullmatch(lower(name))
    elsewhere = match and match["service"][0] != platform[0] and match["word"] not in words(Use.NO_HANDLES)
    return (0, len(name)) if elsewhere else None


def school_years(text: str) -> list[Span]:
    """A form or the year in which school ends: "Klasse 8b", "year 9", "class of 2030"."""
    small, cased = _small(text)
    return [cased.place(match.span()) for match in _school_years().finditer(small)]


def handles(text: str) -> list[Span]:
    """User names on other apps, each with the app: "snap: …", "ig @…", "👻…", a link to a profile, "name#1234"."""
    small, cased = _small(text)
    found = (match for match in _handles().finditer(small) if match["word"] not in words(Use.NO_HANDLES))
    return [cased.place(match.span()) for match in found]


def towns(text: str) -> list[Span]:
    """Towns named by themselves or in a sentence."""
    small, cased = _small(text)
    return [cased.place(match.span()) for match in _towns().finditer(small)]


def _small(text: str) -> tuple[str, Folded]:
    """The text in small letters, and what knows where each of them stood."""
    cased = Folded(text[:LONGEST], CASED)
    return cased.letters.casefold(), cased


@cache
def _ages() -> tuple[re.Pattern[str], ...]:
    """A number or year that is a part of the bio by itself or behind one word, behind words for it, before a unit."""
    uses = (Use.AGE_LEADS, Use.AGE_UNITS, Use.NO_AGE, Use.BEHIND_AGES)
    leads, units, other, behind = (alternatives(words(use)) for use in uses)
    name = rf"(?:(?!{other}\s)[^\W\d_]{{2,20}},?\s+)?"
    number = r"(?P<age>\d{1,2})"
    ways = (
        rf"{_START}{name}(?P<told>{number}(?:\s*{units})?|{_YEAR})(?:\s+{behind}(?!\w)|{_PART_END})",
        rf"(?<!\w){leads}(?:\s*:\s*|\s+)(?P<told>{number})(?![\w:%€$£]|[.,:/-]\d)",
        rf"(?<![\w.,:/#€$£+@-])(?P<told>{number}\s*{units})(?!\w)",
    )
    return tuple(re.compile(way, re.MULTILINE) for way in ways)


@cache
def _no_age() -> frozenset[str]:
    return frozenset(words(Use.NO_AGE))


@cache
def _ages_in_names() -> re.Pattern[str]:
    units = alternatives(words(Use.AGE_UNITS))
    return re.compile(rf"(?<!\w)(?:(?P<year>20\d\d)|(?P<age>\d{{1,2}}) {units}|(?P<bare>1\d)\Z)(?!\w)")


@cache
def _handle_in_name() -> re.Pattern[str]:
    return re.compile(rf"(?P<service>{alternatives(words(Use.PLAIN_SERVICES))})[._-]+(?P<word>{_HANDLE})")


@cache
def _school_years() -> re.Pattern[str]:
    forms, leaving = alternatives(words(Use.FORMS)), alternatives(words(Use.LEAVING))
    number = r"(?:[1-9]|1[0-3])"
    ways = (
        rf"{forms}\s*{number}[a-h]?(?!\w)",
        rf"{number}(?:th|nd|rd|st|de|e|\.)\s*{forms}(?!\w)",
        rf"{leaving}\s+(?:20|')?\d\d(?!\w)",
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})")


@cache
def _handles() -> re.Pattern[str]:
    """The ways to name an app and a user name on it; `word` is what stands behind the app where no sign tells."""
    services, plain_services = alternatives(words(Use.SERVICES)), alternatives(words(Use.PLAIN_SERVICES))
    signs = "".join(words(Use.SERVICE_SIGNS))
    hosts = alternatives(words(Use.HANDLE_HOSTS))
    ways = (
        rf"{_LINK}{hosts}/@?[\w.-]{{2,40}}",
        rf"(?<!\w){services}{_SIGN}{_HANDLE}",
        rf"(?<!\w){plain_services}\s+(?:{_LIKE_A_HANDLE})",
        rf"(?:^|(?<=[^\w\s]))\s*{plain_services}\s+(?P<word>{_HANDLE}){_PART_END}",
        rf"[{signs}]+[\s:@]*{_HANDLE}",
        r"(?<!\w)\w{2,32}#\d{4}(?!\w)",
    )
    return re.compile("|".join(ways), re.MULTILINE)


@cache
def _towns() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@#.]){alternatives(words(Use.TOWNS))}(?![\w.]*@|\w)")
