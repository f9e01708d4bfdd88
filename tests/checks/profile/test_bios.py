"""All checks of a profile's texts: what one tells no other tells, and nothing found is not fine."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.account import Confidence, Role
from auditor.model.tells import Tells
from auditor.model.verdict import Outcome, Severity
from auditor.text.silence import SILENCE
from tests.captions import SETS
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


@pytest.mark.parametrize("check", ASKED)
@pytest.mark.parametrize(
    ("private", "severity"), [("off", Severity.HIGH), (None, Severity.HIGH), ("on", Severity.MEDIUM)]
)
def test_they_are_serious_on_an_account_that_is_not_surely_private(
    builtin: Registry, check: str, private: str | None, severity: Severity
) -> None:
    facts = TEEN_BIO | ({"audience.private_profile": private} if private else {})
    (finding,) = run(builtin.checks[check], account("instagram", facts), Role.TEEN)
    assert finding.severity is severity


@pytest.mark.parametrize(
    ("check", "bio"), [("bio_children", "with my little one"), ("bio_routine", "elke vrijdag live")]
)
def test_what_says_less_of_a_teen_stays_less_serious(builtin: Registry, check: str, bio: str) -> None:
    (finding,) = run(
        builtin.checks[check], account("instagram", {"profile.bio": bio, "profile.name": "Jip"}), Role.TEEN
    )
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, Severity.MEDIUM)


@pytest.mark.parametrize(
    ("check", "written", "message"),
    [
        ("bio_children", "emma2012", "username"),
        ("bio_children", "lotte.12", "username"),
        ("bio_children", "vlinder.13ans", "username"),
        ("bio_children", "grundschule_nord", "username"),
        ("bio_routine", "jip_utrecht", "place"),
        ("bio_contacts", "snap.jip12", "handle"),
    ],
)
def test_a_teens_user_name_tells_it_as_well(builtin: Registry, check: str, written: str, message: str) -> None:
    subject = account("instagram", {"profile.bio": "", "profile.name": "Jip", "profile.username": written})
    (finding,) = run(builtin.checks[check], subject, Role.TEEN)
    assert (finding.outcome, finding.message_id, finding.severity) == (Outcome.FAIL, message, Severity.HIGH)
    assert finding.params == {"count": 1}
    assert written not in str(finding)


@pytest.mark.parametrize(
    "written", ["nr7_fan", "mbappe_fan10", "bvb_09_fan", "top10clips", "fan_since_2014", "insta_jip"]
)
def test_a_number_or_app_that_says_nothing_of_a_teen_is_none(builtin: Registry, written: str) -> None:
    subject = account("instagram", {"profile.bio": "", "profile.name": "Jip", "profile.username": written})
    outcomes = {f.outcome for check in ASKED for f in run(builtin.checks[check], subject, Role.TEEN)}
    assert outcomes == {Outcome.PASS}


FOUND, ALARMED = 101, 10
"""Of 107 things that the table says are told, and of 85 harmless profiles: what was reached, as a floor."""


def test_of_a_table_of_invented_profiles_most_is_found_and_few_harmless_ones_are_alarmed(builtin: Registry) -> None:
    met = Counter[str]()
    for line in (SETS / "bios.tsv").read_text("utf-8").splitlines():
        told, _, role, written, name, bio = line.split("\t")
        subject = account("instagram", {"profile.bio": bio, "profile.name": name, "profile.username": written})
        every = {check: run(builtin.checks[check], subject, Role(role)) for check in ASKED}
        failed = {check for check, findings in every.items() if any(f.outcome is Outcome.FAIL for f in findings)}
        meant = set(filter(None, told.split(",")))
        met.update(of=len(meant), found=len(meant & failed), harmless=not meant, alarmed=bool(failed and not meant))
    assert (met["of"], met["harmless"]) == (107, 85)
    assert met["found"] >= FOUND
    assert met["alarmed"] <= ALARMED
