"""Home and fixed days in a profile's texts, in every language."""

from __future__ import annotations

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.account import Confidence
from auditor.model.verdict import Outcome, Severity
from auditor.text.silence import SILENCE
from tests.checks.profile.family import FAMILY


@pytest.mark.parametrize(
    ("bio", "message"),
    [
        ("Utrecht | koffie", "town"),
        ("📍 Utrecht", "town"),
        ("voorbeeldstraat, 📍 Utrecht", "street"),
        ("📍Gent", "lives"),
        ("woont in gent", "lives"),
        ("wohnt in Köln", "lives"),
        ("habite à Lyon", "lives"),
        ("Based in London", "lives"),
        ("zwemmen elke dinsdag", "weekly"),
        ("every tuesday at the pool", "weekly"),
        ("jeden Dienstag Turnen", "weekly"),
        ("tous les mardis au stade", "weekly"),
    ],
)
def test_a_home_and_fixed_days_are_told_in_every_language(builtin: Registry, bio: str, message: str) -> None:
    subject = account("tiktok", {"profile.bio": bio, "profile.name": "Ann"})
    (finding,) = run(builtin.checks["bio_routine"], subject, family=FAMILY)
    sure = Confidence.DERIVED if message in ("town", "street") else Confidence.GUESSED
    assert (finding.message_id, finding.severity, finding.confidence) == (message, Severity.MEDIUM, sure)
    assert not any(word in str(finding) for word in ("Utrecht", "Gent", "Lyon", "London", "voorbeeldstraat"))


@pytest.mark.parametrize(
    "bio",
    [
        "living in harmony",
        "woont in een tiny house",
        "lives in my heart",
        "open on tuesday",
        "📍",
        "vit à 100 à l'heure",
    ],
)
def test_a_way_of_living_is_no_place(builtin: Registry, bio: str) -> None:
    subject = account("tiktok", {"profile.bio": bio, "profile.name": "Ann"})
    (finding,) = run(builtin.checks["bio_routine"], subject, family=FAMILY)
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, SILENCE)
