"""Instagram's files and lists: what was read whole, what broke off, what was never opened."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from auditor.demo.instagram.account import GENERATIONS
from auditor.demo.instagram.tree import tree
from auditor.demo.meta.sheets import SECRET
from auditor.demo.trees import as_zip, meta_json, without
from auditor.downloads.archive import Archive
from auditor.downloads.parts import open_part
from auditor.downloads.problems import ProblemKind
from auditor.model.account import Confidence, Reason
from auditor.model.posting import PostKind
from auditor.readers.instagram.reader import read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.readers.instagram.exports import (
    ACCOUNT,
    EVERY,
    FORMS,
    LOGIN,
    PRIVATE,
    PROFILE,
    TWO_STEP,
    Look,
    absence,
    listed,
    nodes,
)


@pytest.mark.parametrize("generation", GENERATIONS)
def test_messages_are_never_opened(look: Look, generation: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    plain = Archive.open

    def watched(self: Archive, member: Any, limit: int | None = None) -> Any:
        opened.append(member.name)
        return plain(self, member, limit)

    monkeypatch.setattr(Archive, "open", watched)
    account = look(tree(ACCOUNT, generation=generation))
    assert SECRET not in repr(account)
    assert opened
    assert not [name for name in opened if "message" in name or "like" in name or not name.endswith(".json")]


def test_media_that_are_not_there(look: Look) -> None:
    account = look(tree(ACCOUNT, with_media=False))
    assert account.posts
    assert not any(m.in_archive for post in account.posts for m in post.media)


def test_media_in_another_part(tmp_path: Path) -> None:
    paths = as_zip(tree(ACCOUNT), tmp_path / "instagram-noor.example-2025-04-10-x1.zip", wrapper="w", split=3)
    account = read(Archive([open_part(path) for path in paths]), "json")
    assert all(m.in_archive for post in account.posts for m in post.media)
    assert account.exported_at == date(2025, 4, 10)
    assert account.label.endswith("+ 2 more")


def test_single_objects_instead_of_lists(look: Look) -> None:
    one = replace(ACCOUNT, posts=ACCOUNT.posts[:1], followers=ACCOUNT.followers[:1])
    plain, single = look(tree(one)), look(tree(one, single_objects=True))
    assert plain.posts == single.posts
    assert (single.value("content.posts"), single.value("connections.followers")) == (1, 1)


# Partial, stripped and broken downloads


def test_partial_download(look: Look) -> None:
    account = look(without(tree(ACCOUNT), "personal_information/", "security_and_login", "preferences"))
    for fact_id in (PRIVATE, "contact.comments", "security.logins", "profile.bio", "sharing.contact_sync"):
        assert absence(account, fact_id) == (Reason.FILE_MISSING, "")
    assert account.value("connections.followers") == 3
    assert account.handle == ""


@pytest.mark.parametrize("generation", GENERATIONS)
def test_one_section_alone_is_read(look: Look, generation: Any) -> None:
    made = tree(ACCOUNT, generation=generation)
    devices = {name: data for name, data in made.items() if name.endswith("/devices.json")}
    if devices:
        account = look(devices)
        assert (account.value("security.devices"), account.problems) == (1, ())
    logins = {
        name: data for name, data in made.items() if name.endswith(("login_activity.json", "account_history.json"))
    }
    account = look(logins)
    assert (account.value("security.logins"), account.problems) == (2, ())


BROKEN = [
    (PROFILE, PRIVATE),
    (f"{LOGIN}/profile_privacy_changes.json", "audience.privacy_history"),
    (f"{LOGIN}/login_activity.json", "security.logins"),
    ("personal_information/device_information/two-factor_authentication.json", TWO_STEP),
    ("preferences/settings/comments_allowed_from.json", "contact.comments"),
    ("connections/followers_and_following/followers_1.json", "connections.followers"),
    ("your_instagram_activity/media/posts_1.json", "content.posts"),
]


@pytest.mark.parametrize(("path", "fact_id"), BROKEN)
@pytest.mark.parametrize("form", ["json", "html"])
@pytest.mark.parametrize("harm", ["half", "empty", "noise", "other"])
def test_broken_files_are_unreadable(look: Look, form: Any, path: str, fact_id: str, harm: str) -> None:
    made = tree(replace(ACCOUNT, privacy_changes=ACCOUNT.privacy_changes if "changes" in path else ()), form=form)
    path = path.replace(".json", f".{form}")
    whole = made[path]
    harmed = {"half": whole[: len(whole) // 2], "empty": b"", "noise": b"\x00\xff\xfe" * 50, "other": b'{"a": [1, 2]}'}
    account = look(made | {path: harmed[harm]})
    assert fact_id not in account.facts
    assert account.absent[fact_id].reason is Reason.UNREADABLE
    assert [problem.file for problem in account.problems] == [path]


def test_broken_list_keeps_what_could_be_read(look: Look) -> None:
    path = "your_instagram_activity/media/posts_1.json"
    made = tree(ACCOUNT)
    account = look(made | {path: made[path][:-40]})
    assert [post.caption for post in account.posts if post.kind is PostKind.POST] == ["First day at school"]


# What was not understood is never an emptiness

MEDIA = "your_instagram_activity/media"
POSTED = {
    "content.posts": f"{MEDIA}/posts_1",
    "content.stories": f"{MEDIA}/stories",
    "content.reels": f"{MEDIA}/reels",
    "content.profile_photos": f"{MEDIA}/profile_photos",
    "content.archived": f"{MEDIA}/archived_posts",
    "content.deleted": f"{MEDIA}/recently_deleted_content",
}


@pytest.mark.parametrize("form", FORMS)
def test_lists_that_were_read_whole_are_whole(look: Look, form: Any) -> None:
    account = look(tree(EVERY, form=form))
    assert {list_id for list_id, read in account.lists.items() if read.whole} == POSTED.keys()
    assert {i: read.understood for i, read in account.lists.items()} == {**dict.fromkeys(POSTED, 2), "content.posts": 3}
    assert (account.problems, account.doubts) == ((), {})


@pytest.mark.parametrize("list_id", POSTED)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kept", [0.0, 0.3, 0.6, 0.95])
def test_a_list_that_breaks_off_is_not_whole(look: Look, form: Any, list_id: str, kept: float) -> None:
    path = f"{POSTED[list_id]}.{form}"
    made = tree(EVERY, form=form)
    account = look(made | {path: made[path][: int(kept * len(made[path]))]})
    assert account.lists[list_id].broken == (path,)
    assert list_id not in account.facts
    assert [problem.kind for problem in account.problems] == [ProblemKind.BROKEN]


ODD_ENTRIES: tuple[Any, ...] = (
    *(None, 5, "text", True, [], [[]], {}, {"x": 1}, {"media": "a.jpg"}, {"media": [None], "title": "a"}),
    *({"media": [], "title": "a"}, {"mediax": [{"uri": "a.jpg"}], "title": "a"}, {"media": [{"urix": "a.jpg"}]}),
    *({"media": [{"uri": 5}]}, {"media": [{"uri": "a.jpg", "title": None}]}, {"title": 5, "media": [{"uri": "a.jpg"}]}),
    {"media": [{"uri": "a.jpg", "media_metadata": {"photo_metadata": {"exif_data": [{"latitude": "x"}]}}}]},
)


@pytest.mark.parametrize("odd", ODD_ENTRIES, ids=repr)
@pytest.mark.parametrize("list_id", POSTED)
def test_an_entry_not_understood_is_counted_and_all_behind_it_are_read(look: Look, list_id: str, odd: Any) -> None:
    path = f"{POSTED[list_id]}.json"
    made = tree(EVERY)
    value = json.loads(made[path])
    listed(value).insert(1, odd)
    account = look(made | {path: meta_json(value)})
    whole = look(made)
    read = account.lists[list_id]
    assert (read.odd, read.understood, read.broken) == (1, whole.lists[list_id].understood, ())
    assert {m.uri for p in whole.posts for m in p.media} <= {m.uri for p in account.posts for m in p.media}
    assert [(p.kind, p.count) for p in account.problems] == [(ProblemKind.ODD_ENTRIES, 1)]
    assert {fact.confidence for fact in account.facts[list_id]} == {Confidence.DERIVED}
    assert [doubt.reason for doubt in account.doubts[list_id]] == [Reason.UNREADABLE]


@pytest.mark.parametrize(
    "whole_file", [b"{}", b"null", b"0", b'""', b"", b'{"root": null}', b'{"root": {}}', b"[null]"]
)
@pytest.mark.parametrize("list_id", POSTED)
def test_a_file_that_holds_nothing_is_no_empty_list(look: Look, list_id: str, whole_file: bytes) -> None:
    path = f"{POSTED[list_id]}.json"
    account = look(tree(EVERY) | {path: whole_file})
    assert account.lists[list_id].broken == (path,)
    assert account.absent[list_id].reason is Reason.UNREADABLE


@pytest.mark.parametrize("list_id", POSTED)
def test_an_empty_list_is_known_to_be_empty(look: Look, list_id: str) -> None:
    account = look(tree(EVERY) | {f"{POSTED[list_id]}.json": b"[]"})
    assert (account.value(list_id), account.lists[list_id].whole) == (0, True)


@pytest.mark.parametrize(
    "path", [*(f"{p}.json" for p in POSTED.values()), "connections/followers_and_following/followers_1.json"]
)
def test_a_second_list_in_a_file_is_a_trouble_and_read(look: Look, path: str) -> None:
    made = tree(EVERY)
    both = {"one": listed(json.loads(made[path])), "two": listed(json.loads(made[path]))[:1]}
    account = look(made | {path: meta_json(both)})
    assert [problem.kind for problem in account.problems] == [ProblemKind.SECOND_LIST]
    assert [fact_id for fact_id in (*POSTED, "connections.followers") if fact_id in account.absent]


METADATA = ("exif_data", "photo_metadata")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_list_with_a_value_retyped_or_taken_is_never_whole(look: Look, data: st.DataObject) -> None:
    """Of the values that say what was posted: where it lies, its words, its place."""
    made = tree(EVERY)
    list_id = data.draw(st.sampled_from(sorted(POSTED)))
    path = f"{POSTED[list_id]}.json"
    value = [json.loads(made[path])]
    told = ("uri", "title", "latitude", "longitude", "media", "exif_data", "photo_metadata", "media_metadata")
    container, key = data.draw(st.sampled_from([p for p in nodes(value) if p[1] in told or isinstance(p[1], int)]))
    if key == "title" and not container[key]:
        return
    wrong: Any = data.draw(st.sampled_from([None, 7, True, [None], [[]], {"value": "a"}, [5]]))
    in_exif = isinstance(container[key], dict) and "uri" not in json.dumps(container[key])
    if (key in ("latitude", "longitude") and wrong == 7) or ((key in METADATA or in_exif) and isinstance(wrong, dict)):
        return  # as good as another
    container[key] = wrong
    account = look(made | {path: meta_json(value[0])})
    assert not account.lists[list_id].whole


@pytest.mark.parametrize("renamed_class", ["_a6-g", "_a6", "_a6-h", "_a6_o", "_a6-p", "_a6_q"])
def test_pages_whose_boxes_are_not_recognised_tell_nothing_false(look: Look, renamed_class: str) -> None:
    made = tree(EVERY, form="html")
    whole = look(made)
    pages = {
        name: data.replace(renamed_class.encode(), b"_zz") for name, data in made.items() if name.endswith(".html")
    }
    account = look(made | pages)
    for fact_id, facts in account.facts.items():
        assert {f.value for f in facts} <= {f.value for f in whole.facts[fact_id]} or fact_id in account.doubts, fact_id
    for list_id, shelf in account.lists.items():
        if shelf.whole:
            mine, theirs = (
                {(m.uri, p.caption) for p in a.posts for m in p.media if p.source in shelf.files}
                for a in (account, whole)
            )
            assert mine == theirs, list_id
    assert account.handle == "noor.example"


def test_one_box_among_others_that_is_not_recognised_is_counted(look: Look) -> None:
    made = tree(EVERY, form="html")
    for number in range(3):
        path = f"{MEDIA}/posts_1.html"
        parts = made[path].split(b"_a6-g")
        page = b"_a6-g".join(parts[: number + 1]) + b"_b7-g" + b"_a6-g".join(parts[number + 1 :])
        account = look(made | {path: page})
        read = account.lists["content.posts"]
        assert (read.understood, read.odd) == (2, 1)
