"""Checks of profile texts and of the people around an account."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.account import Confidence, Role
from auditor.model.check import Outcome, Severity
from auditor.model.family import Child, Family, OwnAccount
from auditor.text.routine import every_week, lives_in
from auditor.text.silence import SILENCE
from hypothesis import example, given
from hypothesis import strategies as st


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


def test_a_child_is_told_once_by_the_most_telling_words(builtin: Registry) -> None:
    subject = account("tiktok", {"profile.bio": "proud dad, mama van Noor (5), groep 3", "profile.name": "Mum of 2"})
    (finding,) = run(builtin.checks["bio_children"], subject)
    assert (finding.message_id, finding.severity, finding.params) == ("child_name", Severity.HIGH, {"count": 5})
    assert finding.confidence is Confidence.GUESSED
    assert "Noor" not in str(finding)


FAMILY = Family(
    (Child("Zeddy", date(2019, 5, 12), ("Zz",)), Child("Yara", date(2011, 1, 1))),
    schools=("Basisschool De Regenboog",),
    clubs=("vv De Vos",),
    streets=("Voorbeeldstraat",),
    towns=("Utrecht",),
    accounts=(OwnAccount("instagram", "@yara.example", Role.TEEN, "Yara"),),
)


@pytest.mark.parametrize(
    ("bio", "message"),
    [
        ("met zeddy en Zz", "child_name"),
        ("mama van Zeddy", "child_name"),
        ("#zeddysbirthday", "child_name"),
        ("basisschool de regenboog", "school"),
        ("bij vv De Vos", "club"),
        ("voorbeeldstraat", "street"),
    ],
)
def test_what_the_family_wrote_of_itself_is_known_and_masked(builtin: Registry, bio: str, message: str) -> None:
    for fact in ("profile.bio", "profile.name"):
        subject = account("tiktok", {"profile.bio": "", "profile.name": "Ann"} | {fact: bio})
        (finding,) = run(builtin.checks["bio_children"], subject, family=FAMILY)
        sure = Confidence.GUESSED if "#" in bio else Confidence.DERIVED
        assert (finding.message_id, finding.severity, finding.confidence) == (message, Severity.HIGH, sure)
        shown = str(finding).casefold()
        assert not any(word in shown for word in ("zeddy", "regenboog", "vos", "voorbeeldstraat"))


def test_one_name_is_counted_once_and_a_town_is_told_elsewhere(builtin: Registry) -> None:
    subject = account("tiktok", {"profile.bio": "mama van Zeddy, Utrecht", "profile.name": "Ann"})
    (finding,) = run(builtin.checks["bio_children"], subject, family=FAMILY)
    assert finding.params == {"count": 1}


@pytest.mark.parametrize(
    ("facts", "more", "sure"),
    [
        ({"profile.username": "mama.van.zeddy"}, {"handle": "mama.van.zeddy"}, Confidence.DERIVED),
        ({"profile.username": "mamavanzeddy"}, {}, Confidence.GUESSED),
        ({}, {"handle": "Zeddy2019"}, Confidence.DERIVED),
    ],
)
def test_a_user_name_is_read_too(builtin: Registry, facts: Any, more: Any, sure: Confidence) -> None:
    subject = account("instagram", {"profile.bio": "", "profile.name": "Ann", **facts}, **more)
    (finding,) = run(builtin.checks["bio_children"], subject, family=FAMILY)
    assert (finding.outcome, finding.message_id, finding.confidence) == (Outcome.FAIL, "username", sure)
    assert finding.params == {"count": 1}
    (finding,) = run(builtin.checks["bio_children"], subject)
    assert finding.outcome is Outcome.PASS


@pytest.mark.parametrize(("role", "outcome"), [(Role.TEEN, Outcome.PASS), (Role.PARENT, Outcome.FAIL)])
def test_the_owner_of_a_teens_account_may_have_a_name(builtin: Registry, role: Role, outcome: Outcome) -> None:
    subject = account("instagram", {"profile.bio": "", "profile.name": "Yara"}, handle="yara.example")
    (finding,) = run(builtin.checks["bio_children"], subject, role, family=FAMILY)
    assert finding.outcome is outcome
    siblings = account("instagram", {"profile.bio": "met Zeddy", "profile.name": "Yara"}, handle="yara.example")
    (finding,) = run(builtin.checks["bio_children"], siblings, role, family=FAMILY)
    assert finding.outcome is Outcome.FAIL


def test_words_that_only_say_that_there_are_children_weigh_less(builtin: Registry) -> None:
    (finding,) = run(builtin.checks["bio_children"], account("tiktok", {"profile.bio": "Mum of 2"}))
    assert finding.severity is Severity.MEDIUM


def test_the_same_bio_from_two_sources_is_counted_once(builtin: Registry) -> None:
    subject = account("tiktok", {"profile.bio": ["bel 06-12345678", "bel 06-12345678"]})
    (finding,) = run(builtin.checks["bio_contacts"], subject)
    assert finding.params == {"count": 1}


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


@pytest.mark.parametrize(("role", "outcome"), [(Role.PARENT, Outcome.ASK), (Role.TEEN, Outcome.FAIL)])
def test_a_school_is_graver_in_a_teenagers_profile(builtin: Registry, role: Role, outcome: Outcome) -> None:
    subject = account("facebook", {"profile.education": "Voorbeeldschool"})
    (finding,) = run(builtin.checks["school"], subject, role)
    assert finding.outcome is outcome
    assert "Voorbeeldschool" not in str(finding)


@pytest.mark.parametrize("platform", ["instagram", "facebook", "tiktok"])
def test_a_list_of_people_is_never_judged_only_asked_about(builtin: Registry, platform: str) -> None:
    list_id = "connections.friends" if platform == "facebook" else "connections.followers"
    people = {list_id: [{"key": str(n), "since": f"{2010 + n}-01-01T00:00:00Z"} for n in range(10)]}
    for count in (1, 10, 150, 151, 5000):
        (finding,) = run(builtin.checks["followers_reviewed"], account(platform, {list_id: count}, people=people))
        assert finding.outcome is Outcome.ASK
        assert (finding.message_id == "many") is (count > 150)
        assert (finding.params["people"], finding.params["since"]) == (max(count, 10), "2010-01-01")


def test_followers_from_before_the_switch_to_private_are_counted(builtin: Registry) -> None:
    people = {"connections.followers": [{"key": str(n), "since": f"{2010 + n}-01-01T00:00:00Z"} for n in range(10)]}
    changes = [{"at": "2013-06-01T00:00:00Z", "private": True}]
    subject = account("instagram", {"connections.followers": 10}, people=people, privacy_changes=changes)
    (finding,) = run(builtin.checks["followers_reviewed"], subject)
    assert (finding.message_id, finding.params["earlier"]) == ("before_private", 4)


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
@pytest.mark.parametrize(("role", "bio"), [(Role.TEEN, "i like cats"), (Role.PARENT, "kocham góry i psy")])
def test_a_bio_in_which_nothing_was_found_is_not_fine(builtin: Registry, check: str, role: Role, bio: str) -> None:
    facts: dict[str, Any] = {"profile.bio": bio, "profile.name": "Ann"}
    (finding,) = run(builtin.checks[check], account("tiktok", facts), role)
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, SILENCE)
    (finding,) = run(builtin.checks[check], account("tiktok", {**facts, "profile.bio": ""}), role)
    assert finding.outcome is Outcome.PASS


def test_the_familys_own_birth_date_is_known_in_two_figures(builtin: Registry) -> None:
    subject = account("tiktok", {"profile.bio": "12-05-19 💖", "profile.name": "Ann"})
    (finding,) = run(builtin.checks["bio_children"], subject, family=FAMILY)
    assert (finding.outcome, finding.message_id) == (Outcome.FAIL, "birth_date")


@given(st.one_of(st.text(), st.lists(st.sampled_from(["📍", "based in", " ", "x", "ﬃ", "\ufe0f", "De"])).map("".join)))
@example("📍\ufe0fﬃ")
def test_any_bio_has_its_places_inside_it(bio: str) -> None:
    assert all(0 <= start < end <= len(bio) for start, end in lives_in(bio))
    assert every_week(bio) is None or bio
