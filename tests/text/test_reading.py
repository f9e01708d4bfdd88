"""Captions are looked through for the words of a use."""

from __future__ import annotations

import pytest
from auditor.text.reading import Reading, words_for
from hypothesis import given
from hypothesis import strategies as st


@given(st.lists(st.sampled_from([*"İßéé🎂🏖\ufe0f #|", "driftbui", "#EersteDriftbui", "x" * 50, "huis"])).map("".join))
def test_a_word_is_found_where_it_stands(text: str) -> None:
    reading = Reading(text)
    match = reading.find("hard")
    if match:
        start, end = reading.place(match.span())
        assert 0 <= start <= end <= len(text)
        assert "driftbui" in text[start:end].lower() or (start, end) == (0, 0)


@pytest.mark.parametrize("use", ["own_home", "alone", "away", "live", "hard", "paid", "together", "weekly_words"])
def test_every_word_of_a_list_is_found_by_itself(use: str) -> None:
    assert [word for word in words_for(use) if not Reading(f"x {word} x").holds(use)] == []
