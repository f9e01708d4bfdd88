"""What the checks on texts share."""

from __future__ import annotations

from auditor.exposure.posts import snippet
from hypothesis import given
from hypothesis import strategies as st


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 80))
def test_a_snippet_is_short_and_holds_the_place(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    cut = snippet(text, (start, end))
    assert len(cut) <= 60
    if end - start <= 30:
        assert " ".join(text[start:end].split()) in cut
