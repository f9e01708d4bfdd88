"""The report as one HTML page: nothing is loaded, no script is needed, everything is escaped."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from datetime import date, timedelta

from auditor.model.in_full import InFull
from auditor.model.result import AuditResult
from auditor.photos.measured import measured
from auditor.results.reporters import Sat
from markupsafe import Markup

from .build import build
from .first_aid import first_aid
from .help_lines import help_lines
from .limits import limits
from .talk import talk
from .templates import FOLDER, environment

_STYLES = ("colours.css", "report.css", "photos.css", "help.css")


def render(
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
    """The page of a result that is worded in that language; a short one is for paper, to take home.

    The interface itself speaks the languages of `auditor.i18n.LANGUAGES`; in any other it is English, and the words of
    the checks are marked with their own language. `thumbnails` are JPEG data URIs by the numbers of the photos,
    `in_full` the owner's own words whole by the numbers of the accounts. `hidden`: for a family who must not be
    found. `outdated`: the day of a program that is too old. `sat`: the guided page made it.
    """
    page = build(result, language, thumbnails, in_full, short=short, sat=sat)
    style = "\n".join((FOLDER / sheet).read_text("utf-8") for sheet in _STYLES)
    return (
        environment(page.lang)
        .get_template("report.html")
        .render(
            page=page,
            outdated=outdated,
            half_a_year=(page.made + timedelta(days=182)).isoformat(),
            style=Markup(style),  # noqa: S704  # our own stylesheets
            style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            limits=limits(page.platforms, page.lang),
            measured=measured(),
            the_talk=talk(page.lang),
            aids=first_aid(page.lang, hidden=hidden),
            help=help_lines(page.lang, result.run.country),
        )
    )
