"""Any bytes become an upright picture of bounded size, or a reason why not; never anything else."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from contextlib import suppress

import pytest
from auditor.downloads.magic import FileKind, file_kind
from auditor.photos import decode
from auditor.photos.content import SkippedError
from auditor.photos.records import Skip
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.photos.pictures import GREEN, GREY, RED, colour, heic, near, picture, saved

BANDS = picture((128, 96))
EXIF_LIES = saved(BANDS, "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff\xff\xff")


def decoded(data: bytes) -> Image.Image:
    kind = file_kind(data[:64])
    assert kind is not None
    return decode.decode(io.BytesIO(data), kind).picture


def reason(data: bytes) -> Skip:
    with pytest.raises(SkippedError) as caught:
        decoded(data)
    return caught.value.reason


def turned(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(BANDS, "JPEG", exif=exif, quality=95)


def png(width: int, height: int, *chunks: bytes) -> bytes:
    """A PNG whose header promises pixels that it does not hold."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pieces = (chunk(b"IHDR", header), *chunks, chunk(b"IDAT", zlib.compress(bytes(1000))), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def test_heic_is_read() -> None:
    data = heic(BANDS)
    made = decoded(data)
    assert file_kind(data[:64]) is FileKind.HEIC
    assert made.size == BANDS.size
    assert near(colour(made, 0.5, 0.1), RED)


def test_heic_without_its_decoder_is_unsupported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "_reads_heic", lambda: False)
    assert reason(heic(BANDS)) is Skip.UNSUPPORTED


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "YCbCr", "I", "I;16", "F"])
def test_every_mode_becomes_rgb(mode: str) -> None:
    source = BANDS.convert("L").convert(mode) if mode in ("I", "I;16", "F") else BANDS.convert(mode)
    kind = "TIFF" if mode in ("CMYK", "YCbCr", "F", "I") else "PNG"
    made = decoded(saved(source, kind))
    assert made.mode == "RGB"
    assert made.size == BANDS.size


def test_sixteen_bits_keep_their_brightness() -> None:
    grey = Image.new("I", (20, 20), 0x8000).convert("I;16")
    assert near(colour(decoded(saved(grey, "PNG")), 0.5, 0.5), (128, 128, 128), 2)


def test_cmyk_photo_keeps_its_colours() -> None:
    made = decoded(saved(BANDS.convert("CMYK"), "JPEG", quality=95))
    assert near(colour(made, 0.5, 0.1), RED)


def test_transparent_becomes_white_and_shows_nothing_hidden() -> None:
    hidden = BANDS.convert("RGBA")
    hidden.putalpha(0)
    assert colour(decoded(saved(hidden, "PNG")), 0.5, 0.1) == (255, 255, 255)
    indexed = Image.new("P", (10, 10), 0)
    indexed.putpalette([255, 0, 0])
    assert colour(decoded(saved(indexed, "PNG", transparency=0)), 0.5, 0.5) == (255, 255, 255)


@pytest.mark.parametrize(
    ("orientation", "red_at"),
    [(1, "top"), (2, "top"), (3, "bottom"), (4, "bottom"), (5, "left"), (6, "right"), (7, "right"), (8, "left")],
)
def test_turned_as_the_camera_was_held(orientation: int, red_at: str) -> None:
    made = decoded(turned(orientation))
    place = {"top": (0.5, 0.1), "bottom": (0.5, 0.9), "left": (0.1, 0.5), "right": (0.9, 0.5)}[red_at]
    assert near(colour(made, *place), RED)
    assert made.size == (BANDS.size if orientation < 5 else BANDS.size[::-1])


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_turns_nothing(orientation: int) -> None:
    assert near(colour(decoded(turned(orientation)), 0.5, 0.1), RED)


def test_broken_metadata_does_not_cost_the_picture() -> None:
    assert near(colour(decoded(EXIF_LIES), 0.5, 0.1), RED)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_of_a_moving_picture_the_first_is_taken(kind: str) -> None:
    rest = [Image.new("RGB", (32, 32), GREEN)] * 3
    data = saved(Image.new("RGB", (32, 32), RED), kind, save_all=True, append_images=rest, duration=100)
    assert near(colour(decoded(data), 0.5, 0.5), RED)


