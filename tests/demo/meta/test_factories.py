"""The invented Instagram and Facebook exports are what they claim to be: whole, faithful, and always the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import PurePosixPath
from typing import Any

import pytest
from auditor.demo import trees
from auditor.demo.facebook import tree as facebook
from auditor.demo.facebook.tree import FacebookAccount
from auditor.demo.instagram import tree as instagram
from auditor.demo.instagram.tree import InstagramAccount, Item
from auditor.demo.meta.words import INSTAGRAM_LABELS, Words
from lxml import html
from tests.people import ANN, BEACH, BO, CAROUSEL, LATER, WHEN

INSTAGRAM = [
    (generation, form)
    for generation, form in product(instagram.GENERATIONS, ("json", "html"))
    if (generation, form) != ("2018", "html")
]
FACEBOOK = [*product(facebook.GENERATIONS, ("json", "html"))]
LANGUAGES = ["en_US", "en_GB", "nl", "de", "fr", "it", "es", "pt", "zh_TW", "vi"]


def insta(generation: Any = "2025", form: Any = "json", language: Any = "en_US", **how: Any) -> trees.Tree:
    return instagram.tree(how.pop("account", ANN), generation=generation, form=form, language=language, **how)


def face(generation: Any = "2025", form: Any = "json", language: Any = "en_GB", **how: Any) -> trees.Tree:
    return facebook.tree(how.pop("account", BO), generation=generation, form=form, language=language, **how)


def repaired(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("latin-1").decode("utf-8")
    if isinstance(value, dict):
        return {repaired(key): repaired(item) for key, item in value.items()}
    return [repaired(item) for item in value] if isinstance(value, list) else value


def only(tree: trees.Tree, ending: str) -> Any:
    (content,) = [content for name, content in tree.items() if name.endswith("/" + ending) or name == ending]
    return repaired(json.loads(content)) if ending.endswith(".json") else html.fromstring(content.decode())


def cells(page: Any) -> dict[str, str]:
    """Label to value of the rows of a page: first text of a row, then the rest of it."""
    texts = [[t.strip() for t in row.itertext() if t.strip()] for row in page.iter("tr")]
    return {first: " ".join(rest) for first, *rest in texts}


def unbroken(tree: trees.Tree) -> Iterator[str]:
    for name, content in tree.items():
        path = PurePosixPath(name)
        assert not path.is_absolute()
        assert ".." not in path.parts
        if path.suffix == ".json":
            json.loads(content.decode("ascii"))
        elif path.suffix == ".html":
            page = html.fromstring(content.decode("utf-8"))
            assert page.xpath("/html/body/@class") == ["_5vb_ _2yq _a7o5"]
        else:
            assert trees.is_media(name)
        yield path.suffix


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("build", "known"), [(insta, INSTAGRAM), (face, FACEBOOK)])
def test_every_generation_form_and_language_is_well_formed_and_repeatable(
    build: Callable[..., trees.Tree], known: list[tuple[str, str]], language: str
) -> None:
    for generation, form in known:
        tree = build(generation, form, language)
        kinds = set(unbroken(tree))
        assert {"json", "html"} & {kind.lstrip(".") for kind in kinds} == {form}
        assert build(generation, form, language) == tree


def test_the_flat_instagram_generation_has_no_pages() -> None:
    with pytest.raises(ValueError, match="JSON only"):
        insta("2018", "html")


@pytest.mark.parametrize(
    ("generation", "path"),
    [
        ("2021", "account_information/personal_information.json"),
        ("2022", "personal_information/personal_information.json"),
        ("2023", "personal_information/personal_information/personal_information.json"),
        ("2023", "security_and_login_information/login_and_account_creation/account_privacy_changes.json"),
        ("2024", "security_and_login_information/login_and_profile_creation/instagram_signup_details.json"),
        ("2024", "your_instagram_activity/content/posts_1.json"),
        ("2025", "your_instagram_activity/media/posts_1.json"),
        ("2025", "preferences/settings/comments_allowed_from.json"),
        ("2026", "your_instagram_activity/media/posts.json"),
    ],
)
def test_instagram_files_lie_where_their_generation_puts_them(generation: str, path: str) -> None:
    assert path in insta(generation)


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en_US", "Private Account"),
        ("en_GB", "Private account"),
        ("nl", "Privéaccount"),
        ("de", "Privates Konto"),
        ("fr", "Compte privé"),
        ("it", "Account privato"),
        ("es", "Cuenta privada"),
        ("pt", "Conta privada"),
    ],
)
@pytest.mark.parametrize(("private", "value"), [(True, "True"), (False, "False"), ("Misschien", "Misschien")])
def test_the_private_flag_keeps_its_english_value_under_a_translated_label(
    language: str, label: str, private: bool | str, value: str
) -> None:
    account = InstagramAccount(username="ann.invented", private=private)
    profile = only(
        trees.without(insta("2025", language=language, account=account), "threads/"), "personal_information.json"
    )
    assert profile["profile_user"][0]["string_map_data"][label]["value"] == value
    page = only(
        trees.without(insta("2025", "html", language, account=account), "threads/"), "personal_information.html"
    )
    assert cells(page)[label] == value


def test_an_unknown_private_flag_is_left_out() -> None:
    account = InstagramAccount(username="ann.invented")
    profile = only(insta("2023", account=account), "personal_information.json")
    assert "Private Account" not in profile["profile_user"][0]["string_map_data"]
    assert "private_account" not in only(insta("2018", account=account), "profile.json")


def test_the_flat_private_flag_is_a_real_boolean() -> None:
    assert only(insta("2018"), "profile.json")["private_account"] is True


@pytest.mark.parametrize("generation", ["2024", "2025", "2026"])
@pytest.mark.parametrize("form", ["json", "html"])
def test_decoys_share_names_with_the_real_files_and_contradict_them(generation: str, form: str) -> None:
    tree = insta(generation, form)
    decoy = f"your_instagram_activity/threads/personal_information.{form}"
    assert f"logged_information/past_instagram_insights/posts.{form}" in tree
    if form == "json":
        rows = repaired(json.loads(tree[decoy]))["text_post_app_text_post_app_profile"][0]["string_map_data"]
        assert rows["Private Account"]["value"] == "False"
    else:
        assert cells(html.fromstring(tree[decoy].decode()))["Private Account"] == "False"
    assert not [name for name in insta(generation, form, decoys=False) if "threads" in name or "insights" in name]


def test_older_generations_have_no_decoys_unless_asked() -> None:
    assert not [name for name in insta("2023") if "threads" in name]
    assert [name for name in insta("2023", decoys=True) if "threads" in name]


def test_names_move_to_the_title_in_2025() -> None:
    old = only(insta("2024", decoys=False), "following.json")["relationships_following"][0]
    new = only(insta("2025", decoys=False), "following.json")["relationships_following"][0]
    assert (old["title"], old["string_list_data"][0]["value"]) == ("", "cy.invented")
    assert new["title"] == "cy.invented"
    assert "value" not in new["string_list_data"][0]


def test_a_list_of_one_may_be_the_entry_itself() -> None:
    one = InstagramAccount(username="ann.invented", posts=(BEACH,), followers=(("bo.invented", WHEN),))
    tree = insta("2025", account=one, single_objects=True)
    assert "media" in only(tree, "posts_1.json")
    assert "string_list_data" in only(tree, "followers_1.json")
    assert isinstance(only(insta("2025", single_objects=True), "posts_1.json"), list)


def test_single_photos_and_carousels_keep_their_captions_in_different_places() -> None:
    single, carousel = only(insta("2025"), "posts_1.json")
    assert single["media"][0]["title"] == BEACH.caption
    assert "title" not in single
    assert carousel["title"] == CAROUSEL.caption
    assert [medium["title"] for medium in carousel["media"]] == ["", "", ""]


def test_coordinates_stand_where_the_generation_puts_them() -> None:
    def exif(generation: str) -> Any:
        post = only(insta(generation, decoys=False), "posts_1.json")[0]
        return post["media"][0]["media_metadata"]["photo_metadata"]["exif_data"]

    assert exif("2025")[0] == {"latitude": 52.09, "longitude": 5.12}
    assert exif("2022")[0]["latitude"] == 52.09
    assert len(exif("2022")) == 1


@pytest.mark.parametrize(("build", "known"), [(insta, INSTAGRAM), (face, FACEBOOK)])
def test_every_medium_that_a_file_names_is_in_the_tree_once_asked_for(
    build: Callable[..., trees.Tree], known: list[tuple[str, str]]
) -> None:
    for generation, form in known:
        how = {} if build is face or generation == "2018" else {"decoys": False}
        tree = build(generation, form, **how)
        named = set(_uris(tree))
        assert named
        assert named <= tree.keys()
        bare = build(generation, form, with_media=False, **how)
        assert not named & bare.keys()


def _uris(tree: trees.Tree) -> Iterator[str]:
    for name, content in tree.items():
        if name.endswith(".json"):
            yield from _found(json.loads(content))
        elif name.endswith(".html"):
            page = html.fromstring(content.decode())
            yield from page.xpath("//img/@src | //video/@src")


def _found(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (value[key] for key in ("uri", "path") if key in value)
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _found(item)


@pytest.mark.parametrize("recent", [False, True])
def test_the_two_markups_differ_as_real_ones_do(recent: bool) -> None:
    post = only(face("2025", "html", recent_markup=recent), "your_posts__check_ins__photos_and_videos_1.html")
    assert bool(post.xpath("//main")) is recent
    assert len(post.xpath(f"//{'section' if recent else 'div'}[contains(@class, '_a6-g')]")) == len(BO.posts)
    assert len(post.xpath(f"//{'h2' if recent else 'div'}[contains(@class, '_a6-h')]")) == len(BO.posts)
    tagged = (
        b"Tagged users" in insta("2025", "html", recent_markup=recent)["your_instagram_activity/media/posts_1.html"]
    )
    assert tagged is recent


def test_start_pages_have_the_name_of_their_time() -> None:
    assert "index.html" in insta("2024", "html")
    assert "start_here.html" in face("2026", "html", "zh_TW")
    assert "你的資訊" in face("2026", "html", "zh_TW")["start_here.html"].decode()


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en_US", "Aug 05, 2022 3:01:25 am"), ("zh_TW", "8 月 05, 2022 3:01:25 上午"), ("nl", "aug 05, 2022 3:01:25 am")],
)
def test_dates_on_pages_are_words(language: Any, expected: str) -> None:
    words = Words(language, INSTAGRAM_LABELS)
    assert words.moment(datetime(2022, 8, 5, 3, 1, 25, tzinfo=UTC), seconds=True) == expected


def test_noon_and_midnight_are_twelve() -> None:
    words = Words("en_US", INSTAGRAM_LABELS)
    assert words.moment(datetime(2024, 12, 15, 12, 5, tzinfo=UTC)) == "Dec 15, 2024 12:05 pm"
    assert words.moment(datetime(2024, 12, 15, 0, 5, tzinfo=UTC), narrow=True) == "Dec 15, 2024 12:05\u00a0am"


@pytest.mark.parametrize("generation", facebook.GENERATIONS)
def test_facebook_files_exist_only_where_they_existed(generation: str) -> None:
    names = {PurePosixPath(name).name for name in face(generation)}
    assert ("privacy_settings.json" in names) == (generation >= "2025")
    assert ("two-factor_authentication.json" in names) == (generation >= "2024")
    assert ("face_recognition.json" in names) == (generation <= "2020")


@pytest.mark.parametrize(
    ("language", "label", "value"),
    [("en_US", "State", "Enabled"), ("en_GB", "County/region", "Enabled"), ("zh_TW", "州", "已啟用")],
)
def test_the_two_factor_row_is_mislabelled_as_in_real_exports(language: str, label: str, value: str) -> None:
    rows = only(face("2026", language=language), "two-factor_authentication.json")["label_values"]
    assert (rows[0]["label"], rows[0]["value"]) == (label, value)
    assert rows[3]["timestamp_value"] == int(LATER.timestamp())
    assert cells(only(face("2026", "html", language), "two-factor_authentication.html"))[label] == value


def test_two_factor_off_has_no_time_of_enabling() -> None:
    account = FacebookAccount(username="bo", first_name="Bo", last_name="Example", two_step=False)
    rows = only(face("2026", account=account), "two-factor_authentication.json")["label_values"]
    assert [row.get("value") for row in rows] == ["Disabled", None, None]
    unset = FacebookAccount(username="bo", first_name="Bo", last_name="Example")
    assert not [name for name in face("2026", account=unset) if "two-factor" in name]


def test_field_names_exist_in_2024_only() -> None:
    def fields(generation: str) -> bool:
        return b"ent_field_name" in face(generation)["security_and_login_information/two-factor_authentication.json"]

    assert [fields(generation) for generation in ("2024", "2025", "2026")] == [True, False, False]


@pytest.mark.parametrize(
    ("language", "first", "face_row"), [("en_GB", "Public", "Only me"), ("zh_TW", "所有人", "只限本人")]
)
def test_privacy_rows_keep_their_places_in_every_language(language: str, first: str, face_row: str) -> None:
    (settings,) = only(face("2025", language=language), "privacy_settings.json")["label_values"]
    rows = settings["dict"]
    assert len(rows) == 54
    assert (rows[0]["value"], rows[45]["value"]) == (first, face_row)
    page = only(face("2025", "html", language), "privacy_settings.html")
    assert len(page.xpath("//div[contains(@class,'_a6-g')]//div[contains(@class,'_a6-g')]//tr")) == 54


def test_websites_occur_twice_among_the_english_privacy_rows() -> None:
    (settings,) = only(face("2025"), "privacy_settings.json")["label_values"]
    assert [n for n, row in enumerate(settings["dict"], start=1) if row["label"] == "Websites"] == [14, 44]


def test_a_privacy_row_takes_a_raw_word_or_stays_without_value() -> None:
    account = FacebookAccount(username="bo", first_name="Bo", last_name="E", privacy={1: "Uw vrienden"})
    rows = only(face("2025", account=account), "privacy_settings.json")["label_values"][0]["dict"]
    assert rows[0]["value"] == "Uw vrienden"
    assert "value" not in rows[1]


def test_messaging_rows_repeat_the_labels_of_the_senders() -> None:
    rows = only(face("2026", language="vi"), "messaging_settings.json")["label_values"]
    assert len(rows) == 26
    assert len({row["label"] for row in rows[10:13]}) == 1
    assert [row["value"] for row in rows if "value" in row] == ["Yêu cầu"]


def test_an_album_photo_that_was_posted_has_one_path() -> None:
    tree = face("2026")
    (posts,) = [json.loads(c) for n, c in tree.items() if "your_posts__" in n]
    album = only(tree, "album/0.json")
    assert album["photos"][0]["uri"] == posts[0]["attachments"][0]["data"][0]["media"]["uri"]
    assert "cover_photo" not in only(tree, "album/1.json")


def test_roots_lost_or_gained_their_version() -> None:
    assert only(face("2018"), "profile_information.json").keys() == {"profile"}
    assert only(face("2020"), "profile_information.json").keys() == {"profile_v2"}
    assert only(face("2018"), "your_posts.json").keys() == {"status_updates"}


def test_an_extra_profile_holds_posts_and_profile_only() -> None:
    tree = face("2026", extra_profile=True, secret=None)
    assert "this_profile's_activity_across_facebook/posts/profile_posts_1.json" in tree
    assert "profile_information/profile_information/profile_information.json" in tree
    assert not [name for name in tree if "two-factor" in name or "privacy_settings" in name]
    with pytest.raises(ValueError, match="2026"):
        face("2025", extra_profile=True)


@pytest.mark.parametrize(("build", "known"), [(insta, INSTAGRAM), (face, FACEBOOK)])
def test_planted_messages_stand_in_the_messages_folder_and_nowhere_else(
    build: Callable[..., trees.Tree], known: list[tuple[str, str]]
) -> None:
    for generation, form in known:
        tree = build(generation, form, secret="PLANTED")
        holders = [name for name, content in tree.items() if b"PLANTED" in content]
        assert holders
        assert all("messages" in name or name.startswith("direct/") for name in holders)
        silent = build(generation, form, secret=None)
        assert not [name for name in silent if "/inbox/" in name or name.endswith("messages.json")]


def test_keys_are_escaped_like_values() -> None:
    assert (
        b'"Compte priv\\u00c3\\u00a9"'
        in insta("2025", language="fr", decoys=False)[
            "personal_information/personal_information/personal_information.json"
        ]
    )


def test_pictures_are_all_different_and_given_bytes_are_kept() -> None:
    tree = insta("2025", secret=None)
    pictures = [content for name, content in tree.items() if name.endswith(".jpg")]
    assert len(set(pictures)) == len(pictures)
    assert all(content.startswith(b"\xff\xd8") and content.endswith(b"\xff\xd9") for content in pictures)
    own = InstagramAccount(username="ann", posts=(Item(at=WHEN, contents=(b"own bytes",)),))
    assert b"own bytes" in insta("2025", account=own).values()
