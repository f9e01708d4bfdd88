"""Help lines stand on every page, near the family; a number or hours stand nowhere without the page that gave them."""

from __future__ import annotations

import re
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import pytest
from auditor.model.result import AuditResult
from auditor.results.reporters import render_html
from lxml import html
from tests.reports import samples
from tests.reports.html.parsed import SAMPLES, parsed, words
from tests.reports.html.plain import LANGUAGES, misleading, texts, too_long

ROOT = Path(__file__).parents[3]
LINES = import_module("auditor.reports.html.help_lines")
ENTRIES = [(country.code, entry) for country in LINES.countries() for entry in country.entries]
MOST_WORDS = 8
"""What a line is for is read at a glance."""
FIRST = {"en": ["United Kingdom", "United States"], "nl": ["Nederland"], "de": ["Deutschland"]}


def living_in(country: str) -> AuditResult:
    result = samples.no_account()
    return msgspec.structs.replace(result, run=msgspec.structs.replace(result.run, country=country))


def names(page: html.HtmlElement, section: str) -> list[str]:
    return [words(heading) for heading in page.xpath(f"//section[@aria-labelledby='{section}']//h3")]


@pytest.mark.parametrize("name", SAMPLES)
def test_help_lines_stand_on_every_page(name: str) -> None:
    page = parsed(SAMPLES[name]())
    assert "takeitdown.ncmec.org" in page.xpath("//*[@class='help']//a[@href='https://takeitdown.ncmec.org/']/text()")


@pytest.mark.parametrize(("code", "entry"), ENTRIES)
def test_a_number_or_hours_have_the_page_that_gave_them(code: str, entry: Any) -> None:
    assert entry.seen or not (entry.phone or entry.hours)
    assert re.fullmatch(r"[0-9][0-9 ,-]*|", entry.phone)
    assert entry.phone or not entry.hours
    if entry.seen:
        assert re.match(r"https?://[^/]+\.[^/]+", entry.seen.page)
        assert date(2026, 11, 30) <= entry.seen.day
        assert 2000 <= (entry.seen.of or entry.seen.day.year) <= entry.seen.day.year
    assert entry.link or entry.phone
    assert re.fullmatch(r"[A-Z]{2}|", code)


def test_each_country_says_whom_to_call_in_danger_and_when_nobody_may_find_the_family() -> None:
    for country in LINES.countries():
        if country.code:
            assert [entry for entry in country.entries if entry.emergency], country.code
            needs = {need for entry in country.entries if not entry.emergency for need in entry.needs}
            assert needs == {"sextortion", "photo", "fake", "hidden"}, country.code


def test_a_line_that_no_page_vouches_for_has_no_number() -> None:
    rumour = LINES.HelpLine(name="Rumour", what={"en": "Says so."}, phone="1", hours={"en": "Day and night."})
    line = LINES._line(rumour, "en")
    assert (line.phone, line.hours) == ("", "")


def test_every_language_is_complete() -> None:
    for country in LINES.countries():
        told = [country.name, *(text for entry in country.entries for text in (entry.what, entry.hours, entry.name))]
        assert all(set(text) >= set(LANGUAGES) for text in told if isinstance(text, dict) and text)


def test_what_a_line_is_for_is_said_in_plain_words() -> None:
    for country in LINES.countries():
        for entry in country.entries:
            assert all(len(text.split()) <= MOST_WORDS for text in entry.what.values()), entry.name
        for language, text in texts(country):
            assert not too_long(text)
            assert not misleading(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_country_the_language_says_which_is_near(language: str) -> None:
    page = parsed(living_in(""), language)
    assert names(page, "help")[:-1] == FIRST[language]
    assert not set(FIRST[language]) & set(names(page, "help-others"))
    assert len(names(page, "help-others")) + len(FIRST[language]) + 1 == len(LINES.countries())


@pytest.mark.parametrize(("country", "near"), [("BE", ["België"]), ("GB", ["Verenigd Koninkrijk"]), ("PL", [])])
def test_the_familys_country_goes_before_the_language(country: str, near: list[str]) -> None:
    page = parsed(living_in(country), "nl")
    assert names(page, "help") == [*near, "Overal"]
    assert "Nederland" in names(page, "help-others")


def test_the_short_page_has_the_familys_country_and_no_other() -> None:
    page = html.document_fromstring(render_html(living_in("BE"), "nl", short=True))
    assert names(page, "help") == ["België"]
    assert not page.xpath("//*[@id='help-others']")


def test_the_list_of_what_to_ring_before_a_release_is_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "_build")
    made = import_module("help_list")
    sys.modules.pop("help_list")
    assert (ROOT / "reports/html/HELP_LINES.md").read_text("utf-8") == made.whole(), "make docs"
