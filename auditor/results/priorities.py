"""What to do first, and how much of what matters is in order. Pure functions over the accounts of a result.

The priority of something to change is the product of four factors, each 0..1: how serious it is, how sure we are, how
many photos or people it concerns, and how few minutes it takes. The numbers are chosen, not measured: seriousness
weighs most, so that no quick small thing comes before a slow grave one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from auditor.model.account import Confidence, Platform
from auditor.model.result import AccountResult, AuditResult, Card, Finding, Score, Totals
from auditor.model.verdict import DECIDED, OPEN, Outcome, Severity
from auditor.results.words import asked, minutes

MOST_FIRST_STEPS = 5
MOST_RAISED = 3
"""So many steps more come first in a family who must not be found."""
MOST_QUESTIONS = 2
"""So many of the first steps may be to look something up."""

SERIOUS: Mapping[Severity, float] = {
    Severity.CRITICAL: 1.0,
    Severity.HIGH: 0.5,
    Severity.MEDIUM: 0.25,
    Severity.LOW: 0.1,
}
SURE: Mapping[Confidence, float] = {Confidence.STATED: 1.0, Confidence.DERIVED: 0.85, Confidence.GUESSED: 0.6}
LEAST_REACH = 0.6
"""The factor of what concerns nobody; a thousand photos or people make it 1."""
UNCOUNTED_REACH = 0.8
"""The factor where nothing was counted, as with a cloud that holds all photos of a phone."""
_THOUSAND = 3  # as a power of ten
MINUTES_THAT_HALVE = 60
"""A thing that takes this long weighs half as much as one that takes no time."""
WEIGHT: Mapping[Severity, int] = {Severity.CRITICAL: 8, Severity.HIGH: 4, Severity.MEDIUM: 2, Severity.LOW: 1}
"""What a check weighs in the score."""


def settled(result: AuditResult) -> AuditResult:
    """The result with priorities, first steps and totals that fit its findings as they are now."""
    accounts = tuple(
        msgspec.structs.replace(a, findings=tuple(_rated(f, result.cards) for f in _in_order(a.findings, result.cards)))
        for a in result.accounts
    )
    return msgspec.structs.replace(
        result,
        accounts=accounts,
        first_steps=tuple(f.fingerprint for f in first_steps(accounts, result.cards)),
        totals=totals([f for account in accounts for f in account.findings]),
    )


def raised(result: AuditResult, checks: Sequence[str]) -> AuditResult:
    """The result as it is for a family who must not be found: what these checks found comes first, in their order.

    The steps that were first stay behind them; of the weights nothing small is left among them. It is for the page
    alone: what is saved, and the exit code, are those of the result before.
    """
    accounts = tuple(
        msgspec.structs.replace(a, findings=tuple(_graver(f) if f.check in checks else f for f in a.findings))
        for a in result.accounts
    )
    heavier = settled(msgspec.structs.replace(result, accounts=accounts))
    found = {
        f.fingerprint: f
        for check in checks
        for account in heavier.accounts
        for f in account.findings
        if f.check == check and f.outcome is Outcome.FAIL and not accepted_now(f)
    }
    before = [mark for mark in result.first_steps if mark not in found]
    return msgspec.structs.replace(heavier, first_steps=(*list(found)[:MOST_RAISED], *before))


def _graver(finding: Finding) -> Finding:
    return msgspec.structs.replace(finding, severity=min(finding.severity, Severity.HIGH, key=lambda s: s.rank))


def accepted_now(finding: Finding) -> bool:
    """Whether the family has accepted it and the day it set is not over."""
    return finding.accepted is not None and not finding.accepted.expired


def exit_code(result: AuditResult, threshold: int) -> int:
    """0, 10 or 11 of the published exit codes; `threshold` is a severity's rank.

    11 is about the accounts that were audited; a service of which there was no download is a question, not a gap.
    """
    findings = [(a.platform, f) for a in result.accounts for f in a.findings if not accepted_now(f)]
    if any(f.outcome is Outcome.FAIL and f.severity.rank <= threshold for _, f in findings):
        return 10
    important = [f for platform, f in findings if platform in list(Platform) and f.severity.rank <= min(threshold, 1)]
    return 11 if any(f.outcome in OPEN for f in important) else 0


def first_steps(accounts: Sequence[AccountResult], cards: Mapping[str, Card]) -> list[Finding]:
    """What to do first: the highest priorities, one step for each check and account; nothing small is a step.

    What matters most and no download answered is a step, too, behind the grave ones that are known: to look it up takes
    a minute. Left for later is what another step of the same account brings with it: what it makes moot (going private
    also ends duets) and what its check covers.
    """
    steps = [
        finding
        for account in accounts
        for finding in account.findings
        if finding.outcome is Outcome.FAIL
        and finding.severity is not Severity.LOW
        and not accepted_now(finding)
        and not _comes_with_another(finding, account, cards)
    ]
    steps.sort(key=lambda f: -f.priority)
    questions = _first_questions(accounts, cards)
    changes = list({f.fingerprint: f for f in steps}.values())[: MOST_FIRST_STEPS - len(questions)]
    grave = max((n for n, step in enumerate(changes, 1) if step.severity is Severity.CRITICAL), default=0)
    return [*changes[:grave], *questions, *changes[grave:]]


def _first_questions(accounts: Sequence[AccountResult], cards: Mapping[str, Card]) -> list[Finding]:
    """The critical things that an answer would settle, one a check, of the services whose downloads were read."""
    open_ones = {
        finding.check: finding
        for account in reversed(accounts)
        for finding in reversed(account.findings)
        if finding.outcome in OPEN
        and finding.severity is Severity.CRITICAL
        and account.platform in list(Platform)
        and not accepted_now(finding)
        and asked(cards[finding.check], account.platform) is not None
    }
    return list(reversed(open_ones.values()))[:MOST_QUESTIONS]


def brought_along(finding: Finding, account: AccountResult, cards: Mapping[str, Card]) -> list[Finding]:
    """The other things to change on an account that doing this one brings with it; nothing does that is done."""
    if finding.outcome not in (Outcome.FAIL, *OPEN):
        return []
    return [
        other
        for other in account.findings
        if other.outcome is Outcome.FAIL and other is not finding and _brings(finding, other, account.platform, cards)
    ]


def totals(findings: Sequence[Finding]) -> Totals:
    """The counts, and the score."""
    counted = [f for f in findings if not accepted_now(f)]
    counts = Counter(f.outcome for f in counted)
    applicable = [f for f in counted if f.outcome is not Outcome.NOT_APPLICABLE]
    return Totals(
        outcomes={o: counts[o] for o in Outcome},
        told=sum(f.outcome in DECIDED for f in applicable),
        asked=len(applicable),
        accepted=len(findings) - len(counted),
        score=_score(applicable),
    )


def _score(applicable: Iterable[Finding]) -> Score:
    """Shares of 100 that add up to 100; rounding goes to what is not known, so that it never flatters."""
    weights: Counter[Outcome] = Counter()
    for finding in applicable:
        weights[finding.outcome] += WEIGHT[finding.severity]
    whole = weights.total()
    if not whole:
        return Score()
    fine, change = (weights[outcome] * 100 // whole for outcome in DECIDED)
    if not any(weights[outcome] for outcome in OPEN):
        return Score(fine=fine, change=100 - fine)
    return Score(fine=fine, change=change, open=100 - fine - change)


def _in_order(findings: Iterable[Finding], cards: Mapping[str, Card]) -> list[Finding]:
    """By outcome, weight and the checks' own order, whatever was answered first."""
    outcomes, checks = list(Outcome), {check: number for number, check in enumerate(cards)}
    return sorted(findings, key=lambda f: (outcomes.index(f.outcome), f.severity.rank, checks[f.check]))


