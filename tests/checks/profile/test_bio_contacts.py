"""Ways to reach the family in a profile's texts: each kind of its own, and masked."""

from __future__ import annotations

from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.account import Confidence
from auditor.model.verdict import Severity


def test_each_kind_of_contact_is_a_finding_of_its_own_and_masked(builtin: Registry) -> None:
    bio = "Voorbeeldstraat 12 ~ bel 06-12345678 of 020 1234567 ~ ann@example.com ~ born 12-05-1984"
    findings = run(builtin.checks["bio_contacts"], account("instagram", {"profile.bio": bio}))
    told = {f.message_id: (f.params["count"], f.severity, f.confidence) for f in findings}
    assert told == {
        "address": (1, Severity.HIGH, Confidence.GUESSED),
        "phone": (2, Severity.HIGH, Confidence.DERIVED),
        "email": (1, Severity.MEDIUM, Confidence.DERIVED),
        "birth_date": (1, Severity.MEDIUM, Confidence.DERIVED),
    }
    assert len({f.fingerprint for f in findings}) == 4
    shown = " ".join(proof.snippet for f in findings for proof in f.evidence)
    assert not any(secret in shown for secret in ("Voorbeeldstraat", "123", "example", "1984"))


def test_the_same_bio_from_two_sources_is_counted_once(builtin: Registry) -> None:
    subject = account("tiktok", {"profile.bio": ["bel 06-12345678", "bel 06-12345678"]})
    (finding,) = run(builtin.checks["bio_contacts"], subject)
    assert finding.params == {"count": 1}
