"""The kinds of change, and the words that are put in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from auditor import yaml_files


class Kind(StrEnum):
    """What was done to a file."""

    CUT = "cut"
    DROPPED = "file dropped"
    SIZE_0 = "size 0"
    EMPTIED = "emptied"
    DAMAGED = "damaged in the zip"
    ENCODED = "encoded"
    FLIPPED = "bit flipped"
    KEY_DROPPED = "key dropped"
    KEY_RENAMED = "key renamed"
    RETYPED = "retyped"
    WORD = "unseen word"
    BLANK = "made blank"
    TWICE = "twice"
    NULL = "null between"
    LABEL = "label swapped"
    SHUFFLED = "shuffled"
    NAN = "NaN"


Changed = tuple[Kind, str, Callable[[bytes], bytes | None]]
"""The kind of a change, where in the file, and what it makes of the content; None takes the file away."""

UNSEEN = "Zqwxyvu"
"""A word that no platform ever wrote."""

_OPPOSITES = (
    ("True", "False"),
    ("true", "false"),
    ("Yes", "No"),
    ("On", "Off"),
    ("Enabled", "Disabled"),
    ("Everyone", "Only me"),
    ("Public", "Friends"),
    ("public", "private"),
    ("Opted in", "Opted out"),
    ("Account association enabled", "Account association disabled"),
)
OPPOSITES: Mapping[str, str] = {a: b for pair in _OPPOSITES for a, b in (pair, pair[::-1])}


@cache
def labels() -> Mapping[str, str]:
    """Every label of the readers with one that means the same in another language, or in other words."""
    return dict(_labels())


def _labels() -> Iterator[tuple[str, str]]:
    for name in ("instagram", "facebook", "tiktok"):
        rows: Mapping[str, Any] = yaml_files.read(
            (files("auditor.readers") / name / "labels.yaml").read_text("utf-8")
        ).data["rows"]
        for row in rows.values():
            same = [str(word) for words in row.values() for word in words]
            yield from zip(same, [*same[1:], same[0]], strict=True)
