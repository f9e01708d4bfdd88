"""Photos and videos are told by their content, and a stream goes back."""

from __future__ import annotations

import io
from typing import Any

import pytest
from auditor.downloads.magic import FileKind, file_kind
from auditor.photos import decode, frames
from auditor.photos.content import Rewound
from auditor.photos.frames import Frame
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.photos.pictures import BLUE, RED, colour, film, member_of, near, picture, saved

BANDS = picture((128, 96))


def decoded(data: bytes) -> Image.Image:
    kind = file_kind(data[:64])
    assert kind is not None
    return decode.decode(io.BytesIO(data), kind).picture


@pytest.mark.parametrize(
    "how",
    [
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("PNG", {}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
        ("AVIF", {}),
        ("GIF", {}),
        ("BMP", {}),
        ("TIFF", {}),
        ("TIFF", {"compression": "jpeg"}),
    ],
    ids=str,
)
def test_formats_are_told_by_content(how: tuple[str, dict[str, Any]]) -> None:
    name, options = how
    data = saved(BANDS, name, **options)
    made = decoded(data)
    assert file_kind(data[:64]) is FileKind(name)
    assert (made.mode, made.size) == ("RGB", BANDS.size)
    assert near(colour(made, 0.5, 0.1), RED)
    assert near(colour(made, 0.5, 0.9), BLUE)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xff\xd8", b"%!PS-Adobe-3.0 EPSF-3.0", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"PK\3\4", b"P6 1 1 255 \0\0\0", b"8BPS\0\1", b"RIFF\0\0\0\0WAVEfmt ", b"ID3\3\0", bytes(64), b"#EXTM3U\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
    ],
)  # fmt: skip
def test_what_is_neither_photo_nor_video(data: bytes) -> None:
    assert file_kind(data) is None


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", FileKind.HEIC),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", FileKind.AVIF),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", FileKind.HEIC),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp41", FileKind.VIDEO),
        (b"\0\0\0\x18ftypqt  \0\0\0\0qt  heic", FileKind.VIDEO),
        (b"\0\0\0\x08wide\0\0\0\0mdat", FileKind.VIDEO),
        (b"\0\0\0\0ftyp", FileKind.VIDEO),
        (b"\x1aE\xdf\xa3", FileKind.VIDEO),
    ],
)
def test_files_of_one_family_are_told_apart(head: bytes, kind: FileKind) -> None:
    assert file_kind(head) is kind


def taken(data: bytes, **limits: float) -> list[Frame]:
    with frames.opened(io.BytesIO(data)) as video:
        return list(video.frames(**limits))  # type: ignore[arg-type]  # every and seconds are floats, most is a whole one


@pytest.mark.parametrize(
    ("codec", "form"),
    [("libx264", "mp4"), ("libx264", "mov"), ("libx264", "matroska"), ("libx265", "mp4"), ("mpeg4", "avi"),
     ("libvpx-vp9", "webm"), ("libsvtav1", "mp4")],
)  # fmt: skip
def test_kinds_of_videos(codec: str, form: str) -> None:
    data = film(5, codec=codec, form=form)
    found = taken(data)
    assert file_kind(data[:64]) is FileKind.VIDEO
    assert [round(frame.at) for frame in found][:2] == [0, 2]
    assert {(frame.picture.mode, frame.picture.size) for frame in found} == {("RGB", (64, 48))}


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_stream_can_be_read_from_any_place(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    whole = bytes(range(256)) * 40
    with io.BufferedReader(Rewound(member_of(whole, tmp_path_factory.mktemp("zip"))), 512) as stream:
        for _ in range(5):
            place = data.draw(st.integers(0, len(whole) + 10))
            assert stream.seek(place) == place
            size = data.draw(st.integers(0, 3000))
            assert stream.read(size) == whole[place : place + size]
        assert stream.seek(-10, io.SEEK_END) == len(whole) - 10
        assert stream.read() == whole[-10:]
