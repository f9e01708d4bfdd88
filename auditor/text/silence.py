"""What it means that our word lists found nothing in a text: something only where they were measured to find most."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec

from auditor import yaml_files
from auditor.model.verdict import Outcome, Verdict
from auditor.text.languages import unread

SILENCE = "silence"
"""Message id of every check on texts that found nothing and cannot say that there is nothing; `texts`, `unread`."""


class Sought(StrEnum):
    """What checks look for in texts; only kinds in `measured.yaml` were measured."""

    NAMES = "names"
    AGES = "ages"
    SCHOOL = "school"
    HOME = "home"
    ROUTINE = "routine"
    HARD_MOMENTS = "hard_moments"
    WATER = "water"
    COMMERCIAL = "commercial"
    OTHER_CHILDREN = "other_children"
    PROFILE = "profile"


class _Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    enough: float
    found: dict[Sought, tuple[int, int]]


@cache
def _measured() -> _Measured:
    return yaml_files.load(files("auditor.text") / "measured.yaml", _Measured)


def silent_in(kind: Sought, texts: Sequence[str]) -> Verdict | None:
    """The verdict `silence` on texts in which nothing of a kind was found; None where that says that there is none."""
    told = [text for text in texts if text and not text.isspace()]
    return silence(kind, len(told), unread(told))


def silence(kind: Sought, texts: int, foreign: int) -> Verdict | None:
    """The same of so many texts, of which some are in a language without lists."""
    if not texts or (found_well(kind) and not foreign):
        return None
    return Verdict(Outcome.UNKNOWN, SILENCE, {"texts": texts, "unread": foreign})


def found_well(kind: Sought) -> bool:
    """Whether so much of this kind is found that "we found none" means something."""
    found, of = _measured().found.get(kind, (0, 1))
    return found >= _measured().enough * of
