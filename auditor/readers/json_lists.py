"""The lists of a JSON file as a stream, and what of the file may not have been understood.

A file that is one list is read in one go, up to the first thing in it that is not in order; from there on, like every
other file, it is read with care: looked through once for its shape and then read. A byte order mark is passed by. What
breaks the rules of JSON and still can be read around (a stray byte, NaN, a name used twice, a second list) leaves the
file read but not whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from io import TextIOWrapper
from itertools import islice
from math import isfinite
from typing import Any, BinaryIO

import ijson

from auditor.downloads.archive import READ_LIMIT
from auditor.downloads.nesting import MAX_NESTING, UnmarkedText
from auditor.downloads.problems import PartlyReadError, ProblemKind


def json_objects(
    opened: Callable[[], BinaryIO],
    entry_keys: Collection[str],
    key: str = "",
    mend: Callable[[Any], Any] = lambda found: found,
) -> Iterator[Any]:
    """The items of the list under `key`, or of the bare list or of all lists below the root; else the document itself.

    `opened` opens the file anew. An object that begins with one of `entry_keys` is no collection of lists but an entry.
    `mend` is called for each item that may hold letters outside of ASCII.
    Raises ijson's errors, ValueError for absurd nesting and for a file without anything, and `PartlyReadError` at the
    end of one that may hold more.
    """
    done = 0
    with suppress(ValueError, RecursionError):
        for found in _plain_items(opened, entry_keys, key, mend):
            done += 1
            yield found
        return
    yield from map(mend, islice(_with_care(opened, entry_keys, key), done, None))


_PIECE = 1 << 16
_LONGEST = 1 << 20
"""Letters of an item; a longer one is left to the reader that needs no text of it in one piece."""
_DIGITS = 18
"""So many make a whole number that every reader takes for the same."""

_HEAD = re.compile(r'[ \t\n\r]*(?:\{[ \t\n\r]*"([^"\\\x00-\x1f]+)"[ \t\n\r]*:[ \t\n\r]*)?\[[ \t\n\r]*')
_NEXT = re.compile(r"[ \t\n\r]*([,\]])[ \t\n\r]*")
_HALF_A_LETTER = re.compile(r"\\u[dD][89a-fA-F]")


def _plain_items(
    opened: Callable[[], BinaryIO], entry_keys: Collection[str], key: str, mend: Callable[[Any], Any]
) -> Iterator[Any]:
    """The items of a file that is one list, bare or under a name.

    Raises ValueError or RecursionError, after the items before it, for the first thing that this does not understand.
    """
    with opened() as stream:
        while stream.read(_PIECE):  # what is damaged shows before anything is made of it
            pass
    with opened() as stream:
        pieces = TextIOWrapper(stream, "utf-8-sig", newline="")
        text = pieces.read(_PIECE)
        head = _HEAD.match(text)
        if head is None or head[1] in entry_keys or (key and head[1] != key):
            raise ValueError("no plain list")
        at, after = head.end(), None
        while after is None or after[1] == ",":
            try:
                found, end = _DECODER.raw_decode(text, at)
                after = _NEXT.match(text, end)
            except ValueError:
                after = None
            if after is None:  # perhaps it goes on in the next piece
                piece = pieces.read(_PIECE)
                if not piece or len(text) - at > _LONGEST:
                    raise ValueError("no plain item")
                text, at = text[at:] + piece, 0
            else:
                yield _sound(found, text[at:end], mend)
                at = after.end()
        if (text[at:] + pieces.read(_PIECE)).rstrip() != ("}" if head[1] else ""):
            raise ValueError("more than a list")


def _sound(found: Any, text: str, mend: Callable[[Any], Any]) -> Any:
    """An item, mended where its text asks for it. Raises ValueError for one that other readers read otherwise."""
    if text.count("[") + text.count("{") >= MAX_NESTING - 1 and _depth(found) >= MAX_NESTING - 1:
        raise ValueError("nested too deeply")
    if "\\u" not in text:
        return found if text.isascii() else mend(found)
    if _HALF_A_LETTER.search(text):
        raise ValueError("half a letter")
    return mend(found)


def _depth(value: Any) -> int:
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if below is None else 1 + max(map(_depth, below), default=0)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; ValueError where a name stands in it twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name used twice")
    return found


def _whole_number(digits: str) -> int:
    if len(digits) > _DIGITS:
        raise ValueError("a number beyond measure")
    return int(digits)


def _number(digits: str) -> float:
    if not isfinite(number := float(digits)):
        raise ValueError("a number beyond measure")
    return number


_DECODER = json.JSONDecoder(
    object_pairs_hook=_once, parse_int=_whole_number, parse_float=_number, parse_constant=_number
)


def _with_care(opened: Callable[[], BinaryIO], entry_keys: Collection[str], key: str) -> Iterator[Any]:
    """The same for any file, part by part and slowly."""
    shape, stray = _shape(opened)
    if shape.root not in ("", "start_map") if key else shape.holds_nothing:
        raise ValueError("no list and no entry")
    prefixes = [f"{key}.item"] if key else shape.prefixes(entry_keys)
    done = 0
    try:
        for prefix in prefixes:
            with opened() as stream:
                for found in ijson.items(UnmarkedText(stream), prefix, use_float=True):
                    done += 1
                    yield found
    except ijson.JSONError:
        rest = _leniently(opened, entry_keys, key)
        if rest is None:
            raise
        yield from rest[done:]
        raise PartlyReadError(ProblemKind.BROKEN) from None
    expected = shape.inner.get(key, 0) if key else shape.items(entry_keys)
    if stray or done != expected:
        raise PartlyReadError(ProblemKind.BROKEN)
    _nothing_twice(shape, len(prefixes) - 1)


def _nothing_twice(shape: _Shape, more_lists: int) -> None:
    if shape.repeated:
        raise PartlyReadError(ProblemKind.REPEATED_KEY, shape.repeated)
    if more_lists:
        raise PartlyReadError(ProblemKind.SECOND_LIST, more_lists)


def lists_of(opened: Callable[[], BinaryIO]) -> dict[str, bool]:
    """The names directly below the root of a file, as far as it is sound, and whether a list stands under each."""
    return {key: kind == "start_array" for key, kind in _shape(opened)[0].top.items()}


@dataclass(slots=True)
class _Shape:
    """What stands at the top: the root's kind, each name below it with the kind of its value, and how many items."""

    root: str = ""
    top: dict[str, str] = field(default_factory=dict)
    inner: dict[str, int] = field(default_factory=dict)
    repeated: int = 0

    @property
    def holds_nothing(self) -> bool:
        """Whether it is an empty object or a single value; false for a file without a start."""
        return bool(self.root) and self.root != "start_array" and not self.top

    def prefixes(self, entry_keys: Collection[str]) -> list[str]:
        """Where ijson finds the items."""
        if self.root == "start_array":
            return ["item"]
        lists = self._lists(entry_keys)
        return [f"{key}.item" if kind == "start_array" else key for key, kind in lists.items()] or [""]

    def items(self, entry_keys: Collection[str]) -> int:
        """How many items there are."""
        if self.root == "start_array":
            return self.inner.get("", 0)
        lists = self._lists(entry_keys)
        return sum(self.inner[key] if kind == "start_array" else 1 for key, kind in lists.items()) if lists else 1

    def _lists(self, entry_keys: Collection[str]) -> dict[str, str]:
        if next(iter(self.top), "") in entry_keys:
            return {}
        return {key: kind for key, kind in self.top.items() if kind in ("start_array", "start_map")}


