"""Who sees the address: the widest of all sources counts, and the address itself is never told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.account import Confidence
from auditor.model.verdict import Outcome
from tests.checks.findings import only

ADDRESS, AUDIENCE = "profile.address", "audience.address"


def test_the_widest_of_two_sources_counts_and_only_that_one_is_pointed_to(builtin: Registry) -> None:
    subject = account("facebook", {AUDIENCE: ["friends", "everyone"], ADDRESS: "Nergensstraat 1"})
    failed = next(f for f in run(builtin.checks["address_audience"], subject) if f.outcome is Outcome.FAIL)
    assert [proof.where for proof in failed.evidence] == [subject.facts[AUDIENCE][1].where]
    assert "Nergens" not in str(failed)


@pytest.mark.parametrize("doubtful", [0, 1])
def test_a_finding_is_as_sure_as_the_surest_of_its_sources(builtin: Registry, doubtful: int) -> None:
    subject = account("facebook", {AUDIENCE: ["everyone", "friends_of_friends"]})
    unsure = tuple(
        replace(fact, confidence=Confidence.GUESSED) if number == doubtful else fact
        for number, fact in enumerate(subject.facts[AUDIENCE])
    )
    findings = run(builtin.checks["address_audience"], replace(subject, facts={AUDIENCE: unsure}))
    assert {f.confidence for f in findings if f.outcome is Outcome.FAIL} == {Confidence.STATED}


@pytest.mark.parametrize("facts", [{ADDRESS: "Nergensstraat 1"}, {}])
def test_an_address_whose_audience_is_not_told_is_unknown(builtin: Registry, facts: dict[str, str]) -> None:
    assert only(run(builtin.checks["address_audience"], account("facebook", dict(facts)))).outcome is Outcome.UNKNOWN
