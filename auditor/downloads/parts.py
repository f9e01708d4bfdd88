"""One input as the user gave it: a zip, a folder or a single file, turned into a list of members.

Nothing is unpacked to disk and nothing is ever written. A member costs little more than its name, so that a download
with hundreds of thousands of photos fits into memory; its bytes come as a stream, never more of them than announced.
"""

from __future__ import annotations

import io
import os
import re
import stat
import unicodedata
import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from hashlib import file_digest, sha256
from operator import attrgetter
from pathlib import Path
from struct import error as StructError  # noqa: N812  it is an exception, named like one here
from typing import IO, BinaryIO, Literal, cast
from zipfile import BadZipFile, ZipInfo

from auditor.downloads import zips
from auditor.downloads.magic import FileKind, file_kind
from auditor.downloads.nesting import nested_too_deeply
from auditor.downloads.refusals import MemberError, MemberTrouble, Refusal
from auditor.downloads.synced import is_placeholder, keeper, stands_for, stub_of

_UNSAFE = re.compile(r"[\\\0]|^/|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)")
_JUNK = re.compile(r"(?:^|/)(?:__MACOSX/.*|\._[^/]*|\.DS_Store|Thumbs\.db|ehthumbs\.db|desktop\.ini)$", re.IGNORECASE)
_READ_ONLY = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)

MAX_FILE = 4 << 30
"""Bytes of a single JSON, which no packing shows to be absurd, as it does in a zip; real ones hold some 10^8."""


class ByteSource(ABC):
    """Where the bytes of members come from. Holds a path and no open handle, so it can go to another process."""

    __slots__ = ("label", "path")

    def __init__(self, path: Path, label: str) -> None:
        self.path = path
        self.label = label

    @abstractmethod
    def raw(self, member: Member) -> AbstractContextManager[IO[bytes]]:
        """The member's bytes, with no guard against a source that has changed. Raises what opening a file raises."""

    def checksum(self, member: Member) -> int | None:  # noqa: ARG002  only a zip keeps checksums
        """The checksum the source keeps of the member, or None when it keeps none."""
        return None


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an input: its path with "/" between folders, as the input has it, and its size in bytes.

    `source` reads it, `key` is how the source finds it: a row of a zip's table of contents, a path below a folder.
    `root` is what an archive took off the path: the wrapper, with a "/" at its end.
    """

    name: str
    size: int
    source: ByteSource = field(repr=False)
    key: ZipInfo | str = field(repr=False)
    root: str = ""

    @property
    def basename(self) -> str:
        """The last part of the path."""
        return self.name.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Part:
    """One input. `label` is the file's own name without its folders.

    `listing_sha256` tells two inputs apart without reading their photos: it covers names, sizes and checksums of a
    zip, names and sizes of a folder, and the whole content of a single file. `hollow`: some files of a folder are there
    by name only, so that reading them would fetch them; they are members all the same. `days` are those on which a zip
    says that its files were written: whoever packed it wrote them down, unlike a file's own date on this computer.
    """

    label: str
    kind: Literal["zip", "folder", "file"]
    members: Sequence[Member] = field(repr=False)
    listing_sha256: str
    path: Path
    hollow: bool = False
    days: frozenset[date] = field(default=frozenset(), repr=False)


def open_part(path: Path) -> Part:
    """Look into a zip, a folder or a single JSON file.

    Raises `RefusedError` (an `ArchiveError`) for what is none of these, is not whole, or is built to harm.
    """
    name = path.name or path.resolve().name or str(path)
    label = name.encode("utf-8", "replace").decode("utf-8")  # a name on disk need not be text
    try:
        status = path.stat()
        if is_only_named(path, status):
            raise Refusal.PLACEHOLDER.error(label)
        if stat.S_ISDIR(status.st_mode):
            return _folder(path, label)
        if stat.S_ISREG(status.st_mode):
            return _file(path, label)
    except (FileNotFoundError, NotADirectoryError):
        raise (Refusal.PLACEHOLDER if stub_of(path).is_file() else Refusal.NOT_FOUND).error(label) from None
    except (OSError, ValueError):
        raise Refusal.UNREADABLE.error(label) from None
    raise Refusal.OTHER_FILE.error(label)


def is_only_named(path: Path, status: os.stat_result) -> bool:
    """Whether an input is a placeholder of a synced folder: its content is elsewhere, and reading would fetch it."""
    if stands_for(path.name):
        return True
    return is_placeholder(status, synced=stat.S_ISREG(status.st_mode) and keeper(path) is not None)


def proper_name(raw: bytes) -> str:
    """A path as text. Zippers that do not say UTF-8 often write it all the same; what is not UTF-8 is code page 437."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp437")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _clean(name: str, label: str) -> str:
    """The path without empty steps. Raises `RefusedError` for one that could lead out of its folder."""
    if _UNSAFE.search(name):
        raise Refusal.UNSAFE_NAME.error(label)
    if "//" in name or "./" in name:
        name = "/".join(step for step in name.split("/") if step not in ("", "."))
    return name


