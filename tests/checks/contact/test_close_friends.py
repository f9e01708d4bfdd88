"""The list of close friends: in use only when somebody is known to be on it."""

from __future__ import annotations

from typing import Any

import pytest
from auditor.authors.testing import TODAY, account, run
from auditor.engine.judge import run_check
from auditor.engine.registry import Registry
from auditor.model.account import Account, Confidence, Fact, Platform
from auditor.model.messages import NOT_COUNTED
from auditor.model.verdict import Context, Outcome


@pytest.mark.parametrize(
    ("facts", "outcome", "message"),
    [
        ({"connections.close_friends": 9}, Outcome.PASS, "in_use"),
        ({"connections.close_friends": 9, "connections.hidden_from": 0}, Outcome.PASS, "in_use"),
        ({"connections.close_friends": 9, "connections.hidden_from": 3}, Outcome.PASS, "in_use_and_hidden"),
        ({"connections.close_friends": 0}, Outcome.ASK, "empty"),
        ({"connections.close_friends": 0, "connections.hidden_from": 3}, Outcome.ASK, "only_hidden"),
        ({"connections.hidden_from": 3}, Outcome.UNKNOWN, ""),
    ],
)
def test_close_friends_pass_only_when_somebody_is_on_the_list(
    builtin: Registry, facts: dict[str, Any], outcome: Outcome, message: str
) -> None:
    (finding,) = run(builtin.checks["close_friends"], account("instagram", facts))
    assert (finding.outcome, finding.message_id) == (outcome, message)


def test_a_count_of_which_not_every_row_was_understood_clears_nothing(builtin: Registry) -> None:
    for confidence, outcome in ((Confidence.STATED, Outcome.PASS), (Confidence.DERIVED, Outcome.UNKNOWN)):
        facts = {"connections.close_friends": (Fact("connections.close_friends", 3, confidence=confidence),)}
        subject = Account(Platform.INSTAGRAM, facts=facts)
        (finding,) = run_check(builtin.checks["close_friends"], subject, Context(TODAY))
        assert finding.outcome is outcome
    assert finding.message_id == NOT_COUNTED
