"""A small copy of a picture for the report: blocks of colour in which nobody is recognisable, or, on request, clear."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

from auditor.photos.decode import SIDEWAYS
from auditor.photos.wire import Style

SIDE = 160
"""Pixels of the longer side."""
BLOCKS = 10
"""Blocks on the longer side: enough to know one's own photo again by its colours, too few for a face."""
WATERMARK = "private"

_QUALITY = 80


def miniature(picture: Image.Image, style: Style, turned: int = 0) -> bytes:
    """A JPEG of an upright RGB picture, without anything beside the pixels.

    `turned` are the degrees, counter-clockwise, by which the picture is to be turned.
    """
    upright = picture.transpose(SIDEWAYS[turned]) if turned in SIDEWAYS else picture
    small = _clear(upright) if style is Style.CLEAR else _pixelated(upright)
    file = io.BytesIO()
    _bare(small).save(
        file, "JPEG", quality=_QUALITY, subsampling=0
    )  # else the colours of neighbouring blocks run together
    return file.getvalue()


def _pixelated(picture: Image.Image) -> Image.Image:
    """Each block is the mean of its part of the picture: what was in it cannot be had back."""
    blocks = picture.resize(_fitting(picture.size, BLOCKS), Image.Resampling.BOX)
    edge = SIDE // BLOCKS
    return blocks.resize((blocks.width * edge, blocks.height * edge), Image.Resampling.NEAREST)


def _clear(picture: Image.Image) -> Image.Image:
    """The picture as it is, with the watermark written across it from edge to edge."""
    small = picture.resize(_fitting(picture.size, SIDE), Image.Resampling.LANCZOS).convert("RGBA")
    mark = Image.new("RGBA", (SIDE * 2, SIDE * 2))
    pen, font = ImageDraw.Draw(mark), ImageFont.load_default(26)
    for row, top in enumerate(range(0, SIDE * 2, 48)):
        for left in range(-60 * (row % 2), SIDE * 2, 120):
            pen.text((left, top), WATERMARK, (255, 255, 255, 150), font, stroke_width=1, stroke_fill=(0, 0, 0, 110))
    mark = mark.rotate(30, Image.Resampling.BICUBIC)
    left, top = SIDE - small.width // 2, SIDE - small.height // 2
    return Image.alpha_composite(small, mark.crop((left, top, left + small.width, top + small.height)))


def _fitting(size: tuple[int, int], side: int) -> tuple[int, int]:
    """The size in the same proportions whose longer side is `side`."""
    scale = side / max(size)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _bare(picture: Image.Image) -> Image.Image:
    """The pixels alone: Pillow takes a comment along from one file to the next."""
    plain = picture.convert("RGB")
    return Image.frombytes("RGB", plain.size, plain.tobytes())
