"""The second list: who stands on it, in which order, and that it is no exposure."""

from __future__ import annotations

from datetime import timedelta
from math import nan

import pytest
from auditor.exposure.perhaps import doubt, perhaps
from auditor.model.levels import Age, AgeGroup, Recognisability, age_group
from auditor.model.posting import Audience, Doubt, Perhaps, PostKind
from auditor.photos.records import FaceSeen, PictureResult, Seen, Turn
from tests.exposure.accounts import NOON, TODAY, account, listed, post

FRONTAL, TURNED = 1.0, 0.5


def face(years: float, frontality: float = FRONTAL) -> FaceSeen:
    return FaceSeen(Age(years, 0.5, age_group(years)), Recognisability(0.1, 0.9, frontality, 0.9, 1), 0.99, 0.3)


def seen(content: str, *faces: FaceSeen, turned: Turn = 0) -> PictureResult:
    return PictureResult(content * 64, Seen(faces, turned=turned))


OLDER, AWAY, GROWN = face(17.0), face(20.0, TURNED), face(40.0)


def names(found: tuple[Perhaps, ...]) -> str:
    return "".join(item.content[0] for item in found)


@pytest.mark.parametrize(
    ("faces", "why"),
    [
        ((OLDER,), Doubt.OLDER),
        ((face(17.0, TURNED), GROWN), Doubt.OLDER),
        ((AWAY, GROWN), Doubt.TURNED),
        ((face(20.0),), None),
        ((face(22.0, TURNED),), None),
        ((face(18.0),), None),
        ((face(6.0), OLDER), None),
        ((face(16.0, TURNED), AWAY), None),
        ((face(nan, TURNED),), None),
        ((face(nan), OLDER), Doubt.OLDER),
        ((GROWN,), None),
        ((), None),
    ],
)
def test_who_stands_on_it_and_why(faces: tuple[FaceSeen, ...], why: Doubt | None) -> None:
    assert doubt(faces) is why
    results = {(0, 0): seen("a", *faces)}
    assert [item.why for item in perhaps(account(post()), results, TODAY)] == ([why] if why else [])


@pytest.mark.parametrize("faces", [(OLDER,), (AWAY, GROWN)])
def test_what_is_on_it_is_no_exposure(faces: tuple[FaceSeen, ...]) -> None:
    assert listed(account(post()), {(0, 0): seen("a", *faces)}) == ()


def test_an_unclear_face_is_no_doubt() -> None:
    unclear = FaceSeen(Age(17.0, 0.5, AgeGroup.UNCLEAR), Recognisability(0.1, 0.9, TURNED, 0.9, 1), 0.99, 0.3)
    assert doubt((unclear,)) is None


def test_the_widest_audience_comes_first_and_of_that_the_newest() -> None:
    days = [NOON + timedelta(days=n) for n in range(3)]
    posts = [*(post(PostKind.POST, at) for at in days), post(PostKind.PROFILE_PHOTO, NOON), post(PostKind.ARCHIVED)]
    results = {(number, 0): seen(f"{number}", OLDER) for number in range(len(posts))}
    found = perhaps(account(*posts, audience__private_profile="on"), results, TODAY)
    assert names(found) == "3210"
    assert [item.places[0].audience for item in found] == [Audience.EVERYONE, *[Audience.FOLLOWERS] * 3]


def test_one_content_in_two_places_is_one_item_with_both() -> None:
    posts = post(PostKind.POST, NOON, "a.jpg", caption="at home"), post(PostKind.PROFILE_PHOTO, NOON, "b.jpg")
    results = {(0, 0): seen("a", AWAY, turned=90), (1, 0): seen("a", AWAY, turned=90)}
    (item,) = perhaps(account(*posts, audience__private_profile="on"), results, TODAY)
    assert [(place.kind, place.uri) for place in item.places] == [
        (PostKind.PROFILE_PHOTO, "b.jpg"),
        (PostKind.POST, "a.jpg"),
    ]
    assert (item.uri, item.turned, item.places[1].caption) == ("b.jpg", 90, "at home")


def test_without_a_result_nothing_is_said() -> None:
    assert perhaps(account(post()), {}, TODAY) == ()
