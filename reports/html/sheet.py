"""A sheet of the workshop as one HTML page for print: nothing is loaded, everything is escaped."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from typing import Any

from auditor.model.sheet import Sheet
from markupsafe import Markup

from .help_lines import help_lines
from .templates import FOLDER, environment
from .way import host_of, safe_link

_STYLES = ("colours.css", "report.css", "sheet.css")


def render(sheet: Sheet) -> str:
    """The page of a sheet; the help lines in it are those of its country, else of its language."""
    return _rendered("sheet.html", sheet, help=help_lines(sheet.language, sheet.country), host_of=_host)


def render_probe(sheet: Sheet) -> str:
    """The page that tries a browser; the only one of ours on paper's side that has a script, and it asks nobody."""
    script = (FOLDER / "probe.js").read_text("utf-8")
    return _rendered("probe.html", sheet, script=Markup(script), script_hash=_hash(script))  # noqa: S704  # our own


def _rendered(template: str, sheet: Sheet, **further: Any) -> str:
    style = "\n".join((FOLDER / name).read_text("utf-8") for name in _STYLES)
    return (
        environment(sheet.language)
        .get_template(template)
        .render(
            sheet=sheet,
            style=Markup(style),  # noqa: S704  # our own stylesheets
            style_hash=_hash(style),
            **further,
        )
    )


def _hash(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _host(link: str) -> str:
    return host_of(safe_link(link))
