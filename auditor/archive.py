"""One download: the merged tree of one or more zips, folders or single files.

It knows paths, not platforms. Files are found by name, whatever folder the download was wrapped in and whichever part
they came in; nothing is unpacked to disk.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import BinaryIO
from urllib.parse import unquote

from auditor.parts import Member, Part, open_part, stream
from auditor.refusals import MemberError, Refusal, RefusedError, Trouble

__all__ = ["Archive", "Member", "MemberError", "Part", "Refusal", "RefusedError", "fold", "natural", "open_part"]

PAGES = (".json", ".html")
READ_LIMIT = 64 << 20

_MARKS = str.maketrans("", "", "'’‘ʼ`_")
_DIGITS = re.compile(r"(\d+)")
_UPWARDS = re.compile(r"^(?:\.{0,2}/)+")


def fold(name: str) -> str:
    """A name as it is compared: no case, no apostrophe of any kind, no underscore that may stand for one.

    Copies of one download write `where_you're_logged_in` and `where_you_re_logged_in` (format notes 1.1).
    """
    return unicodedata.normalize("NFC", name).translate(_MARKS).casefold()


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """A sort key that puts `posts_2` before `posts_10`."""
    return tuple((int(bit), "") if bit.isdecimal() else (0, bit) for bit in _DIGITS.split(name))


class Archive:
    """The files of one download. Of two files with one name the first part's counts.

    `shadowed` says how many files of later parts were left out because an earlier part holds another file of that
    name. Two parts that wrap their files in a folder each are compared below it.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        if not parts:
            raise ValueError("a download has at least one part")
        self.parts = tuple(parts)
        self.members, self.shadowed = _merged(self.parts)
        keys = [fold(member.basename) for member in self.members]
        self._order = array("I", sorted(range(len(keys)), key=keys.__getitem__))

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
        """Whether any file lies below the folders of `path`, which follow one another anywhere. Compared by `fold`."""
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
        """The files called one of `stems` plus one of `suffixes`, in any folder, in natural order.

        `under` are folders, joined by "/", that must follow one another in the path; each of `not_under` must not.
        Names are compared by `fold`.
        """
        wanted = sorted({fold(stem + suffix) for stem in stems for suffix in suffixes})
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
        for stem in {fold(stem) for stem in stems}:
            fits = re.compile(rf"{re.escape(stem)}[0-9]+(?:{'|'.join(re.escape(fold(s)) for s in suffixes)})")
            run = self._between(stem + "0", stem + "9\U0010ffff")
            found += (member for member in run if fits.fullmatch(fold(member.basename)))
        return _in_order(found, under, not_under)

    def locate(self, uri: str) -> Member | None:
        """The file that the download itself names by a path such as `media/posts/202407/a.jpg`.

        The path may be percent-encoded and may start anywhere below the wrapper; the exact path wins, then the one
        with the fewest folders before it. None for web addresses and for files that are not there.
        """
        if "://" in uri or "\0" in uri:
            return None
        for path in dict.fromkeys((uri, unquote(uri))):
            name = _UPWARDS.sub("", unicodedata.normalize("NFC", path))
            key = fold(name.rpartition("/")[2])
            found = [m for m in self._between(key, key) if m.name == name or m.name.endswith(f"/{name}")]
            if name and found:
                return min(found, key=lambda member: (member.name.count("/"), natural(member.name)))
        return None

    def open(self, member: Member, limit: int | None = None) -> BinaryIO:
        """The member's bytes as a stream from front to back, to be used in a `with`.

        Raises `MemberError`, here or while reading: larger than `limit` bytes, damaged, changed, or unreadable.
        """
        if limit is not None and member.size > limit:
            raise Trouble.TOO_LARGE.member_error(member.source.label)
        return stream(member)

    def read(self, member: Member, limit: int = READ_LIMIT) -> bytes:
        """All bytes of a member of at most `limit` bytes. Raises `MemberError` as `open` does."""
        with self.open(member, limit) as opened:
            return opened.read()

    def _between(self, low: str, high: str) -> list[Member]:
        """The members whose folded basename lies between the two, both included."""

        def key(i: int) -> str:
            return fold(self.members[i].basename)

        first = bisect_left(self._order, low, key=key)
        return [self.members[i] for i in self._order[first : bisect_right(self._order, high, first, key=key)]]


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
    return f"/{fold(path.strip('/'))}/"


def _merged(parts: Sequence[Part]) -> tuple[Sequence[Member], int]:
    """The members of all parts, each name once, and how many different files lost to an earlier one of their name."""
    if len(parts) == 1:
        return parts[0].members, 0
    first: dict[str, Member] = {}
    shadowed = 0
    for part, cut in zip(parts, _wrappers(parts), strict=True):
        for member in part.members:
            kept = first.setdefault(member.name[cut:], member)
            shadowed += kept is not member and _differ(kept, member)
    return tuple(first.values()), shadowed


def _wrappers(parts: Sequence[Part]) -> list[int]:
    """How many characters of each part's names are its wrapper: its one top folder, when the others have another."""
    tops = [{_top(member) for member in part.members} for part in parts]
    names = {next(iter(top)) for top in tops if len(top) == 1}
    if len(names) < len(parts) or "" in names:
        return [0] * len(parts)
    return [len(next(iter(top))) + 1 for top in tops]


def _top(member: Member) -> str:
    """The first folder of the member's path, "" when it lies in none."""
    return member.name.partition("/")[0] if "/" in member.name else ""


def _differ(one: Member, other: Member) -> bool:
    """Whether two files of one name have different sizes or, where both are known, different checksums."""
    if one.size != other.size:
        return True
    sums = one.source.checksum(one), other.source.checksum(other)
    return None not in sums and sums[0] != sums[1]
