"""Pictures and videos made on the spot: bands of colour, nobody in them."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member, open_part
from PIL import Image

RED, GREEN, BLUE, GREY = (255, 0, 0), (0, 255, 0), (0, 0, 255), (90, 90, 90)
Colour = tuple[int, int, int]


def picture(size: tuple[int, int] = (64, 48), *, top: Colour = RED, bottom: Colour = BLUE) -> Image.Image:
    """Two bands, so that it shows which way is up."""
    made = Image.new("RGB", size, bottom)
    made.paste(top, (0, 0, size[0], size[1] // 2))
    return made


def saved(made: Image.Image, kind: str, **how: Any) -> bytes:
    """The picture as a file of a format."""
    file = io.BytesIO()
    made.save(file, kind, **how)
    return file.getvalue()


def jpeg(number: int = 0, size: tuple[int, int] = (64, 48)) -> bytes:
    """One of many different small photos."""
    return saved(Image.new("RGB", size, (number % 251, 90, 128)), "JPEG", comment=f"{number}".encode())


def film(
    seconds: float = 5,
    *,
    codec: str = "libx264",
    form: str = "mp4",
    sound: bool = False,
    size: tuple[int, int] = (64, 48),
    every: int = 10,
    options: Mapping[str, str] | None = None,
    tags: Mapping[str, str] | None = None,
) -> bytes:
    """A video of 10 pictures a second that brightens from black, with a keyframe `every` so many pictures."""
    file = io.BytesIO()
    with av.open(file, "w", format=form, options=dict(options or {})) as container:
        container.metadata.update(tags or {})
        quiet = {"x265-params": "log-level=none"} if codec == "libx265" else {}
        stream = container.add_stream(codec, rate=10, options=quiet)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        stream.codec_context.gop_size = every
        voice = container.add_stream("aac", rate=8000) if sound else None
        count = round(seconds * 10)
        for number in range(count):
            frame = av.VideoFrame.from_ndarray(np.full((size[1], size[0], 3), number * 255 // max(count, 2), np.uint8))
            frame.pts, frame.time_base = number, Fraction(1, 10)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
        if voice is not None:
            silence = av.AudioFrame.from_ndarray(np.zeros((1, 8000), np.float32), format="fltp", layout="mono")
            silence.sample_rate = 8000
            container.mux(voice.encode(silence))
            container.mux(voice.encode(None))
    return file.getvalue()


def heic(made: Image.Image) -> bytes:
    """The picture as HEIC: the first picture of an HEVC video, in the boxes that a photo has (ISO 23008-12)."""
    encoder = av.CodecContext.create("libx265", "w")
    encoder.width, encoder.height, encoder.pix_fmt = *made.size, "yuv420p"
    encoder.time_base, encoder.options = Fraction(1, 1), {"x265-params": "log-level=none"}
    frame = av.VideoFrame.from_ndarray(np.asarray(made))
    frame.pts = 0
    stream = b"".join(bytes(packet) for packet in (*encoder.encode(frame), *encoder.encode(None)))
    units: dict[int, bytes] = {unit[0] >> 1 & 63: unit for unit in re.split(rb"\x00{2,3}\x01", stream) if unit}
    sample = b"".join(struct.pack(">I", len(unit)) + unit for kind, unit in units.items() if kind < 32)
    tier = units[33].replace(b"\0\0\3", b"\0\0")[3:15]
    arrays = b"".join(struct.pack(">BHH", kind, 1, len(units[kind])) + units[kind] for kind in (32, 33, 34))
    setup = _box(b"hvcC", b"\1", tier, b"\xf0\0\xfc\xfd\xf8\xf8\0\0\x0f\3", arrays)
    shape = _box(b"ispe", struct.pack(">III", 0, *made.size))
    properties = _box(b"iprp", _box(b"ipco", setup, shape), _box(b"ipma", struct.pack(">IIHBBB", 0, 1, 1, 2, 0x81, 2)))
    entry = _box(b"infe", struct.pack(">IHH4sB", 2 << 24, 1, 0, b"hvc1", 0))
    head = _box(b"ftyp", b"heic\0\0\0\0mif1heic")

    def meta(place: int) -> bytes:
        return _box(
            b"meta", bytes(4),
            _box(b"hdlr", bytes(8) + b"pict" + bytes(13)),
            _box(b"pitm", struct.pack(">IH", 0, 1)),
            _box(b"iloc", struct.pack(">IHHHHHII", 0, 0x4400, 1, 1, 0, 1, place, len(sample))),
            _box(b"iinf", struct.pack(">IH", 0, 1) + entry),
            properties,
        )  # fmt: skip

    return head + meta(len(head) + len(meta(0)) + 8) + _box(b"mdat", sample)


def _box(name: bytes, *parts: bytes) -> bytes:
    content = b"".join(parts)
    return struct.pack(">I4s", len(content) + 8, name) + content


def archive_of(files: Mapping[str, bytes], folder: Path) -> Archive:
    """A download in a zip that holds these files."""
    path = folder / "download.zip"
    with zipfile.ZipFile(path, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return Archive([open_part(path)])


def member_of(content: bytes, folder: Path) -> Member:
    """A member with this content and a name that says nothing."""
    (member,) = archive_of({"media/file": content}, folder).members
    return member


def colour(made: Image.Image, x: float, y: float) -> Colour:
    """The colour at a place, given in shares of the picture."""
    red, green, blue = made.convert("RGB").getpixel((int(x * (made.width - 1)), int(y * (made.height - 1))))  # type: ignore[misc]  # a tuple for RGB
    return red, green, blue


def near(one: Sequence[int], other: Sequence[int], within: int = 40) -> bool:
    """Whether two colours are about the same."""
    return all(abs(a - b) <= within for a, b in zip(one, other, strict=True))
