"""JSON before anything is known of it: its text, and how deeply it is nested.

A file of kilobytes that nests without end would cost its reader gigabytes.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from contextlib import suppress
from itertools import accumulate
from operator import itemgetter
from typing import IO

import ijson

MAX_NESTING = 200
"""Levels; no export comes near."""

_STEPS = {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}
_STEPS |= dict.fromkeys(("map_key", "string", "number", "integer", "double", "boolean", "null"), 0)

_REPLACED, _REPLACED_BYTES = "\ufffd", "\ufffd".encode()
_DECODER = getincrementaldecoder("utf-8-sig")


def nested_too_deeply(stream: IO[bytes]) -> bool:
    """Whether a JSON goes deeper than any export; of a broken one, as far as it can be read."""
    events = map(itemgetter(0), ijson.basic_parse(UnmarkedText(stream), use_float=True))
    with suppress(ijson.JSONError):  # what is broken shows again where it is read
        return any(map(MAX_NESTING.__lt__, accumulate(map(_STEPS.__getitem__, events))))
    return False


class UnmarkedText:
    """A stream of UTF-8 without its byte order mark. Bytes that are no text are replaced, and then `stray` is true."""

    def __init__(self, stream: IO[bytes]) -> None:
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
