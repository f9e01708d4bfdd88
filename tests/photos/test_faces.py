"""Faces are found where they are drawn, at any size that matters, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest
from auditor.demo.drawings import GROWN, YOUNG, Person, Place, draw
from auditor.photos import faces, models
from auditor.photos.faces import Face, find_faces, smallest
from auditor.photos.mips import Mips
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image


def found(*people: Person, size: tuple[int, int] = (1080, 1350)) -> list[Face]:
    return find_faces(Mips(draw(people, Place.GARDEN, size)))


@pytest.mark.parametrize("width", [0.08, 0.18, 0.4])
@pytest.mark.parametrize("look", [YOUNG, GROWN])
def test_a_face_is_found_where_it_is(look: object, width: float) -> None:
    person = Person(YOUNG if look is YOUNG else GROWN, x=0.4, y=0.45, width=width)
    (face,) = found(person)
    left, top, right, bottom = face.box
    assert abs((left + right) / 2 - 0.4 * 1080) < 0.25 * face.width
    assert abs((top + bottom) / 2 - 0.45 * 1350) < 0.3 * face.height
    assert 0.7 < face.width / (width * 1080) < 1.5
    assert 0.9 <= face.score <= 1


def test_landmarks_are_the_eyes_nose_and_mouth() -> None:
    (face,) = found(Person(YOUNG, width=0.3))
    left_eye, right_eye, nose, left_mouth, right_mouth = face.landmarks
    assert left_eye[0] < nose[0] < right_eye[0]
    assert left_mouth[0] < nose[0] < right_mouth[0]
    assert max(left_eye[1], right_eye[1]) < nose[1] < min(left_mouth[1], right_mouth[1])


def test_boxes_and_points_lie_at_places_that_rounding_noise_does_not_move() -> None:
    (face,) = found(Person(YOUNG, width=0.3))
    edges = np.array([*face.box, *np.ravel(face.landmarks)])
    assert np.array_equal(edges * 64, np.round(edges * 64))
    assert not np.array_equal(edges, np.round(edges))


@settings(max_examples=100, deadline=None)
@given(
    edges=st.lists(st.floats(-1600, 3200, width=32), min_size=4, max_size=4),
    noise=st.floats(-1e-5, 1e-5),
    n=st.integers(1, 9),
)
def test_squares_lie_at_such_places_too(edges: list[float], noise: float, n: int) -> None:
    boxes = np.array([edges] * n, np.float32)
    boxes[:, 2:] += boxes[:, :2].clip(0)
    squares = faces._square(boxes)
    assert np.array_equal(squares * 64, np.round(squares * 64))
    assert np.abs(faces._square(boxes + np.float32(noise)) - squares).max() <= 1 / 32


@pytest.mark.parametrize("height", [12, 13, 75, 76, 77, 140, 141])
def test_strips_give_what_the_whole_picture_gives(height: int) -> None:
    pixels = np.random.default_rng(height).uniform(-1, 1, (1, 3, height, 57)).astype(np.float32)
    pnet = models.load("pnet")
    assert np.array_equal(faces._grid(pixels, pnet), pnet(pixels)[0])


def test_each_person_is_one_face() -> None:
    child, adult = Person(YOUNG, x=0.3, y=0.6, width=0.2), Person(GROWN, x=0.68, y=0.42, width=0.24)
    assert len(found(child, adult)) == 2


def test_a_small_face_is_not_sought() -> None:
    assert found(Person(YOUNG, width=0.005)) == []


def test_what_is_worth_an_estimate_grows_with_the_picture() -> None:
    assert smallest((1080, 1350)) == smallest((1600, 900)) == 40
    assert smallest((3200, 1800)) == 80


def test_a_large_picture_gives_the_same_faces() -> None:
    person = Person(GROWN, width=0.3)
    large = Mips(draw([person]).resize((2160, 2700), Image.Resampling.BICUBIC))
    (face,), (small,) = find_faces(large), found(person)
    assert np.allclose(np.array(face.landmarks) / 2, small.landmarks, atol=0.1 * small.width)


def test_the_same_picture_gives_the_same_faces() -> None:
    people = [Person(YOUNG, width=0.2)]
    assert found(*people) == found(*people)


@pytest.mark.parametrize("place", list(Place))
def test_no_face_where_nobody_is(place: Place) -> None:
    assert find_faces(Mips(draw([], place))) == []


@pytest.mark.parametrize("size", [(1, 1), (11, 600), (3000, 2), (16, 16)])
def test_a_picture_too_small_for_a_face_holds_none(size: tuple[int, int]) -> None:
    assert find_faces(Mips(Image.new("RGB", size, (200, 180, 160)))) == []


@pytest.mark.parametrize("mode", ["L", "RGBA", "CMYK", "P", "LA", "1"])
def test_any_kind_of_picture_is_looked_at(mode: str) -> None:
    assert len(find_faces(Mips(draw([Person(YOUNG, width=0.3)], size=(540, 675)).convert(mode)))) <= 1


def test_noise_holds_no_face_and_costs_no_crash() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (600, 500, 3), np.uint8)
    assert find_faces(Mips(Image.fromarray(noise))) == []


def sound(face: Face) -> bool:
    return bool(np.isfinite(face.box).all()) and face.width > 0 and len(face.landmarks) == 5


@settings(max_examples=25, deadline=None)
@given(width=st.integers(1, 160), height=st.integers(1, 160), seed=st.integers(0, 9))
def test_boxes_are_finite_whatever_the_picture(width: int, height: int, seed: int) -> None:
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    assert all(map(sound, find_faces(Mips(Image.fromarray(pixels)))))


def test_boxes_are_finite_whatever_a_portrait_was_squeezed_to() -> None:
    portrait = draw([Person(YOUNG, width=0.5)], size=(540, 675))
    sizes = [(width, height) for width in range(60, 301, 60) for height in range(60, 301, 60)]
    found = [face for size in sizes for face in find_faces(Mips(portrait.resize(size)))]
    assert len(found) > 4
    assert all(map(sound, found))
