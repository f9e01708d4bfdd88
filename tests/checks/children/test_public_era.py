"""What was public once: not what is public today, and never public only where all is told."""

from __future__ import annotations

from typing import Any

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.verdict import Outcome
from tests.checks.children.photos import DONE, found, item
from tests.checks.findings import only


def test_what_is_public_today_is_no_bygone(builtin: Registry) -> None:
    public, then = item(audience_then="everyone"), item("followers", audience_then="everyone")
    assert only(found(builtin, "public_era", public, then)).params == {"photos": 1}
    assert only(found(builtin, "public_era", public)).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"audience.private_profile": "on", "audience.privacy_history": 0}, Outcome.PASS),
        ({"audience.private_profile": "on", "audience.privacy_history": 1}, Outcome.UNKNOWN),
        ({"audience.private_profile": ["on", "off"], "audience.privacy_history": 0}, Outcome.UNKNOWN),
        ({"audience.private_profile": "on"}, Outcome.UNKNOWN),
        ({"audience.privacy_history": 0}, Outcome.UNKNOWN),
    ],
)
def test_a_private_account_without_any_switch_was_never_public(
    builtin: Registry, facts: dict[str, Any], outcome: Outcome
) -> None:
    records: dict[str, Any] = {"exposures": [item("followers")], "photo_work": DONE}
    subject = account("instagram", {"photos.with_child": 1, **facts}, **records)
    assert only(run(builtin.checks["public_era"], subject)).outcome is outcome
