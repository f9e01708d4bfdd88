"""The lists of a JSON file as a stream, and what of the file may not have been understood.

A file is looked through once for its shape and then read. A byte order mark is passed by. What breaks the rules of JSON
and still can be read around (a stray byte, NaN, a name used twice, a second list) leaves the file read but not whole.
"""

from __future__ import annotations

import json
from codecs import getincrementaldecoder
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import ijson

from auditor.downloads.archive import READ_LIMIT
from auditor.downloads.nesting import MAX_NESTING
from auditor.downloads.problems import PartlyReadError, ProblemKind

_REPLACED, _REPLACED_BYTES = "\ufffd", "\ufffd".encode()
_DECODER = getincrementaldecoder("utf-8-sig")


def json_objects(opened: Callable[[], BinaryIO], entry_keys: Collection[str], key: str = "") -> Iterator[Any]:
    """The items of the list under `key`, or of the bare list or of all lists below the root; else the document itself.

    `opened` opens the file anew. An object that begins with one of `entry_keys` is no collection of lists but an entry.
    Raises ijson's errors, ValueError for absurd nesting and for a file without anything, and `PartlyReadError` at the
    end of one that may hold more.
    """
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


class UnmarkedText:
    """A stream of UTF-8 without its byte order mark. Bytes that are no text are replaced, and then `stray` is true."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = _DECODER("replace")
        self._tail = b""
        self._found = self._genuine = 0

    @property
    def stray(self) -> bool:
        """Whether anything read so far had to be replaced."""
        return self._found > self._genuine

    def read(self, size: int = -1) -> bytes:
        """Read on; fewer bytes than asked for may come, none only at the end."""
        if size == 0:
            return b""
        while True:
            data = self._stream.read(size)
            text = self._decoder.decode(data, final=not data)
            self._found += text.count(_REPLACED)
            seen = self._tail + data
            self._genuine += seen.count(_REPLACED_BYTES)
            self._tail = seen[-2:]
            if text or not data:
                return text.encode()
