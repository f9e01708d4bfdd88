"""Close-ups: strangers' first, and nothing of a caption is shown."""

from __future__ import annotations

from datetime import date
from typing import Any

from auditor.engine.registry import Registry
from tests.checks.children.photos import SECRET, found, item
from tests.checks.findings import only


def placed(place: str, audience: str = "everyone", **fields: Any) -> dict[str, Any]:
    return {**item(audience, **fields), "source": place}


def test_the_first_five_are_pointed_to_strangers_before_others_and_masked(builtin: Registry) -> None:
    items = [placed("stories.json#0", "followers", caption=f"{SECRET} bij oma", close_up=True)]
    items += [placed(f"posts_1.json#{number}", caption=SECRET, close_up=True) for number in range(7)]
    finding = only(found(builtin, "close_ups", *items))
    assert finding.params == {"photos": 8, "strangers": 7, "others": 1}
    assert [proof.where for proof in finding.evidence] == [f"posts_1.json#{number}" for number in range(5)]
    assert {proof.at for proof in finding.evidence} == {date(2021, 7, 4)}
    assert all(proof.snippet and SECRET not in proof.snippet for proof in finding.evidence)