class _Zip(ByteSource):
    """A zip: the key is the member's row in the table of contents."""

    __slots__ = ()

    def raw(self, member: Member) -> AbstractContextManager[IO[bytes]]:
        return zips.unpacked(self.path, _row(member))

    def checksum(self, member: Member) -> int | None:
        return _row(member).CRC


def _row(member: Member) -> ZipInfo:
    """The key of a zip's member."""
    return cast("ZipInfo", member.key)


def _zip(path: Path, label: str) -> Part:
    source = _Zip(path, label)
    members: list[Member] = []
    rows, days = zips.rows(path, label)
    for row in rows:
        spelled = _spelled(row)
        name = _clean(spelled, label)
        if name and not spelled.endswith("/") and not _JUNK.search(name):
            members.append(Member(name, row.file_size, source, row))
    if not members:
        raise Refusal.EMPTY.error(label)
    if all(member.name.casefold().endswith(".zip") for member in members):
        raise Refusal.ZIP_OF_ZIPS.error(label)
    kept, digest = _without_repeats(members, label)
    return Part(label, "zip", kept, digest, path, days=days)


def _spelled(row: ZipInfo) -> str:
    """The path with "/" between folders; zippers of old Windows put backslashes there."""
    name = row.orig_filename
    return (name if name.isascii() else proper_name(zips.raw_name(row))).replace("\\", "/")


def _without_repeats(members: list[Member], label: str) -> tuple[list[Member], str]:
    """The members by name, each once, and the digest of the list. Raises `RefusedError` when a name means two files."""
    digest = sha256()
    kept: list[Member] = []
    for member in sorted(members, key=attrgetter("name")):
        checksum = _row(member).CRC
        if kept and kept[-1].name == member.name:
            if (kept[-1].size, _row(kept[-1]).CRC) != (member.size, checksum):
                raise Refusal.REPEATED.error(label)
            continue
        kept.append(member)
        digest.update(f"{member.name}\0{member.size}\0{checksum}\n".encode())
    return kept, digest.hexdigest()


class _Folder(ByteSource):
    """A folder: the key is the path below it, as the disk spells it."""

    __slots__ = ()

    def raw(self, member: Member) -> AbstractContextManager[IO[bytes]]:
        return _open_plain(self.path / str(member.key))


def _open_plain(path: Path) -> IO[bytes]:
    """Open a regular file for reading; a link put there meanwhile is not followed where the system can tell."""
    return os.fdopen(os.open(path, _READ_ONLY), "rb")


def _folder(path: Path, label: str) -> Part:
    source = _Folder(path, label)
    members: list[Member] = []
    synced, hollow = keeper(path) is not None, False
    for relative, status in _walk(path, label):
        folder, step, base = relative.rpartition("/")
        real_path = folder + step + (stands_for(base) or base)
        hollow = hollow or real_path != relative or is_placeholder(status, synced=synced)
        name, size = _clean(proper_name(os.fsencode(real_path)), label), status.st_size
        if not _JUNK.search(name):
            members.append(Member(name, size, source, name if name == relative else relative))
        if len(members) > zips.MAX_MEMBERS:
            raise Refusal.TOO_MANY.error(label)
    if not members:
        raise Refusal.EMPTY.error(label)
    members.sort(key=lambda member: member.name)
    digest = sha256()
    for member in members:
        digest.update(f"{member.name}\0{member.size}\n".encode())
    return Part(label, "folder", members, digest.hexdigest(), path, hollow)


