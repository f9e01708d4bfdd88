"""Whether the account is suggested to others: every switch must be told and off, and a pass is as sure as the least."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.account import Confidence, Value
from auditor.model.verdict import Outcome

SWITCHES = ("discovery.suggest_contacts", "discovery.suggest_facebook_friends", "discovery.suggest_links")


@pytest.mark.parametrize("states", [*product(["on", "off", None], repeat=3)], ids=str)
def test_it_passes_only_when_every_switch_is_told_and_off(
    builtin: Registry, states: tuple[str | None, str | None, str | None]
) -> None:
    facts: dict[str, Value | list[Value]] = {s: state for s, state in zip(SWITCHES, states, strict=True) if state}
    (finding,) = run(builtin.checks["suggestions"], account("tiktok", facts))
    expected = Outcome.FAIL if "on" in states else Outcome.PASS if None not in states else Outcome.UNKNOWN
    assert finding.outcome is expected
    if expected is Outcome.FAIL:
        assert finding.params == {"on": states.count("on"), "known": 3 - states.count(None)}
        assert len(finding.evidence) == states.count("on")


def test_a_pass_is_as_sure_as_the_least_sure_switch(builtin: Registry) -> None:
    subject = account("tiktok", dict.fromkeys(SWITCHES, "off"))
    told = [f.confidence for f in run(builtin.checks["suggestions"], subject)]
    (last,) = subject.facts[SWITCHES[2]]
    unsure = {**subject.facts, SWITCHES[2]: (replace(last, confidence=Confidence.DERIVED),)}
    told += [f.confidence for f in run(builtin.checks["suggestions"], replace(subject, facts=unsure))]
    assert told == [Confidence.STATED, Confidence.DERIVED]
