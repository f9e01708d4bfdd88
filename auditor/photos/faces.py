"""Where the faces are: three nets in a row (MTCNN), each looking closer at what the one before let through.

Zhang et al., "Joint Face Detection and Alignment Using Multi-task Cascaded Convolutional Networks", 2016.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from auditor.photos import models
from auditor.photos.mips import Box, Mips
from auditor.photos.models import Net

Floats = NDArray[np.float32]

MIN_FACE = 40
"""Width in pixels, of a picture of at most `FULL_SIDE`, below which an age means nothing."""
FULL_SIDE = 1600
MIN_SCORE = 0.9

_SMALLEST_SOUGHT = 36  # below `MIN_FACE`, since proposals are loose; `make bench-photos` measures with it
_CELL, _STRIDE = 12, 2
_CERTAIN = 16.6  # log odds, 1 in 16 million: of two boxes beyond, neither is the better one, and the first is kept
_STRIP = 32  # rows of cells looked at together: as much as a processor's own memory holds
_SHRINK = 0.63  # smaller steps (the paper has 0.709) find no more faces and cost half as much again
_PROPOSE, _REFINE = 0.7, 0.7
_MOST = 1000  # proposals kept a scale: a page of print must not cost minutes
_PLACES = 64  # places a pixel has: what differs by rounding noise on another computer is the same from there on


@dataclass(frozen=True, slots=True)
class Face:
    """A face: its box, the detector's score 0..1, and five points in pixels of the picture.

    The points are, as seen in the picture: left eye, right eye, nose, left and right corner of the mouth.
    """

    box: Box
    score: float
    landmarks: tuple[tuple[float, float], ...]

    @property
    def width(self) -> float:
        """Width of the box in pixels."""
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        """Height of the box in pixels."""
        return self.box[3] - self.box[1]


def smallest(size: tuple[int, int]) -> float:
    """The least width of a face, in pixels of a picture of this size, that is worth an estimate of age."""
    return MIN_FACE * max(1.0, max(size) / FULL_SIDE)


def find_faces(picture: Mips) -> list[Face]:
    """The faces of a picture, surest first. Raises ModelError."""
    pnet, rnet, onet = (models.load(name) for name in ("pnet", "rnet", "onet"))
    boxes = _refine(picture, _propose(picture, pnet), rnet)
    return _decide(picture, boxes, onet)


def _propose(picture: Mips, pnet: Net) -> Floats:
    """Square boxes [n, 4] in which there may be a face."""
    zoom = _CELL / _SMALLEST_SOUGHT / max(1.0, max(picture.size) / FULL_SIDE)
    found = []
    while min(picture.size) * zoom >= _CELL:
        found.append(_propose_at(picture, zoom, pnet))
        zoom *= _SHRINK
    if not found:
        return np.empty((0, 4), np.float32)
    boxes, odds = (np.concatenate(part) for part in zip(*found, strict=True))
    return _square(boxes[_distinct(boxes, odds, 0.7)])


def _propose_at(picture: Mips, zoom: float, pnet: Net) -> tuple[Floats, Floats]:
    found = _grid(_input([picture.whole(zoom)]), pnet)
    y, x = np.nonzero(found[4] >= _odds(_PROPOSE))
    odds = found[4, y, x]
    best = np.argsort(-odds, kind="stable")[:_MOST]
    y, x, odds = y[best], x[best], odds[best]
    corner = np.stack([x, y], 1) * _STRIDE
    cells = (np.concatenate([corner, corner + _CELL], 1) / zoom).astype(np.float32)
    kept = _distinct(cells, odds, 0.5)
    return _shifted(cells[kept], found[:4, y, x].T[kept]), odds[kept]


def _grid(pixels: Floats, pnet: Net) -> Floats:
    """What the net says of each cell: [5, y, x]. A strip after the other, which needs less memory and is quicker."""
    rows = -(-(pixels.shape[2] - _CELL) // _STRIDE) + 1  # the net fills up an odd row
    strips = [
        pnet(np.ascontiguousarray(pixels[:, :, first * _STRIDE : (first + _STRIP - 1) * _STRIDE + _CELL]))[0]
        for first in range(0, rows, _STRIP)
    ]
    return np.concatenate(strips, 1)


def _refine(picture: Mips, boxes: Floats, rnet: Net) -> Floats:
    if not len(boxes):
        return boxes
    found = _seen(picture, boxes, 24, rnet)
    sure = found[:, 4] > _odds(_REFINE)
    boxes, found = boxes[sure], found[sure]
    kept = _distinct(boxes, found[:, 4], 0.7)
    return _square(_shifted(boxes[kept], found[kept, :4]))


def _decide(picture: Mips, boxes: Floats, onet: Net) -> list[Face]:
    if not len(boxes):
        return []
    found = _seen(picture, boxes, 48, onet)
    sure = found[:, 14] >= _odds(MIN_SCORE)
    boxes, found = boxes[sure], found[sure]
    side = (boxes[:, 2] - boxes[:, 0])[:, None]
    landmarks = np.stack([boxes[:, :1] + found[:, 4:9] * side, boxes[:, 1:2] + found[:, 9:14] * side], 2)
    landmarks, boxes = _placed(landmarks), _placed(_shifted(boxes, found[:, :4]))
    return [
        Face(
            _box(boxes[i]),
            1 / (1 + math.exp(-float(found[i, 14]))),
            tuple((float(x), float(y)) for x, y in landmarks[i]),
        )
        for i in _distinct(boxes, found[:, 14], 0.7, "smaller")
    ]


def _odds(score: float) -> float:
    """The log odds that the nets give for a score 0..1."""
    return math.log(score / (1 - score))


def _box(edges: Floats) -> Box:
    left, top, right, bottom = edges.tolist()
    return left, top, right, bottom


def _seen(picture: Mips, boxes: Floats, side: int, net: Net) -> Floats:
    """What a net says of each box; a few at a time, since a crowd's would cost memory together."""
    return np.concatenate(
        [
            net(_input([picture.part(_box(box), side) for box in boxes[first : first + models.BATCH]]))
            for first in range(0, len(boxes), models.BATCH)
        ]
    )


