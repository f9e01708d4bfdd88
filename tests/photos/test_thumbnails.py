"""Small copies for the report: nobody is recognisable in them, nothing but pixels is in them, files do no harm."""

from __future__ import annotations

import io
import multiprocessing
from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path

import pytest
from auditor.downloads.archive import Archive
from auditor.model.posting import Media
from auditor.photos.miniature import SIDE
from auditor.photos.thumbnails import MOST_CLEAR, thumbnails
from auditor.photos.wire import Drawing, Style
from PIL import Image
from tests.photos.pictures import BLUE, RED, archive_of, colour, film, jpeg, near, picture, saved
from tests.photos.surveys import Told, processes

ONE = processes(workers=1)


def asked(*names: str, turned: int = 0, frame_at: float = 0.0) -> list[tuple[str, Media, int, float]]:
    return [(name, Media(uri=name, in_archive=True), turned, frame_at) for name in names]


def bytes_of(uri: str) -> bytes:
    start, _, rest = uri.partition(",")
    assert start == "data:image/jpeg;base64"
    return b64decode(rest, validate=True)


def shown(uri: str) -> Image.Image:
    return Image.open(io.BytesIO(bytes_of(uri)))


def test_both_kinds_of_file_and_how_they_lie(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 3
    files = {
        "up.png": saved(picture((400, 300)), "PNG"),
        "down.jpg": saved(picture((400, 300), top=BLUE, bottom=RED), "JPEG", exif=exif),
        "film.mp4": film(6),
    }
    archive = archive_of(files, tmp_path)
    for style in Style:
        made = thumbnails(archive, asked(*files, frame_at=4.0), ONE, style)
        assert list(made) == list(files)
        assert max(shown(made["up.png"]).size) == SIDE
    pixelated = thumbnails(archive, asked(*files, frame_at=4.0), ONE)
    for name in ("up.png", "down.jpg"):
        assert near(colour(shown(pixelated[name]), 0.5, 0.05), RED)
        assert near(colour(shown(pixelated[name]), 0.5, 0.95), BLUE)
    first = thumbnails(archive, asked("film.mp4"), ONE)["film.mp4"]
    assert colour(shown(pixelated["film.mp4"]), 0.5, 0.5)[0] > colour(shown(first), 0.5, 0.5)[0] + 80


def test_a_picture_is_turned_as_it_was_for_its_faces(tmp_path: Path) -> None:
    archive = archive_of({"a.png": saved(picture((400, 300)), "PNG")}, tmp_path)
    made = shown(thumbnails(archive, asked("a.png", turned=90), ONE)["a.png"])
    assert near(colour(made, 0.05, 0.5), RED)
    assert made.height == SIDE > made.width


@pytest.mark.parametrize("style", list(Style))
def test_nothing_but_pixels_is_in_a_copy(tmp_path: Path, style: Style) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = "SECRET CAMERA", "SECRET NAME"
    profile = b"SECRET PROFILE" * 20
    content = saved(picture((400, 300)), "JPEG", exif=exif, comment=b"SECRET COMMENT", icc_profile=profile)
    assert b"SECRET" in content
    archive = archive_of({"a.jpg": content}, tmp_path)
    copy = bytes_of(thumbnails(archive, asked("a.jpg"), ONE, style)["a.jpg"])
    assert b"SECRET" not in copy
    assert not {b"\xff\xe1", b"\xff\xe2", b"\xff\xed", b"\xff\xfe"} & {copy[at : at + 2] for at in range(2, 60)}
    assert set(Image.open(io.BytesIO(copy)).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_what_cannot_be_drawn_has_no_copy(tmp_path: Path) -> None:
    bomb = saved(Image.new("1", (12_000, 12_000)), "PNG")
    files = {"bomb.png": bomb, "text.jpg": b"<html>", "cut.jpg": jpeg(1)[:100], "empty.mp4": b"", "good.jpg": jpeg(2)}
    made = thumbnails(archive_of(files, tmp_path), asked(*files, "gone.jpg"), ONE)
    assert list(made) == ["good.jpg"]
    assert multiprocessing.active_children() == []


class EndsWhenDrawn(str):
    """A style that ends the process which unpacks it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, tuple[int]]:
        import os

        return os._exit, (4,)


def test_a_crash_costs_one_copy(tmp_path: Path) -> None:
    files = {f"{n}.jpg": jpeg(n) for n in range(4)}
    archive = archive_of(files, tmp_path)
    drawings = [
        Drawing(member, EndsWhenDrawn("x") if n == 1 else Style.PIXELATED)  # type: ignore[arg-type]  # stands for a decoder that crashes
        for n, member in enumerate(archive.members)
    ]
    made = ONE.draw(drawings)
    assert [bool(copy) for copy in made] == [True, False, True, True]
    assert multiprocessing.active_children() == []


def test_clear_copies_are_capped(tmp_path: Path) -> None:
    files = {f"{n}.jpg": jpeg(n) for n in range(MOST_CLEAR + 5)}
    archive = archive_of(files, tmp_path)
    assert list(thumbnails(archive, asked(*files), ONE, "clear")) == list(files)[:MOST_CLEAR]
    assert len(thumbnails(archive, asked(*files), ONE)) == len(files)


def test_no_other_style(tmp_path: Path) -> None:
    archive: Archive = archive_of({"a.jpg": jpeg(1)}, tmp_path)
    with pytest.raises(ValueError, match="full"):
        thumbnails(archive, asked("a.jpg"), ONE, "full")


class Liar(Told):
    def draw(self, _drawings: Sequence[Drawing]) -> list[bytes]:
        return [b"<svg onload=alert(1)>", b"\xff\xd8\xff" + bytes(1 << 20)]


def test_a_machine_that_answers_with_something_else_is_not_believed(tmp_path: Path) -> None:
    archive = archive_of({"a.jpg": jpeg(1), "b.jpg": jpeg(2)}, tmp_path)
    assert thumbnails(archive, asked("a.jpg", "b.jpg"), Liar(ONE.survey)) == {}
