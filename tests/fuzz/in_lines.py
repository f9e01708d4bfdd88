"""Changes to a text file of TikTok: to each line in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.fuzz.words import OPPOSITES, UNSEEN, Changed, Kind, labels


def changes(content: bytes) -> Iterator[Changed]:
    """All changes to this file."""
    yield Kind.EMPTIED, "", lambda _: b"\n"
    for number, line in enumerate(content.decode("utf-8").splitlines()):
        if not line.strip():
            continue
        where = f"line {number}"
        for kind, what, new in _of_line(line):
            yield kind, f"{where}{what}", _with(number, new)


def _of_line(line: str) -> Iterator[tuple[Kind, str, list[str]]]:
    yield Kind.NULL, "", ["", line]
    label, colon, value = line.partition(": ")
    if not colon:
        yield Kind.WORD, "", [UNSEEN]
        return
    value = value.strip()
    yield Kind.KEY_DROPPED, "", []
    yield Kind.KEY_RENAMED, "", [f"{label} {UNSEEN}: {value}"]
    yield Kind.BLANK, "", [f"{label}: "]
    yield Kind.RETYPED, ": no colon", [f"{label} {value}"]
    yield Kind.WORD, "", [f"{label}: {UNSEEN}"]
    other = f"{label}: {OPPOSITES.get(value, UNSEEN)}"
    yield Kind.TWICE, ", the other first", [other, line]
    yield Kind.TWICE, ", the other last", [line, other]
    if label in labels():
        yield Kind.LABEL, "", [f"{labels()[label]}: {value}"]


def _with(number: int, new: list[str]) -> Callable[[bytes], bytes]:
    def make(content: bytes) -> bytes:
        lines = content.decode("utf-8").splitlines()
        return "\n".join([*lines[:number], *new, *lines[number + 1 :], ""]).encode()

    return make
