"""What is given is read as it is or refused by name: zips, folders, single files, and what only looks like them."""

from __future__ import annotations

import os
import stat
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from auditor.demo.trees import as_folder
from auditor.downloads import parts
from auditor.downloads.parts import open_part
from auditor.downloads.refusals import MemberError, RefusedError
from auditor.errors import ArchiveError
from tests.downloads.packed import Row, archive_of, by_hand, names, zipped

SECRET = "carla-from-the-chat"


def _link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target, target_is_directory=True)
    except OSError:
        pytest.skip("this system does not let us make links")


def _links_out(path: Path) -> Path:
    as_folder({"posts_1.json": b"[]"}, path)
    (path.parent / "elsewhere").mkdir()
    _link(path / "media", path.parent / "elsewhere")
    return path


def _commented(path: Path, comment: bytes, cut: int = 0) -> None:
    with zipfile.ZipFile(zipped(path, {"posts_1.json": b"[]"}), "a") as archive:
        archive.comment = comment
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) - cut])


def _without_middle(path: Path) -> None:
    whole = by_hand(path, Row(content=bytes(500))).read_bytes()
    path.write_bytes(whole[:40] + whole[400:])


_LONG = b"x" * 40
REFUSED: dict[str, tuple[str, Callable[[Path], object]]] = {
    "nothing there": ("not_found", Path.exists),
    "empty file": ("empty", lambda p: p.write_bytes(b"")),
    "blank file": ("empty", lambda p: p.write_bytes(b" \n ")),
    "zip without files": ("empty", lambda p: zipped(p, {})),
    "zip with junk only": ("empty", lambda p: zipped(p, {"__MACOSX/._a": b"x", "a/.DS_Store": b"x", "b/": b""})),
    "folder without files": ("empty", lambda p: p.mkdir()),
    "text": ("text", lambda p: p.write_bytes(b"Dear " + SECRET.encode())),
    "web page": ("page", lambda p: p.write_bytes(b"<!doctype html><p>" + SECRET.encode())),
    "JPEG": ("picture", lambda p: p.write_bytes(b"\xff\xd8\xff\xe0" + bytes(99))),
    "HEIC or MP4": ("picture", lambda p: p.write_bytes(b"\0\0\0\x18ftypheic" + bytes(99))),
    "PDF": ("text", lambda p: p.write_bytes(b"%PDF-1.7\n")),
    "program": ("other_file", lambda p: p.write_bytes(b"MZ\0\0" + bytes(99))),
    "rar": ("other_archive", lambda p: p.write_bytes(b"Rar!\x1a\x07\1\0")),
    "7z": ("other_archive", lambda p: p.write_bytes(b"7z\xbc\xaf\x27\x1c\0\4")),
    "tar.gz": ("other_archive", lambda p: p.write_bytes(b"\x1f\x8b\x08\0" + bytes(20))),
    "tar": ("other_archive", lambda p: p.write_bytes(b"a".ljust(257, b"\0") + b"ustar\x0000" + bytes(300))),
    "end missing": ("truncated", lambda p: by_hand(p, Row(), cut=30)),
    "comment cut off": ("truncated", lambda p: _commented(p, b"goodbye" * 9, cut=5)),
    "comment that looks like an end": (
        "truncated",
        lambda p: _commented(p, b"PK\5\6 and twenty bytes more"),
    ),
    "half of the end missing": ("truncated", lambda p: by_hand(p, Row(), cut=8)),
    "middle missing": ("truncated", _without_middle),
    "no table": ("damaged", lambda p: p.write_bytes(by_hand(p, Row()).read_bytes().replace(b"PK\1\2", b"PK\1\1"))),
    "count too high for the table": ("damaged", lambda p: by_hand(p, Row(), count=9)),
    "file beyond the table": ("damaged", lambda p: by_hand(p, Row(offset=1 << 20))),
    "zip64 numbers missing": ("damaged", lambda p: by_hand(p, Row(size=0xFFFFFFFF))),
    "zip64 numbers cut off": ("damaged", lambda p: by_hand(p, Row(size=0xFFFFFFFF, extra=b"\1\0\x08\0\0"))),
    "slice of a split zip": ("split", lambda p: by_hand(p, Row(), disk=1)),
    "slice of a split zip64": ("split", lambda p: by_hand(p, Row(), disk=1, wide=True)),
    "two million files": ("too_many", lambda p: by_hand(p, Row(), count=2_000_000, wide=True)),
    "password": ("encrypted", lambda p: by_hand(p, Row(flags=1))),
    "one file of two with a password": ("encrypted", lambda p: by_hand(p, Row(), Row(b"b.json", flags=1))),
    "parent folder": ("unsafe_name", lambda p: by_hand(p, Row(b"media/../../" + SECRET.encode()))),
    "parent folder only": ("unsafe_name", lambda p: by_hand(p, Row(b".."))),
    "absolute path": ("unsafe_name", lambda p: by_hand(p, Row(b"/etc/posts_1.json"))),
    "drive": ("unsafe_name", lambda p: by_hand(p, Row(b"C:/posts_1.json"))),
    "drive without slash": ("unsafe_name", lambda p: by_hand(p, Row(b"c:posts_1.json"))),
    "parent folder behind backslashes": ("unsafe_name", lambda p: by_hand(p, Row(b"media\\..\\..\\posts_1.json"))),
    "absolute path with a backslash": ("unsafe_name", lambda p: by_hand(p, Row(b"\\etc\\posts_1.json"))),
    "drive with a backslash": ("unsafe_name", lambda p: by_hand(p, Row(b"C:\\posts_1.json"))),
    "folder that leads out": ("unsafe_name", lambda p: by_hand(p, Row(), Row(b"a\\..\\..\\", content=b""))),
    "network path": ("unsafe_name", lambda p: by_hand(p, Row(b"\\\\host\\share\\posts_1.json"))),
    "NUL": ("unsafe_name", lambda p: by_hand(p, Row(b"posts_1.json\0.jpg"))),
    "endless name": ("unsafe_name", lambda p: by_hand(p, Row(b"a" * 5000))),
    "link in a zip": ("link", lambda p: by_hand(p, Row(b"media", b"/etc", mode=stat.S_IFLNK | 0o777))),
    "bomb": ("bomb", lambda p: zipped(p, {"posts_1.json": bytes(3 << 20)})),
    "bomb by its own word": ("bomb", lambda p: by_hand(p, Row(size=1 << 31))),
    "bomb of many": ("bomb", lambda p: by_hand(p, Row(size=0xFFFFFFFF, extra=struct.pack("<HHQ", 1, 8, 5 << 40)))),
    "name that is not the UTF-8 it says": ("damaged", lambda p: by_hand(p, Row(b"caf\x82.json", flags=0x800))),
    "for unpackers yet to come": ("packing", lambda p: by_hand(p, Row(), needs=99)),
    "same name, the other way round": ("repeated", lambda p: by_hand(p, Row(b"a/b.json"), Row(b"a\\b.json", b"{}"))),
    "same name, other content": ("repeated", lambda p: by_hand(p, Row(content=b"[]"), Row(content=b"{}"))),
    "overlap": ("overlapping", lambda p: by_hand(p, Row(content=_LONG), Row(b"b.json", content=_LONG, offset=10))),
    "same bytes twice": ("overlapping", lambda p: by_hand(p, Row(), Row(b"b.json", offset=0))),
    "nested without end": ("nested", lambda p: p.write_bytes(b'{"a":' * 5000 + b"[" * 5000)),
    "nested without end behind a mark": ("nested", lambda p: p.write_bytes(b"\xef\xbb\xbf" + b"[" * 500 + b"]" * 500)),
    "zips in a zip": ("zip_of_zips", lambda p: zipped(p, {"x/a.zip": b"PK", "x/b.ZIP": b"PK"})),
    "link out of a folder": ("link", _links_out),
}


