"""What is said between the audit and what looks at photos for it, in bytes.

Whoever looks meets hostile files, so what it answers is read strictly: numbers within their limits and fixed words, or
nothing at all. Nothing that is said there can run here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import msgspec

from auditor.downloads.parts import Member
from auditor.photos.records import Metadata, Seen

SHA256 = r"\A[0-9a-f]{64}\Z"


class Style(StrEnum):
    """How small copies are made."""

    PIXELATED = "pixelated"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A small copy to make: `turned` in degrees counter-clockwise, of a video its picture at `frame_at` seconds."""

    member: Member
    style: Style
    turned: int = 0
    frame_at: float = 0.0


class Ready(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """It waits for its first job."""


class FileRead(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """A file was read; it waits to be told whether to look at it."""

    sha256: Annotated[str, msgspec.Meta(pattern=SHA256)]
    metadata: Metadata


class Looked(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """What came of a file; it waits for the next."""

    seen: Seen


class Drawn(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """A small copy as a JPEG, empty when it could not be made; it waits for the next."""

    jpeg: bytes = b""


Reply = Ready | FileRead | Looked | Drawn

encode: Callable[[Reply], bytes] = msgspec.msgpack.Encoder().encode
read_reply: Callable[[bytes], Reply] = msgspec.msgpack.Decoder(Reply).decode
