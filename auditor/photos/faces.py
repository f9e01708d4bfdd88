"""Where the faces are: three nets in a row (MTCNN), each looking closer at what the one before let through.

Zhang et al., "Joint Face Detection and Alignment Using Multi-task Cascaded Convolutional Networks", 2016.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from auditor.photos import models
from auditor.photos.mips import Box, Mips
from auditor.photos.models import Floats, Net

MIN_FACE = 40
"""Width in pixels, of a picture of at most `FULL_SIDE`, below which an age means nothing."""
FULL_SIDE = 1600
MIN_SCORE = 0.9

_SMALLEST_SOUGHT = 36  # below `MIN_FACE`, since proposals are loose; `make bench-photos` measures with it
_CELL, _STRIDE = 12, 2
_SHRINK = 0.63  # smaller steps (the paper has 0.709) find no more faces and cost half as much again
_PROPOSE, _REFINE = 0.7, 0.7
_MOST = 1000  # proposals kept a scale: a page of print must not cost minutes


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
    boxes, scores = (np.concatenate(part) for part in zip(*found, strict=True))
    return _square(boxes[_distinct(boxes, scores, 0.7)])


def _propose_at(picture: Mips, zoom: float, pnet: Net) -> tuple[Floats, Floats]:
    pixels = np.asarray(picture.whole(zoom), np.float32).transpose(1, 0, 2)
    face, shift = pnet(_normal(pixels[None]))
    x, y = np.nonzero(face[0, :, :, 1] >= _PROPOSE)
    scores = face[0, x, y, 1]
    best = np.argsort(-scores, kind="stable")[:_MOST]
    x, y, scores = x[best], y[best], scores[best]
    corner = np.stack([x, y], 1) * _STRIDE
    cells = (np.concatenate([corner, corner + _CELL], 1) / zoom).astype(np.float32)
    kept = _distinct(cells, scores, 0.5)
    return _shifted(cells[kept], shift[0, x, y][kept]), scores[kept]


def _refine(picture: Mips, boxes: Floats, rnet: Net) -> Floats:
    if not len(boxes):
        return boxes
    face, shift = rnet(_views(picture, boxes, 24))
    sure = face[:, 1] > _REFINE
    boxes, shift, scores = boxes[sure], shift[sure], face[sure, 1]
    kept = _distinct(boxes, scores, 0.7)
    return _square(_shifted(boxes[kept], shift[kept]))


def _decide(picture: Mips, boxes: Floats, onet: Net) -> list[Face]:
    if not len(boxes):
        return []
    face, shift, points = onet(_views(picture, boxes, 48))
    sure = face[:, 1] >= MIN_SCORE
    boxes, shift, points, scores = boxes[sure], shift[sure], points[sure], face[sure, 1]
    side = (boxes[:, 2] - boxes[:, 0])[:, None]
    landmarks = np.stack([boxes[:, :1] + points[:, :5] * side, boxes[:, 1:2] + points[:, 5:] * side], 2)
    boxes = _shifted(boxes, shift)
    return [
        Face(_box(boxes[i]), float(scores[i]), tuple((float(x), float(y)) for x, y in landmarks[i]))
        for i in _distinct(boxes, scores, 0.7, "smaller")
    ]


def _box(edges: Floats) -> Box:
    left, top, right, bottom = edges.tolist()
    return left, top, right, bottom


def _views(picture: Mips, boxes: Floats, side: int) -> Floats:
    """What the nets see of each box: [n, x, y, channel]."""
    strip = Image.new("RGB", (side, side * len(boxes)))
    for i, box in enumerate(boxes):
        strip.paste(picture.part(_box(box), side), (0, i * side))
    pixels = np.asarray(strip, np.float32).reshape(len(boxes), side, side, 3)
    return _normal(pixels.transpose(0, 2, 1, 3))


def _normal(pixels: Floats) -> Floats:
    return np.ascontiguousarray((pixels - 127.5) / 128)


def _square(boxes: Floats) -> Floats:
    centre = (boxes[:, :2] + boxes[:, 2:]) / 2
    half = (boxes[:, 2:] - boxes[:, :2]).max(1, keepdims=True, initial=1) / 2
    return np.concatenate([centre - half, centre + half], 1)


def _shifted(boxes: Floats, shift: Floats) -> Floats:
    """Boxes with each edge moved by a share of the box's own width or height."""
    size = np.tile(boxes[:, 2:] - boxes[:, :2], 2)
    return boxes + shift * size


def _distinct(
    boxes: Floats, scores: Floats, limit: float, share: Literal["union", "smaller"] = "union"
) -> NDArray[np.intp]:
    """Indices of boxes, best first, without those that a better one covers by more than `limit` of their `share`."""
    order = np.argsort(-scores, kind="stable")
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
