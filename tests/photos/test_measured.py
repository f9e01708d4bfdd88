"""The figures of the photo work that a report may tell: they are of this code and these limits, and they add up."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from auditor.model import levels
from auditor.photos import cache
from auditor.photos.measured import FaceTest, Found, Share, measured
from tests import bench_photos
from tests.witnesses import SHARED, outside

TESTS = [measured().held_out, measured().at_hand]
ANEW = "measure anew: python -m tests.bench_photos --measured"


def lists(test: FaceTest) -> Iterator[Found]:
    yield from (found for found in (test.listed, test.second) if found is not None)


def test_the_limits_and_the_work_are_those_of_today() -> None:
    limits = measured().limits
    assert limits.listed_below == levels.FLAG_BELOW, ANEW
    assert limits.perhaps_below == levels.PERHAPS_BELOW, ANEW
    assert limits.perhaps_turned_below == levels.PERHAPS_TURNED_BELOW, ANEW
    assert limits.turned_below == levels.TURNED_BELOW, ANEW
    assert measured().at_hand.work == cache.version().hex(), ANEW


@pytest.mark.parametrize("test", TESTS)
def test_every_group_has_as_many_pictures_as_people_in_all_sizes(test: FaceTest) -> None:
    for found in lists(test):
        for group, people in test.people.items():
            share: Share = getattr(found, group)
            assert share.of == people * test.sizes
        for share in msgspec.structs.astuple(found):
            assert share is None or 0 <= share.found <= share.of


def test_the_kinds_of_children_add_up_to_the_children() -> None:
    found = measured().held_out.listed
    ways, sexes = (found.frontal, found.half_turned, found.turned), (found.boys, found.girls)
    for kinds in (ways, sexes):
        assert sum(share.found for share in kinds if share) == found.children.found
        assert sum(share.of for share in kinds if share) == found.children.of


def test_the_faces_that_nobody_had_seen_are_120_young_and_305_grown_people() -> None:
    test = measured().held_out
    assert (test.young, test.grown, test.in_view) == (120, 305, False)


def test_no_picture_is_on_both_lists() -> None:
    test = measured().at_hand
    assert test.second is not None
    for group in test.people:
        first, second = getattr(test.listed, group), getattr(test.second, group)
        assert first.found + second.found <= first.of


@outside("faces")
@pytest.mark.long
def test_the_faces_at_hand_come_to_these_figures() -> None:
    faces = SHARED / "faces"
    made = bench_photos.pictures(faces)
    told = bench_photos.measured(bench_photos.run_once(made), made, faces)
    assert msgspec.structs.replace(told, on=measured().at_hand.on) == measured().at_hand
