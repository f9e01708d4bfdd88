"""How well a face in a photo can be recognised: how large, how much from the front, how sharp, among how many.

These are judged by the picture alone; no face is compared with any other.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from auditor.model.levels import Recognisability
from auditor.photos.age import upright
from auditor.photos.faces import Face, Floats
from auditor.photos.mips import Mips

# Between these the mark goes evenly from 0 to 1. Widths: a person who knows the face needs some 20 px, a stranger more.
_WIDTH = (20.0, 120.0)
# Measured on portraits 155 px wide: sharp 0.13 to 0.53, blurred (sigma) by 2 px 0.07 to 0.20, by 8 px 0.03 to 0.08.
_EDGES = (0.04, 0.12)
# Nose half-way between the eyes 1, above an eye 0. Not validated on labelled poses.
_FRONT = (0.1, 0.6)
_RIM = 16  # hair and background at the chip's rim are no part of the face
_FLAT = 4.0  # grey levels: an evenly lit wall is not sharp because of its noise


def recognisability(picture: Mips, faces: Sequence[Face], reduced: float = 1.0) -> list[Recognisability]:
    """How recognisable each face is, in the order of the faces.

    `reduced` is how many times smaller the picture is than the one that was posted: others see that one.
    """
    return [
        Recognisability(
            share=_share(face, picture.size),
            size=_mark(face.width * reduced, _WIDTH),
            frontality=frontality(face),
            sharpness=_mark(edges(upright(picture, face)), _EDGES),
            people=len(faces),
        )
        for face in faces
    ]


def frontality(face: Face) -> float:
    """1 for a face seen from the front, 0 for a profile: where the nose is between the eyes."""
    left, right, nose, *_ = face.landmarks
    across = right[0] - left[0], right[1] - left[1]
    length = across[0] ** 2 + across[1] ** 2
    if length < 1:
        return 0.0
    along = ((nose[0] - left[0]) * across[0] + (nose[1] - left[1]) * across[1]) / length
    return _mark(1 - abs(along - 0.5) * 2, _FRONT)


def edges(chip: Floats) -> float:
    """How much fine detail an upright face [112, 112, 3] has over its contrast: some 0.2 where sharp, 0.05 if not."""
    grey = chip.mean(2)[_RIM:-_RIM, _RIM:-_RIM]
    detail = 4 * grey[1:-1, 1:-1] - grey[:-2, 1:-1] - grey[2:, 1:-1] - grey[1:-1, :-2] - grey[1:-1, 2:]
    return float(detail.std()) / max(float(grey.std()), _FLAT)


def _share(face: Face, size: tuple[int, int]) -> float:
    left, top, right, bottom = face.box
    width = max(0.0, min(right, size[0]) - max(left, 0.0))
    height = max(0.0, min(bottom, size[1]) - max(top, 0.0))
    return width * height / (size[0] * size[1])


def _mark(value: float, span: tuple[float, float]) -> float:
    if not math.isfinite(value):
        return 0.0
    return min(1.0, max(0.0, (value - span[0]) / (span[1] - span[0])))
