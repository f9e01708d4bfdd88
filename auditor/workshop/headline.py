"""What is counted of a family: what became of each headline check, and how far its guesses were off. No names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files

import msgspec

from auditor import yaml_files
from auditor.guide.questions import MOST_BELIEFS
from auditor.model.result import AuditResult, Belief, Believed, Finding, Gap
from auditor.model.verdict import OPEN, Outcome
from auditor.results.priorities import accepted_now

MOST_CHECKS = 12


class HeadlineCheck(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A check that is counted, and what it is about, by language."""

    id: str
    words: dict[str, str]


class Headline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The list of what is counted, and its version."""

    version: int
    checks: tuple[HeadlineCheck, ...]


@cache
def headline() -> Headline:
    """The list as it stands in `headline.yaml`."""
    return yaml_files.load(files("auditor.workshop") / "headline.yaml", Headline)


class Became(IntEnum):
    """What became of a check in a family, as a code holds it."""

    UNKNOWN = 0
    PASS = 1
    CHANGE = 2
    CHANGED = 3  # in the room; in a later code: stood open then, is safe now


@dataclass(frozen=True, slots=True)
class Told:
    """All that a family tells a room: by the order of the headline what became of each check, and its guesses.

    `off` of `guessed` guesses were rosier than what was found. `later`: it is told a month after.
    """

    became: tuple[Became, ...]
    guessed: int = 0
    off: int = 0
    later: bool = False


def told(result: AuditResult, changed: Collection[str] = (), earlier: AuditResult | None = None) -> Told:
    """What a family tells: `changed` are the fingerprints of what it set right in the room.

    With an `earlier` result, which is of the room, it tells what of the open things then is safe now.
    """
    before = _by_check(earlier) if earlier else {}
    now = _by_check(result)
    became = tuple(
        _became(now.get(check.id, ()), frozenset(changed), before.get(check.id, ())) for check in headline().checks
    )
    guesses = _guesses(result.beliefs)
    return Told(became, len(guesses), sum(guesses.values()), earlier is not None)


def _guesses(beliefs: Sequence[Belief]) -> dict[str, bool]:
    """Whether a guess was too rosy, by check; only guesses that could be held against something."""
    held: dict[str, bool] = {}
    for belief in beliefs:
        if belief.believed is not Believed.UNKNOWN and belief.gap is not Gap.OPEN:
            held[belief.check] = held.get(belief.check, False) or belief.gap is Gap.WORSE
    return dict(list(held.items())[:MOST_BELIEFS])


def _by_check(result: AuditResult) -> dict[str, tuple[Finding, ...]]:
    found: dict[str, tuple[Finding, ...]] = {}
    for account in result.accounts:
        for finding in account.findings:
            found[finding.check] = (*found.get(finding.check, ()), finding)
    return found


def _became(findings: Collection[Finding], changed: Collection[str], before: Collection[Finding]) -> Became:
    """The worst of a family's accounts counts; what is accepted or was never told is not known."""
    failed = [f for f in findings if f.outcome is Outcome.FAIL]
    if any(accepted_now(f) for f in failed):
        return Became.UNKNOWN
    if any(f.fingerprint not in changed for f in failed):
        return Became.CHANGE
    if any(f.outcome in OPEN for f in findings) or not findings:
        return Became.UNKNOWN
    if failed or any(f.outcome is Outcome.FAIL for f in before):
        return Became.CHANGED
    return Became.PASS if any(f.outcome is Outcome.PASS for f in findings) else Became.UNKNOWN
