"""TikTok's reader: every layout and form, unknown words, broken files, and nothing safe out of nonsense."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from auditor.demo.tiktok.tree import Form, Layout, TikTokAccount, Video, tree
from auditor.demo.trees import as_folder
from auditor.downloads.archive import Archive
from auditor.downloads.parts import open_part
from auditor.model.account import Account, Confidence, Reason
from auditor.model.lists import gaps
from auditor.model.posting import Audience, MediaKind, PostKind
from auditor.readers.tiktok.reader import read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.readers.tiktok.exports import (
    AT,
    FORMS,
    FULL,
    LAYOUTS,
    MARKER,
    NEVER,
    NONSENSE,
    ORIGINAL,
    PLACES,
    ROW,
    TOLD,
    complete,
    read_json,
    read_tree,
)


def with_settings(rows: Mapping[str, Any]) -> Account:
    return read_json({"App Settings": {"Settings": {"SettingsMap": rows}}})


OF_LATER_LAYOUTS = ("reuse.content", "audience.following_list", "teen.family_pairing")


@pytest.mark.parametrize(
    ("layout", "values"),
    [("A", [None, None, None]), ("B", ["everyone", None, None]), ("C", ["only_me", "everyone", "on"])],
)
def test_later_layouts_tell_more(layout: Layout, values: list[str | None]) -> None:
    account = read_tree(tree(TikTokAccount(family_pairing="Parent"), layout=layout))
    assert [account.value(i) for i in OF_LATER_LAYOUTS] == values
    assert all(account.absent[i].reason is Reason.FILE_MISSING for i in OF_LATER_LAYOUTS if i in account.absent)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_tells_the_same(layout: Layout) -> None:
    account = read_tree(tree(FULL, layout=layout))
    assert complete(account)
    assert {i: account.value(i) for i in TOLD - set(OF_LATER_LAYOUTS)} == {
        "audience.private_profile": "on",
        "audience.liked_videos": "only_me",
        "security.logins": 1,
        "security.apps": 2,
        "contact.messages": "friends",
        "contact.comments": "everyone",
        "contact.comment_filter": "off",
        "reuse.download": "everyone",
        "reuse.duet": "everyone",
        "reuse.stitch": "everyone",
        "discovery.find_me": "off",
        "discovery.suggest_contacts": "on",
        "discovery.suggest_facebook_friends": "off",
        "discovery.suggest_links": "off",
        "sharing.ads": "on",
        "sharing.off_platform": "on",
        "location.last_known": None if layout == "C" else 0,
        "profile.username": "lotte.example",
        "profile.name": "Lotte E." if layout == "A" else "Lotte Example",
        "profile.bio": "Mum of Mila",
        "profile.birthday": "1988-10-01",
        "profile.email": "lotte@example.com",
        "profile.phone": "+31 97 0000 0000",
        "content.posts": 2,
        "content.deleted": 1,
        "connections.followers": 2,
        "connections.following": 1,
        "connections.blocked": 1,
    }
    assert (account.generation, account.handle, account.exported_at) == (layout, "lotte.example", date(2025, 11, 5))
    assert all(account.absent[i].reason is Reason.NOT_IN_EXPORT for i in NEVER)


@pytest.mark.parametrize("form", FORMS)
def test_posts_keep_audience_permissions_and_pictures(form: Form) -> None:
    video, photos, deleted = read_tree(tree(FULL, form=form), form).posts
    assert (video.kind, video.at, video.caption, video.place) == (
        PostKind.VIDEO,
        AT,
        "first day at school",
        "Example Beach",
    )
    assert (video.audience, video.audience_raw) == (Audience.EVERYONE, "Everyone")
    assert video.allows == {"comments": True, "duet": True, "stitch": False, "story": False}
    assert (photos.kind, photos.caption, photos.audience) == (PostKind.POST, "", Audience.ONLY_ME)
    assert [medium.kind for medium in photos.media] == [MediaKind.PHOTO] * 9
    assert not any(medium.in_archive for medium in photos.media)
    assert (deleted.kind, deleted.audience) == (PostKind.DELETED, None)


@pytest.mark.parametrize(("layout", "form"), list(product(LAYOUTS, FORMS)))
def test_messages_and_look_alikes_are_never_taken_in(layout: Layout, form: Form) -> None:
    account = read_tree(tree(FULL, layout=layout, form=form, lemon8=form == "json"), form)
    assert MARKER not in repr(account)
    assert account.value("content.posts") == 2
    assert "a.example" not in repr(account)


@pytest.mark.parametrize("form", FORMS)
def test_logins_are_sessions_of_the_past(form: Form) -> None:
    (login,) = read_tree(tree(FULL, form=form), form).sessions
    assert (login.kind, login.ip, login.last) == ("login", "198.51.100.7", AT)
    assert login.device == "Examplephone 7, Android 15"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("Vielleicht", Reason.UNKNOWN_WORD),
        ("Enabledish", Reason.UNKNOWN_WORD),
        ("string", Reason.VALUES_REMOVED),
        ("N/A", Reason.NOT_SET),
        (None, Reason.NOT_SET),
        ([], Reason.NOT_SET),
        (1, Reason.UNKNOWN_WORD),
        (True, Reason.UNKNOWN_WORD),
        ({"value": "Enabled"}, Reason.UNREADABLE),
        ("Enabled" + " " * 80 + "not", Reason.UNKNOWN_WORD),
    ],
)
def test_a_private_row_without_a_known_word_is_absent(raw: object, reason: Reason) -> None:
    absent = with_settings({"Private Account": raw}).absent["audience.private_profile"]
    assert absent.reason is reason
    assert absent.where == "user_data_tiktok.json#Private Account"
    assert absent.raw == (str(raw) if reason is Reason.UNKNOWN_WORD and len(str(raw)) < 60 else "")


@pytest.mark.parametrize(
    ("label", "raw", "value", "confidence"),
    [
        ("Private Account", "Enabled", "on", Confidence.STATED),
        ("Private Account", "on", "on", Confidence.STATED),
        ("private account", "DISABLED", "off", Confidence.STATED),
        ("Who Can Post Comments", "Friends", "friends", Confidence.STATED),
        ("Who Can Post Comments", "No one", "only_me", Confidence.DERIVED),
        ("Who Can Post Comments", "Followers", "followers", Confidence.DERIVED),
        ("Who Can View Videos I Liked", "Myself", "only_me", Confidence.STATED),
        ("Who can see your following list::", "Everyone", "everyone", Confidence.STATED),
        ("Allow DownLoad", "Off", "only_me", Confidence.STATED),
        ("Ads Based On Data Received From Partners", "Enabled", "on", Confidence.DERIVED),
        ("Allow DownLoad", "On", "everyone", Confidence.DERIVED),
    ],
)
def test_words_seen_are_stated_and_words_inferred_derived(
    label: str, raw: object, value: str, confidence: Confidence
) -> None:
    (facts,) = with_settings({label: raw}).facts.values()
    assert [(fact.value, fact.confidence) for fact in facts] == [(value, confidence)]


def test_a_video_for_a_word_nobody_knows_has_no_audience_and_keeps_the_word() -> None:
    account = read_tree(tree(TikTokAccount(videos=(Video(at=AT, audience="Inner circle"),))))
    assert [(post.audience, post.audience_raw) for post in account.posts] == [(None, "Inner circle")]


@pytest.mark.parametrize(
    ("pairing", "value", "reason"),
    [
        ([], None, Reason.NOT_SET),
        ([{"FPAccountType": "N/A", "LinkedAccountUsername": "N/A"}], None, Reason.NOT_SET),
        ([{"FPAccountType": "Teen", "LinkedAccountUsername": "N/A"}], None, Reason.UNKNOWN_WORD),
        ([{"FPAccountType": "Teen", "LinkedAccountUsername": "mum.example"}], "on", None),
        ([{"FPAccountType": "string", "LinkedAccountUsername": "string"}], None, Reason.VALUES_REMOVED),
    ],
)
def test_family_pairing_needs_a_partner(pairing: object, value: str | None, reason: Reason | None) -> None:
    account = with_settings({"FamilyPairing": pairing})
    absent = account.absent.get("teen.family_pairing")
    assert account.value("teen.family_pairing") == value
    assert (absent.reason if absent else None) is reason
    assert "mum.example" not in repr(account)


def test_what_is_left_out_is_missing_and_never_off() -> None:
    sections = {"settings", "videos", "logins", "followers", "off_tiktok", "off_tiktok_again", "third_party"}
    account = read_tree(tree(TikTokAccount(private=None, left_out=frozenset(sections)), layout="C"))
    assert complete(account)
    for fact_id in ("audience.private_profile", "content.posts", "security.logins", "sharing.off_platform"):
        assert account.absent[fact_id].reason is Reason.FILE_MISSING
    assert account.absent["security.apps"].reason is Reason.FILE_MISSING


def test_empty_lists_count_nothing_but_prove_no_switch() -> None:
    account = read_tree(tree(TikTokAccount(), layout="B"))
    assert account.value("content.posts") == 0
    assert account.value("connections.blocked") == 0
    assert account.absent["sharing.off_platform"].reason is Reason.NOT_SET


def test_a_stated_total_outweighs_an_empty_list() -> None:
    account = read_json(
        {
            "Profile And Settings": {
                "Profile Info": {"ProfileMap": {"userName": "lotte.example", "followerCount": 2355}},
                "Follower": {"FansList": []},
            }
        }
    )
    assert account.value("connections.followers") == 2355


@pytest.mark.parametrize(
    "content",
    [
        {
            "App Settings": {"Settings": {"SettingsMap": {"Private Account": "Enabled"}}},
            "Profile And Settings": {"Settings": {"SettingsMap": {"Private Account": "Disabled"}}},
        },
        {"App Settings": {"Settings": {"SettingsMap": {"Private Account": "Enabled", "private account": "Disabled"}}}},
        b'{"A": {"B": {"SettingsMap": {"Private Account": "Enabled", "Private Account": "Disabled"}}}}',
        {
            "App Settings": {
                "Settings": {"SettingsMap": {"Private Account": "Enabled", "X": {"Private Account": "Off"}}}
            }
        },
    ],
)
def test_two_values_of_one_setting_are_both_kept(content: object) -> None:
    account = read_json(content if isinstance(content, bytes) else json.dumps(content).encode())
    assert {fact.value for fact in account.facts["audience.private_profile"]} == {"on", "off"}


def test_two_profiles_and_two_files_say_two_things() -> None:
    one = tree(TikTokAccount(username="one.example", private=True), layout="B")["user_data_tiktok.json"]
    two = tree(TikTokAccount(username="two.example", private=False, followers=("a.example",)), layout="B")
    account = read_tree({"user_data_tiktok.json": one, "user_data.json": two["user_data_tiktok.json"]})
    for fact_id in ("profile.username", "audience.private_profile", "connections.followers"):
        assert len({fact.value for fact in account.facts[fact_id]}) == 2, fact_id
    profiles = {f"Part {name}": {"Profile Info": {"ProfileMap": {"userName": name}}} for name in ("one", "two")}
    assert {fact.value for fact in read_json(profiles).facts["profile.username"]} == {"one", "two"}


@pytest.mark.parametrize("value", [None, {}, [], ["Mum of Mila"], 7, True, {"text": "Mum"}])
def test_a_profile_text_of_another_type_is_not_an_empty_text(value: object) -> None:
    profile = {"userName": "lotte.example", "bioDescription": value, "displayName": value}
    account = read_json({"Profile": {"Profile Info": {"ProfileMap": profile}}})
    assert account.absent["profile.bio"].reason is (Reason.NOT_SET if value is None else Reason.UNREADABLE)
    assert account.fact("profile.name") is None


@pytest.mark.parametrize(
    "location", [{}, None, {"Date": "N/A", "LastRegion": "N/A"}, {"GpsData": {}, "LastRegion": "N/A"}]
)
def test_that_no_location_is_kept_needs_both_places_for_it(location: object) -> None:
    account = read_json({"Your Activity": {"Most Recent Location Data": {"LocationData": location}}})
    assert account.fact("location.last_known") is None


@pytest.mark.parametrize("services", [{}, None, {"Invented Game": None}, {"Invented Game": []}, 3])
def test_that_no_service_is_linked_is_never_said_of_nothing(services: object) -> None:
    account = read_json({"App Settings": {"UserThirdPlatformInformation": services}})
    assert account.fact("security.apps") is None


def test_what_is_dated_after_the_download_has_no_date() -> None:
    days = ("2025-11-04 10:00:00", "2025-11-07 10:00:00", "2025-11-08 10:00:00", "2099-01-01 00:00:00")
    rows = [{**ROW, "Date": day} for day in days]
    account = read_json({"Post": {"Posts": {"VideoList": rows}}})  # downloaded on 2025-11-05
    assert [post.at is None for post in account.posts] == [False, False, True, True]


def test_a_birthday_that_is_no_date_is_absent_and_not_kept() -> None:
    account = read_json({"Profile": {"Profile Info": {"ProfileMap": {"userName": "x", "birthDate": "31-Feb-1990"}}}})
    assert account.absent["profile.birthday"].reason is Reason.UNKNOWN_WORD
    assert "Feb" not in repr(account)


def test_removed_values_are_no_values() -> None:
    profile = {"userName": "string", "bioDescription": "string"}
    account = read_json(
        {
            "Profile": {"Profile Info": {"ProfileMap": profile}},
            "App Settings": {"Settings": {"SettingsMap": {"Private Account": "string"}}},
            "Post": {"Posts": {"VideoList": "object"}},
            "Your Activity": {"Login History": {"LoginHistoryList": [{"Date": "string", "IP": "string"}]}},
        }
    )
    removed = {"profile.username", "audience.private_profile", "content.posts", "security.logins"}
    assert not account.facts
    assert {account.absent[i].reason for i in removed} == {Reason.VALUES_REMOVED}


def test_a_folder_is_read_like_a_zip(tmp_path: Path) -> None:
    path = as_folder(tree(FULL, form="txt"), tmp_path / "export", wrapper="TikTok_Data_1762300800")
    account = read(Archive([open_part(path)]), "txt")
    assert account.value("audience.private_profile") == "on"


LEAVES = [path for path in PLACES if path[0] != "Direct Message" and path[0] != "Comment"]
SPOILED = [None, {}, [], "Onn", 7, True, ["x"], {"x": 1}]
UNSPOILED = read_json(ORIGINAL)


def said(account: Account) -> set[tuple[str, object]]:
    """What is known for sure of an account."""
    return {(i, f.value) for i, facts in account.facts.items() for f in facts if f.confidence is Confidence.STATED}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(LEAVES), st.sampled_from([*SPOILED, "renamed", "dropped"]))
def test_nothing_is_known_or_whole_because_something_was_spoiled(place: tuple[str | int, ...], spoiled: object) -> None:
    root = json.loads(json.dumps(ORIGINAL))
    node = root
    for step in place[:-1]:
        node = node[step]
    if spoiled == "renamed" and isinstance(node, dict):
        node[f"{place[-1]}ish"] = node.pop(place[-1])
    elif spoiled in ("renamed", "dropped"):
        del node[place[-1]]
    else:
        node[place[-1]] = spoiled
    account = read_json(root)
    texts = {"profile.username", "profile.name", "profile.bio", "profile.email", "profile.phone"}
    more = {"security.apps"}  # a TikTok name of another service counts as another service
    gained = {(i, value) for i, value in said(account) - said(UNSPOILED) if i not in texts | more}
    fewer = spoiled in ("dropped", "renamed") and isinstance(node, list)
    assert fewer or {(i, value) for i, value in gained if not (spoiled == [] and value == 0)} == set()
    if "VideoList" in place and spoiled not in ("dropped", "Onn", []) and place[:2] == ("Post", "Posts"):
        wanted = {"Date", "Link", "Title", "WhoCanView", "VideoList", 0, 1}
        assert place[-1] not in wanted or fewer or gaps(account)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(ORIGINAL["Profile And Settings"]["Settings"]["SettingsMap"])), NONSENSE))
def test_no_setting_is_safe_out_of_nonsense(rows: dict[str, Any]) -> None:
    account = with_settings(rows)
    told = [fact for facts in account.facts.values() for fact in facts]
    assert not told


def test_the_structure_sample_yields_no_fact(samples: Path) -> None:
    account = read(Archive([open_part(samples / "tiktok" / "structure-2025-json.zip")]), "json")
    assert complete(account)
    assert not account.facts
    assert account.absent["audience.private_profile"].reason is Reason.VALUES_REMOVED


@pytest.mark.parametrize(("name", "logins"), [("full", 11), ("absent", 2)])
def test_the_samples_of_2026_are_read(samples: Path, name: str, logins: int) -> None:
    account = read(Archive([open_part(samples / "tiktok" / f"synthetic-2026-{name}.zip")]), "json")
    assert complete(account)
    assert not account.problems
    assert account.generation == "C"
    assert account.value("audience.private_profile") == "off"
    assert account.value("audience.following_list") == "everyone"
    assert account.value("security.logins") == logins
    assert account.value("content.posts") == 0
