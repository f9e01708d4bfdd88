"""A result survives its JSON, and one that was changed by hand is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from auditor.authors.testing import account
from auditor.engine.judge import RunInfo, audit
from auditor.engine.registry import Registry
from auditor.errors import ResultError
from auditor.model.account import Account, Role
from auditor.model.check import Check, Context
from auditor.model.result import AuditResult, fingerprint
from auditor.results.saved import from_json, to_json
from auditor.results.wording import worded

PRIVATE = "audience.private_profile"


def result_of(*accounts: Account, checks: list[Check], role: Role = Role.PARENT) -> AuditResult:
    info = RunInfo(datetime(2026, 6, 1, tzinfo=UTC), "en")
    return audit(accounts, checks, Context(date(2026, 6, 1), role), info)


@pytest.fixture
def private_profile(builtin: Registry) -> Check:
    return builtin.checks["private_profile"]


def test_fingerprint_names_check_account_and_subject_only() -> None:
    assert fingerprint("a", "instagram", "Ann") == fingerprint("a", "instagram", "ann")
    variants = [("a", "instagram", "ann"), ("b", "instagram", "ann"), ("a", "tiktok", "ann"), ("a", "instagram", "bo")]
    assert len({fingerprint(*v) for v in variants} | {fingerprint("a", "instagram", "ann", "x")}) == 5


def test_result_survives_its_json(builtin: Registry) -> None:
    result = worded(result_of(account("facebook"), account("tiktok"), checks=list(builtin.checks.values())), "nl")
    assert from_json(to_json(result), "r.json") == result


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'check": "private_profile', b'check": "another'), (b'"first_steps": [', b'"first_steps": ["x", ')],
)
def test_result_changed_by_hand_is_refused(private_profile: Check, old: bytes, new: bytes) -> None:
    saved = to_json(result_of(account("instagram", {PRIVATE: "off"}), checks=[private_profile]))
    assert old in saved
    with pytest.raises(ResultError):
        from_json(saved.replace(old, new, 1), "r.json")
