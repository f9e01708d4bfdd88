"""How to ask each platform for the download: the same steps in every language."""

from __future__ import annotations

import re

import pytest
from auditor.downloads.how import how_to
from auditor.i18n import LANGUAGES
from auditor.model.account import Platform


@pytest.mark.parametrize("platform", Platform)
def test_every_language_has_every_step(platform: Platform) -> None:
    guide = how_to(platform)
    assert guide.link.startswith("https://")
    assert guide.verified is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", guide.verified)
    assert guide.title.keys() == guide.steps.keys() == guide.good_to_know.keys() == set(LANGUAGES)
    for texts in (guide.steps, guide.good_to_know):
        assert len({len(lines) for lines in texts.values()}) == 1
        assert all(line.strip() == line != "" for lines in texts.values() for line in lines)
    assert len(guide.steps["en"]) >= 3
