"""TikTok's reader: every layout and form, unknown words, broken files, and nothing safe out of nonsense."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Mapping
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from auditor.demo.tiktok.tree import ZIP_NAME, Form, Layout, Linked, Login, OffTikTok, TikTokAccount, Video, tree
from auditor.demo.trees import Tree, as_folder, as_zip
from auditor.downloads.archive import Archive, open_part
from auditor.model.account import Account, Audience, Confidence, MediaKind, Platform, PostKind, Reason
from auditor.model.facts import of_platform
from auditor.model.lists import Why, gaps
from auditor.readers.tiktok.reader import read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

AT = datetime(2025, 1, 26, 15, 50, 46, tzinfo=UTC)
MARKER = "planted-marker"
FULL = TikTokAccount(
    bio="Mum of Mila",
    phone="+31 97 0000 0000",
    private=True,
    videos=(
        Video(at=AT, title="first day at school", audience="Everyone", duet=True, location="Example Beach"),
        Video(at=AT, audience="Only You", photos=9, comments=False),
    ),
    deleted=(Video(at=AT),),
    followers=("a.example", "b.example"),
    following=("c.example",),
    blocked=("d.example",),
    logins=(Login(at=AT, ip="198.51.100.7"),),
    linked=(Linked(platform="TikTok", name="Lotte E."), Linked(platform="Facebook", name="Lotte")),
    third_party=("Example Game",),
    off_tiktok=(OffTikTok(at=AT, source="shop.example.com", event="Purchase"),),
    messages=(MARKER,),
)
LAYOUTS: tuple[Layout, ...] = ("A", "B", "C")
FORMS: tuple[Form, ...] = ("json", "txt")
TOLD = {
    spec.id
    for spec in of_platform(Platform.TIKTOK)
    if spec.sections[Platform.TIKTOK] and not spec.id.startswith("photos.")
}
NEVER = {spec.id for spec in of_platform(Platform.TIKTOK) if not spec.sections[Platform.TIKTOK]}
LOOKED_AT = {"photos.with_child"}  # by the photo work, not by the reader


def read_tree(files: Tree, form: Form = "json") -> Account:
    with TemporaryDirectory() as folder:
        (path,) = as_zip(files, Path(folder, ZIP_NAME))
        return read(Archive([open_part(path)]), form)


def read_json(content: bytes | object, name: str = "user_data_tiktok.json") -> Account:
    return read_tree({name: content if isinstance(content, bytes) else json.dumps(content).encode()})


def with_settings(rows: Mapping[str, Any]) -> Account:
    return read_json({"App Settings": {"Settings": {"SettingsMap": rows}}})


def complete(account: Account) -> bool:
    """Whether every fact of TikTok's is known or absent, and none is both."""
    ids = [*account.facts, *account.absent]
    return sorted(ids) == sorted(TOLD | NEVER | LOOKED_AT)


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


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_english_text_form_tells_what_json_tells(layout: Layout) -> None:
    text, structured = (read_tree(tree(FULL, layout=layout, form=form), form) for form in FORMS[::-1])
    assert complete(text)
    assert {i: text.value(i) for i in TOLD} == {i: structured.value(i) for i in TOLD}
    assert [(p.at, p.caption, p.audience, p.allows, len(p.media)) for p in text.posts] == [
        (p.at, p.caption, p.audience, p.allows, len(p.media)) for p in structured.posts
    ]


def test_the_dutch_text_form_is_read_and_its_unseen_words_are_derived() -> None:
    account = read_tree(tree(FULL, layout="C", form="txt", language="nl"), "txt")
    private = account.fact("audience.private_profile")
    assert complete(account)
    assert private is not None
    assert (private.value, private.confidence) == ("on", Confidence.DERIVED)
    assert account.value("security.logins") == 1
    assert account.value("connections.followers") == 2
    assert [post.audience for post in account.posts[:2]] == [Audience.EVERYONE, Audience.ONLY_ME]
    assert account.absent["reuse.stitch"].reason is Reason.UNREADABLE  # its Dutch label is in no table
    assert any(problem.kind == "unknown_language" for problem in account.problems)


def test_a_text_form_in_an_unknown_language_is_unreadable_not_empty() -> None:
    account = read_tree({"Tiktok/Innstillinger.txt": "Privat konto: På\n".encode()}, "txt")
    assert complete(account)
    assert {account.absent[i].reason for i in TOLD} == {Reason.UNREADABLE}
    assert [problem.kind for problem in account.problems] == ["unknown_language"]


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
    assert absent.place == "user_data_tiktok.json#Private Account"
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


def test_leaves_are_found_in_edited_and_unnamed_files() -> None:
    content = tree(FULL, layout="B")["user_data_tiktok.json"].replace(b'"Ads and data"', b'"Ads and rich data"')
    account = read_json(b"\xef\xbb\xbf" + content, name="my tiktok (1).json")
    assert account.value("sharing.off_platform") == "on"
    assert account.value("audience.private_profile") == "on"


