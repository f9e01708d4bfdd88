"""Where a download begins inside what it was handed over in: a zip's one folder, a folder of unpacked parts.

A wrapper's name is somebody's own and means nothing: no rule about a platform's folders may see it. Pure: paths in,
the beginnings of paths out. What the platforms call their folders stands in `readers/labels/landmarks.yaml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

_MARKS = str.maketrans("", "", "'’‘ʼ`_")
_PAGES = (".json", ".html")
_DEEPEST = 8
"""Folders around a download, one in the other; more are not looked for."""


def fold(name: str) -> str:
    """A name as it is compared: no case, no apostrophe of any kind, no underscore that may stand for one.

    Copies of one download write `where_you're_logged_in` and `where_you_re_logged_in` (format notes 1.1).
    """
    return unicodedata.normalize("NFC", name).translate(_MARKS).casefold()


@cache
def landmarks() -> dict[str, Any]:
    """The tables of `labels/landmarks.yaml`."""
    table: dict[str, Any] = yaml.safe_load((files("auditor.readers") / "labels/landmarks.yaml").read_text("utf-8"))
    return table


class _Names(NamedTuple):
    """Names at the top of a download, folded: a platform's own folders, plain ones, files, and paths of pictures."""

    own: frozenset[str]
    plain: frozenset[str]
    files: frozenset[str]
    flat: frozenset[str]
    media: tuple[re.Pattern[str], ...]


@cache
def _names() -> _Names:
    table = landmarks()
    metas = [table["instagram"], table["facebook"]]
    own = {fold(name) for name in (*table["tops"]["own"], *(folder for meta in metas for folder in meta["folders"]))}
    tiktok = (*table["tiktok"]["named"], *table["tiktok"]["named_maybe"])
    return _Names(
        own=frozenset(own),
        plain=frozenset(map(fold, table["tops"]["plain"])) - own,
        files=frozenset(fold(name) for name in tiktok),
        flat=frozenset(fold(name) for name in table["instagram"]["flat"]),
        media=tuple(re.compile(shape) for meta in metas for shape in meta["media"]),
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
        stems = {fold(name.rpartition(".")[0]) for name in self.files if name.casefold().endswith(_PAGES)}
        flat = len(stems & known.flat) >= landmarks()["instagram"]["flat_at_least"]
        return flat or bool(stems & known.files) or any(fold(top) in known.own for top in self.folders)

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
        name = fold(top)
        if name not in known.own and (name not in known.plain or not begins):
            found += _roots(_Level(rests), f"{before}{top}/", deep - 1, within=within or begins)
    return found


def _around(level: _Level) -> str:
    """The folders around everything, one in the other, that are called as no platform calls one."""
    known = _names()
    path = ""
    while level.alone:
        ((top, rests),) = level.folders.items()
        if fold(top) in known.own | known.plain:
            break
        path += f"{top}/"
        level = _Level(rests)
    return path


def beneath(name: str, begins: Sequence[str]) -> str:
    """The root out of `roots` that a path lies below, the longest; "" when none fits."""
    return max((root for root in begins if name.startswith(root)), key=len, default="")
