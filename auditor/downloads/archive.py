"""One download: the merged tree of one or more zips, folders or single files.

It knows paths, not platforms. Files are found by name, whatever folder the download was wrapped in and whichever part
they came in; nothing is unpacked to disk.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import chain
from typing import BinaryIO
from urllib.parse import unquote

from auditor.downloads.parts import Member, Part, checksum, open_part, stream
from auditor.downloads.refusals import MemberError, MemberTrouble, Refusal, RefusedError
from auditor.downloads.wrappers import beneath, file_key, roots

__all__ = ["Archive", "JointArchive", "Member", "MemberError", "Part", "Refusal", "RefusedError"]
__all__ += ["file_key", "natural", "newest_day", "open_part", "packed_on", "same", "shelved"]

_FIRST_DAY = date(2010, 1, 1)
"""No platform handed out downloads before; packers that know no day write 1980."""

_SHELF = re.compile(r"<(\d{1,3})>/")

PAGES = (".json", ".html")
READ_LIMIT = 64 << 20

_DIGITS = re.compile(r"(\d+)")
_UPWARDS = re.compile(r"^(?:\.{0,2}/)+")
_COPY = re.compile(
    r"(?: ?\(\d{1,2}\)| \d{1,2}| copy(?: \d{1,2})?"
    r"| - (?:copy|kopie|copie|copia|cópia|kopia|kopi)(?: ?\(\d{1,2}\))?| kopie(?: \d{1,2})?)+(?=\.(?:json|html|txt)$)",
    re.IGNORECASE,
)
"""What browsers, Windows, Finder and Drive add to the name of a second file of one name."""
_COPIED = (*PAGES, ".txt")


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """A sort key that puts `posts_2` before `posts_10`."""
    return tuple((int(bit), "") if bit.isdecimal() else (0, bit) for bit in _DIGITS.split(name))


class Archive:
    """The files of one download, below whatever they were wrapped in. Two parts with a file of one name give both.

    What is the same in two parts is there once. `wrappers` are the names of the folders that were taken off. `turn` is
    called again and again while files are read, and may raise what ends that.
    """

    members: Sequence[Member]
    parts: tuple[Part, ...]
    wrappers: tuple[str, ...]
    turn: Callable[[], None] = staticmethod(lambda: None)

    def __init__(self, parts: Sequence[Part]) -> None:
        if not parts:
            raise ValueError("a download has at least one part")
        self.parts = tuple(parts)
        self.members, self.wrappers = _merged(self.parts)
        self._order = _ordered(self.members)

    @property
    def labels(self) -> tuple[str, ...]:
        """The parts' own names."""
        return tuple(part.label for part in self.parts)

    @property
    def label(self) -> str:
        """A name for the whole, such as `a.zip` or `a.zip + 2 more`."""
        more = len(self.parts) - 1
        return f"{self.parts[0].label} + {more} more" if more else self.parts[0].label

    @cached_property
    def folders(self) -> frozenset[str]:
        """The paths of all folders that directly hold a file; "" is the top."""
        return frozenset(member.name.rpartition("/")[0] for member in self.members)

    def has_folder(self, path: str) -> bool:
        """Whether any file lies below the folders of `path`, which follow one another anywhere, by `file_key`."""
        wanted = _steps(path)
        return any(wanted in folder for folder in self._folded_folders)

    @cached_property
    def _folded_folders(self) -> frozenset[str]:
        return frozenset(map(_steps, self.folders))

    def find(
        self,
        *stems: str,
        suffixes: Sequence[str] = PAGES,
        under: str | None = None,
        not_under: Sequence[str] = (),
    ) -> tuple[Member, ...]:
        """The files called one of `stems` plus one of `suffixes`, in any folder, in natural order; also `stem (1)`.

        `under` are folders, joined by "/", that must follow one another in the path; each of `not_under` must not.
        Names are compared by `file_key`.
        """
        wanted = sorted({file_key(stem + suffix) for stem in stems for suffix in suffixes})
        found = chain.from_iterable(self._between(key, key) for key in wanted)
        return _in_order(found, under, not_under)

    def numbered(
        self,
        *stems: str,
        suffixes: Sequence[str] = PAGES,
        under: str | None = None,
        not_under: Sequence[str] = (),
    ) -> tuple[Member, ...]:
        """Like `find`, for series: `posts` finds `posts_1`, `posts_2` … but not `posts`; "" finds `0`, `1` …"""
        found: list[Member] = []
        for stem in {file_key(stem) for stem in stems}:
            fits = re.compile(rf"{re.escape(stem)}[0-9]+(?:{'|'.join(re.escape(file_key(s)) for s in suffixes)})")
            run = self._between(stem + "0", stem + "9\U0010ffff")
            found += (member for member in run if fits.fullmatch(_key(member)))
        return _in_order(found, under, not_under)

    def locate(self, uri: str) -> Member | None:
        """The file that the download itself names by a path such as `media/posts/202407/a.jpg`.

        The path may be percent-encoded and may start anywhere below the wrapper; the exact path wins, then the one
        with the fewest folders before it. None for web addresses and for files that are not there.
        """
        if "://" in uri or "\0" in uri:
            return None
        for path in dict.fromkeys((uri, unquote(uri))) if "%" in uri else (uri,):
            path = path if path.isascii() else unicodedata.normalize("NFC", path)
            called = self._called(path.rpartition("/")[2])
            name = _UPWARDS.sub("", path) if called else ""
            found = [m for m in called if f"/{m.root}{m.name}".endswith(f"/{name}")]
            if name and found:
                return min(found, key=lambda m: (f"{m.root}{m.name}".count("/"), natural(m.name)))
        return None

    def open(self, member: Member, limit: int | None = None) -> BinaryIO:
        """The member's bytes as a stream from front to back, to be used in a `with`.

        Raises `MemberError`, here or while reading: larger than `limit` bytes, damaged, changed, or unreadable.
        """
        if limit is not None and member.size > limit:
            raise MemberTrouble.TOO_LARGE.member_error(member.source.label)
        return stream(member, self.turn)

    def read(self, member: Member, limit: int = READ_LIMIT) -> bytes:
        """All bytes of a member of at most `limit` bytes. Raises `MemberError` as `open` does."""
        with self.open(member, limit) as opened:
            return opened.read()

    def _called(self, basename: str) -> list[Member]:
        """The members of exactly that basename, and by chance some of another."""
        hashes, numbers = self._by_hash
        first = bisect_left(hashes, hash(basename))
        return [self.members[i] for i in numbers[first : bisect_right(hashes, hash(basename), first)]]

    @cached_property
    def _by_hash(self) -> tuple[array[int], array[int]]:
        """The hashes of the basenames, sorted, and the numbers of their members: a few bytes a member."""
        hashes = [hash(member.basename) for member in self.members]
        numbers = sorted(range(len(hashes)), key=hashes.__getitem__)
        return array("q", map(hashes.__getitem__, numbers)), array("I", numbers)

    def _between(self, low: str, high: str) -> list[Member]:
        """The members whose folded basename lies between the two, both included."""

        def key(i: int) -> str:
            return _key(self.members[i])

        first = bisect_left(self._order, low, key=key)
        return [self.members[i] for i in self._order[first : bisect_right(self._order, high, first, key=key)]]


