"""Where a download begins inside what it was handed over in: a zip's one folder, a folder of unpacked parts.

A wrapper's name is somebody's own and means nothing: no rule about a platform's folders may see it. Pure: paths in,
the beginnings of paths out. What the platforms call their folders stands in `landmarks.yaml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from auditor import yaml_files
from auditor.model.account import Platform

_MARKS = re.compile("['’‘ʼ`_]")
_PAGES = (".json", ".html")
_DEEPEST = 8
"""Folders around a download, one in the other; more are not looked for."""


def file_key(name: str) -> str:
    """A name as it is compared: no case, no apostrophe of any kind, no underscore that may stand for one.

    Copies of one download write `where_you're_logged_in` and `where_you_re_logged_in` (format notes 1.1).
    """
    plain = name if name.isascii() else unicodedata.normalize("NFC", name)
    return _MARKS.sub("", plain).casefold()


@cache
def landmarks() -> dict[str, Any]:
    """The tables of `landmarks.yaml`."""
    return yaml_files.load(files("auditor.downloads") / "landmarks.yaml", dict[str, Any])


def platforms(mark: str) -> dict[Platform, dict[str, Any]]:
    """The tables of those platforms that have marks of one kind, such as `folders`, `flat`, `named` or `txt`."""
    tables = {platform: landmarks().get(platform, {}) for platform in Platform}
    return {platform: table for platform, table in tables.items() if mark in table}


def data_files(table: Mapping[str, Any]) -> tuple[str, ...]:
    """What a platform calls the one file that is a download, folded and without its ending."""
    return tuple(file_key(name) for name in (*table["named"], *table["named_maybe"]))


def sure_folders() -> set[str]:
    """Folders that only the downloads of one platform hold, folded."""
    return {file_key(name) for table in platforms("folders").values() for name in table["folders"]}


class _Names(NamedTuple):
    """Names at the top of a download, folded: a platform's own folders, plain ones, files, and paths of pictures.

    `flat` are the names of files in downloads without folders, each with how many of them make one.
    """

    own: frozenset[str]
    plain: frozenset[str]
    files: frozenset[str]
    flat: tuple[tuple[frozenset[str], int], ...]
    media: tuple[re.Pattern[str], ...]


@cache
def _names() -> _Names:
    tops = landmarks()["tops"]
    own = {file_key(name) for name in tops["own"]} | sure_folders()
    return _Names(
        own=frozenset(own),
        plain=frozenset(map(file_key, tops["plain"])) - own,
        files=frozenset(name for table in platforms("named").values() for name in data_files(table)),
        flat=tuple((frozenset(map(file_key, t["flat"])), t["flat_at_least"]) for t in platforms("flat").values()),
        media=tuple(re.compile(shape) for table in platforms("media").values() for shape in table["media"]),
    )


class _Level:
    """The paths below one folder, by their first step; `files` lie in it directly."""

    def __init__(self, names: Iterable[str]) -> None:
        self.files: list[str] = []
        self.folders: dict[str, list[str]] = {}
        for name in names:
            top, slash, rest = name.partition("/")
            if slash:
                self.folders.setdefault(top, []).append(rest)
            else:
                self.files.append(name)

    @property
    def alone(self) -> bool:
        """Whether everything lies in one folder, but for loose files that are no pages."""
        return len(self.folders) == 1 and not any(name.casefold().endswith(_PAGES) for name in self.files)

    @property
    def begins_here(self) -> bool:
        """Whether something lies here that only the top of a download holds."""
        known = _names()
        stems = {file_key(name.rpartition(".")[0]) for name in self.files if name.casefold().endswith(_PAGES)}
        flat = any(len(stems & names) >= enough for names, enough in known.flat)
        return flat or bool(stems & known.files) or any(file_key(top) in known.own for top in self.folders)

    @property
    def only_pictures(self) -> bool:
        """Whether pictures lie here as they do below the top of a download."""
        known = _names()
        paths = {
            f"{top}/{rest.rpartition('/')[0]}".rstrip("/") for top, rests in self.folders.items() for rest in rests
        }
        return any(
            found.start() == 0 for shape in known.media for path in paths if (found := shape.search(path)) is not None
        )


def roots(names: Iterable[str]) -> tuple[str, ...]:
    """Where the downloads among these paths begin: "" for the top, else a folder's path with a "/" at its end.

    What lies in none of them lies where it is. Never empty: without any sign everything begins at the top, or in the
    one folder that holds everything and is called as no platform calls one.
    """
    level = _Level(names)
    found = tuple(_roots(level, "", _DEEPEST))
    return found or (_around(level),)


def _roots(level: _Level, before: str, deep: int, *, within: bool = False) -> list[str]:
    """The places in and below a folder where something shows that a download begins there.

    `within` another download pictures show nothing, as its own lie in folders, too, and plain names are the platform's.
    """
    if deep == 0:
        return []
    known = _names()
    begins = level.begins_here or (not within and level.only_pictures)
    found = [before] if begins else []
    for top, rests in level.folders.items():
        name = file_key(top)
        if name not in known.own and (name not in known.plain or not begins):
            found += _roots(_Level(rests), f"{before}{top}/", deep - 1, within=within or begins)
    return found


def _around(level: _Level) -> str:
    """The folders around everything, one in the other, that are called as no platform calls one."""
    known = _names()
    path = ""
    while level.alone:
        ((top, rests),) = level.folders.items()
        if file_key(top) in known.own | known.plain:
            break
        path += f"{top}/"
        level = _Level(rests)
    return path


def beneath(name: str, begins: Sequence[str]) -> str:
    """The root out of `roots` that a path lies below, the longest; "" when none fits."""
    return max((root for root in begins if name.startswith(root)), key=len, default="")