def test_a_video_list_elsewhere_counts_only_when_it_tells_who_can_view() -> None:
    own = {"Date": "2025-01-26 15:50:46", "Link": "https://www.example.com/1", "WhoCanView": "Everyone"}
    seen = {"Date": "2025-01-26 15:50:46", "Link": "https://www.example.com/2"}
    account = read_json({"Some Name": {"Seen Before": {"VideoList": [seen] * 3}, "Mine": {"VideoList": [own]}}})
    assert account.value("content.posts") == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content.replace(b'"Private Account"', b',"Private Account"', 1),
        lambda content: content[: len(content) // 2],
        lambda content: content + b"x",
        lambda content: b"[" + content + b"]",
        lambda _: b"",
        lambda _: b"\xff\xfe{}",
        lambda content: content.replace(b"\n}", b",\n}"),
    ],
)
def test_json_that_somebody_spoiled_is_unreadable_as_a_whole(spoil: Any) -> None:
    account = read_json(spoil(tree(FULL)["user_data_tiktok.json"]))
    assert complete(account)
    assert not account.facts
    assert not account.posts
    assert {account.absent[i].reason for i in TOLD} == {Reason.UNREADABLE}
    assert len(account.problems) == 1
    assert not any(read.whole for read in account.lists.values())
    assert gaps(account)


def test_a_text_file_that_is_no_text_spoils_only_itself() -> None:
    files = tree(FULL, form="txt")
    files["Tiktok/App Settings/Settings.txt"] = b"Private Account: \xff\xfe\n"
    files["Tiktok/Activity/Login History.txt"] = b""
    account = read_tree(files, "txt")
    assert account.absent["audience.private_profile"].reason is Reason.UNREADABLE
    assert account.absent["security.logins"].reason is Reason.UNREADABLE
    assert account.value("content.posts") == 2


def test_text_rows_survive_groups_bare_labels_and_long_captions() -> None:
    account = read_tree(
        {
            "Tiktok/Settings.txt": b"Interests:\nPrivate Account: Enabled\n\nPush Notification\nNew Fans: Default\n",
            "Tiktok/Posts.txt": (
                b"Date: 2025-01-26 15:50:46 UTC\nLink: [https://www.example.com/1, https://www.example.com/2]\n"
                b"Who Can View: Everyone\nTitle: Mila at school\nsecond line\nWho Can View: Only You\n"
            ),
        },
        "txt",
    )
    (post,) = account.posts
    assert account.value("audience.private_profile") == "on"
    assert (post.caption, len(post.media)) == ("Mila at school\nsecond line", 2)
    assert (post.audience, post.audience_raw) == (None, "Everyone / Only You")


