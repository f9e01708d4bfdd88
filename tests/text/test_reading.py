"""Captions are looked through for the words of a use."""

from __future__ import annotations

import pytest
from auditor.text.letters import folded
from auditor.text.reading import Reading
from auditor.text.word_lists import Use, words
from hypothesis import given
from hypothesis import strategies as st


@given(st.lists(st.sampled_from([*"İßéé🎂🏖\ufe0f #|", "driftbui", "#EersteDriftbui", "x" * 50, "huis"])).map("".join))
def test_a_word_is_found_where_it_stands(text: str) -> None:
    reading = Reading(text)
    match = reading.find(Use.HARD)
    if match:
        start, end = reading.place(match.span())
        assert 0 <= start <= end <= len(text)
        assert "driftbui" in text[start:end].lower()


@pytest.mark.parametrize(
    "use", [Use.OWN_HOME, Use.ALONE, Use.AWAY, Use.LIVE, Use.HARD, Use.PAID, Use.TOGETHER, Use.WEEKLY_WORDS]
)
def test_every_word_of_a_list_is_found_by_itself(use: Use) -> None:
    assert [word for word in words(use, folded) if not Reading(f"x {word} x").holds(use)] == []
