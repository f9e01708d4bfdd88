"""What takes long to read, as it was read when the package was built: each under the hash of its own text.

A text that has changed is not found here and is read itself, so nothing can be stale, and nothing lost: what there is
is told by the files, never by this.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TypeVar

import msgspec

_T = TypeVar("_T")

NAME = "compiled.msgpack"
"""The file in the package `auditor`, made by the build and ignored by git; without it all goes on, slower."""

_READ_AS = b"1:"
"""Raised when the same text comes to mean something else, such as in another dialect of YAML."""


def key(text: str) -> bytes:
    """What a text is kept under."""
    return sha256(_READ_AS + text.encode("utf-8", "surrogatepass")).digest()


def made(text: str, kind: type[_T], make: Callable[[], _T]) -> _T:
    """What was made of a text, as that type; made now where nothing was kept."""
    data = kept(text)
    return make() if data is None else msgspec.msgpack.decode(data, type=kind)


def kept(text: str) -> msgspec.Raw | None:
    """What was made of a text, as MessagePack; None where nothing was."""
    return _all().get(key(text))


@cache
def _all() -> dict[bytes, msgspec.Raw]:
    try:
        return msgspec.msgpack.decode((files("auditor") / NAME).read_bytes(), type=dict[bytes, msgspec.Raw])
    except (OSError, msgspec.DecodeError):
        return {}