def _input(pictures: Sequence[Image.Image]) -> Floats:
    """Pictures of one size as the nets want them: [n, channel, y, x]."""
    width, height = pictures[0].size
    pixels = np.frombuffer(b"".join(picture.tobytes() for picture in pictures), np.uint8)
    pixels = np.ascontiguousarray(pixels.reshape(len(pictures), height, width, 3).transpose(0, 3, 1, 2))
    return (pixels - np.float32(127.5)) * np.float32(1 / 128)


def _placed(values: Floats) -> Floats:
    """Pixels rounded to a place between them."""
    placed: Floats = np.floor(values * _PLACES + np.float32(0.5)) / np.float32(_PLACES)
    return placed


def _square(boxes: Floats) -> Floats:
    """The squares around boxes, their edges at places between pixels."""
    centre = (boxes[:, :2] + boxes[:, 2:]) / 2
    half = (boxes[:, 2:] - boxes[:, :2]).max(1, keepdims=True, initial=1) / 2
    return _placed(np.concatenate([centre - half, centre + half], 1))


def _shifted(boxes: Floats, shift: Floats) -> Floats:
    """Boxes with each edge moved by a share of the box's own width or height."""
    size = np.tile(boxes[:, 2:] - boxes[:, :2], 2)
    return boxes + shift * size


def _distinct(
    boxes: Floats, odds: Floats, limit: float, share: Literal["union", "smaller"] = "union"
) -> NDArray[np.intp]:
    """Indices of boxes, best first, without those that a better one covers by more than `limit` of their `share`."""
    order = np.argsort(-np.minimum(odds, _CERTAIN), kind="stable")
    left, top, right, bottom = boxes[order].T
    area = (right - left) * (bottom - top)
    alive = np.ones(len(order), bool)
    for i in range(len(order)):
        if not alive[i]:
            continue
        rest = slice(i + 1, None)
        width = np.minimum(right[i], right[rest]) - np.maximum(left[i], left[rest])
        height = np.minimum(bottom[i], bottom[rest]) - np.maximum(top[i], top[rest])
        common = np.maximum(width, 0) * np.maximum(height, 0)
        whole = area[i] + area[rest] - common if share == "union" else np.minimum(area[i], area[rest])
        alive[rest] &= common <= limit * whole
    return order[alive]
