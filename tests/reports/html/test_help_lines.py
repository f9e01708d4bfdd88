"""Help lines stand on every page, the nearest first."""

from __future__ import annotations

import pytest
from tests.reports import samples
from tests.reports.html.parsed import SAMPLES, parsed, words


@pytest.mark.parametrize("name", SAMPLES)
def test_help_lines_stand_on_every_page(name: str) -> None:
    page = parsed(SAMPLES[name]())
    assert "takeitdown.ncmec.org" in page.xpath("//*[@class='help']//a[@href='https://takeitdown.ncmec.org/']/text()")


def test_unverified_help_lines_have_neither_link_nor_number() -> None:
    for language in ("en", "nl"):
        entries = parsed(samples.no_account(), language).xpath("//*[@class='help']//li")
        unverified = [e for e in entries if e.xpath(".//*[@class='soft']")]
        assert unverified
        assert not [e for e in unverified if e.xpath(".//a") or e.xpath(".//*[@class='phone']")]


def test_the_nearest_help_comes_first() -> None:
    first = {
        lang: words(parsed(samples.no_account(), lang).xpath("//*[@class='help']//h3")[0]) for lang in ("en", "nl")
    }
    assert first == {"en": "Everywhere", "nl": "Nederland"}
