"""A finding is known again from run to run."""

from __future__ import annotations

from auditor.model.result import fingerprint


def test_fingerprint_names_check_account_and_subject_only() -> None:
    assert fingerprint("a", "instagram", "Ann") == fingerprint("a", "instagram", "ann")
    variants = [("a", "instagram", "ann"), ("b", "instagram", "ann"), ("a", "tiktok", "ann"), ("a", "instagram", "bo")]
    assert len({fingerprint(*v) for v in variants} | {fingerprint("a", "instagram", "ann", "x")}) == 5
