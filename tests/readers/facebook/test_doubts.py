"""Facebook's files that say a thing twice, or in a form that nobody foresaw: never a number or a "no" out of those."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from auditor.demo.facebook.account import ContactSync
from auditor.demo.meta.sheets import Form
from auditor.demo.trees import meta_json
from auditor.model.account import Confidence, Reason
from tests.readers.facebook.doubts import ANN, DAY, PROFILE, Open, changed, doubted, made, values

TWO_STEP = "security_and_login_information/two-factor_authentication.json"
PRIVACY = "preferences/preferences/privacy_settings.json"
APPS = "apps_and_websites_off_of_facebook/connected_apps_and_websites.json"
FRIENDS = "connections/friends/your_friends.json"
CONTACTS = "personal_information/other_personal_information/contacts_uploaded_from_your_phone.json"
FORMS: tuple[Form, ...] = ("json", "html")


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
