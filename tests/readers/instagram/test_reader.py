"""The Instagram reader on every generation, form and language, and on downloads that are partial, broken or hostile."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from auditor.demo.instagram.account import GENERATIONS
from auditor.demo.instagram.tree import Coordinates, tree
from auditor.demo.trees import Tree, as_folder, as_zip, emptied, meta_json, without
from auditor.downloads.archive import Archive
from auditor.downloads.parts import open_part
from auditor.downloads.problems import ProblemKind
from auditor.model.account import Confidence, Platform, Reason, SessionKind
from auditor.model.facts import of_platform
from auditor.readers.instagram.reader import read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.readers.instagram.exports import (
    ACCOUNT,
    LANGUAGES,
    LOGIN,
    PRIVATE,
    PROFILE,
    QUIET,
    QUIET_PAST,
    TWO_STEP,
    Look,
    absence,
    day,
    listed,
    nodes,
)

PROFESSIONAL = "profile.professional"
UNSEEN_LABEL = ("nl", "es", "pt")  # whose word for the private flag is inferred
LAYOUTS = [
    (generation, form, language)
    for generation in GENERATIONS
    for form in ("json", "html")
    for language in LANGUAGES
    if generation != "2018" or (form, language) == ("json", "en_US")
]


@pytest.mark.parametrize(("generation", "form", "language"), LAYOUTS)
def test_every_layout_tells_the_same(look: Look, generation: Any, form: Any, language: Any) -> None:
    account = look(tree(ACCOUNT, generation=generation, form=form, language=language))
    assert (account.handle, account.generation, account.form) == ("noor.example", generation, form)
    assert account.problems == ()
    flag = account.fact(PRIVATE)
    assert flag is not None
    assert (flag.value, flag.raw) == ("off", "False")
    assert flag.confidence is (Confidence.DERIVED if language in UNSEEN_LABEL else Confidence.STATED)
    assert flag.where.endswith(("#Private Account", "#private_account")) or language != "en_US"
    expected: dict[str, object] = {
        "profile.username": "noor.example",
        "profile.bio": "Mum of two, Zürich",
        "profile.email": "noor@example.org",
        "profile.birthday": "1986-05-31",
        "contact.comments": "everyone",
        "content.posts": 2,
        "content.stories": 1,
        "content.profile_photos": 1,
        "connections.followers": 3,
        "connections.following": 1,
        "connections.close_friends": 1,
        "connections.blocked": 1,
        "connections.restricted": 1,
        "security.logins": 2,
        "security.devices": 1,
        "sharing.contacts_uploaded": 3,
    }
    if generation == "2018":
        expected |= {"content.posts": 5, "content.stories": None}  # videos stand in one list, the stories' too
    else:
        expected |= {
            "audience.privacy_history": 2,
            TWO_STEP: None,
            "security.apps": 1,
            "security.password_changed": "2019-03-04",
            "sharing.contact_sync": "on",
            "content.reels": 1,
            "content.archived": 1,
            "content.deleted": 1,
            "connections.requests_received": 1,
            "connections.hidden_from": 2,
            "profile.changes": 1,
            "location.last_known": 1,
        }
    if generation >= "2024":
        expected["sharing.off_platform"] = "on"
    assert {fact_id: account.value(fact_id) for fact_id in expected} == expected


@pytest.mark.parametrize(("generation", "form", "language"), LAYOUTS)
def test_every_fact_is_known_or_absent(look: Look, generation: Any, form: Any, language: Any) -> None:
    account = look(tree(QUIET, generation=generation, form=form, language=language))
    ids = {spec.id for spec in of_platform(Platform.INSTAGRAM)}
    assert account.facts.keys() | account.absent.keys() == ids
    assert not account.facts.keys() & account.absent.keys()
    assert account.absent[TWO_STEP].reason is Reason.NOT_IN_EXPORT
    assert account.absent["contact.messages"].reason is Reason.NOT_IN_EXPORT
    if generation != "2018":  # which has all lists in one file
        assert account.absent["connections.followers"].reason is Reason.FILE_MISSING


def test_unknown_word_in_other_settings(look: Look) -> None:
    account = look(tree(replace(ACCOUNT, comments_from="Wat?", contact_sync="Ha", map_audience="Huh", off_meta="Hm")))
    for fact_id, raw in (("contact.comments", "Wat?"), ("sharing.contact_sync", "Ha"), ("location.map_sharing", "Huh")):
        assert absence(account, fact_id) == (Reason.UNKNOWN_WORD, raw)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("Everyone", "everyone"),
        ("Your Followers", "followers"),
        ("People You Follow and Your Followers", "followers"),
        ("People You Follow", "friends"),
        ("Off", "only_me"),
    ],
)
def test_who_may_comment(look: Look, word: str, value: str) -> None:
    fact = look(tree(replace(QUIET, comments_from=word))).fact("contact.comments")
    assert fact is not None
    assert (fact.value, fact.raw) == (value, word)
    assert fact.confidence is (Confidence.STATED if word == "Everyone" else Confidence.DERIVED)


@pytest.mark.parametrize("off_meta", [True, False])
@pytest.mark.parametrize("form", ["json", "html"])
def test_off_meta_association(look: Look, form: Any, off_meta: bool) -> None:
    account = look(tree(replace(QUIET, off_meta=off_meta), form=form))
    assert account.value("sharing.off_platform") == ("on" if off_meta else "off")


def test_companies_show_that_activity_is_tied_to_the_account(look: Look) -> None:
    account = look(tree(replace(QUIET, off_meta=False, off_meta_companies=("Example Shop",))))
    told = [(fact.value, fact.confidence) for fact in account.facts["sharing.off_platform"]]
    assert told == [("off", Confidence.STATED), ("on", Confidence.DERIVED)]


@pytest.mark.parametrize("form", ["json", "html"])
def test_registered_devices_tell_nothing_of_two_step(look: Look, form: Any) -> None:
    for devices in (2, 0, None):  # one may be of the past, and text messages need none
        account = look(tree(replace(QUIET, two_step_devices=devices), form=form))
        assert TWO_STEP in account.absent
        assert account.absent[TWO_STEP].reason is Reason.NOT_IN_EXPORT or not devices


@pytest.mark.parametrize("generation", ["2024", "2025", "2026"])
@pytest.mark.parametrize("form", ["json", "html"])
def test_look_alikes_are_never_taken(look: Look, generation: Any, form: Any) -> None:
    made = tree(ACCOUNT, generation=generation, form=form, decoys=True)
    plain = tree(ACCOUNT, generation=generation, form=form, decoys=False)
    assert made.keys() > plain.keys()
    told, expected = look(made), look(plain)
    assert told.facts == expected.facts
    assert told.posts == expected.posts
    assert "Decoy" not in repr(told)


@pytest.mark.parametrize("form", ["json", "html"])
def test_look_alikes_alone_tell_nothing(look: Look, form: Any) -> None:
    made = tree(ACCOUNT, form=form, decoys=True)
    account = look({name: data for name, data in made.items() if "threads" in name or "insights" in name})
    assert account.facts == {}
    assert (account.handle, account.posts, dict(account.people)) == ("", (), {})


@pytest.mark.parametrize("generation", GENERATIONS)
@pytest.mark.parametrize("form", ["json", "html"])
def test_people_are_hashes_with_dates(look: Look, generation: Any, form: Any) -> None:
    if (generation, form) == ("2018", "html"):
        pytest.skip("there was no such form")
    account = look(tree(ACCOUNT, generation=generation, form=form))
    followers = account.people["connections.followers"]
    assert [person.since for person in followers] == [day(2016), day(2017), day(2018)]
    assert len({person.key for person in followers}) == 3
    assert account.people["connections.following"][0].key == followers[0].key  # the same person under either key
    assert not [name for name in ("ada.example", "bo.example", "troll", "stranger") if name in repr(account)]
    (others,) = account.others
    assert all(map(others.has, ("Ada.Example", "bo.example")))
    assert others.has("Contact 1") or others.has_part("Invented")  # out of the phone's contacts
    assert not others.has("nobody.example")


def test_the_years_before_2021_had_no_list_of_those_whom_stories_are_hidden_from(look: Look) -> None:
    account = look(tree(ACCOUNT, generation="2018"))
    assert absence(account, "connections.hidden_from") == (Reason.NOT_IN_EXPORT, "")
    assert account.value("connections.restricted") == 1


def test_a_single_hidden_person_in_the_recent_dialect(look: Look) -> None:
    rows = [{"label": "Name", "value": "Ada"}, {"label": "Username", "value": "ada.example"}]
    alone = {"timestamp": 1700000000, "media": [], "label_values": rows, "fbid": "1"}
    account = look(tree(ACCOUNT) | {"connections/followers_and_following/hide_story_from.json": meta_json(alone)})
    assert account.value("connections.hidden_from") == 1
    (person,) = account.people["connections.hidden_from"]
    assert person.key == account.people["connections.followers"][0].key  # by user name, whatever stands before it


def test_sessions(look: Look) -> None:
    account = look(tree(ACCOUNT, generation="2026"))
    logins = [s for s in account.sessions if s.kind is SessionKind.LOGIN]
    assert [(s.last, s.ip, s.place) for s in logins] == [
        (day(2020), "192.0.2.10", "Utrecht, Netherlands"),
        (day(2019), "198.51.100.7", ""),
    ]
    assert [s.device for s in account.sessions if s.kind is SessionKind.DEVICE] == ["Instagram 300 (Examplephone)"]
    assert account.absent["security.sessions"].reason is Reason.NOT_IN_EXPORT


def test_apps(look: Look) -> None:
    account = look(tree(ACCOUNT))
    assert [(a.name, a.added, a.removed, a.active) for a in account.apps] == [
        ("Example Print", day(2018), None, None),
        ("Example Quiz", day(2017), day(2019), False),
    ]


@pytest.mark.parametrize(("where", "kept"), [(Coordinates(52.1, 5.1), 1), (None, 0)])
@pytest.mark.parametrize("form", ["json", "html"])
def test_last_location(look: Look, form: Any, where: Coordinates | None, kept: int) -> None:
    account = look(tree(replace(QUIET, last_location=where), form=form))
    assert account.value("location.last_known") == kept
    assert "52.1" not in repr(account)


def test_business_contact(look: Look) -> None:
    assert look(tree(ACCOUNT)).value("profile.business_contact") == "noor@example.org, +31 97 0000 0000, Utrecht"
    assert look(tree(replace(ACCOUNT, professional=False))).value("profile.business_contact") == ""


@pytest.mark.parametrize("generation", GENERATIONS)
def test_a_contact_card_means_professional_and_none_means_nothing(look: Look, generation: Any) -> None:
    for professional in (True, False):
        account = look(tree(replace(ACCOUNT, professional=professional), generation=generation))
        if professional and generation >= "2022":  # older downloads have no such file
            assert [(f.value, f.confidence) for f in account.facts[PROFESSIONAL]] == [("on", Confidence.DERIVED)]
        else:
            assert absence(account, PROFESSIONAL) == (Reason.NOT_IN_EXPORT, "")


def test_a_broken_or_stripped_contact_card_tells_no_kind_of_account(look: Look) -> None:
    path = "personal_information/personal_information/professional_information.json"
    broken = look(tree(ACCOUNT) | {path: b"{"})
    assert absence(broken, PROFESSIONAL) == (Reason.UNREADABLE, "")
    card = {"title": "Business Information", "string_map_data": {"Email": {"value": "string"}}}
    stripped_card = look(tree(ACCOUNT) | {path: meta_json({"profile_business": [card]})})
    assert absence(stripped_card, PROFESSIONAL) == (Reason.VALUES_REMOVED, "")


def extra(path: str, value: object) -> Tree:
    return tree(QUIET) | {path: meta_json(value)}


@pytest.mark.parametrize(("status", "value"), [("Inactive", "on"), ("Active", "off"), ("Paused", None)])
def test_ads_from_the_subscription_are_a_guess(look: Look, status: str, value: str | None) -> None:
    labelled = {"label_values": [{"label": "Your subscription status", "value": status}], "fbid": "1"}
    account = look(extra("ads_information/instagram_ads_and_businesses/subscription_for_no_ads.json", labelled))
    assert account.value("sharing.ads") == value
    assert {f.confidence for f in account.facts.get("sharing.ads", ())} <= {Confidence.GUESSED}


@pytest.mark.parametrize(("raw", "value"), [("True", "off"), ("False", "on")])
def test_opted_out_means_no(look: Look, raw: str, value: str) -> None:
    row = {"label": "Is opted out of third-party data at the user level", "value": raw}
    labelled = {"label_values": [{"title": "Settings", "dict": [{"dict": [row], "title": ""}]}], "fbid": "1"}
    account = look(extra("ads_information/instagram_ads_and_businesses/ad_preferences.json", labelled))
    assert account.value("sharing.ads") == value


def test_requests_and_filters(look: Look) -> None:
    person = {"title": "", "string_list_data": [{"href": "https://www.instagram.com/x", "timestamp": 1700000000}]}
    word = {"string_list_data": [{"value": "rude"}]}
    made = extra(
        "connections/followers_and_following/pending_follow_requests.json",
        {"relationships_follow_requests_sent": [person, {"title": "", "string_list_data": []}]},
    )
    path = "preferences/settings/filtered_keywords_for_comments_and_messages.json"
    account = look(made | {path: meta_json({"settings_filtered_keywords": [word]})})
    assert account.value("connections.requests_sent") == 2  # one of them has no name any more
    assert account.value("contact.comment_filter") == "on"
    empty = look(made | {path: meta_json({"settings_filtered_keywords": []})})
    assert absence(empty, "contact.comment_filter") == (Reason.NOT_SET, "")


def test_empty_section_tells_nothing(look: Look) -> None:
    account = look(emptied(tree(ACCOUNT), "connections/followers_and_following"))
    assert absence(account, "connections.followers") == (Reason.FILE_MISSING, "")


def test_name_and_day_from_the_zip(tmp_path: Path) -> None:
    made = without(tree(ACCOUNT), "personal_information.json")
    zipped = as_zip(made, tmp_path / "instagram-noor.example-2025-04-10-AbC123.zip")
    account = read(Archive([open_part(path) for path in zipped]), "json")
    assert (account.handle, account.exported_at) == ("noor.example", date(2025, 4, 10))
    folder = as_folder(tree(QUIET, generation="2018"), tmp_path / "given", wrapper="noor.example_20201020")
    assert read(Archive([open_part(folder)]), "json").exported_at == date(2020, 10, 20)


def stripped(value: Any) -> Any:
    """A JSON value as donors hand it on: every text replaced, numbers made equal, lists cut to their first entry."""
    if isinstance(value, dict):
        return {key: stripped(item) for key, item in value.items()}
    if isinstance(value, list):
        return [stripped(item) for item in value[:1]]
    return "string" if isinstance(value, str) else value if isinstance(value, bool) else 1700000000


def donated(made: Tree) -> Tree:
    return {
        name: json.dumps(stripped(json.loads(data))).encode() for name, data in made.items() if name.endswith(".json")
    }


@pytest.mark.parametrize("generation", GENERATIONS)
@pytest.mark.parametrize("private", [True, False])
def test_stripped_values_give_no_verdict(look: Look, generation: Any, private: bool) -> None:
    made = tree(replace(ACCOUNT, private=private), generation=generation, with_media=False)
    account = look(donated(made))
    assert account.facts == {}
    assert account.absent[PRIVATE].reason is Reason.VALUES_REMOVED
    assert (account.posts, account.sessions, dict(account.people)) == ((), (), {})


def test_stripped_sections_without_a_profile_give_no_counts(look: Look) -> None:
    made = without(tree(ACCOUNT, with_media=False), "/personal_information.json", "professional_information")
    account = look(donated(made))
    for fact_id in (TWO_STEP, "connections.followers", "content.posts", "security.logins", "audience.privacy_history"):
        assert account.absent[fact_id].reason is Reason.VALUES_REMOVED


# Hostile and random changes

SAFE = {PRIVATE: "on", TWO_STEP: "on"}
SMALL = {
    (generation, form): without(
        tree(replace(QUIET, phone="+31 97 0000 0000", website="https://example.org"), generation=generation, form=form),
        "messages",
        "media",
    )
    for generation in ("2018", "2022", "2025", "2026")
    for form in ("json", "html")
    if (generation, form) != ("2018", "html")
}
ODD: st.SearchStrategy[Any] = st.sampled_from([None, 7, -0.5, "", "odd", "0", [], {}, [[{}]]]).map(deepcopy)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_random_json_never_makes_an_account_safer(look: Look, data: st.DataObject) -> None:
    made = SMALL[data.draw(st.sampled_from([key for key in SMALL if key[1] == "json"]))]
    name = data.draw(st.sampled_from(sorted(name for name in made if name.endswith(".json"))))
    value = [json.loads(made[name])]
    for _ in range(data.draw(st.integers(1, 4))):
        container, key = data.draw(st.sampled_from(nodes(value)))
        match data.draw(st.sampled_from(["drop", "odd", "rename"])):
            case "rename" if isinstance(container, dict):
                container[data.draw(st.text(max_size=6))] = container.pop(key)
            case "odd":
                container[key] = data.draw(ODD)
            case _ if container is not value:
                del container[key]
    account = look(made | {name: json.dumps(value[0] if value else None).encode()})
    for fact_id, safe in SAFE.items():
        assert account.value(fact_id) != safe


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_random_bytes_never_make_an_account_safer(look: Look, data: st.DataObject) -> None:
    made = SMALL[data.draw(st.sampled_from(sorted(SMALL)))]
    name = data.draw(st.sampled_from(sorted(name for name in made if name.endswith((".json", ".html")))))
    whole = made[name]
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 80, len(whole))))
    account = look(made | {name: whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:]})
    for fact_id, safe in SAFE.items():
        assert account.value(fact_id) != safe


def test_deep_nesting_is_a_problem_and_no_crash(look: Look) -> None:
    deep = b'{"profile_user": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    account = look(tree(QUIET) | {PROFILE: deep})
    assert account.absent[PRIVATE].reason is Reason.UNREADABLE


def test_samples_that_nobody_here_wrote(samples: Path) -> None:
    account = read(Archive([open_part(samples / "instagram" / "dummy-2025-json-en.zip")]), "json")
    assert (account.value(PRIVATE), account.value("contact.comments"), account.problems) == ("on", "everyone", ())
    empty = read(Archive([open_part(samples / "instagram" / "structure-2025-json.zip")]), "json")
    assert (empty.facts, empty.posts) == ({}, ())
    assert empty.absent[PRIVATE].reason is Reason.VALUES_REMOVED


def test_labels_of_which_none_is_known_are_a_problem_of_their_own(look: Look) -> None:
    made = tree(QUIET_PAST)
    value = json.loads(made[PROFILE])
    rows = value["profile_user"][0]["string_map_data"]
    value["profile_user"][0]["string_map_data"] = {f"Zz {n}": row for n, row in enumerate(rows.values())}
    account = look(made | {PROFILE: json.dumps(value).encode()})
    assert [(p.kind, p.count) for p in account.problems] == [(ProblemKind.NO_KNOWN_LABEL, len(rows))]
    assert account.absent["profile.bio"].reason is Reason.UNKNOWN_WORD


DEVICES = "personal_information/device_information/two-factor_authentication.json"


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        ({"Two-factor authentication": "Off"}, "off"),
        ({"Two-factor authentication": "On"}, "on"),
        ({"Two-factor authentication": "Perhaps"}, None),
        ({"Enabled time": "Jul 19, 2024 4:01 pm"}, None),
        ({"Zqwxyvu": "Zqwxyvu"}, None),
        ({"Nickname": ""}, None),
    ],
)
def test_two_step_is_told_by_a_word_and_never_by_a_row(look: Look, rows: dict[str, str], value: str | None) -> None:
    cells = {label: {"value": text} for label, text in rows.items()}
    made = extra(DEVICES, {"devices_two_factor_authentication": [{"title": "", "string_map_data": cells}]})
    assert look(made).value(TWO_STEP) == value


@pytest.mark.parametrize("numbers", [("0", "garbled"), ("0", None)])
def test_a_last_location_that_is_not_understood_is_not_none(look: Look, numbers: tuple[str, Any]) -> None:
    cells = {
        name: {"value": number} for name, number in zip(("Precise Latitude", "Precise Longitude"), numbers, strict=True)
    }
    made = extra(f"{LOGIN}/last_known_location.json", {"root": [{"string_map_data": cells}]})
    assert "location.last_known" in look(made).absent


@pytest.mark.parametrize("odd", [None, {}, {"title": "", "string_list_data": []}, {"title": ["a"]}], ids=repr)
def test_somebody_without_a_name_makes_a_count_derived_and_all_of_them_unreadable(look: Look, odd: Any) -> None:
    path = "connections/followers_and_following/followers_1.json"
    made = tree(ACCOUNT)
    some = look(made | {path: meta_json([*json.loads(made[path]), odd])})
    assert {fact.confidence for fact in some.facts["connections.followers"]} == {Confidence.DERIVED}
    assert some.doubts["connections.followers"]
    none = look(made | {path: meta_json([odd, odd])})
    assert none.absent["connections.followers"].reason is Reason.UNREADABLE


def test_an_app_without_a_name_is_a_doubt(look: Look) -> None:
    path = "apps_and_websites_off_of_instagram/apps_and_websites/apps_and_websites.json"
    made = tree(ACCOUNT)
    value = json.loads(made[path])
    for entry in listed(value):
        entry.pop("title", None)
        entry.pop("name", None)
        entry["string_map_data"] = {"Added on": {"timestamp": 1700000000}}
    assert look(made | {path: meta_json(value)}).absent["security.apps"].reason is Reason.UNREADABLE
