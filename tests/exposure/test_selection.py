"""Which photos are looked at."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from auditor.exposure.selection import Selection, SelectionError, parse, select
from hypothesis import given
from hypothesis import strategies as st

DAYS = [date(2026, 1, 5), None, date(2025, 6, 1), date(2024, 2, 29), date(2019, 1, 1)]


def itself(day: date | None) -> date | None:
    return day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("all", Selection("all")),
        (" NONE ", Selection("none")),
        ("since:2024-02-29", Selection("since", since=date(2024, 2, 29))),
        ("since 2024", Selection("since", since=date(2024, 1, 1))),
        ("since=2024-3", Selection("since", since=date(2024, 3, 1))),
        ("sample 200", Selection("sample", count=200)),
        ("Sample:1", Selection("sample", count=1)),
    ],
)
def test_choices(text: str, expected: Selection) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize("text", ["", "some", "since", "since:", "since:yesterday", "since:2024-02-30", "since:0000"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(SelectionError):
        parse(text)


@pytest.mark.parametrize("text", ["sample", "sample:0", "sample:-1", "sample:x", "sample:²", "sample:" + "9" * 40])
def test_what_is_no_sample(text: str) -> None:
    with pytest.raises(SelectionError):
        parse(text)


def test_since_keeps_the_day_itself_and_those_without_a_day() -> None:
    assert select(DAYS, parse("since:2024-02-29"), itself) == DAYS[:4]
    moments = [datetime(2024, 2, 29, 23, tzinfo=UTC), datetime(2024, 2, 28, 23, tzinfo=UTC)]
    assert select(moments, parse("since:2024-02-29"), lambda at: at) == moments[:1]


def test_all_and_none() -> None:
    assert select(DAYS, parse("all"), itself) == DAYS
    assert select(DAYS, parse("none"), itself) == []


@given(st.integers(0, 300), st.integers(1, 300))
def test_a_sample_is_spread_over_all_in_order(total: int, count: int) -> None:
    chosen = select(list(range(total)), Selection("sample", count=count), lambda _: None)
    assert len(chosen) == min(total, count)
    assert chosen == sorted(set(chosen))
    gaps = [after - before for before, after in pairwise(chosen)]
    assert not gaps or max(gaps) - min(gaps) <= 1


@given(st.text(max_size=30))
def test_any_text_is_a_choice_or_refused(text: str) -> None:
    with suppress(SelectionError):
        assert parse(text).kind in ("all", "since", "sample", "none")
