"""The kit for authors: a case is played on the day on which one asks, and a wrong one stops nothing."""

from __future__ import annotations

from auditor.authors.testing import problems
from tests.authors.good import TODAY, python, setting, spoiled

IG = ("platforms", "instagram")


def test_a_case_with_a_wrong_account_stops_nothing() -> None:
    assert problems(spoiled(python(), "cases", 0, "facts", {"content.nothing": 1}), today=TODAY) == []


def test_dates_are_compared_with_the_day_on_which_one_asks() -> None:
    assert problems(spoiled(setting(), *IG, "verified", "2020")) == []
    assert problems(spoiled(setting(), *IG, "verified", "2099")) == ["instagram: verified is in the future"]
