"""Where somebody lives, in any bio."""

from __future__ import annotations

from auditor.text.routine import every_week, lives_in
from hypothesis import example, given
from hypothesis import strategies as st


@given(st.one_of(st.text(), st.lists(st.sampled_from(["📍", "based in", " ", "x", "ﬃ", "\ufe0f", "De"])).map("".join)))
@example("📍\ufe0fﬃ")
def test_any_bio_has_its_places_inside_it(bio: str) -> None:
    assert all(0 <= start < end <= len(bio) for start, end in lives_in(bio))
    assert every_week(bio) is None or bio
