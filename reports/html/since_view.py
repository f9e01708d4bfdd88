"""What the page shows of an earlier audit and of what was believed, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from auditor.model.result import ChangeKind, Gap


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One line of what changed: its title, whose it is, and the anchor of the finding where there is one."""

    title: str
    owner: str
    anchor: str
    lang: str


@dataclass(frozen=True, slots=True)
class SinceView:
    """What changed since an earlier audit, by kind, and the services of then that were not audited now."""

    when: date
    groups: Mapping[ChangeKind, tuple[ChangeView, ...]]
    missing: tuple[str, ...]

    @property
    def fixed(self) -> tuple[ChangeView, ...]:
        """What was put in order since then."""
        return self.groups.get(ChangeKind.FIXED, ())

    @property
    def unchanged(self) -> bool:
        """Whether everything is as it was then."""
        return set(self.groups) <= {ChangeKind.OPEN}

    @property
    def rest(self) -> Mapping[ChangeKind, tuple[ChangeView, ...]]:
        """What else became of it."""
        return {kind: changes for kind, changes in self.groups.items() if kind is not ChangeKind.FIXED}


@dataclass(frozen=True, slots=True)
class FoundView:
    """What was found on an account against what was believed, and whether the statement holds there."""

    owner: str
    gap: str
    safe: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class BeliefView:
    """A statement, whether somebody believed it before the look, and what was found on each account."""

    statement: str
    believed: str
    lang: str
    rows: tuple[FoundView, ...]

    @property
    def gap(self) -> str:
        """The greatest surprise among the accounts."""
        order = list(Gap)
        return min((row.gap for row in self.rows), key=lambda gap: order.index(Gap(gap)))
