"""What a file is by its first bytes, also at the door: what is surely no download is turned away with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from auditor.downloads.magic import FileKind, file_kind
from auditor.downloads.parts import open_part
from auditor.downloads.refusals import Refusal
from auditor.errors import ArchiveError


@pytest.mark.parametrize("head", [b"Rar!\x1a\7\0", b"\x1f\x8b\x08", b"BZh91AY", bytes(257) + b"ustar"])
def test_other_archives_are_told_apart_from_pictures(head: bytes) -> None:
    assert file_kind(head) is FileKind.ARCHIVE


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"BM" + bytes(60), Refusal.PICTURE),
        (b"\0\0\0\x08wide\0\0\0\0mdat", Refusal.PICTURE),
        (b"RIFF\0\0\0\0WAVEfmt ", Refusal.OTHER_FILE),
        (b"BM is how a text may begin", Refusal.TEXT),
        (b"Rar!\x1a\7\0", Refusal.OTHER_ARCHIVE),
        (bytes(257) + b"ustar", Refusal.OTHER_ARCHIVE),
    ],
)
def test_what_is_no_download_is_turned_away_for_what_it_is(content: bytes, refusal: Refusal, tmp_path: Path) -> None:
    (path := tmp_path / "given").write_bytes(content)
    with pytest.raises(ArchiveError) as raised:
        open_part(path)
    assert str(raised.value) == str(refusal.error("given"))


def test_json_is_no_film_for_the_name_of_its_first_key(tmp_path: Path) -> None:
    (path := tmp_path / "given.json").write_bytes(b'{\n "free": []}')
    assert [member.basename for member in open_part(path).members] == ["given.json"]
