"""Facebook's lists of posted things: how far each was read."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from auditor.demo.facebook.account import GENERATIONS, Album, Generation
from auditor.demo.meta.sheets import Form
from auditor.demo.trees import Tree, as_zip, emptied, without
from auditor.downloads.archive import Archive
from auditor.downloads.parts import open_part
from auditor.model.account import Account, Platform, Reason
from auditor.model.lists import Why, gaps
from auditor.model.posting import PostKind
from auditor.model.services import SERVICES
from auditor.readers.facebook.reader import read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.readers.facebook.lists import (
    ACTIVITY,
    ANN,
    DAY,
    FILES,
    FORMS,
    STAMP,
    SUN,
    Open,
    of,
    post,
    posts_with,
    small,
    with_json,
)


def account_in(path: Path, made: Tree) -> Account:
    return read(Archive([open_part(path)]), "html" if any(name.endswith(".html") for name in made) else "json")


# How far each list was read


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("generation", GENERATIONS)
def test_every_list_that_was_read_whole_says_so(opened: Open, form: Form, generation: Generation) -> None:
    account = opened(small(form, generation=generation))
    assert account.problems == ()
    assert account.lists.keys() == FILES.keys()
    assert all(read.whole for read in account.lists.values())
    assert account.lists["content.posts"].understood == 2
    assert account.lists["content.albums"].understood == 3
    assert len(account.lists["content.albums"].files) == 2
    assert {gap.why for gap in gaps(account)} == {Why.NOT_THERE}  # reels have a box of their own


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "of size 0": lambda _: b"",
    "cut in the middle": lambda content: content[: len(content) // 2],
    "without its end": lambda content: content.rstrip()[:-7],
    "nothing but brackets": lambda _: b"{}",
    "null": lambda _: b"null",
    "a number": lambda _: b"12",
    "something else": lambda _: b"[object Object]",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("how", BROKEN)
@pytest.mark.parametrize("list_id", FILES)
def test_a_broken_file_leaves_its_list_broken(opened: Open, list_id: str, how: str, form: Form) -> None:
    name = f"{FILES[list_id]}.{form}"
    made = small(form)
    account = opened(made | {name: BROKEN[how](made[name])})
    assert account.lists[list_id].broken == (name,)
    assert not account.lists[list_id].whole
    assert name in [problem.file for problem in account.problems]
    others = account.lists.keys() - {list_id}
    assert all(account.lists[other].whole for other in others)


@pytest.mark.parametrize("list_id", FILES)
def test_a_file_damaged_in_the_zip_leaves_its_list_broken(tmp_path: Path, list_id: str) -> None:
    name = f"{FILES[list_id]}.json"
    (path,) = as_zip(small(), tmp_path / "a.zip")
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(name)
        stored = archive.open(name).read()
    content = bytearray(path.read_bytes())
    start = content.index(name.encode(), info.header_offset) + len(name)
    content[start + info.compress_size // 2] ^= 0xFF
    path.write_bytes(content)
    account = account_in(path, {name: stored})
    assert account.lists[list_id].broken == (name,)


def test_photos_before_the_cut_are_kept(opened: Open) -> None:
    for list_id in ("content.posts", "content.albums", "content.groups"):
        name = f"{FILES[list_id]}.json"
        made = small()
        account = opened(made | {name: made[name].rstrip()[:-1]})
        assert [medium for item in of(account, list_id) for medium in item.media]


def test_an_emptied_album_is_known_to_be_empty(opened: Open) -> None:
    account = opened(small(account=replace(ANN, albums=(Album("Emptied", (), DAY),))))
    assert account.value("content.albums") == 0
    assert account.lists["content.albums"].whole


# Notes that there is nothing


def test_a_note_speaks_for_the_folder_it_lies_in(opened: Open) -> None:
    made = emptied(small(), f"{ACTIVITY}/stories") | {f"{ACTIVITY}/reels/no-data.txt": b""}
    account = opened(without(made, "/group"))
    assert account.value("content.stories") == account.value("content.reels") == 0
    assert account.lists["content.reels"].whole
    assert account.lists["content.stories"].files == (f"{ACTIVITY}/stories/no-data.txt",)
    assert [(gap.list_id, gap.why) for gap in gaps(account)] == [("content.groups", Why.NOT_THERE)]


@pytest.mark.parametrize("folder", ["connections/supervision", "supervision", "friends/supervision", "x/stories/y"])
def test_a_note_of_a_neighbour_says_nothing(opened: Open, folder: str) -> None:
    account = opened(without(small(), "friends", "stories") | {f"{folder}/no-data.txt": b""})
    assert account.absent["connections.friends"].reason is Reason.FILE_MISSING
    assert account.absent["content.stories"].reason is Reason.FILE_MISSING
    assert "content.stories" not in account.lists


def test_a_note_beside_other_files_says_nothing(opened: Open) -> None:
    made = without(small(), "archived_stories.json")
    account = opened(made | {f"{ACTIVITY}/stories/{name}": b"" for name in ("no-data.txt", "stories_2.json", "1.jpg")})
    assert "content.stories" not in account.lists


@pytest.mark.parametrize(
    ("list_id", "left_out", "beside"),
    [
        ("content.groups", "/group_posts", "groups/your_group_membership_activity.json"),
        ("content.stories", "archived_stories", "stories/story_reactions.json"),
    ],
)
def test_a_box_without_its_list_has_nothing_of_it(opened: Open, list_id: str, left_out: str, beside: str) -> None:
    account = opened(without(small(), left_out) | {f"{ACTIVITY}/{beside}": b'{"invented_v2": []}'})
    assert account.lists[list_id].whole
    assert list_id not in {gap.list_id for gap in gaps(account)}


@pytest.mark.parametrize(("old", "new"), [(b" src=", b" data-src="), (b"_a6-g", b"_x1-y"), (b"_a6_o", b"_x1_y")])
@pytest.mark.parametrize("list_id", FILES)
def test_a_page_in_a_markup_that_is_not_known_is_not_read_whole(
    opened: Open, list_id: str, old: bytes, new: bytes
) -> None:
    name = f"{FILES[list_id]}.html"
    made = small("html")
    account = opened(made | {name: made[name].replace(old, new)})
    same = holdings(account, list_id) == holdings(opened(made), list_id)
    assert not account.lists[list_id].whole or (same and old != b"_a6-g")


def test_people_of_a_page_without_boxes_are_no_number(opened: Open) -> None:
    made = small("html", replace(ANN, friends=(("Bo Example", DAY), ("Cy Example", DAY))))
    name = "connections/friends/your_friends.html"
    account = opened(made | {name: made[name].replace(b"_a6-g", b"_x1-y")})
    assert account.absent["connections.friends"].reason is Reason.UNREADABLE


ALBUMS = {
    "Fotos de perfil": PostKind.PROFILE_PHOTO,
    "Profielfoto's": PostKind.PROFILE_PHOTO,
    "Profilbilder": PostKind.PROFILE_PHOTO,
    "Photos de profil": PostKind.PROFILE_PHOTO,
    "Immagini del profilo": PostKind.PROFILE_PHOTO,
    "Fotos do perfil": PostKind.PROFILE_PHOTO,
    "Zdjęcia profilowe": PostKind.PROFILE_PHOTO,
    "Profil Fotoğrafları": PostKind.PROFILE_PHOTO,
    "صور الملف الشخصي": PostKind.PROFILE_PHOTO,
    "Foto Profil": PostKind.PROFILE_PHOTO,
    "Ảnh đại diện": PostKind.PROFILE_PHOTO,
    "Фото профиля": PostKind.PROFILE_PHOTO,
    "Omslagfoto's": PostKind.COVER_PHOTO,
    "Kapak Fotoğrafları": PostKind.COVER_PHOTO,
    "Timeline photos": PostKind.ALBUM,
    "Mobile Uploads": PostKind.ALBUM,
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("name", "kind"), [*ALBUMS.items(), ("Trees", None), ("Mijn profiel", None), ("", None)])
def test_an_album_of_an_unknown_name_has_an_audience_that_nobody_knows(
    opened: Open, name: str, kind: PostKind | None, form: Form
) -> None:
    account = opened(small(form, replace(ANN, posts=(), albums=(Album(name, (SUN,), DAY),))))
    (album,) = of(account, "content.albums")
    assert album.kind is (kind or PostKind.ALBUM)
    assert bool(album.audience_raw) is (kind is None)
    assert album.audience is None


def test_a_profile_photo_among_other_photos_of_a_post_stays_one(opened: Open) -> None:
    both = replace(SUN, photos=2)
    made = small(account=replace(ANN, posts=(both,), albums=()))
    (first, second) = (
        m["media"]["uri"] for m in json.loads(made[f"{FILES['content.posts']}.json"])[0]["attachments"][0]["data"]
    )
    album = {"name": "Profile pictures", "photos": [{"uri": second, "creation_timestamp": STAMP}]}
    account = opened(with_json(f"{ACTIVITY}/posts/album/0.json", album, made))
    kinds = {medium.uri: item.kind for item in account.posts for medium in item.media}
    assert (kinds[first], kinds[second]) == (PostKind.POST, PostKind.PROFILE_PHOTO)
    places = {medium.uri: (medium.number, medium.of) for item in account.posts for medium in item.media}
    assert (places[first], places[second]) == ((1, 2), (2, 2))


def test_times_after_the_download_are_none(tmp_path: Path) -> None:
    exported = date(2025, 4, 12)
    late = int(datetime(2025, 4, 15, 12, tzinfo=UTC).timestamp())
    ahead = int(datetime(2025, 4, 14, 12, tzinfo=UTC).timestamp())
    made = posts_with(post(timestamp=late, attachments=[{"data": [{"text": "x"}]}]), post(timestamp=ahead))
    made = with_json("connections/friends/your_friends.json", {"friends_v2": [{"name": "Bo", "timestamp": late}]}, made)
    (path,) = as_zip(made, tmp_path / f"facebook-annexample-{exported}-AbCd12.zip")
    account = account_in(path, made)
    assert account.exported_at == exported
    assert [item.at and item.at.day for item in of(account, "content.posts")] == [None, 14]
    assert [person.since for person in account.people["connections.friends"]] == [None]


# Damage of every kind

LISTED = {spec.id for spec in SERVICES[Platform.FACEBOOK].lists}
JUNK = st.sampled_from([None, 7, "xyz", [], {}, True, [None], {"x": None}])


def spots(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every place at which something can be put into a list or in place of a value."""
    pairs = list(node.items()) if isinstance(node, dict) else list(enumerate(node)) if isinstance(node, list) else []
    for key, value in pairs:
        if key != "cover_photo":
            yield node, key
            yield from spots(value)