@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (5000, 1), (16, 16), (3000, 2)])
def test_tiny_and_thin_pictures(size: tuple[int, int]) -> None:
    made = decoded(saved(Image.new("RGB", size, GREY), "PNG"))
    assert max(made.size) == min(max(size), decode.SIDE)
    assert min(made.size) >= 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_large_pictures_are_reduced_and_keep_their_shape(kind: str) -> None:
    made = decoded(saved(picture((3200, 2400)), kind))
    assert made.size == (1600, 1200)
    assert near(colour(made, 0.5, 0.1), RED)


def test_a_photo_of_48_megapixels_is_read_at_a_fraction() -> None:
    data = saved(Image.new("L", (8000, 6000)), "JPEG")
    with decode.opened(io.BytesIO(data), FileKind.JPEG) as opened:
        made = decode.upright(opened)
        assert (made.picture.size, made.reduced) == ((1600, 1200), 5.0)
        assert opened.size[0] <= 2000


def test_a_photo_of_12_megapixels_is_read_whole_as_a_browser_would() -> None:
    data = saved(picture((4000, 3000)), "JPEG")
    with decode.opened(io.BytesIO(data), FileKind.JPEG) as opened:
        made = decode.upright(opened)
        assert (made.picture.size, made.reduced) == ((1600, 1200), 2.5)
        assert opened.size == (4000, 3000)


def test_a_photo_that_takes_too_much_memory_whole_is_read_at_a_fraction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "DECODE_LIMIT", 8 << 20)
    with decode.opened(io.BytesIO(saved(picture((4000, 3000)), "JPEG")), FileKind.JPEG) as opened:
        assert decode.upright(opened, 800).picture.size == (800, 600)
        assert opened.size < (2000, 1500)


def test_what_would_need_too_much_memory_is_not_begun() -> None:
    assert reason(png(8000, 6000)) is Skip.TOO_MANY_PIXELS
    assert reason(saved(Image.new("RGB", (4000, 3000)), "WEBP")) is Skip.TOO_MANY_PIXELS
    assert reason(png(20_000, 20_000)) is Skip.TOO_MANY_PIXELS
    assert reason(png(65_000, 65_000)) is Skip.TOO_MANY_PIXELS


def test_a_progressive_photo_costs_its_full_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "DECODE_LIMIT", 32 << 20)
    large = Image.new("L", (6400, 4800))
    assert decoded(saved(large, "JPEG")).size == (1600, 1200)
    assert reason(saved(large, "JPEG", progressive=True)) is Skip.TOO_MANY_PIXELS


def test_text_that_unpacks_without_end_is_damaged() -> None:
    bomb = b"Comment\0\0" + zlib.compress(bytes(80 << 20))
    assert reason(png(10, 10, chunk(b"zTXt", bomb))) is Skip.DAMAGED


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF", "BMP", "TIFF"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_truncated_is_damaged(kind: str, share: float) -> None:
    whole = saved(Image.effect_noise((200, 200), 80).convert("RGB"), kind)
    assert reason(whole[: int(len(whole) * share)]) is Skip.DAMAGED


@pytest.mark.parametrize(
    "tail",
    [b"PK\3\4 a zip behind a picture", b"<script>alert(1)</script>", b"%PDF-1.7", b"\0" * 5000, EXIF_LIES],
    ids=["zip", "page", "pdf", "zeros", "photo"],
)
def test_a_file_that_is_also_something_else_is_only_a_picture(tail: bytes) -> None:
    assert decoded(saved(BANDS, "JPEG") + tail).size == BANDS.size


def test_decoders_do_not_talk() -> None:
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        decoded(EXIF_LIES)
    assert not said


SEEDS = [saved(BANDS, kind) for kind in ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")]
SEEDS += [heic(BANDS), turned(6), saved(BANDS, "JPEG", progressive=True)]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), min_size=1, max_size=12)
)
def test_spoilt_bytes_give_a_picture_or_a_reason(seed: bytes, changes: list[tuple[int, int]]) -> None:
    data = bytearray(seed)
    for place, value in changes:
        data[place % len(data)] = value
    kind = file_kind(bytes(data[:64]))
    if kind in (None, FileKind.VIDEO, FileKind.ARCHIVE):
        return
    with suppress(SkippedError):
        made = decode.decode(io.BytesIO(data), kind).picture
        assert made.mode == "RGB"
        assert max(made.size) <= decode.SIDE