def _bytes_of(path: Path) -> object:
    return path.read_bytes() if path.is_file() else sorted(map(str, path.rglob("*")))


@pytest.mark.parametrize("case", REFUSED)
def test_unusable_input_is_refused_and_left_alone(case: str, tmp_path: Path) -> None:
    reason, build = REFUSED[case]
    path = tmp_path / "given.zip"
    build(path)
    before = _bytes_of(path)
    with pytest.raises(ArchiveError) as caught:
        open_part(path)
    assert isinstance(caught.value, RefusedError)
    assert caught.value.reason == reason
    assert caught.value.exit_code == 20
    assert _bytes_of(path) == before
    assert SECRET not in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RefusedError) as caught:
        open_part(tmp_path / "pipe")
    assert caught.value.reason == "other_file"
    part = open_part(as_folder({"posts_1.json": b"[]"}, tmp_path))
    assert names(part.members) == ["posts_1.json"]


def test_a_single_json_has_a_size_beyond_which_it_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "user_data.json").write_bytes(b'{"Profile": 1}')
    monkeypatch.setattr(parts, "MAX_FILE", 10)
    with pytest.raises(RefusedError) as caught:
        open_part(tmp_path / "user_data.json")
    assert caught.value.reason == "too_large"


def test_junk_is_dropped_and_the_wrapper_kept(tmp_path: Path) -> None:
    files = {
        "download/posts_1.json": b"[]",
        "download/.DS_Store": b"x",
        "download/media/Thumbs.db": b"x",
        "download/desktop.ini": b"x",
        "__MACOSX/download/._posts_1.json": b"x",
        "download/media/._a.jpg": b"x",
    }
    assert names(open_part(zipped(tmp_path / "a.zip", files)).members) == ["download/posts_1.json"]
    assert names(open_part(as_folder(files, tmp_path / "a")).members) == ["download/posts_1.json"]


def test_a_single_json_file_is_a_part(tmp_path: Path) -> None:
    path = tmp_path / "user_data.json"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}')
    archive = archive_of(path)
    assert archive.parts[0].kind == "file"
    assert archive.read(archive.find("user_data")[0]) == path.read_bytes()


def test_links_inside_a_folder_are_not_followed(tmp_path: Path) -> None:
    root = as_folder({"media/a.json": b"[]"}, tmp_path / "a")
    _link(root / "again", root / "media")
    _link(root / "loop", root)
    assert names(open_part(root).members) == ["media/a.json"]


def test_the_listing_tells_inputs_apart_without_reading_media(tmp_path: Path) -> None:
    files = {"posts_1.json": b"[]", "media/a.jpg": b"abc"}
    one = open_part(zipped(tmp_path / "one.zip", files))
    again = open_part(zipped(tmp_path / "two.zip", dict(reversed(files.items()))))
    other = open_part(zipped(tmp_path / "three.zip", files | {"media/a.jpg": b"abd"}))
    assert one.listing_sha256 == again.listing_sha256 != other.listing_sha256
    unpacked = open_part(as_folder(files, tmp_path / "f"))
    grown = open_part(as_folder(files | {"media/a.jpg": b"abcd"}, tmp_path / "g"))
    assert unpacked.listing_sha256 != grown.listing_sha256


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_one_damaged_file_does_not_spoil_the_others(method: int, tmp_path: Path) -> None:
    content = b"".join(b'{"n": %d}\n' % (i * i) for i in range(2000))
    path = zipped(tmp_path / "a.zip", {f"{SECRET}.json": content, "b.json": content}, method)
    whole = bytearray(path.read_bytes())
    whole[200] ^= 0xFF
    path.write_bytes(whole)
    archive = archive_of(path)
    with pytest.raises(MemberError) as caught:
        archive.read(archive.find(SECRET)[0])
    assert caught.value.reason == "damaged"
    assert SECRET not in str(caught.value)
    assert archive.read(archive.find("b")[0]) == content


LYING: dict[str, tuple[str, Row]] = {
    "packed unusually": ("packing", Row(method=zipfile.ZIP_BZIP2)),
    "patched, whatever that was": ("packing", Row(flags=0x20)),
    "another name in front of it": ("damaged", Row(header=b"posts_2.json")),
    "larger than said": ("damaged", Row(content=b"[1, 2]", size=3)),
    "smaller than said": ("damaged", Row(content=b"[1, 2]", size=9)),
    "no such place": ("damaged", Row(content=b"[1, 2]", size=2, packed=2, offset=1)),
    "not deflated": ("damaged", Row(content=b"\xff" * 30, method=zipfile.ZIP_DEFLATED)),
}


@pytest.mark.parametrize("case", LYING)
def test_a_file_that_lies_is_an_error_of_its_own(case: str, tmp_path: Path) -> None:
    reason, row = LYING[case]
    archive = archive_of(by_hand(tmp_path / "a.zip", row))
    with pytest.raises(MemberError) as caught:
        archive.read(archive.find("posts_1")[0])
    assert caught.value.reason == reason


def test_memory_stays_small(tmp_path: Path) -> None:
    count = 8_000
    path = by_hand(
        tmp_path / "a.zip",
        *(Row(b"wrapper/media/posts/202401/%d_%d_n.jpg" % (10**8 + n, 10**17 + n), b"x") for n in range(count)),
    )
    tracemalloc.start()
    archive = archive_of(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(archive.members) == count
    assert peak / count < 900  # 260,000 photos in less than 240 MB
