"""Facebook's lists of posted things: how far each was read, where a post stands, and what lies in other corners."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from auditor.demo.facebook.tree import GENERATIONS, Album, Coordinates, FacebookAccount, Generation, Item, tree
from auditor.demo.meta.sheets import Form
from auditor.demo.trees import Tree, as_folder, as_zip, emptied, meta_json, without
from auditor.downloads.archive import Archive, open_part
from auditor.model.account import Account, Confidence, Platform, Post, PostKind, Reason
from auditor.model.lists import LISTS, Why, gaps
from auditor.readers.facebook.reader import read
from auditor.readers.facebook.titles import Stands, stands
from auditor.readers.labels import load
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

DAY = datetime(2017, 5, 6, 12, tzinfo=UTC)
STAMP = int(DAY.timestamp())
SUN = Item(at=DAY, caption="Sunset")
ANN = FacebookAccount(
    username="ann.example",
    first_name="Ann",
    last_name="Example",
    posts=(SUN, replace(SUN, caption="Only words", photos=0)),
    albums=(
        Album("Profile pictures", (replace(SUN, caption=""),), DAY),
        Album("Trees", (SUN, replace(SUN, photos=1)), DAY),
    ),
    uncategorised=(SUN,),
    videos=(replace(SUN, photos=0, video=True),),
    archived_stories=(SUN,),
    group_posts=(replace(SUN, group="Neighbours"),),
    comments=(SUN, replace(SUN, caption="words only", photos=0)),
    for_sale=(SUN,),
)
ACTIVITY = "your_facebook_activity"
FILES = {
    "content.posts": f"{ACTIVITY}/posts/your_posts__check_ins__photos_and_videos_1",
    "content.albums": f"{ACTIVITY}/posts/album/1",
    "content.uncategorized": f"{ACTIVITY}/posts/your_uncategorized_photos",
    "content.videos": f"{ACTIVITY}/posts/your_videos",
    "content.stories": f"{ACTIVITY}/stories/archived_stories",
    "content.groups": f"{ACTIVITY}/groups/group_posts_and_comments",
    "content.comments": f"{ACTIVITY}/comments_and_reactions/comments",
    "content.marketplace": f"{ACTIVITY}/facebook_marketplace/items_sold",
}
FORMS: tuple[Form, ...] = ("json", "html")
Open = Callable[[Tree], Account]
MOVED = (f"{ACTIVITY}/posts/media/archived_stories", f"{ACTIVITY}/stories/media")


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    numbers = count()

    def read_tree(made: Tree) -> Account:
        return account_in(as_folder(made, tmp_path / f"export{next(numbers)}"), made)

    return read_tree


def account_in(path: Path, made: Tree) -> Account:
    return read(Archive([open_part(path)]), "html" if any(name.endswith(".html") for name in made) else "json")


def small(form: Form = "json", account: FacebookAccount = ANN, **options: Any) -> Tree:
    return tree(account, form=form, with_media=False, **options)


def with_json(name: str, value: Any, made: Tree | None = None) -> Tree:
    return (small() if made is None else made) | {name: meta_json(value)}


def posts_with(*posts: Any, **profile: Any) -> Tree:
    made = small(account=replace(ANN, posts=(), albums=(), **profile))
    return with_json(f"{FILES['content.posts']}.json", list(posts), made)


def post(title: str = "", **fields: Any) -> dict[str, Any]:
    media = {"uri": f"{ACTIVITY}/posts/media/your_posts/1_n.jpg", "creation_timestamp": STAMP}
    made = {"timestamp": STAMP, "attachments": [{"data": [{"media": media}]}], "data": [{"post": "words"}]}
    return made | ({"title": title} if title else {}) | fields


def of(account: Account, list_id: str) -> list[Post]:
    return [item for item in account.posts if item.source in account.lists[list_id].files]


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


def entries_of(data: Any) -> list[Any]:
    """The list of entries in a file, wherever it lies."""
    if isinstance(data, list):
        return data
    lists = [value for value in data.values() if isinstance(value, list)]
    return lists[0]


@pytest.mark.parametrize("stray", [None, "text", 7, True, [], {}], ids=str)
@pytest.mark.parametrize("list_id", FILES)
def test_an_entry_that_is_none_is_stepped_over_and_counted(opened: Open, list_id: str, stray: Any) -> None:
    name = f"{FILES[list_id]}.json"
    data = json.loads(small()[name])
    before = len(of(opened(small()), list_id))
    entries_of(data).insert(0, stray)
    account = opened(with_json(name, data))
    assert account.lists[list_id].odd == 1
    assert not account.lists[list_id].broken
    assert len(of(account, list_id)) == before
    assert ("odd_entries", name) in [(problem.kind, problem.file) for problem in account.problems]
    fact = account.fact(list_id)
    assert fact is None or fact.confidence is not Confidence.STATED


def known_parts(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every part of a record of a posted thing whose loss would be one: as container and key."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in list(pairs):
        if key in ("uri", "media", "attachments", "photos", "media_metadata", "exif_data", "latitude", "post"):
            yield node, key
        if key != "cover_photo":  # it is one of the photos
            yield from known_parts(value)


@pytest.mark.parametrize("list_id", FILES)
def test_a_part_of_an_entry_in_another_form_is_never_passed_by(opened: Open, list_id: str) -> None:
    name = f"{FILES[list_id]}.json"
    located = replace(ANN, posts=(replace(SUN, coordinates=Coordinates(52.1, 5.1)),))
    made = small(account=located) if list_id == "content.posts" else small()
    total = len(list(known_parts(json.loads(made[name]))))
    assert total
    for number in range(total):
        for junk in (None, 7, "", [None]):
            data = json.loads(made[name])
            container, key = list(known_parts(data))[number]
            if (key, junk) in (("post", ""), ("latitude", 7)):
                continue
            container[key] = junk
            assert not opened(with_json(name, data, made)).lists[list_id].whole, (key, junk)


def test_the_list_of_photos_of_an_album_under_another_name_is_not_an_empty_album(opened: Open) -> None:
    name = f"{FILES['content.albums']}.json"
    data = json.loads(small()[name])
    data["fotos"] = data.pop("photos")
    account = opened(with_json(name, data))
    assert account.lists["content.albums"].broken == (name,)
    assert account.absent["content.albums"].reason is Reason.UNREADABLE


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


# Where a post stands


OWN = [
    "",
    "Ann Example",
    "Ann Example updated her status.",
    "Ann Example added a new photo.",
    "Ann Example added 12 new photos.",
    "Ann Example was with Bo Example and 2 others at Voorbeeldstad.",
    "Ann Example is feeling happy.",
    "Ann Example shared a group.",
    "Ann Example heeft een nieuwe foto toegevoegd.",
    "Ann Example hat ein neues Foto hinzugefügt.",
    "Ann Example a ajouté 3 nouvelles photos.",
    "Ann Example ha aggiunto una nuova foto.",
    "Ann Example agregó 2 fotos nuevas.",
    "Ann Example adicionou uma nova foto.",
    "Użytkownik Ann Example dodał nowe zdjęcie.",
    "Ann Example yeni bir fotoğraf ekledi.",
    "أضافت Ann Example صورة جديدة.",
    "Ann Example menambahkan foto baru.",
    "Ann Example đã thêm một ảnh mới.",
    "Ann Example добавила новое фото.",
    "Shared from Instagram",
]
ELSEWHERE = [
    "Ann Example posted in Neighbours.",
    "Ann Example posted in the group: Neighbours.",
    "Ann Example added a new photo to the group: Neighbours.",
    "Ann Example shared a link to Bo Example's timeline.",
    "Ann Example wrote on Bo Example's profile.",
    "Ann Example heeft een nieuwe foto toegevoegd in de groep: Buren.",
    "Ann Example heeft een bericht geplaatst in Buren.",
    "Ann Example a publié dans Voisins.",
    "Ann Example hat ein Foto in der Gruppe Nachbarn geteilt.",
    "Ann Example was with Bo Example in the group Neighbours.",
]
UNKNOWN = [
    "Ann Example added a new photo to the album: Trees.",
    "Ann Example heeft 1 foto neergezet bij Buren.",
    "Ann Example のフォトを追加しました: ご近所",
    "Ann Example lisäsi uuden kuvan ryhmään Naapurit.",
    "Ann Example added a new photo: Neighbours.",
    "Somebody quite different with a long name indeed added a new photo.",
]


@pytest.mark.parametrize(
    ("title", "where"),
    [(title, where) for where, titles in zip(Stands, (OWN, ELSEWHERE, UNKNOWN), strict=True) for title in titles],
)
def test_only_known_headlines_stand_on_the_own_timeline(opened: Open, title: str, where: Stands) -> None:
    (found,) = of(opened(posts_with(post(title))), "content.posts")
    assert found.kind is (PostKind.OTHER if where is Stands.ELSEWHERE else PostKind.POST)
    assert found.audience is None
    assert bool(found.audience_raw) is (where is Stands.UNKNOWN)


def test_headlines_are_known_without_a_profile_as_well(opened: Open) -> None:
    made = without(
        posts_with(post("Ann van der Example added a new photo."), post("Ann Example posted in Sun.")),
        "profile_information",
    )
    own, group = of(opened(made), "content.posts")
    assert (own.kind, own.audience_raw) == (PostKind.POST, "")
    assert group.kind is PostKind.OTHER


def test_no_name_makes_a_post_in_a_group_one_of_the_own_timeline() -> None:
    words = load("facebook")
    title = "Ann Example posted in Mothers: Bo added a new photo."
    assert stands(title, (), words) is not Stands.OWN
    assert stands(title, ("Ann Example",), words) is not Stands.OWN
    assert stands("Ann Example is feeling happy.", (), words) is Stands.UNKNOWN


@pytest.mark.parametrize("form", FORMS)
def test_headlines_of_pages_are_read_alike(opened: Open, form: Form) -> None:
    posts = (replace(SUN, group="Neighbours"), replace(SUN, caption="On my own"))
    found = of(opened(small(form, replace(ANN, posts=posts, albums=()))), "content.posts")
    assert [item.kind for item in found] == [PostKind.OTHER, PostKind.POST]


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


# Other corners


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("generation", GENERATIONS)
def test_posts_in_groups_are_read_and_their_audience_is_unknown(
    opened: Open, form: Form, generation: Generation
) -> None:
    (found,) = of(opened(small(form, generation=generation)), "content.groups")
    assert (found.kind, found.audience, found.caption, found.at) == (PostKind.OTHER, None, "Sunset", DAY)
    assert len(found.media) == 1


@pytest.mark.parametrize("name", ["your_posts_in_groups", "your_posts_and_comments_in_groups", "new_posts_of_2027"])
def test_lists_of_groups_are_read_under_any_of_their_names(opened: Open, name: str) -> None:
    made = small()
    content = made.pop(f"{FILES['content.groups']}.json")
    assert of(opened(made | {f"groups/{name}.json": content}), "content.groups")


def test_conversations_of_groups_are_never_opened(opened: Open) -> None:
    talk = {
        f"{ACTIVITY}/groups/your_group_messages/1.json": b"PRIVATE",
        f"{ACTIVITY}/messages/inbox/groups/posts.json": b"{",
    }
    account = opened(small() | talk)
    assert account.problems == ()


@pytest.mark.parametrize("form", FORMS)
def test_the_owners_pictures_in_comments_are_read_and_nothing_else_of_them(opened: Open, form: Form) -> None:
    (found,) = of(opened(small(form)), "content.comments")
    assert (found.kind, found.audience, len(found.media)) == (PostKind.OTHER, None, 1)
    assert found.caption == ("Sunset" if form == "json" else "")
    assert "words only" not in repr(found)


def test_the_words_of_others_in_comments_are_left_alone(opened: Open) -> None:
    name = f"{FILES['content.comments']}.json"
    data = json.loads(small()[name])
    data["comments_v2"][0]["data"][0]["comment"]["author"] = "Bo Example"
    (found,) = of(opened(with_json(name, data)), "content.comments")
    assert found.caption == ""
    assert found.media


def test_stickers_are_no_pictures_of_the_owner(opened: Open) -> None:
    name = f"{FILES['content.comments']}.json"
    data = json.loads(small()[name])
    data["comments_v2"][0]["attachments"][0]["data"][0]["media"]["uri"] = f"{ACTIVITY}/posts/media/stickers_used/1.png"
    account = opened(with_json(name, data))
    assert not of(account, "content.comments")
    assert account.lists["content.comments"].whole


@pytest.mark.parametrize("form", FORMS)
def test_what_is_offered_for_sale_is_read(opened: Open, form: Form) -> None:
    (found,) = of(opened(small(form)), "content.marketplace")
    assert (found.kind, found.audience, found.caption, len(found.media)) == (PostKind.OTHER, None, "Sunset", 1)
    assert found.at == DAY


def test_the_profile_photo_that_only_the_profile_names_is_one(opened: Open) -> None:
    made = small(account=replace(ANN, profile_photo=SUN))
    (found,) = [item for item in opened(made).posts if "profile_information.json" in item.source]
    assert (found.kind, found.at, len(found.media)) == (PostKind.PROFILE_PHOTO, DAY, 1)


def test_former_profile_and_cover_photos_of_its_history_are_read(opened: Open) -> None:
    def update(number: int, album: str) -> dict[str, Any]:
        media = {"uri": f"profile/{number}.jpg", "creation_timestamp": STAMP, "title": album}
        return {
            "timestamp": STAMP,
            "attachments": [{"data": [{"media": media}]}],
            "title": "Ann changed something.",
        }

    history = {"profile_updates_v2": [update(1, "Profile pictures"), update(2, "Cover photos"), {"timestamp": STAMP}]}
    account = opened(with_json("personal_information/profile_information/profile_update_history.json", history))
    kinds = [item.kind for item in account.posts if "history" in item.source]
    assert kinds == [PostKind.PROFILE_PHOTO, PostKind.COVER_PHOTO]


OLD_SHAPES: dict[str, Any] = {
    "beside": {"latitude": 52.09, "longitude": 5.12, "taken_timestamp": 1380000000},
    "one object": {"exif_data": {"latitude": 52.09, "longitude": 5.12, "taken_timestamp": 1380000000}},
    "a list": {"exif_data": [{}, {"latitude": "52.09", "longitude": "5.12", "taken_timestamp": 1380000000}]},
}


@pytest.mark.parametrize("kind", ["photo_metadata", "video_metadata"])
@pytest.mark.parametrize("shape", OLD_SHAPES)
def test_coordinates_are_read_in_every_shape(opened: Open, shape: str, kind: str) -> None:
    media = {"uri": "a.jpg", "media_metadata": {kind: OLD_SHAPES[shape]}}
    (found,) = of(opened(posts_with(post(attachments=[{"data": [{"media": media}]}]))), "content.posts")
    where = found.media[0].coordinates
    assert where is not None
    assert (where.latitude, where.longitude) == (52.09, 5.12)


# Times


@pytest.mark.parametrize("shape", OLD_SHAPES)
def test_a_photo_of_an_album_without_a_time_is_not_given_that_of_another(opened: Open, shape: str) -> None:
    undated = {"uri": "b.jpg", "creation_timestamp": 0}
    taken = {"uri": "c.jpg", "media_metadata": {"photo_metadata": OLD_SHAPES[shape]}}
    photos = [{"uri": "a.jpg", "creation_timestamp": STAMP}, undated, taken]
    album = {"name": "Trees", "photos": photos, "last_modified_timestamp": STAMP}
    (found,) = of(
        opened(with_json(f"{ACTIVITY}/posts/album/1.json", album, small(account=replace(ANN, albums=())))),
        "content.albums",
    )
    assert [medium.at and medium.at.year for medium in found.media] == [2017, None, 2013]
    assert found.at is None


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

LISTED = {spec.id for spec in LISTS[Platform.FACEBOOK]}
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
