"""A page, parsed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from auditor.model.result import AuditResult
from auditor.results.reporters import render_html
from lxml import html
from tests.reports import samples

SAMPLES: Mapping[str, Callable[[], AuditResult]] = {
    **samples.ODD,
    "family": samples.family,
    "hostile": samples.hostile,
    "two_hundred": samples.two_hundred,
}


def parsed(result: AuditResult, language: str = "en") -> html.HtmlElement:
    return html.document_fromstring(render_html(result, language))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
