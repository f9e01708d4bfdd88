"""Public periods of the past: their days, their posts, and no period out of a repeated switch."""

from __future__ import annotations

from datetime import date

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.verdict import Outcome
from tests.checks.findings import only
from tests.checks.posts import posts


def test_public_periods_are_told_with_their_days_and_their_posts(builtin: Registry) -> None:
    subject = account(
        "instagram",
        {"audience.private_profile": "on", "audience.privacy_history": 4, "content.posts": 5},
        privacy_changes=[
            {"at": "2019-01-01T00:00:00Z", "private": False},
            {"at": "2020-01-01T00:00:00Z", "private": True},
            {"at": "2022-01-01T00:00:00Z", "private": False},
            {"at": "2023-01-01T00:00:00Z", "private": True},
        ],
        posts=posts(2018, 2019, 2021, 2022, 2024),
    )
    finding = only(run(builtin.checks["privacy_history"], subject))
    assert finding.outcome is Outcome.FAIL
    assert finding.params == {"times": 2, "since": "2022-01-01", "until": "2023-01-01", "posts": 2}
    assert finding.concerns == 2
    assert [proof.at for proof in finding.evidence][:2] == [date(2023, 1, 1), date(2022, 1, 1)]


@pytest.mark.parametrize("repeated", [True, False])
def test_a_repeated_switch_opens_no_second_period(builtin: Registry, repeated: bool) -> None:
    changes = [{"at": "2020-01-01T00:00:00Z", "private": True}]
    changes += [{"at": "2021-01-01T00:00:00Z", "private": True}] if repeated else []
    subject = account(
        "instagram",
        {"audience.private_profile": "on", "audience.privacy_history": len(changes)},
        privacy_changes=changes,
    )
    assert only(run(builtin.checks["privacy_history"], subject)).params == {"times": 1, "until": "2020-01-01"}
