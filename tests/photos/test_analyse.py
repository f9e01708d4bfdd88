"""From a picture or a video, and whatever finds faces in it, to what is kept."""

from __future__ import annotations

import io
from collections.abc import Sequence

from auditor.model.levels import AgeGroup
from auditor.photos import frames
from auditor.photos.analyse import analyse, analyse_video, telling
from auditor.photos.decode import Upright
from auditor.photos.records import FaceSeen
from PIL import Image
from tests.photos.fakes import a_face
from tests.photos.pictures import GREY, RED, colour, film, near, picture


class Bands:
    """Finds a face when the red band is at a side; counts how often it was asked, and for how many pixels."""

    def __init__(self, x: float, y: float) -> None:
        self._place = x, y
        self.sizes: list[tuple[int, int]] = []
        self.reduced: list[float] = []

    def __call__(self, made: Image.Image, reduced: float) -> Sequence[FaceSeen]:
        self.sizes.append(made.size)
        self.reduced.append(reduced)
        return (a_face(),) if near(colour(made, *self._place), RED) else ()


def nobody(_picture: Image.Image, _reduced: float) -> Sequence[FaceSeen]:
    return ()


TOP, LEFT, RIGHT = (0.5, 0.1), (0.1, 0.9), (0.9, 0.9)


def test_a_picture_with_a_face_is_looked_at_once() -> None:
    find = Bands(*TOP)
    seen = analyse(Upright(picture((200, 100)), 3.0), find)
    assert (seen.faces, seen.width, seen.height, seen.turned) == ((a_face(),), 200, 100, 0)
    assert find.sizes == [(200, 100)]


def test_a_picture_that_lies_is_turned() -> None:
    find = Bands(*LEFT)
    seen = analyse(Upright(picture((200, 100)), 3.0), find)
    assert (len(seen.faces), seen.width, seen.height, seen.turned) == (1, 100, 200, 90)
    assert find.sizes == [(200, 100), (50, 100), (100, 200)]
    assert find.reduced == [3, 6, 3]
    assert analyse(Upright(picture((200, 100)), 3.0), Bands(*RIGHT)).turned == 270


def test_a_picture_without_faces_costs_two_more_looks_at_half_the_size() -> None:
    find = Bands(*TOP)
    seen = analyse(Upright(picture((200, 100), top=GREY), 3.0), find)
    assert (seen.faces, seen.width, seen.height, seen.turned) == ((), 200, 100, 0)
    assert find.sizes == [(200, 100), (50, 100), (50, 100)]


def test_a_picture_of_one_pixel() -> None:
    assert analyse(Upright(picture((1, 1))), nobody).faces == ()


def test_of_a_video_the_most_telling_picture_is_kept() -> None:
    def find(made: Image.Image, _reduced: float) -> Sequence[FaceSeen]:
        brightness = colour(made, 0.5, 0.5)[0]
        if brightness < 50:
            return (a_face(40.0, width=0.9, group=AgeGroup.ADULT),)
        return (a_face(8.0, width=0.2),) if brightness < 150 else ()

    with frames.opened(io.BytesIO(film(5))) as video:
        seen = analyse_video(video, find)
    assert (seen.frames, seen.frame_at, seen.faces) == (3, 2.0, (a_face(8.0, width=0.2),))
    assert (seen.width, seen.height, seen.cut_short, seen.turned) == (64, 48, False, 0)


def test_a_video_without_faces_was_looked_at_all_the_same() -> None:
    with frames.opened(io.BytesIO(film(5))) as video:
        seen = analyse_video(video, nobody)
    assert (seen.frames, seen.faces, seen.skipped) == (3, (), None)


def test_what_tells_most_of_a_child() -> None:
    child, large, minor = a_face(), a_face(width=0.6), a_face(15, group=AgeGroup.MAYBE_MINOR)
    adult, unclear = a_face(40, group=AgeGroup.ADULT), a_face(3, group=AgeGroup.UNCLEAR)
    order = [(), (unclear,), (adult,), (minor, adult), (adult, child), (large,)]
    assert sorted(order, key=telling) == order
