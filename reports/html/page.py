"""The report as one HTML page: nothing is loaded, no script is needed, everything is escaped."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from auditor import formats
from auditor.i18n import translations
from auditor.model.result import AuditResult
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from .build import build
from .help_lines import help_lines
from .limits import limits

_FOLDER = Path(__file__).parent
_STYLES = ("report.css", "photos.css")


def render(
    result: AuditResult, language: str, thumbnails: Mapping[str, str] | None = None, *, short: bool = False
) -> str:
    """The page of a result that is worded in that language; a short one is for paper, to take home.

    The interface itself speaks the languages of `auditor.i18n.LANGUAGES`; in any other it is English, and the words of
    the checks are marked with their own language. `thumbnails` are JPEG data URIs by the numbers of the photos.
    """
    page = build(result, language, thumbnails, short=short)
    style = "\n".join((_FOLDER / sheet).read_text("utf-8") for sheet in _STYLES)
    return (
        _environment(page.lang)
        .get_template("report.html")
        .render(
            page=page,
            half_a_year=(page.made + timedelta(days=182)).isoformat(),
            style=Markup(style),  # noqa: S704  # our own stylesheets
            style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            limits=limits(page.platforms, page.lang),
            help_lines=help_lines(page.lang),
        )
    )


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    catalogue = translations(language)
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # put there by the extension
        catalogue.gettext, catalogue.ngettext, newstyle=True
    )
    environment.filters["listed"] = lambda words: formats.listed(words, language)
    environment.filters["day"] = lambda day: formats.day(day, language)
    environment.filters["seen"] = lambda verified: _seen(verified, language)
    return environment


def _seen(verified: str, language: str) -> str:
    """A date that may be no more than a year or a month, in words; anything else as it is."""
    try:
        if len(verified) == 7:
            return formats.day(date.fromisoformat(f"{verified}-01"), language, "month")
        return formats.day(date.fromisoformat(verified), language)
    except ValueError:
        return verified
