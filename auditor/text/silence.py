"""What it means that nothing was found in a text: something only where it was measured that we find most of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import cache
from importlib.resources import files
from math import sqrt

import msgspec

from auditor import yaml_files
from auditor.model.verdict import Outcome, Verdict
from auditor.text.languages import OTHER, language

SILENCE = "silence"
"""Message id of every check on texts that found nothing and cannot say that there is nothing.

`texts`, `unread` of them in a language that we do not read, `in_<language>` of them in each that we read, and `tenths`:
how many of ten we find, 0 when that was not measured in each of their languages."""
SPOKEN = "in_"


class Sought(StrEnum):
    """What checks look for in texts; kinds as the table has them, the last two were not measured."""

    NAMES = "name"
    AGES = "age"
    SCHOOL = "school"
    HOME = "home"
    ROUTINE = "routine"
    HARD_MOMENTS = "hard"
    WATER = "water"
    COMMERCIAL = "commercial"
    OTHER_CHILDREN = "other_children"
    PROFILE = "profile"


ENOUGH, ENOUGH_CAPTIONS = 0.75, 60
"""Silence means something where at least this share is found, with 95 % certainty, of at least so many captions."""
_QUANTILE = 1.645
"""Of the normal distribution: nine in ten lie between it and its opposite."""

Counts = tuple[int, int]


class Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of how many captions of which `part`, by language and kind, how many were found: `[found, of]`."""

    part: str
    found: dict[str, dict[Sought, Counts]]

    def counts(self, kind: Sought, spoken: str) -> Counts:
        """What was measured of a kind in a language; names are the family's own, so that all languages count as one."""
        languages = self.found if kind is Sought.NAMES else [spoken]
        each = [self.found.get(name, {}).get(kind, (0, 0)) for name in languages]
        return sum(found for found, _ in each), sum(of for _, of in each)


@cache
def shipped() -> Measured:
    """The table that is shipped. Raises AuditorError."""
    return yaml_files.load(files("auditor.text") / "measured.yaml", Measured)


_table: ContextVar[Measured | None] = ContextVar("table", default=None)


def measured() -> Measured:
    """The table that counts now."""
    return _table.get() or shipped()


@contextmanager
def measured_as(table: Measured) -> Iterator[None]:
    """Count by another table for a while, as tests do: what they expect must not change when ours is measured anew."""
    token = _table.set(table)
    try:
        yield
    finally:
        _table.reset(token)


def spoken(texts: Iterable[str]) -> Counter[str]:
    """How many texts there are in each language; those that say nothing are left out."""
    return Counter(language(text) for text in texts if text and not text.isspace())


def silent_in(kind: Sought, texts: Iterable[str]) -> Verdict | None:
    """The verdict `silence` on texts in which nothing of a kind was found; None where that says that there is none."""
    return silence(kind, spoken(texts))


def silence(kind: Sought, texts: Mapping[str, int]) -> Verdict | None:
    """The same of so many texts in each language."""
    read = _read(texts)
    if not texts or (not texts.get(OTHER) and all(found_well(kind, name) for name in read)):
        return None
    params = {"texts": sum(texts.values()), "unread": texts.get(OTHER, 0), "tenths": tenths(kind, texts)}
    return Verdict(Outcome.UNKNOWN, SILENCE, params | {f"{SPOKEN}{name}": texts[name] for name in read if name})


def tenths(kind: Sought, texts: Iterable[str]) -> int:
    """How many of ten texts that tell something of a kind we find in these languages' worst; 0 if that is not known."""
    counts = [measured().counts(kind, name) for name in _read(texts)]
    return min((10 * found // of if of else 0 for found, of in counts), default=0)


def _read(texts: Iterable[str]) -> list[str]:
    """The languages of texts that we read; an unnamed one where too little stands there to tell."""
    return [name for name in texts if name not in (OTHER, "")] or [""]


def found_well(kind: Sought, spoken: str) -> bool:
    """Whether so much of this kind is found in a language that "we found none" means something."""
    found, of = measured().counts(kind, spoken)
    return of >= ENOUGH_CAPTIONS and at_least(found, of) >= ENOUGH


def at_least(found: int, of: int) -> float:
    """The lower end of the interval in which a share lies nine times in ten (Wilson)."""
    share, spread = found / of, _QUANTILE**2 / of
    return (share + spread / 2 - _QUANTILE * sqrt(share * (1 - share) / of + spread / (4 * of))) / (1 + spread)
