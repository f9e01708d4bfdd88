"""Which of the photos to look at: all, those since a day, a sample, none; and which small copies of them to show."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, TypeVar

from auditor.errors import AuditorError

T = TypeVar("T")

_CHOICE = re.compile(r"(since|sample)[\s:=]+(\S+)", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")


class Thumbnails(StrEnum):
    """What small pictures of listed photos the report holds."""

    NONE = "none"
    PIXELATED = "pixelated"
    CLEAR = "clear"


class SelectionError(AuditorError):
    """A choice of photos that makes no sense."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A choice of photos. `since` belongs to "since", `count` to "sample"."""

    kind: Literal["all", "since", "sample", "none"] = "all"
    since: date | None = None
    count: int = 0


def parse(text: str) -> Selection:
    """The choice behind `all`, `none`, `since:2024-01-31` (or a year, a month), `sample:200`. Raises SelectionError."""
    word = text.strip().casefold()
    if word == "all":
        return Selection("all")
    if word == "none":
        return Selection("none")
    match = _CHOICE.fullmatch(word)
    if match is None:
        raise SelectionError("That is no choice of photos.", "Use all, none, since:2024-01-31 or sample:200.")
    if match[1] == "since":
        return Selection("since", since=_day(match[2]))
    if not match[2].isascii() or not match[2].isdecimal() or len(match[2]) > 9 or int(match[2]) == 0:
        raise SelectionError(
            "A sample needs a number of photos, at least one.", "Use all, none, since:2024-01-31 or sample:200."
        )
    return Selection("sample", count=int(match[2]))


def select(items: Sequence[T], selection: Selection, day: Callable[[T], date | datetime | None]) -> list[T]:
    """The chosen items in the order given.

    Those without a day are kept by "since", since they may be new. A sample is spread evenly over the order and is the
    same in every run.
    """
    if selection.kind == "none":
        return []
    if selection.kind == "since" and selection.since is not None:
        first = selection.since
        return [item for item in items if (at := _date(day(item))) is None or at >= first]
    if selection.kind == "sample" and selection.count < len(items):
        return [items[number * len(items) // selection.count] for number in range(selection.count)]
    return list(items)


def _date(value: date | datetime | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def _day(text: str) -> date:
    if match := _DAY.fullmatch(text):
        with suppress(ValueError):
            return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    raise SelectionError(
        "That is no day that photos could be chosen by.", "Use all, none, since:2024-01-31 or sample:200."
    )
