"""Dates in every language, or none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from auditor.demo.meta.words import FACEBOOK_LABELS, Language, Words
from auditor.readers.meta.dates import from_seconds, from_text
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.meta.files import LEAF, QUICK, TEXT

LANGUAGES: tuple[Language, ...] = ("en_US", "en_GB", "nl", "de", "fr", "it", "es", "pt", "zh_TW")


# Dates


@settings(QUICK)
@given(at=st.datetimes(datetime(2004, 1, 1), datetime(2099, 12, 31)))  # noqa: DTZ001  the zone is put on below
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("narrow", [True, False])
def test_dates_in_every_language(language: Language, narrow: bool, at: datetime) -> None:
    minute = at.replace(second=0, microsecond=0, tzinfo=UTC)
    second = at.replace(microsecond=0, tzinfo=UTC)
    words = Words(language, FACEBOOK_LABELS)
    assert from_text(words.moment(minute, narrow=narrow)) == minute
    assert from_text(words.moment(second, seconds=True, narrow=narrow)) == second


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Dec 15, 2024 8:10 pm", datetime(2024, 12, 15, 20, 10, tzinfo=UTC)),
        ("Aug 05, 2022 3:01:25 am", datetime(2022, 8, 5, 3, 1, 25, tzinfo=UTC)),
        ("7 月 08, 2020 9:31:58 上午", datetime(2020, 7, 8, 9, 31, 58, tzinfo=UTC)),
        ("nov 16, 2025 3:52 am", datetime(2025, 11, 16, 3, 52, tzinfo=UTC)),
        ("2025-02-18T10:48:24+00:00", datetime(2025, 2, 18, 10, 48, 24, tzinfo=UTC)),
        ("2026-05-19T23:47Z", datetime(2026, 5, 19, 23, 47, tzinfo=UTC)),
        ("string", None),
        ("", None),
    ],
)
def test_dates_as_they_were_seen(text: str, at: datetime | None) -> None:
    assert from_text(text) == at


@settings(QUICK)
@given(TEXT)
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = from_text(text)
    assert found is None or found.tzinfo is UTC


@settings(QUICK)
@given(st.one_of(LEAF, st.floats(), st.lists(LEAF, max_size=2)))
def test_any_stamp_is_a_time_or_none(raw: object) -> None:
    found = from_seconds(raw)
    assert found is None or 2003 <= found.year < 2100


@pytest.mark.parametrize("raw", [0, "0", -62169958800, True, None, "", "x", 1e300, float("nan"), 1700000000000])
def test_what_is_no_time(raw: object) -> None:
    assert from_seconds(raw) is None