def with_lists(rows: object) -> Account:
    return read_json(
        {
            "Post": {"Posts": {"VideoList": rows}, "Recently Deleted Posts": {"PostList": rows}},
            "Your Activity": {"Follower": {"FansList": rows}, "Login History": {"LoginHistoryList": rows}},
        }
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_list_of_posts_that_was_read_whole_says_so(layout: Layout, form: Form) -> None:
    account = read_tree(tree(FULL, layout=layout, form=form), form)
    assert {i: (read.understood, read.whole) for i, read in account.lists.items()} == {
        "content.posts": (2, True),
        "content.deleted": (1, True),
    }
    assert gaps(account) == ()


def test_a_list_that_is_not_there_is_not_whole_and_not_empty() -> None:
    account = read_tree(tree(TikTokAccount(left_out=frozenset({"videos"}))))
    assert account.absent["content.posts"].reason is Reason.FILE_MISSING
    assert [(gap.list_id, gap.why) for gap in gaps(account)] == [("content.posts", Why.NOT_THERE)]


@pytest.mark.parametrize("rows", [None, {}, {"Date": "2025-01-26 15:50:46"}, 0, False, ""])
def test_what_is_no_list_holds_nobody_knows_how_many(rows: object) -> None:
    account = with_lists(rows)
    for fact_id in ("connections.followers", "security.logins", "content.deleted"):
        assert account.fact(fact_id) is None
    posts = account.fact("content.posts")
    assert posts is None or (rows is None and (posts.value, posts.confidence) == (0, Confidence.DERIVED))
    assert not any(read.whole for read in account.lists.values())
    assert gaps(account)


@pytest.mark.parametrize(("total", "value"), [(0, 0), (7, 7), ("7", 7), (None, None), ("many", None), ([3], None)])
def test_of_a_null_list_of_followers_only_the_profile_tells_how_many(total: object, value: int | None) -> None:
    profile = {"userName": "lotte.example", "followerCount": total}
    account = read_json(
        {"Profile": {"Profile Info": {"ProfileMap": profile}}, "Your Activity": {"Follower": {"FansList": None}}}
    )
    assert account.value("connections.followers") == value
    assert value is not None or account.absent["connections.followers"].reason is Reason.UNREADABLE


ROW = {"Date": "2025-01-26 15:50:46", "Link": "https://www.example.com/1", "WhoCanView": "Everyone", "Title": "hello"}


@pytest.mark.parametrize(
    "row",
    [
        None,
        {},
        "x",
        {**ROW, "Title": ["hello"]},
        {**ROW, "Title": 5},
        {**ROW, "Title": None},
        {**ROW, "Location": {"name": "x"}},
        {**{key: value for key, value in ROW.items() if key != "Title"}, "Heading": "hello"},
        {**ROW, "title": "another"},
    ],
)
def test_an_entry_not_understood_is_stepped_over_counted_and_said(row: object) -> None:
    account = read_json({"Post": {"Posts": {"VideoList": [ROW, row, ROW]}}})
    read = account.lists["content.posts"]
    assert (read.odd, read.whole) == (1, False)
    assert len([post for post in account.posts if post.caption == "hello"]) >= 2
    posts = account.fact("content.posts")
    assert posts is not None
    assert posts.confidence is Confidence.DERIVED
    assert [problem.kind for problem in account.problems] == ["unexpected_content"]


@pytest.mark.parametrize("label", ["Location", "Title", "WhoCanView"])
def test_a_row_that_lacks_what_another_says_is_not_wholly_understood(label: str) -> None:
    every = {**ROW, "Location": ""}
    account = read_json({"Post": {"Posts": {"VideoList": [every, {k: v for k, v in every.items() if k != label}]}}})
    assert (account.lists["content.posts"].odd, len(account.posts)) == (1, 2)


def test_a_label_nobody_knows_beside_all_that_tell_something_spoils_nothing() -> None:
    account = read_json({"Post": {"Posts": {"VideoList": [{**ROW, "SomethingNew": "N/A"}]}}})
    assert account.lists["content.posts"].whole


def test_somebody_without_a_name_makes_the_number_of_followers_less_sure() -> None:
    fans = [{"Date": "2025-03-01 12:00:00", "UserName": "bo.invented"}, {"Date": "2025-03-01 12:00:00"}]
    fact = read_json({"Your Activity": {"Follower": {"FansList": fans}}}).fact("connections.followers")
    assert fact is not None
    assert (fact.value, fact.confidence) == (1, Confidence.DERIVED)


def test_a_total_that_says_otherwise_makes_the_number_less_sure() -> None:
    fans = [{"Date": "2025-03-01 12:00:00", "UserName": "bo.invented"}]
    account = read_json(
        {
            "Profile": {"Profile Info": {"ProfileMap": {"userName": "x", "followerCount": 40}}},
            "Your Activity": {"Follower": {"FansList": fans}},
        }
    )
    (fact,) = account.facts["connections.followers"]
    assert (fact.value, fact.confidence) == (1, Confidence.DERIVED)


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


def test_a_setting_twice_in_the_text_form_keeps_both_values() -> None:
    account = read_tree({"Tiktok/Settings.txt": b"Private Account: Enabled\n\nPrivate Account: Disabled\n"}, "txt")
    assert {fact.value for fact in account.facts["audience.private_profile"]} == {"on", "off"}


def test_two_profiles_and_two_files_say_two_things() -> None:
    one = tree(TikTokAccount(username="one.example", private=True), layout="B")["user_data_tiktok.json"]
    two = tree(TikTokAccount(username="two.example", private=False, followers=("a.example",)), layout="B")
    account = read_tree({"user_data_tiktok.json": one, "user_data.json": two["user_data_tiktok.json"]})
    for fact_id in ("profile.username", "audience.private_profile", "connections.followers"):
        assert len({fact.value for fact in account.facts[fact_id]}) == 2, fact_id
    profiles = {f"Part {name}": {"Profile Info": {"ProfileMap": {"userName": name}}} for name in ("one", "two")}
    assert {fact.value for fact in read_json(profiles).facts["profile.username"]} == {"one", "two"}


def test_a_second_file_that_breaks_off_leaves_no_list_whole() -> None:
    content = tree(FULL, layout="B")["user_data_tiktok.json"]
    account = read_tree({"user_data_tiktok.json": content, "user_data_tiktok (1).json": content[:-40]})
    assert account.value("audience.private_profile") == "on"
    assert not any(read.whole for read in account.lists.values())
    assert [problem.file for problem in account.problems] == ["user_data_tiktok (1).json"]


def test_the_same_list_in_two_places_is_read_and_less_sure() -> None:
    account = read_json({"Video": {"Videos": {"VideoList": [ROW]}}, "Post": {"Posts": {"VideoList": [ROW, ROW]}}})
    fact = account.fact("content.posts")
    assert fact is not None
    assert fact.confidence is Confidence.DERIVED
    assert not account.lists["content.posts"].whole


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


@pytest.mark.parametrize("chat", [b"caf\xe9", b"\x07", b'", "Count": NaN, "y": "', b'", "z": [-Infinity, NaN], "y": "'])
def test_a_stray_byte_or_number_in_a_chat_costs_nothing_else(chat: bytes) -> None:
    spoiled = tree(FULL, layout="B")["user_data_tiktok.json"].replace(MARKER.encode(), chat)
    account = read_json(b"\xef\xbb\xbf" + spoiled)
    assert account.value("audience.private_profile") == "on"
    assert account.lists["content.posts"].whole
    assert not account.problems


@given(st.integers(0, 200), st.sampled_from(["NaN", "-Infinity", "café ☃"]))
def test_where_a_piece_of_the_file_ends_does_not_matter(at: int, odd: str) -> None:
    filler = "x" * ((1 << 16) - 100 + at)
    content = f'{{"Direct Messages": {{"a": "{filler}", "b": {odd if odd[0] in "N-" else json.dumps(odd)}}}}}'
    assert not read_json(content.encode()).problems


@pytest.mark.parametrize("rows", [["x"], [None], [{}], [{"foo": 1}], "Disabled", 7, [[[]]]])
def test_a_list_of_nonsense_is_not_an_empty_list(rows: object) -> None:
    account = read_json({"Post": {"Posts": {"VideoList": rows}}, "Your Activity": {"Follower": {"FansList": rows}}})
    assert account.absent["content.posts"].reason is Reason.UNREADABLE
    assert account.absent["connections.followers"].reason is Reason.UNREADABLE


def test_links_that_are_no_web_addresses_are_dropped() -> None:
    row = {"Date": "2025-01-26 15:50:46", "Link": "javascript:alert(1)", "WhoCanView": "Everyone"}
    (post,) = read_json({"Post": {"Posts": {"VideoList": [row]}}}).posts
    assert (post.link, post.media) == ("", ())


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


def test_watch_history_and_messages_are_streamed_past() -> None:
    watched = [{"Date": "2025-01-01 00:00:00", "Link": f"https://www.example.com/{n}/"} for n in range(30_000)]
    chats = {f"Chat History with {n}:": [{"Content": "hello there, how are you"}] * 50 for n in range(300)}
    files: Tree = {
        "user_data_tiktok.json": json.dumps(
            {
                "Direct Message": {"Direct Messages": {"ChatHistory": chats}},
                "Your Activity": {"Watch History": {"VideoList": watched}},
                "App Settings": {"Settings": {"SettingsMap": {"Private Account": "Enabled"}}},
            }
        ).encode()
    }
    del watched, chats
    with TemporaryDirectory() as folder:
        (path,) = as_zip(files, Path(folder, ZIP_NAME))
        archive = Archive([open_part(path)])
        tracemalloc.start()
        account = read(archive, "json")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert account.value("audience.private_profile") == "on"
    assert peak < 3_000_000  # built, the lists alone would take five times that


NONSENSE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.text("xyzé☃ :/0", max_size=8)  # no word of any table can be made of these
    | st.sampled_from(["N/A", "string", "Onn"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


def places(node: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in entries:
        found += places(value, (*path, key))
    return found


ORIGINAL = json.loads(tree(FULL, layout="C")["user_data_tiktok.json"])
PLACES = places(ORIGINAL)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PLACES), NONSENSE)
def test_json_with_nonsense_anywhere_is_absorbed(place: tuple[str | int, ...], nonsense: object) -> None:
    root = json.loads(json.dumps(ORIGINAL))
    node = root
    for step in place[:-1]:
        node = node[step]
    node[place[-1]] = nonsense
    assert complete(read_json(root))


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
@given(st.integers(0, 6000), st.binary(max_size=6))
def test_json_with_broken_bytes_anywhere_is_absorbed(at: int, junk: bytes) -> None:
    content = tree(FULL, layout="B")["user_data_tiktok.json"]
    account = read_json(content[:at] + junk + content[at + len(junk) :])
    assert complete(account)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(ORIGINAL["Profile And Settings"]["Settings"]["SettingsMap"])), NONSENSE))
def test_no_setting_is_safe_out_of_nonsense(rows: dict[str, Any]) -> None:
    account = with_settings(rows)
    told = [fact for facts in account.facts.values() for fact in facts]
    assert not told


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(tree(FULL, form="txt"))), st.text(max_size=80))
def test_text_with_nonsense_anywhere_is_absorbed(name: str, text: str) -> None:
    account = read_tree(tree(FULL, form="txt") | {name: text.encode()}, "txt")
    assert complete(account)


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
