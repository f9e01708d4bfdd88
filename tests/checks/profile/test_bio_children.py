"""Children in a profile's texts: the most telling words count, the family's own are known and masked."""

from __future__ import annotations

from typing import Any

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.account import Confidence, Role
from auditor.model.verdict import Outcome, Severity
from tests.checks.profile.family import FAMILY


def test_a_child_is_told_once_by_the_most_telling_words(builtin: Registry) -> None:
    subject = account("tiktok", {"profile.bio": "proud dad, mama van Noor (5), groep 3", "profile.name": "Mum of 2"})
    (finding,) = run(builtin.checks["bio_children"], subject)
    assert (finding.message_id, finding.severity, finding.params) == ("child_name", Severity.HIGH, {"count": 5})
    assert finding.confidence is Confidence.GUESSED
    assert "Noor" not in str(finding)


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


@pytest.mark.parametrize(
    ("written", "severity"),
    [
        ("mama_van_noor", Severity.HIGH),
        ("jayden2014", Severity.HIGH),
        ("mumof2", Severity.MEDIUM),
        ("zeddy2019", None),
        ("dogmom_daisy", None),
    ],
)
def test_in_a_user_name_general_words_are_a_guess(builtin: Registry, written: str, severity: Severity | None) -> None:
    subject = account("instagram", {"profile.bio": "", "profile.name": "Ann", "profile.username": written})
    (finding,) = run(builtin.checks["bio_children"], subject)
    if severity is None:
        assert finding.outcome is Outcome.PASS
    else:
        assert (finding.message_id, finding.confidence) == ("username", Confidence.GUESSED)
        assert (finding.severity, finding.params) == (severity, {"count": 1})


def test_a_year_beside_a_wedding_is_none_of_a_birth(builtin: Registry) -> None:
    facts = {"profile.bio": "getrouwd", "profile.name": "Familie Vos", "profile.username": "noor_en_sem_2014"}
    (finding,) = run(builtin.checks["bio_children"], account("instagram", facts))
    assert finding.outcome is not Outcome.FAIL


@pytest.mark.parametrize(
    ("bio", "message"),
    [
        ("homeschooling our 7 and 9 year old", "school"),
        ("thuis een kanjer van bijna 3 en een boef van 1", "child_age"),
        ("ma fille est en CE1 à l'école Jean Moulin", "school"),
    ],
)
def test_what_lists_do_not_find_the_classifier_may(builtin: Registry, bio: str, message: str) -> None:
    (finding,) = run(builtin.checks["bio_children"], account("tiktok", {"profile.bio": bio, "profile.name": "Ann"}))
    assert (finding.outcome, finding.message_id, finding.confidence) == (Outcome.FAIL, message, Confidence.GUESSED)


@pytest.mark.parametrize(
    "bio", ["12 jaar boekhandelaar", "labrador, 6 jaar, gek op ballen", "10 Jahre Fotografie", "15 ans d'expérience"]
)
def test_years_of_a_job_or_of_a_pet_are_no_childs_age(builtin: Registry, bio: str) -> None:
    (finding,) = run(builtin.checks["bio_children"], account("tiktok", {"profile.bio": bio, "profile.name": "Ann"}))
    assert finding.outcome is not Outcome.FAIL


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


def test_the_familys_own_birth_date_is_known_in_two_figures(builtin: Registry) -> None:
    subject = account("tiktok", {"profile.bio": "12-05-19 💖", "profile.name": "Ann"})
    (finding,) = run(builtin.checks["bio_children"], subject, family=FAMILY)
    assert (finding.outcome, finding.message_id) == (Outcome.FAIL, "birth_date")
