"""The bytes of one photo or video: what they are by content, their hash, and a stream that can go back.

Nothing is written to disk. A photo is held in memory, a video of any length is read through again where needed.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO

from auditor.downloads.magic import HEAD, FileKind, file_kind
from auditor.downloads.parts import Member, stream
from auditor.photos.records import Skip

PHOTO_LIMIT = 48 << 20
"""Bytes of a photo; platforms hand out a few megabytes at most."""
VIDEO_LIMIT = 1 << 30
HELD = 16 << 20
"""Bytes up to which a video is held in memory."""
_PIECE = 1 << 18


class SkippedError(Exception):
    """A file that cannot be looked at, inside this package only; `reason` says why."""

    def __init__(self, reason: Skip) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Content:
    """One photo or video that was read: its kind, the SHA-256 of its bytes in hex, and `open` for a fresh stream."""

    kind: FileKind
    sha256: str
    open: Callable[[], BinaryIO]


def take(member: Member) -> Content:
    """Read a member once. Raises `SkippedError` and, for one that cannot be read, `MemberError`."""
    with stream(member) as opened:
        head = opened.read(HEAD)
        kind = file_kind(head)
        if kind is None or kind is FileKind.ARCHIVE:
            raise SkippedError(Skip.NOT_MEDIA)
        if member.size > (VIDEO_LIMIT if kind is FileKind.VIDEO else PHOTO_LIMIT):
            raise SkippedError(Skip.TOO_LARGE)
        if kind is not FileKind.VIDEO or member.size <= HELD:
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