def _shape(opened: Callable[[], BinaryIO]) -> tuple[_Shape, bool]:
    """The shape of a file as far as it is sound, and whether some of its bytes are no text.

    Raises ValueError for absurd nesting: the paths that ijson keeps would take gigabytes for a file of kilobytes.
    """
    shape = _Shape()
    levels: list[set[str]] = []
    key = ""
    with opened() as stream:
        text = UnmarkedText(stream)
        with suppress(ijson.JSONError):  # what is broken shows again where the items are read
            for event, value in ijson.basic_parse(text, use_float=True):
                if event == "map_key":
                    shape.repeated += value in levels[-1]
                    levels[-1].add(value)
                    key = value if len(levels) == 1 else key
                elif event in ("end_map", "end_array"):
                    levels.pop()
                else:
                    _noted(shape, len(levels), key, event)
                    if event in ("start_map", "start_array"):
                        levels.append(set())
                        if len(levels) > MAX_NESTING:
                            raise ValueError("nested too deeply")
        return shape, text.stray


def _noted(shape: _Shape, depth: int, key: str, event: str) -> None:
    """Write down a value by its depth: the root, what stands directly below it, and the items of lists there."""
    if depth == 0:
        shape.root = event
    elif depth == 1 and shape.root == "start_array":
        shape.inner[""] = shape.inner.get("", 0) + 1
    elif depth == 1:
        shape.top.setdefault(key, event)
        shape.inner.setdefault(key, 0)
    elif depth == 2 and shape.root == "start_map":  # an item of a list below the root
        shape.inner[key] += 1


def _leniently(opened: Callable[[], BinaryIO], entry_keys: Collection[str], key: str) -> list[Any] | None:
    """The same items by a reader that takes NaN and the like for nothing; None when it cannot read the file either."""
    try:
        with opened() as stream:
            text = UnmarkedText(stream).read(READ_LIMIT)
        document = json.loads(text, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None
    if isinstance(document, list):
        return None if key else document
    if not isinstance(document, dict):
        return None
    if key:
        return document[key] if isinstance(document.get(key), list) else []
    if next(iter(document), "") in entry_keys:
        return [document]
    lists = [value if isinstance(value, list) else [value] for value in document.values() if _is_collection(value)]
    return [item for found in lists for item in found] if lists else [document]


def _is_collection(value: object) -> bool:
    return isinstance(value, list | dict)