class JointArchive(Archive):
    """The downloads of one account, for whatever looks its media up.

    The same path may be different pictures in two of them, so a path of all but the first begins as `shelved` makes it.
    """

    def __init__(self, archives: Sequence[Archive]) -> None:
        self._archives = tuple(archives)
        self.parts = tuple(part for archive in archives for part in archive.parts)
        self.members = tuple(chain.from_iterable(archive.members for archive in archives))
        self.wrappers = tuple(dict.fromkeys(name for archive in archives for name in archive.wrappers))
        self._order = _ordered(self.members)

    def locate(self, uri: str) -> Member | None:
        """The file that one of the downloads names by that path; see `Archive.locate`."""
        shelf = _SHELF.match(uri)
        number = int(shelf[1]) if shelf else 0
        within = uri[shelf.end() :] if shelf else uri
        return self._archives[number].locate(within) if number < len(self._archives) else None


def shelved(uri: str, number: int) -> str:
    """The path of a medium in the download of that number, counted from 0; a web address stays as it is."""
    return uri if number == 0 or "://" in uri else f"<{number}>/{uri}"


def _in_order(found: Iterable[Member], under: str | None, not_under: Sequence[str]) -> tuple[Member, ...]:
    """The members in the right folders, in natural order."""
    wanted = None if under is None else _steps(under)
    barred = [_steps(folder) for folder in not_under]

    def fits(member: Member) -> bool:
        path = _steps(member.name.rpartition("/")[0])
        return (wanted is None or wanted in path) and not any(steps in path for steps in barred)

    return tuple(sorted(filter(fits, found), key=lambda member: natural(member.name)))


