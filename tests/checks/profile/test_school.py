"""A school in a profile is graver in a teenager's."""

from __future__ import annotations

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.account import Role
from auditor.model.verdict import Outcome


@pytest.mark.parametrize(("role", "outcome"), [(Role.PARENT, Outcome.ASK), (Role.TEEN, Outcome.FAIL)])
def test_a_school_is_graver_in_a_teenagers_profile(builtin: Registry, role: Role, outcome: Outcome) -> None:
    subject = account("facebook", {"profile.education": "Voorbeeldschool"})
    (finding,) = run(builtin.checks["school"], subject, role)
    assert finding.outcome is outcome
    assert "Voorbeeldschool" not in str(finding)
