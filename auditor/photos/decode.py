"""From the bytes of a photo to an upright RGB picture of at most `SIDE` pixels a side.

The bytes come from anybody, so limits are checked before pixels are made, only the decoder that fits the content is
asked, and whatever it raises means that this one picture is damaged.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import BinaryIO

from PIL import Image, JpegImagePlugin

from auditor.downloads.magic import FileKind
from auditor.photos.content import SkippedError
from auditor.photos.records import Skip, Turn

SIDE = 1600
"""Pixels of the longer side of a picture as it is looked at."""
DECODE_LIMIT = 128 << 20
"""Bytes that decoding may take before the picture is reduced: 26 megapixels of PNG, 13 of HEIC, 8 of WebP.

A JPEG may have up to 89 megapixels, where Pillow stops: one beyond this or beyond `WHOLE` is read at a fraction of its
size.
"""
WHOLE = 16 << 20
"""Pixels up to which a JPEG is decoded whole, as a browser would: its own way to a fraction is a little different."""

SIDEWAYS: dict[Turn, Image.Transpose] = {90: Image.Transpose.ROTATE_90, 270: Image.Transpose.ROTATE_270}
"""How a picture is turned by so many degrees, counter-clockwise, that stands upright and shows people lying."""

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# Bytes for each pixel, measured: Pillow's own four, and what the decoders hold at the same time.
_BYTES = {"JPEG": 4, "WEBP": 16, "AVIF": 12, "HEIF": 10}
_OTHER_BYTES = 5
_COEFFICIENTS = 2  # bytes a value that a progressive JPEG keeps until its end, at full size


@contextmanager
def opened(stream: BinaryIO, kind: FileKind) -> Iterator[Image.Image]:
    """The picture before its pixels are decoded. Raises `SkippedError`, also for what goes wrong inside the block."""
    if kind is FileKind.HEIC and not _reads_heic():
        raise SkippedError(Skip.UNSUPPORTED)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a decoder's complaints quote what it read
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(stream, formats=(kind.value,)) as picture:
                yield picture
        except SkippedError:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise SkippedError(Skip.TOO_MANY_PIXELS) from None
        except MemoryError:
            raise SkippedError(Skip.TOO_MANY_PIXELS) from None
        except Exception:  # noqa: BLE001  decoders raise errors of every kind on broken files
            raise SkippedError(Skip.DAMAGED) from None


@dataclass(frozen=True, slots=True)
class Upright:
    """A picture as it is looked at, RGB, and how many times smaller it is than the file's."""

    picture: Image.Image
    reduced: float = 1.0


def upright(picture: Image.Image, side: int = SIDE) -> Upright:
    """The first frame of an opened picture, turned as its metadata says, at most `side` pixels a side.

    To be called inside the block of `opened`. What is transparent becomes white, as on a page.
    """
    longer = max(picture.size)
    orientation = _orientation(picture)
    _aim(picture, side)
    if _cost(picture) > DECODE_LIMIT:
        raise SkippedError(Skip.TOO_MANY_PIXELS)
    picture.load()
    small = _reduced(picture, side)
    turn = _TURNS.get(orientation)
    return Upright(small if turn is None else small.transpose(turn), longer / max(small.size))


def decode(stream: BinaryIO, kind: FileKind, side: int = SIDE) -> Upright:
    """The picture in a stream. Raises `SkippedError`."""
    with opened(stream, kind) as picture:
        return upright(picture, side)


@cache
def _reads_heic() -> bool:
    """Whether HEIC can be read here; makes it known to Pillow."""
    if find_spec("pi_heif") is None:
        return False
    import pi_heif  # here: it is large, and most downloads hold no HEIC

    pi_heif.register_heif_opener(thumbnails=False)
    return True


def _orientation(picture: Image.Image) -> int:
    """How the picture is to be turned, 1 when its metadata does not say or cannot be read."""
    try:
        value = picture.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001  broken metadata must not cost the picture
        return 1
    return value if isinstance(value, int) else 1


def _aim(picture: Image.Image, side: int) -> None:
    """Have a JPEG too large to be decoded whole decoded at the smallest of its fractions that still fills `side`."""
    longer = max(picture.size)
    if longer <= side or not isinstance(picture, JpegImagePlugin.JpegImageFile):
        return
    width, height = picture.size
    if width * height > WHOLE or _cost(picture) > DECODE_LIMIT:
        picture.draft(None, (max(1, width * side // longer), max(1, height * side // longer)))


def _cost(picture: Image.Image) -> int:
    """About how many bytes decoding takes."""
    width, height = picture.size
    pixels = width * height
    if not isinstance(picture, JpegImagePlugin.JpegImageFile):
        return pixels * _BYTES.get(picture.format or "", _OTHER_BYTES)
    full = pixels * picture.decoderconfig[0] ** 2 if picture.decoderconfig else pixels
    kept = full * _COEFFICIENTS * _values(picture) if picture.info.get("progressive") else 0
    return int(pixels * _BYTES["JPEG"] + kept)


def _values(picture: JpegImagePlugin.JpegImageFile) -> float:
    """How many values a JPEG has for each pixel: 3, or fewer where colours are coarser than brightness."""
    layers = [(across, down) for _, across, down, _ in picture.layer]
    finest = max((across * down for across, down in layers), default=1)
    return sum(across * down for across, down in layers) / max(finest, 1)


def _reduced(picture: Image.Image, side: int) -> Image.Image:
    """RGB, at most `side` pixels a side, in an order that keeps the large picture in memory only once."""
    small = picture
    if picture.mode.startswith("I;16"):
        small = picture.convert("I").point(lambda value: value / 256).convert("L")  # type: ignore[arg-type,return-value,no-any-return,operator,unused-ignore]  # Pillow types this for 8 bits only
    elif picture.mode in ("P", "PA", "1"):
        small = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    if max(small.size) > side:
        scale = side / max(small.size)
        size = max(1, round(small.width * scale)), max(1, round(small.height * scale))
        small = small.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    if small.has_transparency_data:
        page = Image.new("RGBA", small.size, "white")
        small = Image.alpha_composite(page, small.convert("RGBA"))
    return small.convert("RGB")
