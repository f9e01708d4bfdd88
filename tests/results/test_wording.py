"""A result finds its words again in any language."""

from __future__ import annotations

from datetime import UTC, date, datetime

from auditor.authors.testing import account
from auditor.engine.judge import RunInfo, audit
from auditor.engine.registry import Registry
from auditor.model.account import Account, Role
from auditor.model.check import Check, Context
from auditor.model.result import AuditResult
from auditor.results.saved import from_json, to_json
from auditor.results.wording import worded

PRIVATE = "audience.private_profile"


def result_of(*accounts: Account, checks: list[Check], role: Role = Role.PARENT) -> AuditResult:
    info = RunInfo(datetime(2026, 6, 1, tzinfo=UTC), "en")
    return audit(accounts, checks, Context(date(2026, 6, 1), role), info)


def test_result_can_be_worded_again_in_another_language(builtin: Registry) -> None:
    checks = list(builtin.checks.values())
    english = worded(result_of(account("instagram", {PRIVATE: "off"}), checks=checks), "en")
    dutch = worded(from_json(to_json(english), "r.json"), "nl")
    assert dutch != english
    assert worded(dutch, "en") == english