def _steps(path: str) -> str:
    """A folder's path, folded, with a "/" at both ends, so that only whole steps can match."""
    return f"/{file_key(path.strip('/'))}/"


def _ordered(members: Sequence[Member]) -> array[int]:
    """The numbers of the members, by their names as they are found."""
    keys = [_key(member) for member in members]
    return array("I", sorted(range(len(keys)), key=keys.__getitem__))


def _key(member: Member) -> str:
    """How a file is found: its folded name without what tells copies of one name apart."""
    name = member.basename
    return file_key(_COPY.sub("", name) if name[-5:].casefold().endswith(_COPIED) else name)


def _merged(parts: Sequence[Part]) -> tuple[Sequence[Member], tuple[str, ...]]:
    """The members of all parts below their wrappers, what is the same once, and the wrappers' names."""
    begins = _begins(parts)
    wrappers = dict.fromkeys(step for found in begins for root in found for step in root.split("/") if step)
    if len(parts) == 1 and not wrappers:
        return parts[0].members, ()
    kept: dict[str, list[Member]] = {}
    for part, found in zip(parts, begins, strict=True):
        for member in part.members:
            root = beneath(member.name, found)
            unwrapped = replace(member, name=member.name[len(root) :], root=root) if root else member
            same_name = kept.setdefault(unwrapped.name, [])
            if not any(same(unwrapped, other) for other in same_name):
                same_name.append(unwrapped)
    return tuple(chain.from_iterable(kept.values())), tuple(wrappers)


def _begins(parts: Sequence[Part]) -> list[tuple[str, ...]]:
    """Where the downloads begin in each part; a part with nothing but pictures is wrapped as the others are."""
    found = [roots(member.name for member in part.members) for part in parts]
    everywhere = {root for begins in found for root in begins if root}
    return [
        tuple(root for root in everywhere if any(m.name.startswith(root) for m in part.members)) or begins
        if begins == ("",) and everywhere
        else begins
        for part, begins in zip(parts, found, strict=True)
    ]


def newest_day(part: Part, today: date) -> date | None:
    """The newest day on which a zip says that a file of it was written; none before there were such downloads, or that
    is still to come."""
    return max((day for day in part.days if _FIRST_DAY <= day <= today), default=None)


def packed_on(archive: Archive, today: date) -> date | None:
    """The newest day that a part of a download says its files were written on."""
    return max((day for part in archive.parts if (day := newest_day(part, today))), default=None)


def same(one: Member, other: Member) -> bool:
    """Whether two files of one name have the same content; what no zip vouches for and no page is goes by its size."""
    if one.size != other.size:
        return False
    sums = one.source.checksum(one), other.source.checksum(other)
    if None in sums and one.name.casefold().endswith((*PAGES, ".txt")):
        sums = checksum(one), checksum(other)
    return None in sums or sums[0] == sums[1]
