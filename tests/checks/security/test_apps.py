"""Apps with access: what counts as old, and what is shown of it."""

from __future__ import annotations

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.account import Confidence
from auditor.model.verdict import Outcome
from tests.checks.findings import only


@pytest.mark.parametrize(("active", "sure"), [(True, Confidence.STATED), (None, Confidence.DERIVED)])
def test_an_app_that_may_still_be_connected_is_told_as_such(
    builtin: Registry, active: bool | None, sure: Confidence
) -> None:
    apps = [{"name": "Voorbeeld Quiz", "added": "2019-01-01T00:00:00Z", "active": active}]
    finding = only(run(builtin.checks["apps"], account("facebook", {"security.apps": 1}, apps=apps)))
    assert (finding.outcome, finding.confidence) == (Outcome.FAIL, sure)
    assert "Voorbeeld" not in str(finding)


def test_the_oldest_five_apps_are_pointed_to_and_all_are_counted(builtin: Registry) -> None:
    apps = [{"name": f"App {year}", "added": f"{year}-01-01T00:00:00Z"} for year in range(2024, 2012, -1)]
    finding = only(run(builtin.checks["apps"], account("facebook", {"security.apps": 12}, apps=apps)))
    assert finding.params == {"apps": 12, "old": 12}
    assert [proof.at.year for proof in finding.evidence if proof.at] == [2013, 2014, 2015, 2016, 2017]
