"""Whom to call and where photos can be taken down: the entries of `help_lines.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
from auditor import yaml_files
from auditor.model.country import country_code
from auditor.results.words import in_language

from .way import host_of, safe_link

EVERYWHERE = ""
"""The code of what is there for every country."""


class Seen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The public page that says so, the day on which we read it, and the year it is from, where that is known."""

    page: str
    day: date
    of: int = 0


class HelpLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One help line. A number or hours come out of the page that was `seen`, else there are none.

    An `emergency` number is one that nobody rings to try it.
    """

    name: str | dict[str, str]
    what: dict[str, str]
    phone: str = ""
    hours: dict[str, str] = {}
    link: str = ""
    needs: list[str] = msgspec.field(name="for", default_factory=list)
    seen: Seen | None = None
    emergency: bool = False


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A country by its ISO code, or everywhere, and the languages in which it is meant when nobody says a country."""

    code: str
    name: dict[str, str]
    entries: list[HelpLine]
    languages: list[str] = []


@dataclass(frozen=True, slots=True)
class Line:
    """A help line as it is shown; `needs` are the ids of the first aid beside which it stands."""

    name: str
    what: str
    phone: str
    hours: str
    link: str
    host: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A country, or everywhere, as it is shown."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Help:
    """The lines of the family's country, or of the countries that the language stands for; those for all; the rest."""

    near: tuple[Place, ...]
    everywhere: Place
    others: tuple[Place, ...]

    def to_call(self, need: str) -> tuple[Line, ...]:
        """The lines that one first aid names: those near the family that have a number, else all."""
        places = *self.near, self.everywhere
        every = tuple(line for place in places for line in place.lines if need in line.needs)
        return tuple(line for line in every if line.phone) or every


def help_lines(language: str, country: str = "") -> Help:
    """The help lines in that language. Without a country, the language says which are near."""
    code = country_code(country)
    near = [p for p in countries() if (p.code == code if code else language in p.languages)]
    others = [p for p in countries() if p.code != EVERYWHERE and p not in near]
    (everywhere,) = (p for p in countries() if p.code == EVERYWHERE)
    return Help(
        tuple(_place(p, language) for p in near),
        _place(everywhere, language),
        tuple(sorted((_place(p, language) for p in others), key=lambda place: place.name)),
    )


@cache
def countries() -> tuple[Country, ...]:
    """Everything that `help_lines.yaml` says."""
    return yaml_files.load(Path(__file__).with_suffix(".yaml"), tuple[Country, ...])


def _place(country: Country, language: str) -> Place:
    return Place(in_language(country.name, language), tuple(_line(e, language) for e in country.entries))


def _line(entry: HelpLine, language: str) -> Line:
    link = safe_link(entry.link)
    known = entry.seen is not None
    return Line(
        name=entry.name if isinstance(entry.name, str) else in_language(entry.name, language),
        what=in_language(entry.what, language),
        phone=entry.phone if known else "",
        hours=in_language(entry.hours, language) if known and entry.hours else "",
        link=link,
        host=host_of(link),
        needs=tuple(entry.needs),
    )
