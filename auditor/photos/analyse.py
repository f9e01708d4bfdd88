"""One picture or video to what is kept of it. What finds the faces is handed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PIL import Image

from auditor.model.levels import AgeGroup
from auditor.photos.decode import SIDEWAYS, Upright
from auditor.photos.frames import Frame, Video
from auditor.photos.records import FaceSeen, Seen, Turn

_YOUNGEST_FIRST = (AgeGroup.CHILD, AgeGroup.MAYBE_MINOR, AgeGroup.ADULT, AgeGroup.UNCLEAR)


Finder = Callable[[Image.Image, float], Sequence[FaceSeen]]
"""Finds the faces of an upright RGB picture of at most 1600 pixels a side, surest first.

The number is how many times smaller the picture is than the one posted. Raises `AuditorError` without nets.
"""


def analyse(photo: Upright, find: Finder) -> Seen:
    """What a picture shows. When no face is found, it is looked at again lying on its left and on its right side.

    Those second looks are taken at half the size, so that pictures without people stay cheap; only what shows a face
    there is looked at in full.
    """
    picture, reduced = photo.picture, photo.reduced
    faces = tuple(find(picture, reduced))
    if faces:
        return _seen(picture, faces)
    half = picture.reduce(2)
    for degrees, turn in SIDEWAYS.items():
        if find(half.transpose(turn), reduced * 2):
            turned = picture.transpose(turn)
            if faces := tuple(find(turned, reduced)):
                return _seen(turned, faces, degrees)
    return _seen(picture, ())


def analyse_video(video: Video, find: Finder) -> Seen:
    """What a video shows: its pictures are looked at as they are, and the one that tells most of a child is kept."""
    best: tuple[tuple[int, float], Frame, tuple[FaceSeen, ...]] | None = None
    count = 0
    for frame in video.frames():
        count += 1
        faces = tuple(find(frame.picture, frame.reduced))
        rank = telling(faces)
        if best is None or rank > best[0]:
            best = rank, frame, faces
    if best is None:  # its time was up before the first picture
        return Seen(cut_short=True)
    _, frame, faces = best
    width, height = frame.picture.size
    return Seen(faces, width, height, frames=count, frame_at=frame.at, cut_short=video.cut_short)


def telling(faces: Sequence[FaceSeen]) -> tuple[int, float]:
    """A rank for how much a picture tells of a child: first how young, then how recognisable."""
    ranks = ((-_YOUNGEST_FIRST.index(face.age.group), face.recognisable.score) for face in faces)
    return max(ranks, default=(-len(_YOUNGEST_FIRST), 0.0))


def _seen(picture: Image.Image, faces: tuple[FaceSeen, ...], turned: Turn = 0) -> Seen:
    return Seen(faces, picture.width, picture.height, turned)
