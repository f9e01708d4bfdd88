"""Facebook's settings: by label, by place, and in words nobody knows."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from auditor.demo.facebook.account import ContactSync, privacy_rows
from auditor.demo.facebook.tree import tree
from auditor.demo.meta.sheets import Form
from auditor.demo.meta.words import Language
from auditor.demo.trees import Tree, meta_json
from auditor.model.account import Absent, Account, Confidence, Reason
from auditor.readers.facebook.settings import PRIVACY
from tests.readers.facebook.exports import (
    ACCOUNT,
    DEFAULT,
    FORMS,
    LANGUAGES,
    PLAIN,
    PRIVACY_FILE,
    SINCE,
    TWO_STEP,
    TWO_STEP_FILE,
    Build,
    day,
    relabelled,
)


def changed(made: Tree, name: str, change: Callable[[Any], Any]) -> Tree:
    """The tree with one JSON file changed."""
    return made | {name: meta_json(change(json.loads(made[name])))}


# Two-step authentication


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_two_step_off_is_off(build: Build, form: Form, language: Language) -> None:
    account = build(replace(ACCOUNT, two_step=False, two_step_since=None), form=form, language=language)
    assert account.value(TWO_STEP) == "off"
    assert SINCE in account.absent


def test_a_missing_two_step_file_never_means_off(build: Build) -> None:
    assert build(replace(ACCOUNT, two_step=None)).absent[TWO_STEP].reason is Reason.FILE_MISSING


def test_two_step_is_read_under_any_label_of_its_row(opened: Callable[[Tree], Account]) -> None:
    made = relabelled(tree(ACCOUNT, language="en_GB"), "County/region", "Provincie")
    fact = opened(made).fact(TWO_STEP)
    assert fact is not None
    assert (fact.value, fact.confidence) == ("on", Confidence.STATED)
    assert fact.where == f"{TWO_STEP_FILE}#Provincie"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("since", [day(2022), None])
@pytest.mark.parametrize("word", ["Gesnorkeld", "Paused", "0", "1", "2"])
def test_an_unknown_state_is_unknown_whatever_its_times_say(
    build: Build, word: str, since: datetime | None, form: Form
) -> None:
    account = build(replace(ACCOUNT, two_step=word, two_step_since=since), form=form)
    assert (account.absent[TWO_STEP].reason, account.absent[TWO_STEP].raw) == (Reason.UNKNOWN_WORD, word)


def test_a_row_alone_is_no_state(opened: Callable[[Tree], Account]) -> None:
    def emptied_state(value: Any) -> Account:
        def change(data: Any) -> Any:
            data["label_values"][0] = {"label": "State"} | ({} if value is ... else {"value": value})
            return data

        return opened(changed(tree(ACCOUNT, with_media=False), TWO_STEP_FILE, change))

    assert emptied_state(...).absent[TWO_STEP].reason is Reason.NOT_SET
    assert emptied_state("").absent[TWO_STEP].reason is Reason.NOT_SET
    forms: list[Any] = [None, {}, [], {"value": "Enabled"}]
    for odd in forms:
        assert emptied_state(odd).absent[TWO_STEP].reason is Reason.UNREADABLE


def test_the_state_is_taken_by_its_own_name_where_rows_have_names(opened: Callable[[Tree], Account]) -> None:
    def turned(data: Any) -> Any:
        return data | {"label_values": [{"label": "Method", "value": "Disabled"}, *data["label_values"]]}

    account = opened(changed(tree(ACCOUNT, generation="2024"), TWO_STEP_FILE, turned))
    assert account.value(TWO_STEP) == "on"


# Privacy rows


@pytest.mark.parametrize("form", FORMS)
def test_54_rows_in_words_nobody_knows_are_read_by_number_as_a_guess(build: Build, form: Form) -> None:
    account = build(form=form, language="zh_TW")
    for settings_of_row in PRIVACY.values():
        for setting in settings_of_row:
            fact = account.fact(setting.fact)
            assert fact is not None
            assert fact.confidence is Confidence.GUESSED
    assert account.value(DEFAULT) == "everyone"


@pytest.mark.parametrize("change", [lambda rows: rows[1:], lambda rows: [rows[0], *rows]])
def test_another_number_of_rows_is_not_read_by_number(opened: Callable[[Tree], Account], change: Any) -> None:
    made = changed(tree(ACCOUNT, language="zh_TW"), PRIVACY_FILE, lambda data: _rows_changed(data, change))
    account = opened(made)
    for number in PRIVACY:
        assert account.absent[PRIVACY[number][0].fact].reason is Reason.UNKNOWN_WORD


def test_rows_in_another_order_are_not_read_by_number(opened: Callable[[Tree], Account]) -> None:
    def turned(rows: list[Any]) -> list[Any]:
        rows = [dict(row, label=f"§ {n}") if n > 5 else row for n, row in enumerate(rows)]
        return rows[::-1]

    account = opened(changed(tree(ACCOUNT), PRIVACY_FILE, lambda data: _rows_changed(data, turned)))
    assert account.value(DEFAULT) == "everyone"  # its label is known, wherever it stands
    assert "audience.friends_list" in account.absent


def _rows_changed(data: Any, change: Callable[[list[Any]], list[Any]]) -> Any:
    data["label_values"][0]["dict"] = change(data["label_values"][0]["dict"])
    return data


def test_the_widest_way_to_be_found_counts(build: Build) -> None:
    def by_phone(suggested: str, looked_up: str) -> object:
        rows = privacy_rows("only_me", {6: suggested, 10: looked_up})
        account = build(replace(PLAIN, privacy=rows))
        return account.value("discovery.by_phone") or account.absent["discovery.by_phone"].reason

    assert by_phone("only_me", "everyone") == "everyone"
    assert by_phone("friends", "only_me") == "friends"
    assert by_phone("only_me", "only_me") == "only_me"
    assert by_phone("only_me", "Snorkel") is Reason.UNKNOWN_WORD
    assert by_phone("everyone", "Snorkel") == "everyone"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["en_GB", "zh_TW"])
def test_an_unknown_audience_stays_unknown_with_its_word(build: Build, form: Form, language: Language) -> None:
    rows = privacy_rows("friends", dict.fromkeys((1, 5, 46, 48), "Snorkelaars"))
    account = build(replace(PLAIN, privacy=rows), form=form, language=language)
    for fact in (DEFAULT, "sharing.face_recognition", "reuse.share_in_messenger", "reuse.share_public_story"):
        assert (account.absent[fact].reason, account.absent[fact].raw) == (Reason.UNKNOWN_WORD, "Snorkelaars")


def test_a_row_without_value_is_not_set(build: Build) -> None:
    rows = privacy_rows("friends")
    del rows[1]
    assert build(replace(PLAIN, privacy=rows)).absent[DEFAULT].reason is Reason.NOT_SET


# Other settings


@pytest.mark.parametrize("form", FORMS)
def test_the_newest_phone_tells_whether_contacts_are_uploaded(build: Build, form: Form) -> None:
    def sync(*phones: ContactSync) -> Account:
        return build(replace(PLAIN, contact_sync=phones), form=form)

    old, new = day(2019), day(2024)
    fact = "sharing.contact_sync"
    assert sync(ContactSync("off", True, old), ContactSync("on", True, new)).value(fact) == "on"
    assert sync(ContactSync("off", True, new), ContactSync("on", True, old)).value(fact) == "off"
    default = sync(ContactSync("off", True, old), ContactSync("default", False, new)).absent[fact]
    assert default == Absent(fact, Reason.NOT_SET, default.where, "Default")


def test_dates_in_words_nobody_reads_settle_nothing(build: Build) -> None:
    account = build(form="html", language="vi")
    for fact in ("sharing.contact_sync", "security.password_changed", SINCE):
        assert account.absent[fact].reason is Reason.UNKNOWN_WORD
    agreed = replace(ACCOUNT, contact_sync=(ContactSync("on", True, day(2020)), ContactSync("on", True, day(2024))))
    assert build(agreed, form="html", language="vi").value("sharing.contact_sync") == "on"


def test_contact_upload_is_known_by_its_word_under_an_unknown_label(opened: Callable[[Tree], Account]) -> None:
    made = relabelled(tree(ACCOUNT), "Indicates if syncing is on", "Synchronisatiestand")
    fact = opened(made).fact("sharing.contact_sync")
    assert fact is not None
    assert (fact.value, fact.confidence) == ("off", Confidence.GUESSED)


def test_opted_out_means_that_ads_are_not_made_to_measure(build: Build) -> None:
    assert build(replace(PLAIN, ads_opted_out=True)).value("sharing.ads") == "off"
    assert build(replace(PLAIN, ads_opted_out=False)).value("sharing.ads") == "on"


def test_one_answer_that_is_no_opt_out_decides_on_ads(opened: Callable[[Tree], Account]) -> None:
    name = "ads_information/ad_preferences.json"
    made = tree(replace(PLAIN, ads_opted_out=True))

    def with_row(label: str, value: str) -> Account:
        row = {"label": label, "value": value}
        return opened(changed(made, name, lambda d: d | {"label_values": [*d["label_values"], row]}))

    assert with_row("Is opted out of using data about education", "False").value("sharing.ads") == "on"
    assert with_row("Is opted out of using data about education", "Snorkel").absent["sharing.ads"].raw == "Snorkel"
    assert with_row("Received Global Privacy Control (GPC) enable signal", "False").value("sharing.ads") == "off"
    half = opened(changed(made, name, lambda d: d | {"label_values": d["label_values"][:1]}))
    assert half.absent["sharing.ads"].reason is Reason.NOT_SET


@pytest.mark.parametrize(("linked", "value"), [(True, "on"), (False, "off")])
def test_data_of_other_sites_follows_the_account_association(build: Build, linked: bool, value: str) -> None:
    account = build(replace(PLAIN, off_meta=linked), form="html")
    assert account.value("sharing.off_platform") == value


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        ({20: "Message request"}, "everyone"),
        ({11: "Nobody", 14: "Nobody", 17: "Nobody", 20: "Nobody"}, "friends"),
        ({11: "Chats", 14: "Nobody", 17: "Nobody", 20: "Nobody"}, "friends_of_friends"),
        ({11: "Chats", 14: "Chats", 17: "Nobody", 20: "Nobody"}, "custom"),
        ({11: "Nobody", 14: "Nobody", 20: "Nobody"}, Reason.NOT_SET),
        ({11: "Nobody", 14: "Nobody", 17: "Snorkel", 20: "Nobody"}, Reason.UNKNOWN_WORD),
        ({20: "Nobody", 21: "Chats"}, Reason.UNKNOWN_WORD),
        ({}, Reason.NOT_SET),
    ],
)
def test_who_can_write_needs_every_kind_of_sender(build: Build, rows: dict[int, str], value: object) -> None:
    account = build(replace(PLAIN, messaging=rows))
    fact = account.fact("contact.messages")
    assert (fact.value if fact else account.absent["contact.messages"].reason) == value
    assert fact is None or fact.confidence is Confidence.GUESSED


def test_face_templates_of_old_downloads_suggest_that_faces_were_recognised(build: Build) -> None:
    for form in FORMS:
        fact = build(replace(PLAIN, recognised_faces=12), generation="2018", form=form).fact("sharing.face_recognition")
        assert fact is not None
        assert (fact.value, fact.confidence) == ("on", Confidence.GUESSED)
