"""Dates on invented pages are words, as on real ones."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from auditor.demo.meta.words import INSTAGRAM_LABELS, Words


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en_US", "Aug 05, 2022 3:01:25 am"), ("zh_TW", "8 月 05, 2022 3:01:25 上午"), ("nl", "aug 05, 2022 3:01:25 am")],
)
def test_dates_on_pages_are_words(language: Any, expected: str) -> None:
    words = Words(language, INSTAGRAM_LABELS)
    assert words.moment(datetime(2022, 8, 5, 3, 1, 25, tzinfo=UTC), seconds=True) == expected


def test_noon_and_midnight_are_twelve() -> None:
    words = Words("en_US", INSTAGRAM_LABELS)
    assert words.moment(datetime(2024, 12, 15, 12, 5, tzinfo=UTC)) == "Dec 15, 2024 12:05 pm"
    assert words.moment(datetime(2024, 12, 15, 0, 5, tzinfo=UTC), narrow=True) == "Dec 15, 2024 12:05\u00a0am"
