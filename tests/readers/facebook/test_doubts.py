"""Facebook's files that say a thing twice, or in a form that nobody foresaw: never a number or a "no" out of those."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from auditor.demo.facebook.tree import App, ContactSync, FacebookAccount, Relative, School, privacy_rows, tree
from auditor.demo.meta.sheets import Form
from auditor.demo.trees import Tree, as_folder, meta_json
from auditor.downloads.archive import Archive, open_part
from auditor.model.account import Account, Confidence, Reason
from auditor.readers.facebook.reader import read

DAY = datetime(2020, 1, 2, 12, tzinfo=UTC)
ANN = FacebookAccount(
    username="ann.example",
    first_name="Ann",
    last_name="Example",
    bio="Mum of two",
    birth_date=date(1985, 3, 4),
    emails=("ann@example.org",),
    family=(Relative("Noor Example", "Daughter"),),
    education=(School("De Voorbeeld", "High School"),),
    privacy=privacy_rows("friends"),
    two_step=True,
    two_step_since=DAY,
    login_alerts=True,
    apps=(App("Invented Game", DAY, DAY),),
    friends=(("Cy Example", DAY),),
    uploaded_contacts=2,
    active_status=False,
    password_changed=DAY,
    contact_sync=(ContactSync("off", True, DAY),),
)
TWO_STEP = "security_and_login_information/two-factor_authentication.json"
PRIVACY = "preferences/preferences/privacy_settings.json"
PROFILE = "personal_information/profile_information/profile_information.json"
APPS = "apps_and_websites_off_of_facebook/connected_apps_and_websites.json"
FRIENDS = "connections/friends/your_friends.json"
CONTACTS = "personal_information/other_personal_information/contacts_uploaded_from_your_phone.json"
FORMS: tuple[Form, ...] = ("json", "html")
Open = Callable[[Tree], Account]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    numbers = count()

    def read_tree(made: Tree) -> Account:
        path = as_folder(made, tmp_path / f"export{next(numbers)}")
        return read(Archive([open_part(path)]), "html" if any(name.endswith(".html") for name in made) else "json")

    return read_tree


def made(account: FacebookAccount = ANN, **options: Any) -> Tree:
    return tree(account, with_media=False, **options)


def changed(name: str, change: Callable[[Any], Any], base: Tree | None = None) -> Tree:
    base = made() if base is None else base
    data = json.loads(base[name])
    return base | {name: meta_json(change(data) or data)}


def values(account: Account, fact: str) -> set[Any]:
    return {found.value for found in account.facts.get(fact, ())}


def doubted(account: Account, fact: str) -> Reason | None:
    """Why a fact is in doubt, or absent."""
    if fact in account.absent:
        return account.absent[fact].reason
    return next((doubt.reason for doubt in account.doubts.get(fact, ())), None)


# Twice


def test_a_row_that_stands_there_twice_keeps_both_values(opened: Open) -> None:
    def twice(data: Any) -> None:
        rows = data["label_values"][0]["dict"]
        rows.append({"label": rows[0]["label"], "value": "Public"})

    assert values(opened(changed(PRIVACY, twice)), "audience.default") == {"friends", "everyone"}


def test_a_row_twice_and_once_in_a_word_nobody_knows_is_in_doubt(opened: Open) -> None:
    def twice(data: Any) -> None:
        rows = data["label_values"][0]["dict"]
        rows.append({"label": rows[0]["label"], "value": "Snorkelaars"})

    account = opened(changed(PRIVACY, twice))
    assert values(account, "audience.default") == {"friends"}
    assert doubted(account, "audience.default") is Reason.UNKNOWN_WORD


@pytest.mark.parametrize("second", ["Disabled", "Snorkel"])
def test_two_maps_of_settings_contradict_each_other(opened: Open, second: str) -> None:
    def both(data: Any) -> Any:
        other = json.loads(json.dumps(data))
        other["label_values"][0]["value"] = second
        return [data, other]

    account = opened(changed(TWO_STEP, both))
    assert (values(account, "security.two_step"), doubted(account, "security.two_step")) in (
        ({"on", "off"}, None),
        ({"on"}, Reason.UNKNOWN_WORD),
    )


def test_two_rows_of_the_state_contradict_each_other(opened: Open) -> None:
    def both(data: Any) -> None:
        data["label_values"].append(data["label_values"][0] | {"value": "Disabled"})

    assert values(opened(changed(TWO_STEP, both)), "security.two_step") == {"on", "off"}


def test_two_profiles_contradict_each_other(opened: Open) -> None:
    def both(data: Any) -> Any:
        other = data["profile_v2"] | {"intro_bio": {"name": "Somebody else"}, "family_members": []}
        return {"profile_v2": [data["profile_v2"], other]}

    account = opened(changed(PROFILE, both))
    assert values(account, "profile.bio") == {"Mum of two", "Somebody else"}
    assert values(account, "profile.family") == {1, 0}


def test_two_phones_of_one_time_contradict_each_other(opened: Open) -> None:
    phones = (ContactSync("on", True, DAY), ContactSync("off", True, DAY))
    assert values(opened(made(replace(ANN, contact_sync=phones))), "sharing.contact_sync") == {"on", "off"}


# Words and hints


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("word", ["0", "1", "Snorkel"])
def test_a_setting_in_an_unknown_word_is_unknown(opened: Open, word: str, form: Form) -> None:
    account = opened(made(replace(ANN, login_alerts=word, active_status=word), form=form))  # type: ignore[arg-type]  # raw words
    for fact in ("security.login_alerts", "audience.active_status"):
        assert account.absent[fact].reason is Reason.UNKNOWN_WORD


@pytest.mark.parametrize("label", ["Deshabilitado", "Desactivado", "Uitgeschakeld", "Deaktiviert", "Désactivé"])
def test_off_in_other_languages_is_off_though_a_time_says_since_when_it_was_on(opened: Open, label: str) -> None:
    account = opened(made(replace(ANN, two_step=label)))
    assert account.value("security.two_step") == "off"
    assert "security.two_step_since" in account.absent


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


@pytest.mark.parametrize("odd", [None, "Quiz", {}, {"name": None}, {"naam": "Quiz"}], ids=str)
@pytest.mark.parametrize(("name", "fact"), [(APPS, "security.apps"), (FRIENDS, "connections.friends")])
def test_an_entry_without_a_name_is_counted_and_leaves_a_doubt(opened: Open, name: str, fact: str, odd: Any) -> None:
    before = opened(made()).value(fact)

    def add(data: Any) -> None:
        next(iter(data.values())).append(odd)

    account = opened(changed(name, add))
    assert account.value(fact) == before + 1  # type: ignore[operator]  # it is a count
    assert doubted(account, fact) is Reason.UNREADABLE

    def only(data: Any) -> Any:
        return {next(iter(data)): [odd]}

    assert opened(changed(name, only)).absent[fact].reason is Reason.UNREADABLE


def test_an_app_without_a_name_is_an_app_by_its_time(opened: Open) -> None:
    nameless = [{"name": None, "added_timestamp": 1425211200}, {"app_name": "Quiz", "added_timestamp": 1425211200}]
    account = opened(changed(APPS, lambda data: data["installed_apps_v2"].extend(nameless)))
    assert account.value("security.apps") == 2
    assert account.fact("security.apps").confidence is Confidence.DERIVED  # type: ignore[union-attr]  # known above
    assert [app.active for app in account.apps] == [False, True, True]


@pytest.mark.parametrize(
    "content", [{"address_book": None}, {"address_book": {}}, {"address_book": 7}, [None], {"x": 1}]
)
def test_contacts_in_another_form_are_no_number(opened: Open, content: Any) -> None:
    account = opened(made() | {CONTACTS: meta_json(content)})
    assert account.absent["sharing.contacts_uploaded"].reason is Reason.UNREADABLE


@pytest.mark.parametrize("content", [[], {"label_values": []}, {"address_book": {"address_book": []}}])
def test_an_empty_list_of_contacts_is_none(opened: Open, content: Any) -> None:
    assert opened(made() | {CONTACTS: meta_json(content)}).value("sharing.contacts_uploaded") == 0


# Marks and strays


@pytest.mark.parametrize("name", [TWO_STEP, PRIVACY, PROFILE, APPS, FRIENDS])
def test_a_byte_order_mark_costs_nothing(opened: Open, name: str) -> None:
    plain = opened(made())
    marked = opened(made() | {name: b"\xef\xbb\xbf" + made()[name]})
    assert {i: values(marked, i) for i in marked.facts} == {i: values(plain, i) for i in plain.facts}
    assert marked.problems == ()


def test_strays_in_a_conversation_cost_nothing(opened: Open) -> None:
    talk = {
        f"your_facebook_activity/messages/inbox/x/message_{n}.json": c for n, c in enumerate((b"\xff{", b"NaN", b""))
    }
    assert opened(made() | talk).problems == ()
