"""The JSON form of a TikTok download, walked as a stream: the few leaves that matter and nothing else.

Messages, comments, likes and the watch history are passed over token by token and never built (format notes 4.1, 5).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import ijson

from auditor.nesting import without_mark
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
    events: _Events = iter(ijson.basic_parse(ijson.from_iter(without_mark(stream)), use_float=True))
    if next(events, ("", None))[0] != "start_map":
        raise ValueError("the file holds no object")
    yield from _inside((), events, words)
    for _ in events:  # anything behind the object breaks the file, and only reading on shows it
        pass


def _inside(path: tuple[str, ...], events: _Events, words: Words) -> Iterator[Leaf]:
    key: str | None = None
    for event, value in events:
        if event == "end_map":
            if key is None and path and (section := _section(path, words)):
                yield section, []
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
    if event not in _STARTS:
        return value
    builder = ijson.ObjectBuilder()
    builder.event(event, value)
    for inner in _nested(events):
        builder.event(*inner)
    return builder.value


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
