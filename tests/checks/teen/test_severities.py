"""What is always asked of a teen's account, and what weighs more there."""

from __future__ import annotations

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.account import Role
from auditor.model.verdict import Outcome, Severity

PLATFORMS = ("instagram", "facebook", "tiktok")


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_protections_are_always_asked_about(builtin: Registry, platform: str) -> None:
    (finding,) = run(builtin.checks["teen_account"], account(platform), Role.TEEN)
    assert (finding.outcome, finding.severity) == (Outcome.ASK, Severity.HIGH)


def test_what_strangers_can_start_weighs_more_for_a_teenager(builtin: Registry) -> None:
    told = [
        ("friend_requests", account("facebook", {"contact.friend_requests": "everyone"})),
        ("tags", account("instagram", {"contact.tags": "everyone"})),
        ("requests_waiting", account("instagram", {"connections.requests_received": 2})),
    ]
    for name, subject in told:
        (parents,) = run(builtin.checks[name], subject, Role.PARENT)
        (teens,) = run(builtin.checks[name], subject, Role.TEEN)
        assert teens.outcome is parents.outcome is Outcome.FAIL
        assert teens.severity.rank < parents.severity.rank
