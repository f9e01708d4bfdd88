"""The lock for a Facebook profile: asked about only where a phone number says that it is offered."""

from __future__ import annotations

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.verdict import Outcome
from tests.checks.findings import only


@pytest.mark.parametrize(
    ("phone", "outcome"),
    [
        ("+91 555 000 0000", Outcome.ASK),
        ("00971550000000", Outcome.ASK),
        ("+31 6 00000000", Outcome.NOT_APPLICABLE),
        ("+49 90 0000000", Outcome.NOT_APPLICABLE),  # the code of another country further on
        ("0900000000", Outcome.NOT_APPLICABLE),  # a number at home
        ("", Outcome.NOT_APPLICABLE),
    ],
)
def test_it_is_asked_only_where_a_number_says_that_it_is_offered(
    builtin: Registry, phone: str, outcome: Outcome
) -> None:
    finding = only(run(builtin.checks["profile_lock"], account("facebook", {"profile.phone": phone})))
    assert finding.outcome is outcome


def test_an_unknown_number_says_nothing_of_the_country(builtin: Registry) -> None:
    finding = only(run(builtin.checks["profile_lock"], account("facebook", absent={"profile.phone": "file_missing"})))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, "country_unknown")
