"""Zips, read by `zipfile`; here stands only what it does not do for an input that nobody vouches for.

`ZipFile` holds about 700 bytes for every row of the table of contents, as many rows as there are, and checks neither
sizes nor places. So the table is weighed before a row is made of it, and every row is checked before it is used.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from operator import attrgetter
from pathlib import Path
from struct import Struct
from struct import error as StructError  # noqa: N812  it is an exception, named like one here
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from auditor.downloads.refusals import Refusal

MAX_MEMBERS = 500_000
"""Twice what the largest downloads hold. Half a million rows take 400 MB, 600 MB when built to harm."""
MAX_TABLE = 96 << 20
MAX_NAME = 4096
MAX_TOTAL = 4 << 40
"""Bytes of all files together, unpacked: four tebibytes are more than any platform packs."""
MAX_RATIO = 200
"""JSON shrinks to a fortieth, HTML to a sixtieth; what shrinks further was built to."""
RATIO_FROM = 1 << 20

_END = Struct("<4s4H2IH")
_END64 = Struct("<4sQ2H2I4Q")
_LOCATOR_SIZE = 20
_LONGEST_END = _END64.size + _LOCATOR_SIZE + _END.size + 0xFFFF
_ROW_SIZE = 46
_HEADER_SIZE = 30
_NO_ROWS = _END.pack(b"PK\5\6", 0, 0, 0, 0, 0, 0, 0)

_SATURATED = 0xFFFFFFFF
_ENCRYPTED = 0x0001 | 0x0040 | 0x2000  # password, strong encryption, hidden names
_UTF8 = 0x0800
_NO_DAY = (1980, 1, 1, 0, 0, 0)


class _Weighed(io.BufferedReader):
    """The file as `ZipFile` reads it. `ZipFile` takes the whole table in one piece and makes its rows after that, so
    this is the one place where a table too long is noticed in time, whatever the end record says of it.
    """

    def __init__(self, path: Path, label: str) -> None:
        super().__init__(io.FileIO(path))
        self._label = label

    def read(self, size: int | None = -1, /) -> bytes:
        if (size or 0) > MAX_TABLE:
            raise Refusal.TOO_MANY.error(self._label)
        data = super().read(size)
        if data.count(b"PK\1\2") > MAX_MEMBERS:
            raise Refusal.TOO_MANY.error(self._label)
        return data


def rows(path: Path, label: str) -> tuple[list[ZipInfo], frozenset[date]]:
    """Every row of the table of contents, folders included, without what only an unpacker needs, and the rows' days.

    Raises `RefusedError`: truncated, damaged, split, too many, encrypted, a link, a bomb, overlapping, or packed by a
    Mac beyond what a plain zip can hold.
    """
    with _Weighed(path, label) as file:
        _look_at_the_end(file, label)
        try:
            with ZipFile(file) as archive:
                found, table = archive.infolist(), archive.start_dir
        except NotImplementedError:
            raise Refusal.PACKING.error(label) from None
        except (BadZipFile, StructError, UnicodeError):
            raise Refusal.DAMAGED.error(label) from None
    total = 0
    moments: set[tuple[int, ...]] = set()
    for row in found:
        total += row.file_size
        if (refusal := _refusal(row, total)) is not None:
            raise refusal.error(label)
        moments.add(row.date_time[:3])
        row.date_time, row.extra, row.comment = _NO_DAY, b"", b""
    _check_places(found, table, label)
    return found, frozenset(day for moment in moments if (day := _day(moment)) is not None)


def _day(moment: tuple[int, ...]) -> date | None:
    """The day of a row; None for one that no calendar has."""
    try:
        return date(*moment)
    except ValueError:
        return None


def _look_at_the_end(file: IO[bytes], label: str) -> None:
    """Refuse by the end record what `ZipFile` would read wrongly or call by one name only.

    It takes a slice of a zip for a whole one, ignores the count, and does not say whether the end is missing.
    """
    base = max(0, file.seek(0, os.SEEK_END) - _LONGEST_END)
    file.seek(base)
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or at + _END.size > len(tail):
        raise Refusal.TRUNCATED.error(label)
    _, *plain, comment = _END.unpack_from(tail, at)
    if at + _END.size + comment > len(tail):
        raise Refusal.TRUNCATED.error(label)
    wide = at - _LOCATOR_SIZE - _END64.size
    numbers = _END64.unpack_from(tail, wide)[4:] if wide >= 0 and tail.startswith(b"PK\6\6", wide) else None
    if (refusal := _refusal_of_end(numbers or tuple(plain), base + at, wide=numbers is not None)) is not None:
        raise refusal.error(label)


def _refusal_of_end(numbers: tuple[int, ...], at: int, *, wide: bool) -> Refusal | None:
    """Why a zip whose end record at byte `at` holds these numbers is turned away."""
    disk, table_disk, _, count, size, start = numbers
    if not wide and at - size > _SATURATED:  # no plain zip can say that its table lies there: the number ran over
        return Refusal.FINDER
    if disk or table_disk:
        return Refusal.SPLIT
    if count > MAX_MEMBERS:
        return Refusal.TOO_MANY
    if start + size > at:
        return Refusal.TRUNCATED
    return Refusal.DAMAGED if size < count * _ROW_SIZE else None


def _refusal(row: ZipInfo, total: int) -> Refusal | None:
    """Why a zip with this row is turned away; `total` are the bytes of this file and all before it, unpacked."""
    if row.flag_bits & _ENCRYPTED:
        return Refusal.ENCRYPTED
    if len(row.orig_filename) > MAX_NAME:
        return Refusal.UNSAFE_NAME
    if stat.S_ISLNK(row.external_attr >> 16):
        return Refusal.LINK
    if _SATURATED in (row.file_size, row.compress_size):  # the real number should have come with the row
        return Refusal.DAMAGED
    if total > MAX_TOTAL or (row.file_size > RATIO_FROM and row.file_size > MAX_RATIO * row.compress_size):
        return Refusal.BOMB
    return None


def _check_places(found: Sequence[ZipInfo], table: int, label: str) -> None:
    """Refuse when two files share bytes, or when one lies outside of what comes before the table."""
    end = 0
    for row in sorted(found, key=attrgetter("header_offset")):
        if row.header_offset < end:
            raise Refusal.OVERLAPPING.error(label)
        end = row.header_offset + _HEADER_SIZE + len(row.orig_filename) + row.compress_size
    if end > table:
        raise Refusal.DAMAGED.error(label)


def raw_name(row: ZipInfo) -> bytes:
    """The name's bytes as the zip holds them. `ZipFile` reads them as code page 437 where UTF-8 is not announced."""
    return row.orig_filename.encode("utf-8" if row.flag_bits & _UTF8 else "cp437")


@contextmanager
def unpacked(path: Path, row: ZipInfo) -> Iterator[IO[bytes]]:
    """The bytes of the file that one of the `rows` stands for, checked against its checksum at the end.

    Every stream has a file handle of its own: streams of one zip can be read side by side, in any thread or process.
    Raises what `ZipFile.open` and reading raise.
    """
    if row.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise NotImplementedError(f"compression method {row.compress_type}")
    # `ZipFile.open` needs the row and the file, not the table, which would take seconds to read for every photo.
    with path.open("rb") as file, ZipFile(io.BytesIO(_NO_ROWS)) as archive:
        archive.fp = file
        with archive.open(row) as stream:
            yield stream
