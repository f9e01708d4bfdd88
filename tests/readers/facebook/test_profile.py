"""Facebook's profile in odd forms: never an emptiness out of what was not understood."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from auditor.demo.facebook.account import Relative
from auditor.demo.meta.sheets import Form
from auditor.model.account import Confidence, Reason
from tests.readers.facebook.doubts import ANN, PROFILE, Open, changed, doubted, made, values
from tests.readers.facebook.exports import FORMS, relabelled


def test_two_profiles_contradict_each_other(opened: Open) -> None:
    def both(data: Any) -> Any:
        other = data["profile_v2"] | {"intro_bio": {"name": "Somebody else"}, "family_members": []}
        return {"profile_v2": [data["profile_v2"], other]}

    account = opened(changed(PROFILE, both))
    assert values(account, "profile.bio") == {"Mum of two", "Somebody else"}
    assert values(account, "profile.family") == {1, 0}


# Forms that nobody foresaw


@pytest.mark.parametrize("junk", [None, {}, True, 7], ids=str)
@pytest.mark.parametrize(
    ("key", "fact"),
    [
        ("education_experiences", "profile.education"),
        ("intro_bio", "profile.bio"),
        ("emails", "profile.email"),
        ("family_members", "profile.family"),
        ("birthday", "profile.birthday"),
    ],
)
def test_a_part_of_the_profile_in_another_form_is_unreadable(opened: Open, key: str, fact: str, junk: Any) -> None:
    account = opened(changed(PROFILE, lambda data: data["profile_v2"].update({key: junk})))
    if junk == 7 and fact in ("profile.education", "profile.bio", "profile.email"):
        assert account.value(fact) == "7"  # a text that stands where an object was expected
    else:
        assert doubted(account, fact) is Reason.UNREADABLE
        assert fact not in account.facts


def test_an_empty_list_of_the_profile_is_known_to_be_empty(opened: Open) -> None:
    def empty(data: Any) -> None:
        data["profile_v2"].update(education_experiences=[], family_members=[])

    account = opened(changed(PROFILE, empty))
    assert account.value("profile.education") == ""
    assert account.value("profile.family") == 0
    assert not account.doubts


def test_a_key_that_is_not_there_was_not_filled_in_which_follows(opened: Open) -> None:
    account = opened(made(replace(ANN, family=(), bio="")))
    for fact, value in (("profile.bio", ""), ("profile.website", ""), ("profile.address", "")):
        found = account.fact(fact)
        assert found is not None
        assert found.value == value
    assert account.fact("profile.bio").confidence is Confidence.DERIVED  # type: ignore[union-attr]  # known above


@pytest.mark.parametrize("key", ["intro_bio", "family_members", "education_experiences", "birthday"])
def test_a_key_under_another_name_is_no_emptiness(opened: Open, key: str) -> None:
    def rename(data: Any) -> None:
        data["profile_v2"][f"new_{key}"] = data["profile_v2"].pop(key)

    account = opened(changed(PROFILE, rename))
    fact = {"intro_bio": "bio", "family_members": "family", "education_experiences": "education"}.get(key, key)
    assert account.absent[f"profile.{fact}"].reason is Reason.UNREADABLE


@pytest.mark.parametrize("odd", [None, "Noor", {}, {"name": None}, {"naam": "Noor"}], ids=str)
def test_a_relative_or_school_without_a_name_leaves_a_doubt(opened: Open, odd: Any) -> None:
    def add(data: Any) -> None:
        data["profile_v2"]["family_members"].append(odd)
        data["profile_v2"]["education_experiences"].append(odd)

    account = opened(changed(PROFILE, add))
    assert account.value("profile.family") == 2
    assert doubted(account, "profile.family") is Reason.UNREADABLE
    assert "De Voorbeeld" in str(account.value("profile.education"))
    if odd != "Noor":
        assert doubted(account, "profile.education") is Reason.UNREADABLE


# Whom it names


@pytest.mark.parametrize("form", FORMS)
def test_relatives_are_among_those_whom_the_download_names(opened: Open, form: Form) -> None:
    kin = (Relative("Noor Invented", "Daughter"), Relative("Bo Example", "Brother"))
    (others,) = opened(made(replace(ANN, family=kin), form=form)).others
    assert all(map(others.has, ("Noor Invented", "Bo Example")))
    assert not others.has_part("daughter")


def test_so_is_the_partner_and_a_former_one(opened: Open) -> None:
    def partners(data: Any) -> None:
        relationship = {"status": "Married", "partner": "Jon Invented"}
        data["profile_v2"].update(relationship=relationship, previous_relationships=[{"name": "Kim Invented"}])

    (others,) = opened(changed(PROFILE, partners)).others
    assert all(map(others.has, ("Jon Invented", "Kim Invented")))


def test_on_a_page_the_partner_is_behind_the_status(opened: Open) -> None:
    page = made(replace(ANN, bio="Married to Jon Invented"), form="html")
    (others,) = opened(relabelled(page, ">Intro<", ">Relationship<")).others
    assert others.has("Jon Invented")
    assert not others.has_part("Married")


@pytest.mark.parametrize("junk", [None, 7, [], {"partner": {"a": 1}}, [{"partner": None}]], ids=str)
def test_a_relationship_in_another_form_names_nobody(opened: Open, junk: Any) -> None:
    account = opened(changed(PROFILE, lambda data: data["profile_v2"].update(relationship=junk)))
    assert account.value("profile.bio") == "Mum of two"
