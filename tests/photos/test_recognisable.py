"""A large, frontal, sharp face is more recognisable than a small, turned or blurred one."""

from __future__ import annotations

import numpy as np
import pytest
from auditor.demo.drawings import GROWN, YOUNG, Person, draw
from auditor.model.levels import Level, Recognisability
from auditor.photos.faces import Face, find_faces
from auditor.photos.mips import Mips
from auditor.photos.recognisable import edges, frontality, recognisability
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFilter

marks = st.floats(0, 1)


def seen(picture: Image.Image, reduced: float = 1.0) -> Recognisability:
    mips = Mips(picture)
    (one,) = recognisability(mips, find_faces(mips), reduced)
    return one


def turned(nose: float) -> Face:
    return Face((0, 0, 100, 100), 1.0, ((30.0, 40.0), (70.0, 40.0), (nose, 60.0), (35.0, 80.0), (65.0, 80.0)))


def test_a_portrait_is_a_close_up() -> None:
    portrait = seen(draw([Person(YOUNG, width=0.45)]))
    assert portrait.close_up
    assert portrait.level is Level.HIGH
    assert portrait.people == 1
    assert 0.1 < portrait.share < 0.4


def test_a_small_face_is_less_recognisable_and_no_close_up() -> None:
    small, large = seen(draw([Person(YOUNG, width=0.06)])), seen(draw([Person(YOUNG, width=0.3)]))
    assert small.score < large.score
    assert not small.close_up


def test_blur_makes_less_recognisable() -> None:
    picture = draw([Person(GROWN, width=0.3)])
    sharp, blurred = seen(picture), seen(picture.filter(ImageFilter.GaussianBlur(12)))
    assert blurred.sharpness < sharp.sharpness / 2
    assert sharp.level is Level.HIGH
    assert blurred.level is not Level.HIGH


def test_the_posted_size_counts_and_not_the_reduced_one() -> None:
    picture = draw([Person(YOUNG, width=0.06)])
    assert seen(picture, reduced=4).size > seen(picture).size


@pytest.mark.parametrize(("nose", "low", "high"), [(50, 0.99, 1), (40, 0.5, 0.99), (30, 0, 0), (90, 0, 0)])
def test_the_nose_between_the_eyes_is_frontal(nose: float, low: float, high: float) -> None:
    assert low <= frontality(turned(nose)) <= high


def test_eyes_that_coincide_are_no_frontal_face() -> None:
    assert frontality(Face((0, 0, 9, 9), 1.0, ((5.0, 5.0),) * 5)) == 0


def test_an_empty_wall_is_not_sharp() -> None:
    assert edges(np.full((112, 112, 3), 127, np.float32)) == 0


def test_the_number_of_people_counts_all_faces() -> None:
    two = Mips(draw([Person(YOUNG, x=0.3, y=0.6, width=0.2), Person(GROWN, x=0.68, y=0.42, width=0.24)]))
    assert [one.people for one in recognisability(two, find_faces(two))] == [2, 2]


@given(size=marks, front=marks, sharp=marks)
def test_the_score_is_no_better_than_the_worst_mark(size: float, front: float, sharp: float) -> None:
    one = Recognisability(0.1, size, front, sharp, 1)
    assert 0 <= one.score <= min(size, front, sharp)
    assert (one.level is Level.HIGH) == (one.score >= 0.5)
