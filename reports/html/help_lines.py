"""Whom to call and where photos can be taken down: the entries of `help_lines.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
from auditor import yaml_files
from auditor.results.words import in_language

from .way import host_of, safe_link


class HelpLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One help line. `verified` is false for what stands here from general knowledge: it gets no link and no number."""

    name: str
    what: dict[str, str]
    verified: bool = True
    link: str = ""
    phone: str = ""


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A country, or everywhere, with its entries; `first_for` names the languages in which it comes first."""

    name: dict[str, str]
    entries: list[HelpLine]
    first_for: list[str] = []


@dataclass(frozen=True, slots=True)
class Line:
    """A help line as it is shown."""

    name: str
    what: str
    verified: bool
    link: str
    host: str
    phone: str


def help_lines(language: str) -> Mapping[str, tuple[Line, ...]]:
    """The help lines by the name of their country, in that language; those nearest to its speakers come first."""
    countries = sorted(_countries(), key=lambda country: language not in country.first_for)
    return {in_language(p.name, language): tuple(_line(e, language) for e in p.entries) for p in countries}


@cache
def _countries() -> tuple[Country, ...]:
    return yaml_files.load(Path(__file__).with_suffix(".yaml"), tuple[Country, ...])


def _line(entry: HelpLine, language: str) -> Line:
    link = safe_link(entry.link) if entry.verified else ""
    phone = entry.phone if entry.verified else ""
    return Line(entry.name, in_language(entry.what, language), entry.verified, link, host_of(link), phone)
