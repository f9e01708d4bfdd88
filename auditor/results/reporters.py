"""The reports that can be made of a result. They live in `auditor.reports` and are found by name at run time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import cast

from auditor.model.in_full import InFull
from auditor.model.result import AuditResult
from auditor.model.sheet import Sheet
from auditor.results.wording import worded
from auditor.visible import visible


@dataclass(frozen=True, slots=True)
class Sat:
    """A sitting behind the page that makes a report: no terminal stands beside it.

    `done` are the marks of first steps of which somebody said so, each with the day, and `later` those put off.
    `chosen` are the services to ask about.
    """

    done: Mapping[str, date] = field(default_factory=dict)
    later: frozenset[str] = frozenset()
    chosen: tuple[str, ...] = ()


_HTML = "auditor.reports.html.page:render"
_HELP = "auditor.reports.html.help_lines:help_lines"
_CSV = "auditor.reports.table:render"
_SHEET = "auditor.reports.html.sheet:render"
_PROBE = "auditor.reports.html.sheet:render_probe"


def render_html(
    result: AuditResult,
    language: str,
    thumbnails: Mapping[str, str] | None = None,
    in_full: Mapping[int, InFull] | None = None,
    *,
    short: bool = False,
    hidden: bool = False,
    outdated: date | None = None,
    sat: Sat | None = None,
) -> str:
    """The report as one HTML page that loads nothing, worded in that language.

    A `short` one holds what to do first, what changed, what was believed, and the help lines. `thumbnails` holds small
    copies of listed photos, as JPEG data URIs by the items' numbers. `in_full` holds the owner's own words whole, by
    the numbers of the accounts; None where the page is made later, from what was saved. `hidden`: it is for a family
    who must not be found, and says whom to call. `outdated`: the day of a program that is too old.
    `sat`: the guided page made it, for somebody without a terminal.
    Write it as UTF-8.
    """
    made = _reporter(_HTML)(
        worded(result, language), language, thumbnails, in_full, short=short, hidden=hidden, outdated=outdated, sat=sat
    )
    return visible(made)


def render_csv(result: AuditResult, language: str = "") -> str:
    """The findings as a table: one row for each, worded in that language or in the result's own.

    It opens with a byte order mark, because spreadsheets then read it as UTF-8; lines end in CR LF. Write it unchanged.
    """
    language = language or result.run.language
    return _reporter(_CSV)(worded(result, language), language)


def help_lines(language: str, country: str = "") -> object:
    """The help lines at the end of a report: `near`, `everywhere` and `others`, each a place with its lines."""
    return _reporter(_HELP)(language, country)


def render_sheet(sheet: Sheet) -> str:
    """A sheet to print, as one HTML page that loads nothing. Write it as UTF-8."""
    return visible(_reporter(_SHEET)(sheet))


def render_probe(sheet: Sheet) -> str:
    """A page that tries whether a browser can run the auditor's own page, and says so in the words of the sheet."""
    return visible(_reporter(_PROBE)(sheet))


def _reporter(name: str) -> Callable[..., str]:
    module, _, function = name.partition(":")
    return cast("Callable[..., str]", getattr(import_module(module), function))
