"""Ordinary letters know where they stood."""

from __future__ import annotations

from auditor.text import plain
from hypothesis import given
from hypothesis import strategies as st


@given(st.text(max_size=100))
def test_plain_letters_know_where_they_stood(text: str) -> None:
    letters, places = plain(text)
    assert len(letters) == len(places)
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)
