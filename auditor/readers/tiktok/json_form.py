"""The JSON form of a TikTok download, walked as a stream: the few leaves that matter and nothing else.

Messages, comments, likes and the watch history are passed over token by token and never built (format notes 4.1, 5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

import ijson

from auditor.downloads.nesting import UnmarkedText
from auditor.readers.labels import Words

Leaf = tuple[str, object]
"""A section by our own name, and what was found there; a list comes in slices, the first of them empty."""

_DEPTH = 4
"""Leaves lie three keys deep; one more is allowed for a file that somebody wrapped."""

_MAPS = frozenset({"settings", "profile", "location", "third_party"})
_STARTS = frozenset({"start_map", "start_array"})
_ENDS = frozenset({"end_map", "end_array"})
_Events = Iterator[tuple[str, Any]]


def leaves(stream: BinaryIO, words: Words) -> Iterator[Leaf]:
    """The wanted leaves of `user_data*.json`, wherever they lie, and each top key as `layout`.

    `SettingsMap` and `VideoList` occur twice; LIVE settings are passed over, and videos outside the person's own posts
    are called `videos_elsewhere` (format notes 4.1). Raises an ijson or value error for broken JSON, possibly late.
    """
    events: _Events = iter(ijson.basic_parse(ijson.from_iter(_mended(stream)), use_float=True))
    if next(events, ("", None))[0] != "start_map":
        raise ValueError("the file holds no object")
    yield from _inside((), events, words)
    for _ in events:  # anything behind the object breaks the file, and only reading on shows it
        pass


class Twice(tuple[object, ...]):
    """The different values of a label that stands more than once in one object."""

    @classmethod
    def of(cls, known: object, value: object) -> object:
        """Both, or the one where they are the same."""
        every = known if isinstance(known, Twice) else (known,)
        return known if value in every else cls((*every, value))


_PIECE = 1 << 16
_NO_NUMBER = re.compile(rb"(?<=[:,\[\s])-?(?:NaN|Infinity)(?=\s*[,}\]])")
_LONGEST_NO_NUMBER = 64
"""Bytes kept back at the end of a piece, so that none of these is cut in two."""
_CONTROLS = bytes(code if code in b"\0\t\n\r" or code >= ord(" ") else ord(" ") for code in range(256))


def _mended(stream: BinaryIO) -> Iterator[bytes]:
    """The stream in pieces, without what would cost the whole file and tells nothing.

    That is a byte order mark, a byte that is no text, a control character, and a number that is none (NaN, which
    becomes null, also inside a text).
    """
    kept = b""
    for piece in iter(partial(UnmarkedText(stream).read, _PIECE), b""):
        mended = _NO_NUMBER.sub(b"null", kept + piece.translate(_CONTROLS))
        kept = mended[-_LONGEST_NO_NUMBER:]
        if whole := mended[: len(mended) - len(kept)]:
            yield whole
    yield kept


def _inside(path: tuple[str, ...], events: _Events, words: Words) -> Iterator[Leaf]:
    key: str | None = None
    for event, value in events:
        if event == "end_map":
            if key is None and path and (section := _section(path, words)):
                yield section, {}
            return
        if event != "map_key":
            yield from _value((*path, key or ""), event, value, events, words)
            continue
        key = value
        if not path:
            yield "layout", value


def _value(path: tuple[str, ...], event: str, value: Any, events: _Events, words: Words) -> Iterator[Leaf]:
    section = _section(path, words)
    if event == "start_array" and section and section not in _MAPS:
        yield section, []
        yield from ((section, [item]) for item in _items(events))
    elif event in _STARTS and section in _MAPS:
        yield section, _built(event, value, events)
    elif event == "start_map" and len(path) < _DEPTH and words.value("closed", path[-1]) is None:
        yield from _inside(path, events, words)
    elif event in _STARTS:
        _pass_over(events)
    elif section:
        yield section, value


def _section(path: tuple[str, ...], words: Words) -> str:
    """Our name for what lies at that path, or ""."""
    found = words.value("leaf", path[-1])
    if found is None:
        return ""
    if found.value == "videos" and not (len(path) > 1 and words.value("own_videos", path[-2])):
        return "videos_elsewhere"
    return found.value


def _items(events: _Events) -> Iterator[object]:
    for event, value in events:
        if event == "end_array":
            return
        yield _built(event, value, events)


def _built(event: str, value: Any, events: _Events) -> object:
    """The value that begins with this event."""
    if event == "start_map":
        return _object(events)
    return list(_items(events)) if event == "start_array" else value


def _object(events: _Events) -> dict[str, object]:
    """The object that was just opened; a label that stands in it twice keeps both values."""
    rows: dict[str, object] = {}
    for event, key in events:
        if event == "end_map":
            break
        value = _built(*next(events), events)
        rows[key] = Twice.of(rows[key], value) if key in rows else value
    return rows


def _pass_over(events: _Events) -> None:
    for _ in _nested(events):
        pass


def _nested(events: _Events) -> _Events:
    """The events up to the end of the container that was just opened."""
    depth = 1
    for event, value in events:
        depth += (event in _STARTS) - (event in _ENDS)
        yield event, value
        if not depth:
            return
