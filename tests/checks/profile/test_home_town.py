"""Where the family lives or comes from: each town that is filled in must be known to be for few, and none is named."""

from __future__ import annotations

from itertools import product

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.account import Value
from auditor.model.verdict import Outcome

TOWNS = {"current_town": "Zierikzee", "home_town": "Appingedam"}
STATES = [None, "friends", "everyone"]


@pytest.mark.parametrize("filled", [("current_town",), ("home_town",), ("current_town", "home_town")], ids=" ".join)
@pytest.mark.parametrize("audiences", [*product(STATES, repeat=2)], ids=str)
def test_it_passes_only_when_each_town_that_is_filled_in_is_known_to_be_for_few(
    builtin: Registry, filled: tuple[str, ...], audiences: tuple[str | None, str | None]
) -> None:
    told = dict(zip(TOWNS, audiences, strict=True))
    facts: dict[str, Value | list[Value]] = {f"profile.{t}": name if t in filled else "" for t, name in TOWNS.items()}
    facts |= {f"audience.{town}": audience for town, audience in told.items() if audience}
    (finding,) = run(builtin.checks["home_town"], account("facebook", facts))
    seen = [told[town] for town in filled]
    assert (finding.outcome is Outcome.FAIL) is ("everyone" in seen)
    assert (finding.outcome is Outcome.PASS) is (set(seen) == {"friends"})
    assert not any(name in str(finding) for name in TOWNS.values())


def test_only_the_town_that_many_see_is_pointed_to(builtin: Registry) -> None:
    facts: dict[str, Value | list[Value]] = {f"profile.{town}": name for town, name in TOWNS.items()}
    subject = account("facebook", facts | {"audience.current_town": "friends", "audience.home_town": "everyone"})
    (finding,) = run(builtin.checks["home_town"], subject)
    assert finding.message_id == "home_town"
    assert [proof.where for proof in finding.evidence] == [subject.facts["audience.home_town"][0].where]
