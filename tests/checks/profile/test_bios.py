"""All checks of a profile's texts: what one tells no other tells, and nothing found is not fine."""

from __future__ import annotations

from typing import Any

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.account import Confidence, Role
from auditor.model.tells import Tells
from auditor.model.verdict import Outcome
from auditor.text.silence import SILENCE
from tests.checks.profile.family import FAMILY


@pytest.mark.parametrize("check", ["bio_contacts", "bio_children"])
def test_a_date_of_birth_is_told_by_one_check_only(builtin: Registry, check: str) -> None:
    child, parent = "born 12-05-2019", "born 12-05-1984"
    failed = {
        bio
        for bio in (child, parent)
        for f in run(builtin.checks[check], account("tiktok", {"profile.bio": bio}))
        if f.outcome is Outcome.FAIL
    }
    assert failed == ({parent} if check == "bio_contacts" else {child})


TEEN_BIO = {"profile.bio": "13 | utrecht | snap: jip.dances13", "profile.name": "jip"}
ASKED = {"bio_children": "own_age", "bio_contacts": "handle", "bio_routine": "place"}


@pytest.mark.parametrize(("check", "message"), ASKED.items())
def test_a_teens_age_town_and_name_elsewhere_are_findings(builtin: Registry, check: str, message: str) -> None:
    (finding,) = run(builtin.checks[check], account("tiktok", TEEN_BIO), Role.TEEN)
    assert (finding.outcome, finding.message_id, finding.confidence) == (Outcome.FAIL, message, Confidence.GUESSED)
    assert not any(secret in str(finding) for secret in ("dances", "utrecht", "snap: jip"))


@pytest.mark.parametrize("check", ASKED)
def test_in_a_parents_bio_they_are_none(builtin: Registry, check: str) -> None:
    (finding,) = run(builtin.checks[check], account("tiktok", TEEN_BIO))
    assert finding.outcome is not Outcome.FAIL


@pytest.mark.parametrize("check", ASKED)
@pytest.mark.parametrize(("role", "bio"), [(Role.TEEN, "i like cats"), (Role.PARENT, "dnes jsme byli na pláži")])
def test_a_bio_in_which_nothing_was_found_is_not_fine(builtin: Registry, check: str, role: Role, bio: str) -> None:
    facts: dict[str, Any] = {"profile.bio": bio, "profile.name": "Ann"}
    (finding,) = run(builtin.checks[check], account("tiktok", facts), role)
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, SILENCE)
    (finding,) = run(builtin.checks[check], account("tiktok", {**facts, "profile.bio": ""}), role)
    assert finding.outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("check", "role", "bio", "tells"),
    [
        ("bio_children", Role.PARENT, "mama van Zeddy", [Tells.NAME]),
        ("bio_children", Role.PARENT, "vv De Vos | De Regenboog", [Tells.SCHOOL, Tells.CLUB]),
        ("bio_children", Role.PARENT, "Voorbeeldstraat", [Tells.STREET]),
        ("bio_children", Role.PARENT, "mama van twee", [Tells.CHILD]),
        ("bio_children", Role.PARENT, "born 12-05-2019", [Tells.BIRTH_DATE]),
        ("bio_children", Role.TEEN, "13", [Tells.AGE]),
        ("bio_contacts", Role.PARENT, "bel +31 97 5836 2749", [Tells.PHONE]),
        ("bio_contacts", Role.PARENT, "ann@example.org", [Tells.EMAIL]),
        ("bio_contacts", Role.PARENT, "Kerkstraat 12", [Tells.ADDRESS]),
        ("bio_contacts", Role.TEEN, "snap: jip.dances13", [Tells.USER_NAME]),
        ("bio_routine", Role.PARENT, "Utrecht", [Tells.TOWN]),
        ("bio_routine", Role.PARENT, "elke dinsdag op het veld", [Tells.WEEKLY]),
    ],
)
def test_what_the_words_tell(builtin: Registry, check: str, role: Role, bio: str, tells: list[Tells]) -> None:
    subject = account("tiktok", {"profile.bio": bio, "profile.name": "Ann"})
    (finding,) = run(builtin.checks[check], subject, role, family=FAMILY)
    assert [proof.tells for proof in finding.evidence] == tells
