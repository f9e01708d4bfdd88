"""Relatives in a profile: children are counted apart and nobody is named."""

from __future__ import annotations

from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.verdict import Severity


def test_children_among_the_relatives_are_counted_apart_and_not_named(builtin: Registry) -> None:
    relatives = [
        {"name": "Noor Voorbeeld", "relation": "dochter"},
        {"name": "Finn Voorbeeld", "relation": "Son"},
        {"name": "Ann Voorbeeld", "relation": "xyzzy"},
    ]
    subject = account("facebook", {"profile.family": 3}, relatives=relatives)
    (finding,) = run(builtin.checks["family_members"], subject)
    assert (finding.params, finding.severity) == ({"relatives": 3, "children": 2}, Severity.MEDIUM)
    assert "Voorbeeld" not in str(finding)
