"""Zips packed by hand, sound and hostile."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member, open_part


@dataclass
class Row:
    """A file of a zip written by hand; what is None is written as it should be."""

    name: bytes = b"posts_1.json"
    content: bytes = b"[]"
    flags: int = 0
    method: int = zipfile.ZIP_STORED
    mode: int = 0
    size: int | None = None
    packed: int | None = None
    offset: int | None = None
    extra: bytes = b""
    header: bytes | None = None


def by_hand(
    path: Path, *rows: Row, count: int | None = None, disk: int = 0, wide: bool = False, cut: int = 0, needs: int = 20
) -> Path:
    """Write a zip with freely chosen lies in it; `needs` is ten times the version that unpackers should have."""
    body, table = io.BytesIO(), io.BytesIO()
    for row in rows:
        size = len(row.content) if row.size is None else row.size
        packed = len(row.content) if row.packed is None else row.packed
        offset = body.tell() if row.offset is None else row.offset
        crc = zlib.crc32(row.content)
        common = (needs, row.flags, row.method, 0, 0x21, crc, packed, size, len(row.name))
        body.write(struct.pack("<4s5H3I2H", b"PK\3\4", *common, 0) + (row.header or row.name) + row.content)
        rest = (len(row.extra), 0, 0, 0, row.mode << 16, offset)
        table.write(struct.pack("<4s6H3I5H2I", b"PK\1\2", 0x314, *common, *rest) + row.name + row.extra)
    start, length = body.tell(), table.tell()
    count = len(rows) if count is None else count
    if wide:
        end = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, disk, disk, count, count, length, start)
        end += struct.pack("<4sIQI", b"PK\6\7", 0, start + length, 1)
        end += struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    else:
        end = struct.pack("<4s4H2IH", b"PK\5\6", disk, disk, count & 0xFFFF, count & 0xFFFF, length, start, 0)
    whole = body.getvalue() + table.getvalue() + end
    path.write_bytes(whole[: len(whole) - cut])
    return path


def zipped(path: Path, files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def archive_of(*paths: Path) -> Archive:
    return Archive([open_part(path) for path in paths])


def names(members: Iterable[Member]) -> list[str]:
    return [member.name for member in members]
