"""Where a family probably lives."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from auditor.exposure.home import NEAR_METRES, metres, most_frequent
from auditor.model.posting import Coordinates, Post, Sign
from hypothesis import given
from hypothesis import strategies as st
from tests.exposure.accounts import HOME, NOON, _all, account, listed, post


def at_home(days: int, **more: Any) -> list[Post]:
    return [
        post(at=NOON + timedelta(days=n), coordinates=Coordinates(52.0 + n * 1e-5, 5.0), **more) for n in range(days)
    ]


def near_home(*posts: Post) -> list[bool]:
    found = {e.at: Sign.NEAR_HOME in e.told for e in listed(account(*posts), _all(posts))}
    return [found[item.at.date()] for item in posts if item.at]


def test_home_is_the_place_of_most_posts_on_at_least_five_days() -> None:
    away = [
        post(at=NOON + timedelta(days=100 + n), coordinates=Coordinates(43.0 + n, 3.0)) for n in range(3)
    ]  # fmt: skip
    assert near_home(*at_home(4)) == [False] * 4
    assert near_home(*at_home(5), *away) == [True] * 5 + [False] * 3
    holiday = [post(at=NOON, coordinates=HOME) for _ in range(9)]
    assert not any(near_home(*holiday))


def test_distances() -> None:
    assert metres(HOME, HOME) == 0
    assert metres(HOME, Coordinates(52.0018, 5.0)) == pytest.approx(200, abs=1)
    assert metres(Coordinates(0, 180), Coordinates(0, -180)) == pytest.approx(0, abs=1)
    assert NEAR_METRES == 200


@given(st.lists(st.builds(Coordinates, st.floats(), st.floats()), max_size=30))
def test_any_places_have_a_home_among_them_or_none(places: list[Coordinates]) -> None:
    home = most_frequent(places)
    assert home is None or len(places) >= 5
