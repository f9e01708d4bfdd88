"""What a family tells: the worst of its accounts, what was set right in the room, and how rosy its guesses were."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from auditor.engine.registry import Registry
from auditor.model.account import Confidence
from auditor.model.result import (
    SCHEMA,
    AccountResult,
    AuditResult,
    Belief,
    Believed,
    Finding,
    Gap,
    Run,
    Totals,
)
from auditor.model.verdict import Outcome, Severity
from auditor.workshop.headline import MOST_CHECKS, Became, headline, told

FIRST = headline().checks[0].id
TODAY = date(2026, 6, 1)


def test_every_check_of_the_list_exists_and_is_said_in_every_language(builtin: Registry) -> None:
    checks = headline().checks
    assert 0 < len(checks) <= MOST_CHECKS
    assert len({check.id for check in checks}) == len(checks)
    assert all(check.id in builtin.checks for check in checks)
    assert all({"en", "nl", "de"} <= check.words.keys() for check in checks)


def result(*outcomes: Outcome, beliefs: tuple[Belief, ...] = ()) -> AuditResult:
    """A family with an account for each outcome of the first check; fingerprints are `0`, `1` …"""
    accounts = tuple(
        AccountResult(
            platform="instagram",
            handle=f"account.{number}",
            findings=(
                Finding(
                    check=FIRST,
                    topic="audience",
                    outcome=outcome,
                    severity=Severity.HIGH,
                    confidence=Confidence.STATED,
                    fingerprint=str(number),
                ),
            ),
        )
        for number, outcome in enumerate(outcomes)
    )
    run = Run(version="0", started=datetime(2026, 6, 1, tzinfo=UTC), language="en")
    totals = Totals(outcomes={}, told=0, asked=0)
    return AuditResult(SCHEMA, run, accounts, (), totals, {}, beliefs)


P, F, U, N = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("outcomes", "changed", "became"),
    [
        ([P, P], "", Became.PASS),
        ([P, F], "", Became.CHANGE),
        ([P, F], "1", Became.CHANGED),
        ([F, F], "1", Became.CHANGE),
        ([F, F], "01", Became.CHANGED),
        ([P, U], "", Became.UNKNOWN),
        ([F, U], "0", Became.UNKNOWN),
        ([N], "", Became.UNKNOWN),
        ([], "", Became.UNKNOWN),
    ],
)
def test_the_worst_of_the_accounts_counts(outcomes: list[Outcome], changed: str, became: Became) -> None:
    assert told(result(*outcomes), changed).became[0] is became
    assert set(told(result(*outcomes), changed).became[1:]) == {Became.UNKNOWN}


@pytest.mark.parametrize(
    ("then", "now", "became"),
    [(F, P, Became.CHANGED), (F, F, Became.CHANGE), (P, P, Became.PASS), (F, U, Became.UNKNOWN)],
)
def test_a_month_later_what_was_open_and_is_safe_was_changed(then: Outcome, now: Outcome, became: Became) -> None:
    later = told(result(now), earlier=result(then))
    assert later.later
    assert later.became[0] is became


def test_only_guesses_that_could_be_held_against_something_count() -> None:
    def guess(check: str, gap: Gap, believed: Believed = Believed.SAFE) -> Belief:
        return Belief(check=check, platform="instagram", believed=believed, at=TODAY, gap=gap)

    guesses = (
        guess("one", Gap.WORSE),
        guess("one", Gap.AS_BELIEVED),
        guess("two", Gap.AS_BELIEVED),
        guess("three", Gap.OPEN),
        guess("four", Gap.LEARNT, Believed.UNKNOWN),
        guess("five", Gap.BETTER, Believed.UNSAFE),
    )
    family = told(result(P, beliefs=guesses))
    assert (family.guessed, family.off) == (3, 1)
