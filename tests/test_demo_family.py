"""The invented family of the demo shows all that a report can show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from auditor.audit import Audit
from auditor.check import Outcome
from auditor.demo.family import write_exports
from auditor.registry import Registry
from auditor.result import AuditResult


@pytest.fixture(scope="module")
def result(builtin: Registry, tmp_path_factory: pytest.TempPathFactory) -> AuditResult:
    exports = write_exports(tmp_path_factory.mktemp("demo"))
    assert len(exports) == 4
    return Audit(builtin, today=date(2026, 6, 1)).run(exports)


def test_one_account_for_each_platform_though_one_download_is_in_two_parts(result: AuditResult) -> None:
    assert [a.platform for a in result.accounts] == ["instagram", "facebook", "tiktok", "household"]
    assert [a.troubles for a in result.accounts] == [()] * 4


def test_every_outcome_is_there(result: AuditResult) -> None:
    assert {f.outcome for a in result.accounts for f in a.findings} == set(Outcome)
    assert len(result.first_steps) == 5


def test_the_same_family_gives_the_same_result(builtin: Registry, result: AuditResult, tmp_path: Path) -> None:
    again = Audit(builtin, today=date(2026, 6, 1)).run(write_exports(tmp_path))
    assert again.accounts == result.accounts
    assert again.first_steps == result.first_steps
