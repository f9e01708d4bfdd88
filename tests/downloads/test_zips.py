"""Zips nobody vouches for: odd ones are read, hostile ones are refused."""

from __future__ import annotations

import tempfile
import unicodedata
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from auditor.downloads import zips
from auditor.downloads.parts import open_part
from auditor.downloads.refusals import MemberError, RefusedError
from auditor.errors import ArchiveError
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.downloads.packed import Row, archive_of, by_hand, names, zipped


def test_a_zip_packed_anew_by_a_mac_beyond_4_gb_is_refused_as_such(tmp_path: Path) -> None:
    """Such a zip lacks the wide numbers for its size, and what it counts starts again at 0."""
    path = tmp_path / "a.zip"
    whole = by_hand(path, Row()).read_bytes()
    table = whole.index(b"PK\1\2")
    try:
        with path.open("wb") as file:
            file.write(whole[:table])
            file.seek((4 << 30) + table)
            file.write(whole[table:])
    except OSError:
        pytest.skip("this disk has no room for holes")
    with pytest.raises(RefusedError) as caught:
        open_part(path)
    assert caught.value.reason == "finder"
    assert "folder" in caught.value.todo


TOO_MANY: dict[str, Callable[[Path], object]] = {
    "by its own word": lambda p: by_hand(p, Row(), count=99, wide=True),
    "whatever it says": lambda p: by_hand(p, *(Row(b"%d.json" % n) for n in range(11)), count=1),
    "in a long list": lambda p: by_hand(p, Row(extra=b"\x99\x99\xff\0" + bytes(255))),
}


@pytest.mark.parametrize("case", TOO_MANY)
def test_too_many_files_are_noticed_before_they_are_listed(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    TOO_MANY[case](tmp_path / "a.zip")
    monkeypatch.setattr(zips, "MAX_MEMBERS", 10)
    monkeypatch.setattr(zips, "MAX_TABLE", 100 if case == "in a long list" else 10_000)
    monkeypatch.setattr(zipfile, "ZipInfo", lambda *_: pytest.fail("a row was made"))
    with pytest.raises(RefusedError) as caught:
        open_part(tmp_path / "a.zip")
    assert caught.value.reason == "too_many"


def test_well_packed_pages_are_no_bomb(tmp_path: Path) -> None:
    page = b"".join(b'{"timestamp": %d, "value": "%d"},\n' % (1_700_000_000 + i * 37, i) for i in range(60_000))
    part = open_part(zipped(tmp_path / "a.zip", {"posts_1.json": page, "small.json": bytes(1 << 20)}))
    assert len(part.members) == 2


def test_zip64_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 20)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)
    path = tmp_path / "a.zip"
    content = b'{"a": "' + b"b" * 100 + b'"}'
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("one.json", "two.json", "three.json"):
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(content)
    assert b"PK\6\6" in path.read_bytes()
    monkeypatch.undo()
    archive_read = archive_of(path)
    assert [archive_read.read(member) for member in archive_read.members] == [content] * 3


def test_comment_and_leading_bytes_do_no_harm(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"posts_1.json": b"[1]"})
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"PK\3\4 is only a comment, of more than twenty-two bytes"
    path.write_bytes(b"PK\3\4 something before it" + path.read_bytes())
    archive_read = archive_of(path)
    assert archive_read.read(archive_read.members[0]) == b"[1]"


def test_names_that_zippers_spell_otherwise(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Zoë.json").encode()
    path = by_hand(
        tmp_path / "a.zip",
        Row("Trip to Curaçao/é.json".encode()),  # UTF-8 without saying so
        Row(b"caf\x82.json"),  # code page 437
        Row(decomposed, flags=0x800),
        Row(b"./b//c.json"),
        Row(b"./d/", content=b""),
        Row(b"old\\windows\\e.json", content=b"[5]"),
        Row(b"old\\windows\\", content=b""),
    )
    found = ["Trip to Curaçao/é.json", "Zoë.json", "b/c.json", "café.json", "old/windows/e.json"]
    archive = archive_of(path)
    assert names(archive.members) == found
    assert [archive.read(member) for member in archive.members] == [b"[]"] * 4 + [b"[5]"]


def test_the_same_file_twice_in_a_zip_is_one(tmp_path: Path) -> None:
    part = open_part(by_hand(tmp_path / "a.zip", Row(), Row(), Row(b"b.json")))
    assert names(part.members) == ["b.json", "posts_1.json"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=6), st.floats(0.2, 1))
def test_a_mangled_zip_raises_nothing_but_our_errors(changes: list[tuple[float, int]], kept: float) -> None:
    with tempfile.TemporaryDirectory() as home:
        path = zipped(Path(home) / "a.zip", {"a/posts_1.json": b"[1, 2, 3]" * 9, "b.html": b"<p>", "c.jpg": b"\xff"})
        whole = bytearray(path.read_bytes())
        for place, value in changes:
            whole[int(place * (len(whole) - 1))] = value
        path.write_bytes(whole[: int(len(whole) * kept)] if kept < 0.9 else whole)
        try:
            archive = archive_of(path)
        except ArchiveError:
            return
        for member in archive.members:
            with suppress(MemberError):
                assert len(archive.read(member)) == member.size
