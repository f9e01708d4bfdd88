"""How old a face looks, in years, and what may be said about that.

The estimate is off by about five years, by more for teenagers and for small, turned or badly lit faces, and it makes
some young adults younger than they are. So it sorts photos for a parent to look at; it never says who someone is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from auditor.model.levels import Age, AgeGroup, age_group
from auditor.photos import models
from auditor.photos.faces import MIN_SCORE, Face, Floats, smallest
from auditor.photos.mips import Mips

Doubles = NDArray[np.float64]

SIDE = 112
ZOOMS = (0.96, 1.04)
"""Each face is seen turned upright, a little nearer and further, and as its plain box; each of these in the mirror.

The two ways to cut a face out err differently, so that their mean takes fewer young adults for children than either.
"""
SHRINKS = (0.0, 0.04)
_CLEAR = ((7.0, 26.0), (9.0, 24.0), (math.inf, -math.inf))
"""After two, four and all eight views: years up to which every view must be, or from which, for no more to be needed.

Of 378 faces of `make bench-photos` none came to another side of 13, 16.5, 18, 22 or 25 years than by all eight views.
"""
_MEAN = np.array([122.782, 117.001, 104.298], np.float32)
# Where the five points lie in an upright face that fills its box, in shares of the side.
_UPRIGHT = np.array([[-0.1614, -0.0941], [0.19, -0.0956], [0.0141, 0.1101], [-0.1456, 0.2591], [0.1744, 0.2576]])
_LEAST_ZOOM = 1e-3
_PLACES = (_UPRIGHT / 0.92 + 0.5) * SIDE


def ages(picture: Mips, faces: Sequence[Face]) -> list[Age]:
    """How old each face looks, in the order of the faces. Raises ModelError.

    One that is too small or doubtful to tell is not estimated: its years are infinite.
    """
    return [
        _age(picture, face) if tellable(face, picture.size) else Age(math.inf, 0.0, AgeGroup.UNCLEAR) for face in faces
    ]


def _age(picture: Mips, face: Face) -> Age:
    """By as many views as it takes."""
    net, views = models.load("age"), np.empty(0, np.float32)
    for chips, (child, adult) in zip(_views(picture, face), _CLEAR, strict=True):
        ready: Floats = np.ascontiguousarray(((np.stack(chips) - _MEAN) / 255).transpose(0, 3, 1, 2), dtype=np.float32)
        views = np.append(views, net(ready))
        if views.max() <= child or views.min() >= adult:
            break
    years = float(np.maximum(views.mean(), 0))
    return Age(years, float(np.ptp(views)), age_group(years))


def _views(picture: Mips, face: Face) -> Iterator[list[Floats]]:
    """The views of a face, those that differ most first."""
    turned, plain = upright(picture, face, ZOOMS[0]), boxed(picture, face, SHRINKS[0])
    yield [turned, plain[:, ::-1]]
    yield [plain, turned[:, ::-1]]
    turned, plain = upright(picture, face, ZOOMS[1]), boxed(picture, face, SHRINKS[1])
    yield [turned, plain, turned[:, ::-1], plain[:, ::-1]]


def boxed(picture: Mips, face: Face, shrink: float = 0.0) -> Floats:
    """The square around the face's box in RGB [`SIDE`, `SIDE`, 3], 0..255, smaller by the share `shrink`."""
    left, top, right, bottom = face.box
    half = max(right - left, bottom - top) / 2 * (1 - shrink)
    x, y = (left + right) / 2, (top + bottom) / 2
    return np.asarray(picture.part((x - half, y - half, x + half, y + half), SIDE), np.float32)


def tellable(face: Face, size: tuple[int, int]) -> bool:
    """Whether a face in a picture of this size is large and sure enough for an estimate to mean something."""
    return face.score >= MIN_SCORE and face.width >= smallest(size)


def upright(picture: Mips, face: Face, zoom: float = 1.0) -> Floats:
    """The face turned upright in RGB [`SIDE`, `SIDE`, 3], 0..255, its five points where the net expects them.

    `zoom` brings it that much nearer.
    """
    turn, shift = _similarity(np.array(face.landmarks), (_PLACES - SIDE / 2) * zoom + SIDE / 2)
    # Twice as large and then averaged: a plain look-up would skip pixels of a large face.
    finer = 2 if math.hypot(turn[0, 0], turn[0, 1]) < 1 else 1
    level, scale = picture.level(math.hypot(turn[0, 0], turn[0, 1]) * finer)
    back = np.linalg.inv(turn * finer)
    rows = np.concatenate([back, (-back @ (shift * finer))[:, None]], 1) * scale
    side = SIDE * finer
    chip = level.transform((side, side), Image.Transform.AFFINE, tuple(rows.ravel()), Image.Resampling.BILINEAR)
    return np.asarray(chip.reduce(finer), np.float32)


def _similarity(points: Doubles, places: Doubles) -> tuple[Doubles, Doubles]:
    """Turn-and-zoom [2, 2] and shift [2] that bring the points nearest to the places, by least squares."""
    middle, target = points.mean(0), places.mean(0)
    a, b = points - middle, places - target
    size = max(float((a**2).sum()), 1e-9)
    cos = float((a * b).sum()) / size
    sin = float((a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum()) / size
    if math.hypot(cos, sin) < _LEAST_ZOOM:  # points in one spot have no direction
        cos, sin = 1.0, 0.0
    turn = np.array([[cos, -sin], [sin, cos]])
    return turn, target - turn @ middle
