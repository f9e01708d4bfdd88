"""The bytes of one photo or video: what they are by content, their hash, and a stream that can go back.

Nothing is written to disk. A photo is held in memory, a video of any length is read through again where needed.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import BinaryIO

from auditor.downloads.parts import Member, stream
from auditor.photos.records import Skip

PHOTO_LIMIT = 48 << 20
"""Bytes of a photo; platforms hand out a few megabytes at most."""
VIDEO_LIMIT = 1 << 30
HELD = 16 << 20
"""Bytes up to which a video is held in memory."""
_PIECE = 1 << 18
_HEAD = 64


class Kind(StrEnum):
    """A format by its content, whatever the file is called; the words are Pillow's where it is a picture."""

    JPEG = "JPEG"
    PNG = "PNG"
    GIF = "GIF"
    WEBP = "WEBP"
    AVIF = "AVIF"
    HEIC = "HEIF"
    BMP = "BMP"
    TIFF = "TIFF"
    VIDEO = "video"


class SkippedError(Exception):
    """A file that cannot be looked at, inside this package only; `reason` says why."""

    def __init__(self, reason: Skip) -> None:
        super().__init__(reason.value)
        self.reason = reason


_MAGIC = (
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
    (b"BM", Kind.BMP),
    (b"II*\0", Kind.TIFF),
    (b"MM\0*", Kind.TIFF),
    (b"\x1aE\xdf\xa3", Kind.VIDEO),
)
_AVIF = frozenset({b"avif", b"avis"})
_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_QUICKTIME = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})


def kind_of(head: bytes) -> Kind | None:
    """What a file is that begins like this (64 bytes are enough), None when it is nothing that is looked at."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF":
        return {b"WEBP": Kind.WEBP, b"AVI ": Kind.VIDEO}.get(head[8:12])
    box = head[4:8]
    if box == b"ftyp":
        return _by_brands(head)
    return Kind.VIDEO if box in _QUICKTIME else None


def _by_brands(head: bytes) -> Kind:
    """Which of the family of ISO files: its own brand, or one of those it says it also is."""
    end = min(int.from_bytes(head[:4], "big"), _HEAD)
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, end - 3, 4))]
    pictures = [brand for brand in brands if brand in _AVIF | _HEIC]
    if brands[0] not in _AVIF | _HEIC or not pictures:
        return Kind.VIDEO
    return Kind.AVIF if _AVIF.intersection(pictures) else Kind.HEIC


@dataclass(frozen=True, slots=True)
class Content:
    """One photo or video that was read: its kind, the SHA-256 of its bytes in hex, and `open` for a fresh stream."""

    kind: Kind
    sha256: str
    open: Callable[[], BinaryIO]


def take(member: Member) -> Content:
    """Read a member once. Raises `SkippedError` and, for one that cannot be read, `MemberError`."""
    with stream(member) as opened:
        head = opened.read(_HEAD)
        kind = kind_of(head)
        if kind is None:
            raise SkippedError(Skip.NOT_MEDIA)
        if member.size > (VIDEO_LIMIT if kind is Kind.VIDEO else PHOTO_LIMIT):
            raise SkippedError(Skip.TOO_LARGE)
        if kind is not Kind.VIDEO or member.size <= HELD:
            data = head + opened.read()
            return Content(kind, sha256(data).hexdigest(), lambda: io.BytesIO(data))
        digest = sha256(head)
        while piece := opened.read(_PIECE):
            digest.update(piece)
    return Content(kind, digest.hexdigest(), lambda: io.BufferedReader(Rewound(member), _PIECE))


class Rewound(io.RawIOBase):
    """A member that can be read from any place: forwards by reading on, backwards by starting again."""

    def __init__(self, member: Member) -> None:
        super().__init__()
        self._member = member
        self._stream = stream(member)
        self._at = self._read_to = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always, at the price of reading what lies before."""
        return True

    def tell(self) -> int:
        """The place of the next byte."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; nothing is read before the next read."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._member.size}[whence]
        if base + offset < 0:
            raise ValueError("before the beginning")
        self._at = base + offset
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what BufferedReader hands over
        """Read what fits; raises `MemberError`."""
        self._catch_up()
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        self._read_to = self._at
        return len(data)

    def _catch_up(self) -> None:
        if self._at < self._read_to:
            self._stream.close()
            self._stream, self._read_to = stream(self._member), 0
        while self._read_to < self._at and (piece := self._stream.read(min(_PIECE, self._at - self._read_to))):
            self._read_to += len(piece)

    def close(self) -> None:
        """Close the member, too."""
        self._stream.close()
        super().close()
