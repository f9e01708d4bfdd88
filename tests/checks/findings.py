"""What the tests of checks ask of findings."""

from __future__ import annotations

from auditor.model.result import Finding


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding
