"""How to ask each platform for the download: the steps of `how/*.yaml`, each with the screen of the app as it is drawn.

A step is one screen of the way, so that a page can show one at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec

from auditor import yaml_files

_FOLDER = files("auditor.downloads") / "how"

Texts = Mapping[str, str]
"""A text by language."""


class ScreenKind(StrEnum):
    """What is drawn."""

    PHONE = "phone"
    TRANSFER = "transfer"  # from a phone to a computer


class RowKind(StrEnum):
    """What a row of a screen looks like."""

    ROW = "row"  # it leads further
    HEADING = "heading"
    MENU = "menu"  # the three lines in the corner
    TAB = "tab"
    BUTTON = "button"
    BOX = "box"  # to tick
    CHOICE = "choice"  # one of several
    WAY = "way"  # good or not


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of a screen: as the app calls it, its value, whether that is chosen or ticked, and whether to tap it."""

    label: Texts
    value: Texts = {}
    kind: RowKind = RowKind.ROW
    on: bool = False
    tap: bool = False


class Screen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page of the app, as it looks when the step is done."""

    title: Texts
    rows: tuple[Row, ...]
    kind: ScreenKind = ScreenKind.PHONE


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to do on one screen, and why where that is not plain."""

    text: Texts
    why: Texts = {}
    screen: Screen | None = None


class HowTo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The steps for one platform.

    `link` is where they begin, `verified` when they were last seen, `ready_days` how long its download takes as a rule.
    """

    link: str
    verified: str | None
    ready_days: int
    title: Texts
    steps: tuple[Step, ...]
    good_to_know: tuple[Texts, ...]


class _Every(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is the same for every platform."""

    calendar: Texts
    steps: tuple[Step, ...]
    good_to_know: tuple[Texts, ...]


@cache
def how_to(platform: str) -> HowTo:
    """The guide of a platform."""
    own, every = yaml_files.load(_FOLDER / f"{platform}.yaml", HowTo), _every()
    return msgspec.structs.replace(
        own, steps=own.steps + every.steps, good_to_know=every.good_to_know + own.good_to_know
    )


def calendar_words() -> Texts:
    """All that a calendar shows: others may look into it."""
    return _every().calendar


@cache
def _every() -> _Every:
    return yaml_files.load(_FOLDER / "every.yaml", _Every)
