"""How deeply a JSON may be nested. A file of kilobytes that nests without end would cost its reader gigabytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import IO

import ijson

MAX_NESTING = 200
"""Levels; no export comes near."""

_STEPS = {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}


def nested_too_deeply(stream: IO[bytes]) -> bool:
    """Whether a JSON goes deeper than any export; of a broken one, as far as it can be read."""
    depth = 0
    with suppress(ijson.JSONError):  # what is broken shows again where it is read
        for event, _ in ijson.basic_parse(ijson.from_iter(without_mark(stream)), use_float=True):
            depth += _STEPS.get(event, 0)
            if depth > MAX_NESTING:
                return True
    return False


def without_mark(stream: IO[bytes]) -> Iterator[bytes]:
    """The stream in pieces, without the byte order mark that some editors put in front."""
    yield stream.read(3).removeprefix(b"\xef\xbb\xbf") or stream.read(1 << 16)
    yield from iter(partial(stream.read, 1 << 16), b"")
