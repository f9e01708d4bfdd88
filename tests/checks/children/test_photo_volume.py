"""How many photos over how many years, without blame."""

from __future__ import annotations

from auditor.engine.registry import Registry
from auditor.model.verdict import Outcome
from tests.checks.children.photos import found, item
from tests.checks.findings import only


def test_volume_counts_photos_and_years_and_blames_nobody(builtin: Registry) -> None:
    items = [item(at=f"{year}-01-01") for year in (2014, 2021, 2018)] + [item("only_me", "item", at="2009-01-01")]
    finding = only(found(builtin, "photo_volume", *items, item(at=None)))
    assert finding.outcome is Outcome.ASK
    assert finding.params == {"photos": 4, "years": 8, "first": 2014, "last": 2021}
