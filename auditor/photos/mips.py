"""A picture with its halvings, so that a small view of a part of it costs little and has no jaggies."""

from __future__ import annotations

import math

from PIL import Image

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels of the whole picture; may reach beyond it."""


class Mips:
    """An RGB picture, its half, its quarter and so on; all coordinates are those of the picture itself."""

    def __init__(self, picture: Image.Image) -> None:
        self._levels = [picture if picture.mode == "RGB" else picture.convert("RGB")]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture."""
        return self._levels[0].size

    def level(self, zoom: float) -> tuple[Image.Image, float]:
        """The smallest halving with at least `zoom` pixels to one of the picture, and how many that is (1, 0.5 …)."""
        depth = max(0, int(math.log2(1 / max(zoom, 1e-4))))
        while len(self._levels) <= depth and min(self._levels[-1].size) > 1:
            self._levels.append(self._levels[-1].reduce(2))
        depth = min(depth, len(self._levels) - 1)
        return self._levels[depth], 0.5**depth

    def whole(self, zoom: float) -> Image.Image:
        """The whole picture, `zoom` times as large, rounded up to whole pixels."""
        level, scale = self.level(zoom)
        width, height = self.size
        size = max(1, math.ceil(width * zoom)), max(1, math.ceil(height * zoom))
        return level.resize(size, Image.Resampling.BILINEAR, box=(0, 0, width * scale, height * scale))

    def part(self, box: Box, side: int) -> Image.Image:
        """What lies in a square box, as `side` by `side` pixels; black where the box reaches beyond the picture."""
        level, scale = self.level(side / max(box[2] - box[0], 1e-4))
        extent = tuple(edge * scale for edge in box)
        return level.transform((side, side), Image.Transform.EXTENT, extent, Image.Resampling.BILINEAR)
