"""What is said about an age keeps to the gates, and the aligned chip is what the net was trained on."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable

import numpy as np
import pytest
from auditor.demo.drawings import GROWN, YOUNG, Person, draw
from auditor.model.levels import Age, AgeGroup, age_group
from auditor.photos import age, models
from auditor.photos.age import ages, tellable, upright
from auditor.photos.faces import Face, Floats, find_faces
from auditor.photos.mips import Mips
from PIL import Image, ImageOps
from tests.witnesses import SHARED, outside

PEOPLE = SHARED / "faces"


def face(width: float = 100, score: float = 0.99) -> Face:
    points = tuple((200 + x * width, 200 + y * width) for x, y in age._UPRIGHT)
    return Face((200 - width / 2, 200 - width / 2, 200 + width / 2, 200 + width / 2), score, points)


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (0, AgeGroup.CHILD),
        (12.9, AgeGroup.CHILD),
        (13, AgeGroup.MAYBE_MINOR),
        (17.9, AgeGroup.MAYBE_MINOR),
        (18, AgeGroup.ADULT),
        (math.nan, AgeGroup.UNCLEAR),
        (math.inf, AgeGroup.UNCLEAR),
    ],
)
def test_age_groups(years: float, expected: AgeGroup) -> None:
    assert age_group(years) is expected


@pytest.mark.parametrize(("width", "score", "told"), [(40, 0.9, True), (39, 0.99, False), (100, 0.89, False)])
def test_a_small_or_doubtful_face_is_not_told(width: float, score: float, told: bool) -> None:
    subject = face(width, score)
    assert tellable(subject, (1080, 1350)) is told
    (estimate,) = ages(Mips(Image.new("RGB", (400, 400), (180, 150, 130))), [subject])
    assert (estimate.group is AgeGroup.UNCLEAR) is not told


class Counting:
    """An age net that says the years it was told to, and counts the views that it saw, at once and in all."""

    def __init__(self, *years: float) -> None:
        self._years = years
        self.seen: list[int] = []

    def __call__(self, views: Floats) -> Floats:
        start = sum(self.seen)
        self.seen.append(len(views))
        return np.array([self._years[(start + n) % len(self._years)] for n in range(len(views))], np.float32)[:, None]


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Counting]:
    """Have the age net replaced."""

    def replaced(*years: float) -> Counting:
        net = Counting(*years)
        monkeypatch.setattr(models, "load", lambda _name: net)
        return net

    return replaced


GREY = Mips(Image.new("RGB", (400, 400), (180, 150, 130)))


def test_a_face_that_cannot_be_told_is_not_estimated(says: Callable[..., Counting]) -> None:
    net = says(8)
    small, told, doubtful = ages(GREY, [face(39), face(100), face(100, 0.89)])
    assert net.seen
    assert sum(net.seen) <= 8
    assert (told.years, told.group) == (8, AgeGroup.CHILD)
    assert {(a.years, a.group, a.flagged) for a in (small, doubtful)} == {(math.inf, AgeGroup.UNCLEAR, False)}


@pytest.mark.parametrize(("years", "views"), [((3, 6), 2), ((30, 50), 2), ((8, 6), 4), ((25, 40), 4), ((12, 22), 8)])
def test_more_views_are_taken_the_nearer_an_age_is_to_the_limits(
    says: Callable[..., Counting], years: tuple[float, float], views: int
) -> None:
    net = says(*years)
    (estimate,) = ages(GREY, [face()])
    assert sum(net.seen) == views
    assert estimate.years == pytest.approx(sum(years) / 2)
    assert estimate.spread == pytest.approx(abs(years[0] - years[1]))


def test_a_net_that_fails_makes_nobody_a_child(says: Callable[..., Counting]) -> None:
    says(math.nan)
    (estimate,) = ages(GREY, [face()])
    assert (estimate.group, estimate.flagged) == (AgeGroup.UNCLEAR, False)


def test_a_crowd_is_looked_at_a_few_views_at_a_time(says: Callable[..., Counting]) -> None:
    net = says(15)
    assert len(ages(GREY, [face()] * 134)) == 134
    assert max(net.seen) <= 8


def test_unclear_is_neither_flagged_nor_an_adult() -> None:
    unclear = Age(6, 1, AgeGroup.UNCLEAR)
    assert not unclear.flagged
    assert unclear.group is not AgeGroup.ADULT


@pytest.mark.parametrize(("years", "flagged"), [(16.4, True), (16.5, False)])
def test_flagged_below_the_measured_age(years: float, flagged: bool) -> None:
    assert Age(years, 1, age_group(years)).flagged is flagged


@pytest.mark.parametrize("width", [0.15, 0.3])
@pytest.mark.parametrize("hair", [(88, 62, 40), (180, 140, 80), (30, 24, 22)])
def test_a_drawn_child_is_a_child_and_a_drawn_adult_is_none(width: float, hair: tuple[int, int, int]) -> None:
    for look, expected in ((YOUNG, {AgeGroup.CHILD}), (GROWN, {AgeGroup.ADULT})):
        picture = Mips(draw([Person(look, width=width, hair=hair)]))
        assert {estimate.group for estimate in ages(picture, find_faces(picture))} == expected


def test_a_mirrored_picture_gives_the_same_age() -> None:
    picture = draw([Person(YOUNG, width=0.3)])
    (one,), (other,) = (ages(Mips(p), [_middle(p)]) for p in (picture, ImageOps.mirror(picture)))
    assert one.years == pytest.approx(other.years, abs=0.5)


def _middle(picture: Image.Image) -> Face:
    """A face that is the same in the mirror, in the middle of a picture."""
    x, y = picture.width / 2, picture.height / 2
    points = ((-57, 20), (57, 20), (0, 60), (-48, 105), (48, 105))
    return Face((x - 160, y - 160, x + 160, y + 180), 1.0, tuple((x + a, y + b) for a, b in points))


@pytest.mark.parametrize("zoom", [0.3, 1.0, 4.0])
@pytest.mark.parametrize("turn", [0, 30, 180])
def test_a_turned_face_is_brought_upright(zoom: float, turn: float) -> None:
    side = 448
    chip = Image.new("RGB", (side, side))
    chip.paste((255, 0, 0), (0, 0, side // 2, side // 2))
    chip.paste((0, 0, 255), (side // 2, side // 2, side, side))
    size = round(side * zoom)
    picture = Mips(chip.resize((size, size)).rotate(turn, Image.Resampling.BILINEAR))
    angle = np.radians(-turn)
    spin = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    points = (age._PLACES / age.SIDE - 0.5) @ spin.T * size + size / 2
    seen = upright(picture, Face((0, 0, size, size), 1.0, tuple((float(x), float(y)) for x, y in points)))
    assert seen.shape == (112, 112, 3)
    assert seen[40, 40] == pytest.approx([255, 0, 0], abs=2)
    assert seen[72, 72] == pytest.approx([0, 0, 255], abs=2)
    assert seen[40, 72] == pytest.approx([0, 0, 0], abs=2)


def test_points_that_coincide_do_not_crash() -> None:
    odd = Face((10, 10, 60, 60), 0.95, ((30.0, 30.0),) * 5)
    (estimate,) = ages(Mips(Image.new("RGB", (80, 80))), [odd])
    assert estimate.years >= 0


def test_nobody_has_no_age() -> None:
    assert ages(Mips(Image.new("RGB", (80, 80))), []) == []


@outside("faces")
def test_children_are_flagged_and_grown_people_hardly_ever() -> None:
    with (PEOPLE / "labels.csv").open(encoding="utf-8") as labels:
        rows = [(row["file"], int(row["age_low_years"])) for row in csv.DictReader(labels)]
    flagged = {name: _central_is_flagged(Mips(Image.open(PEOPLE / name))) for name, _ in rows}

    def share(low: int, high: int) -> float:
        return float(np.mean([flagged[name] for name, years in rows if low <= years <= high]))

    assert share(0, 9) >= 0.9
    assert share(20, 29) <= 0.1
    assert share(30, 99) <= 0.01


def _central_is_flagged(picture: Mips) -> bool:
    middle = picture.size[0] / 2
    faces = find_faces(picture)
    estimates = zip(faces, ages(picture, faces), strict=True)
    central = [
        (f.width, estimate) for f, estimate in estimates if abs((f.box[0] + f.box[2]) / 2 - middle) < middle * 0.5
    ]
    return bool(central) and max(central, key=lambda pair: pair[0])[1].flagged
