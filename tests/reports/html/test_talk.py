"""The talk is half a page, the same for every family, on the whole report and on the short one."""

from __future__ import annotations

from importlib import import_module

import pytest
from auditor.results.reporters import render_html
from lxml import html
from tests.reports import samples
from tests.reports.html.parsed import SAMPLES, parsed, words
from tests.reports.html.plain import LANGUAGES, misleading, texts, too_long

TALK = import_module("auditor.reports.html.talk")
HALF_A_PAGE = 260


def part(page: html.HtmlElement) -> str:
    """The words of the talk on a page."""
    (found,) = page.xpath("//section[@aria-labelledby='talk'][.//h2[@id='talk']]")
    return words(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_the_same_for_every_family_and_on_the_short_page(language: str) -> None:
    said = {part(parsed(SAMPLES[name](), language)) for name in SAMPLES}
    short = html.document_fromstring(render_html(samples.family(), language, short=True))
    assert said == {part(short)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_sentences_for_each_age(language: str) -> None:
    told = TALK.talk(language)
    assert [(age, len(sentences)) for age, sentences in told.ages] == [(4, 3), (9, 3), (13, 3)]
    assert len(told.points) == 5
    assert told.sources


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_half_a_page_of_plain_words(language: str) -> None:
    said = [text for spoken, text in texts(TALK.whole()) if spoken == language]
    assert sum(len(text.split()) for text in said) <= HALF_A_PAGE
    assert [long for text in said for long in too_long(text)] == []
    assert [word for text in said for word in misleading(text, language)] == []


def test_every_language_says_everything() -> None:
    spoken = [language for language, _ in texts(TALK.whole())]
    assert {spoken.count(language) for language in LANGUAGES} == {len(spoken) // len(LANGUAGES)}


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("en", ["The talk", "First aid"]),
        ("nl", ["Het gesprek", "Eerste hulp"]),
        ("de", ["Das Gespräch", "Erste Hilfe"]),
    ],
)
def test_what_the_checks_point_to_has_that_heading_and_stands_in_the_contents(
    language: str, headings: list[str]
) -> None:
    page = parsed(samples.family(), language)
    assert [words(page.get_element_by_id(anchor)) for anchor in ("talk", "aid")] == headings
    assert [words(page.xpath(f"//nav//a[@href='#{anchor}']")[0]) for anchor in ("talk", "aid")] == headings
