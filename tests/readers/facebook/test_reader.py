"""The Facebook reader on every generation, form and language, and on downloads that are partial, broken or hostile."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from auditor.demo.facebook.account import EXPORTED, GENERATIONS, ContactSync, Generation, privacy_rows
from auditor.demo.facebook.tree import Coordinates, tree
from auditor.demo.meta.sheets import Form
from auditor.demo.meta.words import Language
from auditor.demo.trees import Tree, as_zip, meta_json, without
from auditor.downloads.archive import Archive
from auditor.downloads.parts import open_part
from auditor.model import posting
from auditor.model.account import Account, Platform, Reason, Relative
from auditor.model.posting import MediaKind, PostKind
from auditor.readers.facebook.reader import read
from auditor.readers.facebook.settings import PRIVACY
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.readers.facebook.exports import (
    ACCOUNT,
    DEFAULT,
    FAIR,
    FORMS,
    FRIENDS_FILE,
    LANGUAGES,
    PLAIN,
    POSTS_FILE,
    PROFILE_FILE,
    TWO_STEP,
    Build,
    complete,
    day,
)

ALWAYS = {
    "profile.username": "ann.example",
    "profile.name": "Ann Example",
    "profile.bio": "Mum of two, Zürich",
    "profile.email": "ann@example.org",
    "profile.phone": "+31 97 0000 0000",
    "profile.birthday": "1985-03-04",
    "profile.current_town": "Voorbeeldstad",
    "profile.home_town": "Elders",
    "profile.education": "De Voorbeeld College",
    "profile.work": "Bakkerij Voorbeeld",
    "profile.family": 2,
    "security.sessions": 1,
    "security.devices": 1,
    "security.logins": 3,
    "security.apps": 1,
    "sharing.contacts_uploaded": 3,
    "location.last_known": 1,
    "content.posts": 2,
    "content.albums": 4,
    "content.videos": 1,
    "content.stories": 1,
    "connections.friends": 2,
    "connections.followers": 1,
    "connections.following": 1,
}
SINCE_2023 = {"sharing.ads": "on"}
SINCE_2024 = {
    TWO_STEP: "on",
    "security.password_changed": "2023-06-07",
    "sharing.contact_sync": "off",
    "sharing.off_platform": "on",
    "audience.story": "friends",
    "audience.highlights": "everyone",
    "audience.active_status": "off",
    "reuse.remix": "only_me",
    "contact.messages": "everyone",
}
DATED = ("profile.birthday", "security.password_changed", "sharing.contact_sync")
SINCE_2025 = {
    "security.login_alerts": "on",
    DEFAULT: "everyone",
    "audience.tagged_posts": "friends",
    "audience.posts_limit": "friends",
    "audience.tag_adds": "only_me",
    "audience.address": "friends",
    "audience.home_town": "friends",
    "reuse.share_in_messenger": "friends",
    "reuse.share_public_story": "everyone",
    "contact.friend_requests": "friends_of_friends",
    "discovery.by_phone": "friends",
    "discovery.by_name": "friends",
    "sharing.face_recognition": "off",
}


def expected(generation: Generation) -> dict[str, Any]:
    parts: dict[str, dict[str, Any]] = {"2018": ALWAYS, "2023": SINCE_2023, "2024": SINCE_2024, "2025": SINCE_2025}
    return {fact: value for since, part in parts.items() if since <= generation for fact, value in part.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("generation", GENERATIONS)
def test_every_generation_form_and_language_gives_the_same_facts(
    build: Build, generation: Generation, form: Form, language: Language
) -> None:
    account = build(generation=generation, form=form, language=language)
    wanted = expected(generation)
    if (language, form) == ("vi", "html"):  # its dates are in words that are not read
        wanted = {fact: value for fact, value in wanted.items() if fact not in DATED}
    assert {fact: account.value(fact) for fact in wanted} == wanted
    assert complete(account)
    assert account.problems == ()
    assert account.platform is Platform.FACEBOOK
    assert account.handle == "ann.example"
    assert account.relatives == (Relative("Noor Example", "Daughter"), Relative("Bo Example", "Brother"))


@pytest.mark.parametrize("generation", GENERATIONS)
def test_what_a_generation_never_had_is_missing(build: Build, generation: Generation) -> None:
    account = build(generation=generation)
    for fact in (SINCE_2023 | SINCE_2024 | SINCE_2025).keys() - expected(generation).keys():
        assert account.absent[fact].reason is Reason.FILE_MISSING


@pytest.mark.parametrize("generation", GENERATIONS)
@pytest.mark.parametrize("form", FORMS)
def test_layout_and_day_are_told(tmp_path: Path, generation: Generation, form: Form) -> None:
    made = tree(ACCOUNT, generation=generation, form=form, with_media=False)
    exported = EXPORTED[generation].date()
    named = as_zip(made, tmp_path / f"facebook-annexample-{exported}-AbCd12.zip", wrapper="facebook-x")
    unnamed = as_zip(made, tmp_path / "renamed.zip")
    account = read(Archive([open_part(p) for p in named]), form)
    assert account.generation == min(generation, "2025")
    assert account.exported_at == exported
    assert account.form == form
    again = read(Archive([open_part(p) for p in unnamed]), form)
    assert again.exported_at == (exported if form == "html" else None)


def test_strayed_media_of_an_older_layout_do_not_change_the_layout(opened: Callable[[Tree], Account]) -> None:
    strayed = {"your_activity_across_facebook/posts/media/1_n.jpg": b"\xff\xd8"}
    assert opened(tree(ACCOUNT, generation="2024") | strayed).generation == "2024"


def test_an_extra_profile_is_read(build: Build) -> None:
    for form in FORMS:
        account = build(generation="2026", extra_profile=True, form=form)
        assert account.generation == "2026"
        assert account.value("content.posts") == 2
        assert account.value("profile.name") == "Ann Example"
        assert account.absent[TWO_STEP].reason is Reason.FILE_MISSING
        assert complete(account)


def test_several_zips_with_media_apart_make_one_account(tmp_path: Path) -> None:
    parts = as_zip(tree(ACCOUNT), tmp_path / "facebook-ann.zip", split=3)
    whole = read(Archive([open_part(p) for p in parts]), "json")
    index_only = read(Archive([open_part(parts[0])]), "json")
    assert all(medium.in_archive for post in whole.posts for medium in post.media)
    assert not any(medium.in_archive for post in index_only.posts for medium in post.media)
    assert len(whole.posts) == len(index_only.posts)


# Posts


def test_posts_keep_text_place_tags_and_each_photo_once(build: Build) -> None:
    account = build(with_media=True)
    first, words = account.posts[:2]
    assert first.kind is PostKind.PROFILE_PHOTO  # its photos lie in that album
    assert (first.at, first.tagged, first.place) == (FAIR.at, 2, "Basisschool De Voorbeeld")
    assert first.caption == FAIR.caption
    assert first.coordinates == first.media[0].coordinates == posting.Coordinates(52.09, 5.12)
    assert (words.caption, words.media, words.tagged) == ("Only words", (), None)
    kinds = [post.kind for post in account.posts[2:]]
    assert kinds == [PostKind.VIDEO, PostKind.STORY, PostKind.ALBUM, PostKind.POST]
    album = account.posts[4]
    assert [medium.kind for medium in album.media] == [MediaKind.PHOTO, MediaKind.VIDEO]
    assert album.media[0].caption == "Sand"
    uris = [medium.uri for post in account.posts for medium in post.media]
    assert len(uris) == len(set(uris)) == 7
    assert all(post.audience is None for post in account.posts)


def test_pages_give_the_posts_that_json_gives(build: Build) -> None:
    for recent in (False, True):
        account = build(form="html", with_media=True, recent_markup=recent)
        assert [post.at for post in account.posts[:2]] == [FAIR.at, day(2023)]
        assert account.posts[0].caption == FAIR.caption
        assert sorted(m.uri for p in account.posts for m in p.media) == sorted(
            m.uri for p in build().posts for m in p.media
        )
        assert all(medium.in_archive for post in account.posts for medium in post.media)


def test_a_post_in_a_group_is_not_taken_for_one_on_the_profile(build: Build) -> None:
    account = build(replace(PLAIN, posts=(replace(FAIR, group="Invented Neighbours"),)))
    assert [post.kind for post in account.posts] == [PostKind.OTHER]


def test_one_post_alone_is_a_list_of_one(build: Build) -> None:
    account = build(replace(PLAIN, posts=(FAIR,)), single_objects=True)
    assert account.value("content.posts") == 1


def test_coordinates_of_zero_are_none(opened: Callable[[Tree], Account]) -> None:
    made = tree(replace(PLAIN, posts=(replace(FAIR, coordinates=Coordinates(0, 0)),)))
    post = opened(made).posts[0]
    assert post.coordinates is None
    assert post.media[0].coordinates is None


# Partial, emptied, stripped and broken downloads


@pytest.mark.parametrize(
    ("left_out", "facts"),
    [
        ("security_and_login_information", [TWO_STEP, "security.sessions", "security.logins", "security.devices"]),
        ("preferences/", [DEFAULT, "audience.story", "security.login_alerts"]),
        ("connections/", ["connections.friends", "connections.followers"]),
        ("apps_and_websites", ["security.apps", "sharing.off_platform"]),
        ("personal_information/", ["profile.name", "profile.family", "sharing.contact_sync"]),
        ("your_facebook_activity", ["content.posts", "content.albums", "contact.messages"]),
    ],
)
def test_a_section_not_asked_for_is_missing_and_nothing_else(
    opened: Callable[[Tree], Account], left_out: str, facts: list[str]
) -> None:
    account = opened(without(tree(ACCOUNT), left_out))
    assert {account.absent[fact].reason for fact in facts} == {Reason.FILE_MISSING}
    assert complete(account)
    assert account.problems == ()


def stripped(value: Any) -> Any:
    """What is left when somebody replaces all values before handing a download on."""
    if isinstance(value, dict):
        return {key: stripped(item) for key, item in value.items()}
    if isinstance(value, list):
        return [stripped(item) for item in value[:1]]
    if isinstance(value, bool):
        return False
    return "string" if isinstance(value, str) else 1700000000


@pytest.mark.parametrize("generation", GENERATIONS)
@pytest.mark.parametrize("with_profile", [True, False])
def test_removed_values_give_no_verdict(
    opened: Callable[[Tree], Account], generation: Generation, with_profile: bool
) -> None:
    made = tree(ACCOUNT, generation=generation, with_media=False)
    made = {name: meta_json(stripped(json.loads(content))) for name, content in made.items() if name.endswith("json")}
    account = opened(made if with_profile else without(made, "profile_information.json"))
    assert account.facts.keys() <= (set() if with_profile else {"location.last_known", "sharing.face_recognition"})
    assert account.posts == ()
    assert not account.people
    removed = [absent for absent in account.absent.values() if absent.reason is Reason.VALUES_REMOVED]
    assert len(removed) > 5


# Random damage

OPEN = replace(
    ACCOUNT,
    privacy=privacy_rows("everyone"),
    two_step=False,
    two_step_since=None,
    story_audience="Public",
    ads_opted_out=False,
    contact_sync=(ContactSync("on", True, day(2024)),),
)
UNSAFE = {
    TWO_STEP: "off",
    "audience.story": "everyone",
    "sharing.ads": "on",
    "sharing.contact_sync": "on",
    "sharing.off_platform": "on",
} | {setting.fact: "everyone" for row in PRIVACY.values() for setting in row}
UNSAFE["sharing.face_recognition"] = "on"
SMALL = {
    name: content
    for name, content in tree(OPEN, with_media=False, secret=None).items()
    if any(
        part in name for part in ("two-factor", "privacy_settings", "story_pref", "ad_pref", "sync", "technologies_s")
    )
    or name in (PROFILE_FILE, POSTS_FILE, FRIENDS_FILE)
}
WORDLESS = st.text(alphabet="xyz§7 \u00e9", max_size=8)  # booleans and words like "no" would rightly be understood
JUNK = st.one_of(st.none(), st.integers(), st.floats(), WORDLESS, st.just([]), st.just({}))
STEPS = st.lists(st.integers(0, 60), min_size=1, max_size=8)


def damaged(node: Any, steps: list[int], how: str, junk: Any) -> Any:
    """The node with the part at the end of `steps` dropped, doubled, or replaced."""
    if not steps or not isinstance(node, dict | list) or not node:
        return junk
    keys = list(node) if isinstance(node, dict) else list(range(len(node)))
    key = keys[steps[0] % len(keys)]
    inner = node[key]
    if len(steps) > 1 and isinstance(inner, dict | list) and inner:
        rest = damaged(inner, steps[1:], how, junk)
        return node | {key: rest} if isinstance(node, dict) else [*node[:key], rest, *node[key + 1 :]]
    if isinstance(node, dict):
        return {k: v for k, v in node.items() if k != key} if how == "drop" else node | {key: junk}
    new = {"drop": [], "double": [inner, inner], "replace": [junk]}[how]
    return [*node[:key], *new, *node[key + 1 :]]


def never_safer(path: Path, made: Tree) -> None:
    account = read(Archive([open_part(as_zip(made, path)[0])]), "json")
    assert complete(account)
    for fact, unsafe in UNSAFE.items():
        assert account.value(fact) in (unsafe, None)


@given(
    name=st.sampled_from(sorted(SMALL)),
    changes=st.lists(st.tuples(STEPS, st.sampled_from(["drop", "double", "replace"]), JUNK), min_size=1, max_size=2),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_json_never_raises_and_never_looks_safer(
    tmp_path: Path, name: str, changes: list[tuple[list[int], str, Any]]
) -> None:
    data = json.loads(SMALL[name])
    for steps, how, junk in changes:
        data = damaged(data, steps, how, junk)
    never_safer(tmp_path / "a.zip", SMALL | {name: json.dumps(data).encode()})


@given(
    name=st.sampled_from(sorted(SMALL)), at=st.integers(0, 10_000), gone=st.integers(1, 400), put=st.binary(max_size=6)
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_bytes_never_raise_and_never_look_safer(
    tmp_path: Path, name: str, at: int, gone: int, put: bytes
) -> None:
    content = SMALL[name]
    at %= len(content)
    never_safer(tmp_path / "a.zip", SMALL | {name: content[:at] + put + content[at + gone :]})


@given(content=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_page_is_read_without_raising(tmp_path: Path, content: bytes) -> None:
    made = {name.replace(".json", ".html"): b"<html><body>" + content for name in SMALL}
    account = read(Archive([open_part(as_zip(made, tmp_path / "a.zip")[0])]), "html")
    assert complete(account)
    assert not {TWO_STEP, DEFAULT} & account.facts.keys()


@pytest.mark.parametrize("name", ["structure-2024-json.zip", "structure-2025-json.zip"])
def test_real_structures_without_values_give_no_facts(samples: Path, name: str) -> None:
    account = read(Archive([open_part(samples / "facebook" / name)]), "json")
    assert not account.facts
    assert account.problems == ()
    assert account.generation == name[10:14]
    assert account.absent[TWO_STEP].reason is Reason.VALUES_REMOVED
    assert complete(account)
