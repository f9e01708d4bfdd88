"""The drawn pictures are the same each time, and show what they say."""

from __future__ import annotations

from io import BytesIO

import pytest
from auditor.demo.drawings import GROWN, YOUNG, Person, Place, draw, jpeg
from auditor.model.levels import AgeGroup
from auditor.photos.age import ages
from auditor.photos.faces import find_faces
from auditor.photos.mips import Mips
from PIL import Image


def test_a_drawing_is_the_same_each_time() -> None:
    people = [Person(YOUNG), Person(GROWN, x=0.8, width=0.2)]
    assert draw(people).tobytes() == draw(people).tobytes()


@pytest.mark.parametrize("place", list(Place))
def test_a_family_is_told_apart_after_the_journey_through_a_jpeg(place: Place) -> None:
    child, adult = Person(YOUNG, x=0.3, y=0.58, width=0.14), Person(GROWN, x=0.72, y=0.42, width=0.161)
    picture = Mips(Image.open(BytesIO(jpeg(draw([child, adult], place)))))
    verdicts = sorted(age.group for age in ages(picture, find_faces(picture)))
    assert verdicts == [AgeGroup.ADULT, AgeGroup.CHILD]


def test_a_jpeg_carries_what_a_camera_wrote() -> None:
    exif = Image.Exif()
    exif[0x0132] = "2024:07:01 12:00:00"
    content = jpeg(draw([], size=(64, 80)), exif)
    assert Image.open(BytesIO(content)).getexif()[0x0132] == "2024:07:01 12:00:00"