def _rated(finding: Finding, cards: Mapping[str, Card]) -> Finding:
    if finding.outcome is not Outcome.FAIL:
        return msgspec.structs.replace(finding, priority=0.0, factors={})
    factors = {
        "serious": SERIOUS[finding.severity],
        "sure": SURE[finding.confidence],
        "reach": _reach(finding.concerns),
        "quick": MINUTES_THAT_HALVE / (MINUTES_THAT_HALVE + minutes(finding, cards[finding.check])),
    }
    rounded = {name: round(factor, 3) for name, factor in factors.items()}
    return msgspec.structs.replace(finding, priority=round(math.prod(factors.values()), 4), factors=rounded)


def _reach(concerns: int) -> float:
    if concerns <= 0:
        return UNCOUNTED_REACH
    return LEAST_REACH + (1 - LEAST_REACH) * min(1.0, math.log10(1 + concerns) / _THOUSAND)


def _comes_with_another(finding: Finding, account: AccountResult, cards: Mapping[str, Card]) -> bool:
    return any(
        _brings(other, finding, account.platform, cards)
        for other in account.findings
        if other.outcome is Outcome.FAIL and not accepted_now(other) and other is not finding
    )


def _brings(step: Finding, other: Finding, platform: str, cards: Mapping[str, Card]) -> bool:
    if other.check in cards[step.check].covers:
        return True
    section, moot = cards[step.check].platforms[platform], cards[other.check].platforms[platform].moot
    return bool(section.fact) and any(section.fact == f and v in section.safe for f, v in moot.items())
