"""Whether a record of something posted has the shape that is known, or something of it may be lost (format notes 3.8).

Keys that nobody knows are no loss: their content was never looked for. A known key with another kind of value is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from auditor.readers.meta.dates import from_seconds

_TEXTS = frozenset({"comment_text", "description", "label", "post", "text", "title", "uri"})
_TIMES = frozenset({"creation_timestamp", "timestamp"})
_OBJECTS = frozenset({"coordinate", "life_event", "media_metadata", "photo_metadata", "place", "video_metadata"})
_MEDIA = frozenset({"images", "media", "photos"})
_LISTS = frozenset({"attachments", "data", "dict", "exif_data", "label_values", "vec"}) | _MEDIA
_NEVER_EMPTY = frozenset({"attachments"})  # left out where there are none
_DEGREES = frozenset({"latitude", "longitude"})
_DEGREE = re.compile(r"\s*[-+]?\d*[.,]?\d+(?:[eE][-+]?\d+)?\s*")
_MAX_DEPTH = 20


def misshapen(record: Mapping[str, Any]) -> int:
    """How many parts of a record are not what is known to stand there."""
    return sum(_lost(record, 0))


def _lost(node: Mapping[str, Any], depth: int) -> Iterator[int]:
    if depth > _MAX_DEPTH:
        yield 1
        return
    for key, value in node.items():
        if not _fits(key, value):
            yield 1
        yield from _within(key, value, depth)


def _within(key: str, value: Any, depth: int) -> Iterator[int]:
    """What is lost below one key."""
    items = value if isinstance(value, list) else [value]
    for item in items:
        if isinstance(item, dict):
            if _lacks(key, item):
                yield 1
            yield from _lost(item, depth + 1)
        elif isinstance(value, list) and key in _LISTS and not (key == "vec" and isinstance(item, str)):
            yield 1


def _fits(key: str, value: Any) -> bool:
    """Whether a value is of the kind that its key is known to have; a list of one may be its only element."""
    if key in _TEXTS:
        return isinstance(value, str) and (key != "uri" or bool(value.strip()))
    if key in _TIMES:
        return value in (0, "0") or from_seconds(value) is not None
    if key in _DEGREES:
        return _DEGREE.fullmatch(str(value)) is not None
    if key in _OBJECTS:
        return isinstance(value, dict)
    if key in _LISTS:
        return isinstance(value, list | Mapping) and (bool(value) or key not in _NEVER_EMPTY)
    return True


def _lacks(key: str, item: Mapping[str, Any]) -> bool:
    """Whether an object lacks what makes it worth its place: a medium its file, an attachment its content."""
    if key in _MEDIA:
        return "uri" not in item
    if key == "attachments":
        content = item.get("data")
        return not content or any(_empty(part) for part in (content if isinstance(content, list) else [content]))
    return False


def _empty(part: object) -> bool:
    """Whether an object has no content under any of its keys."""
    return isinstance(part, dict) and all(value in (None, "", [], {}) for value in part.values())