def holdings(account: Account, list_id: str) -> set[tuple[Any, ...]]:
    """What can be seen in the posts of a list: pictures, words, days and places."""
    found: set[tuple[Any, ...]] = set()
    for item in of(account, list_id):
        found |= {("post", item.caption, item.at)} if item.caption or item.at else set()
        found |= {("medium", medium.uri, medium.caption, medium.coordinates) for medium in item.media}
    return found


@given(list_id=st.sampled_from(sorted(FILES)), at=st.integers(0, 10_000), junk=JUNK, insert=st.booleans())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_damage_to_a_list_leaves_it_whole_unless_nothing_was_lost(
    tmp_path: Path, list_id: str, at: int, junk: Any, insert: bool
) -> None:
    name = f"{FILES[list_id]}.json"
    made = small()
    data = json.loads(made[name])
    places = list(spots(data))
    container, key = places[at % len(places)]
    if insert and isinstance(container, list):
        container.insert(key, junk)
    else:
        container[key] = junk
    kept = without(made, *(other for other in FILES.values() if other != FILES[list_id]), "album/0")
    before = account_in(as_zip(kept, tmp_path / "before.zip")[0], kept)
    after = account_in(as_zip(with_json(name, data, kept), tmp_path / "after.zip")[0], kept)
    lost = {thing for thing in holdings(before, list_id) - holdings(after, list_id) if thing[0] == "medium"}
    offers = list_id == "content.marketplace" and key == "photos"
    if junk == [] and (offers or (container is data and list_id != "content.albums")):
        return  # an empty list is one that is known to be empty
    assert not after.lists[list_id].whole or not lost or key in ("description", "uri", "latitude", "longitude")


@given(list_id=st.sampled_from(sorted(FILES)), form=st.sampled_from(FORMS), at=st.integers(1, 100_000))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_cut_leaves_a_list_whole(tmp_path: Path, list_id: str, form: Form, at: int) -> None:
    name = f"{FILES[list_id]}.{form}"
    made = small(form)
    content = made[name].rstrip()
    cut = content[: at % (len(content) - len("</html>"))]
    account = account_in(as_zip(made | {name: cut}, tmp_path / "a.zip")[0], made)
    assert not account.lists[list_id].whole
    assert account.lists.keys() <= LISTED


def test_whom_a_post_tags_is_known_and_cannot_be_read(opened: Open) -> None:
    account = opened(small(account=replace(ANN, posts=(replace(SUN, tagged=("Tante Truus",)),), albums=())))
    assert any(others.has("tante truus") and others.has_part("Truus") for others in account.others)
    assert "ruus" not in repr(account)
