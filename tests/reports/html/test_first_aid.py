"""First aid stands beside the help lines, says whom to call, and never asks anybody to keep a picture."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import pytest
from lxml import html
from tests.reports import samples
from tests.reports.html.parsed import parsed, words
from tests.reports.html.plain import LANGUAGES, misleading, texts, too_long

AID = import_module("auditor.reports.html.first_aid")
HELP = import_module("auditor.reports.html.help_lines")
TEMPLATES = import_module("auditor.reports.html.templates")
HALF_A_PAGE = 400
"""The most words of all three beside the help lines, in any language and near any of them."""
LONGEST = 260
"""The most words of a block with all that the last part says of it."""
DAYS = {"en": ("2 December 2026", "19 May 2026"), "nl": ("2 december 2026", "19 mei 2026")}
DAYS["de"] = ("2. Dezember 2026", "19. Mai 2026")


def block(name: str, language: str) -> Any:
    (found,) = (aid for aid in AID.first_aid(language, hidden=True) if aid.id == name)
    return found


def section(language: str, country: str, *, hidden: bool = False) -> html.HtmlElement:
    """The part of the page, as the macro makes it."""
    macro = TEMPLATES.environment(language).get_template("first_aid.html").module.first_aid
    return html.fromstring(macro(AID.first_aid(language, hidden=hidden), HELP.help_lines(language, country)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_is_of_plain_words(language: str) -> None:
    for aid in AID.blocks():
        said = [text for spoken, text in texts(aid) if spoken == language]
        assert said
        assert all(said)
        assert sum(len(text.split()) for text in said) <= LONGEST, (aid.id, language)
        assert [long for text in said for long in too_long(text)] == []
        assert [word for text in said for word in misleading(text, language)] == []


@pytest.mark.parametrize(
    ("language", "country"), [("nl", "NL"), ("nl", "BE"), ("en", "GB"), ("en", "US"), ("de", "DE")]
)
def test_the_three_together_are_half_a_page(language: str, country: str) -> None:
    part = section(language, country)
    for last in part.xpath("//*[@data-layer='3']"):
        last.getparent().remove(last)
    assert len(words(part).split()) <= HALF_A_PAGE


def test_every_language_says_everything_and_everything_has_a_source() -> None:
    for aid in AID.blocks():
        spoken = [language for language, _ in texts(aid)]
        assert {spoken.count(language) for language in LANGUAGES} == {len(spoken) // len(LANGUAGES)}
        assert aid.sources
        assert all(re.match(r"https?://", source.page) for source in aid.sources)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_the_three_and_the_hidden_one_only_when_asked(language: str) -> None:
    ids = parsed(samples.all_fine(), language).xpath("//details[@class='aid']/@id")
    assert ids == ["aid-sextortion", "aid-photo", "aid-fake"]
    asked = section(language, "NL", hidden=True)
    assert asked.xpath("//details[@open]/@id") == ["aid-hidden"]
    assert asked.xpath("//details/@id")[0] == "aid-hidden"


@pytest.mark.parametrize("country", [place.code for place in HELP.countries() if place.code])
def test_each_block_says_whom_to_call_in_each_country(country: str) -> None:
    for part in section("en", country, hidden=True).xpath("//details"):
        assert part.xpath(".//ul[@class='call']/li/strong")


def test_where_we_know_no_line_it_is_the_police() -> None:
    (part,) = section("en", "PL", hidden=True).xpath("//details[@id='aid-hidden']")
    assert "police" in words(part.xpath(".//ul[@class='call']")[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_days_of_the_laws_are_those_that_were_found(language: str) -> None:
    fake = block("fake", language)
    assert [day in line for day, line in zip(DAYS[language], fake.law, strict=True)] == [True, True]


@pytest.mark.parametrize(
    ("name", "never"),
    [
        ("sextortion", {"en": "Never make a copy", "nl": "Maak nooit een kopie", "de": "nie eine Kopie"}),
        ("fake", {"en": "do not save it", "nl": "bewaar het niet", "de": "speichere es nicht"}),
    ],
)
def test_the_picture_itself_is_never_kept(name: str, never: dict[str, str]) -> None:
    for language in LANGUAGES:
        steps = " ".join(" ".join(block(name, language).steps).split())
        assert never[language] in steps
        assert "creenshot" not in steps