def _walk(root: Path, label: str) -> Iterator[tuple[str, os.stat_result]]:
    """Path below the folder and status of every regular file. No link is followed, one that leads out is refused."""
    home = Path(os.path.realpath(root))
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        if not Path(os.path.realpath(root / folder)).is_relative_to(home):
            raise Refusal.LINK.error(label)
        with os.scandir(root / folder) as found:
            for item in found:
                relative = f"{folder}/{item.name}" if folder else item.name
                if item.is_symlink():
                    if not Path(os.path.realpath(item.path)).is_relative_to(home):
                        raise Refusal.LINK.error(label)
                elif item.is_dir(follow_symlinks=False):
                    waiting.append(relative)
                elif item.is_file(follow_symlinks=False):
                    yield relative, item.stat(follow_symlinks=False)


class _File(ByteSource):
    """A single file: it is its own only member."""

    __slots__ = ()

    def raw(self, member: Member) -> AbstractContextManager[IO[bytes]]:  # noqa: ARG002  there is only one
        return self.path.open("rb")


def _file(path: Path, label: str) -> Part:
    with path.open("rb") as file:
        head = file.read(4096)
        if head.startswith((b"PK\3\4", b"PK\5\6", b"PK\7\b")):
            return _zip(path, label)
        if (refusal := _refusal(head)) is not None:
            raise refusal.error(label)
        if (size := file.seek(0, os.SEEK_END)) > MAX_FILE:
            raise Refusal.TOO_LARGE.error(label)
        file.seek(0)
        if nested_too_deeply(file):
            raise Refusal.NESTED.error(label)
        file.seek(0)
        digest = file_digest(file, "sha256").hexdigest()
    name = unicodedata.normalize("NFC", label)
    return Part(label, "file", [Member(name, size, _File(path, label), label)], digest, path)


def _refusal(head: bytes) -> Refusal | None:
    """Why a file that begins like this is no download; None when it begins like JSON."""
    kind = file_kind(head)
    if kind is FileKind.ARCHIVE:
        return Refusal.OTHER_ARCHIVE
    if kind is not None and b"\0" in head:  # a text may begin like some pictures do
        return Refusal.PICTURE
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text[:1] in (b"{", b"["):
        return None
    if not text:
        return Refusal.EMPTY
    if text[:1] == b"<":
        return Refusal.PAGE
    return Refusal.OTHER_FILE if b"\0" in head else Refusal.TEXT


def checksum(member: Member) -> int | None:
    """The CRC-32 of a member's bytes: the one that its zip keeps, else reckoned; None when it cannot be read."""
    kept = member.source.checksum(member)
    if kept is not None:
        return kept
    crc = 0
    try:
        with stream(member) as opened:
            while data := opened.read(1 << 20):
                crc = zlib.crc32(data, crc)
    except MemberError:
        return None
    return crc


def stream(member: Member, turn: Callable[[], None] = lambda: None) -> BinaryIO:
    """A member's bytes, to be read from front to back and closed. Exactly the announced number of them.

    `turn` is called before each piece, and may raise what ends the reading. Otherwise opening and reading raise
    `MemberError` when the member is damaged, has changed, or cannot be unpacked.
    """
    label = member.source.label
    opened = ExitStack()
    with _as_trouble(label):
        raw = opened.enter_context(member.source.raw(member))
    return io.BufferedReader(_Measured(raw, opened, member.size, label, turn), 1 << 16)


@contextmanager
def _as_trouble(label: str) -> Iterator[None]:
    """Turn what opening and reading raise into a `MemberError`."""
    try:
        yield
    except (BadZipFile, zlib.error, StructError, EOFError, UnicodeError):
        raise MemberTrouble.DAMAGED.member_error(label) from None
    except RuntimeError:  # NotImplementedError is one
        raise MemberTrouble.PACKING.member_error(label) from None
    except (OSError, OverflowError, ValueError):
        raise MemberTrouble.UNREADABLE.member_error(label) from None


class _Measured(io.RawIOBase):
    """Passes on `size` bytes: more are cut off, fewer are an error, and whatever goes wrong is a `MemberError`."""

    def __init__(self, raw: IO[bytes], opened: ExitStack, size: int, label: str, turn: Callable[[], None]) -> None:
        super().__init__()
        self._turn = turn
        self._raw = raw
        self._opened = opened
        self._left = size
        self._label = label

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what BufferedReader hands over
        self._turn()
        if not self._left:
            return 0
        with _as_trouble(self._label):
            data = self._raw.read(min(len(buffer), self._left))
        if not data:
            raise MemberTrouble.DAMAGED.member_error(self._label)
        buffer[: len(data)] = data
        self._left -= len(data)
        return len(data)

    def close(self) -> None:
        with self._opened:
            super().close()
