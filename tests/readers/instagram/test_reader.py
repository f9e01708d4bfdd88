"""The Instagram reader on every generation, form and language, and on downloads that are partial, broken or hostile."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from auditor.demo.instagram.tree import (
    GENERATIONS,
    SECRET,
    App,
    Change,
    Coordinates,
    Device,
    InstagramAccount,
    Item,
    Login,
    tree,
)
from auditor.demo.trees import Tree, as_folder, as_zip, emptied, meta_json, without
from auditor.downloads.archive import Archive, open_part
from auditor.downloads.problems import ProblemKind
from auditor.model.account import Account, Confidence, MediaKind, Platform, PostKind, Reason, SessionKind
from auditor.model.facts import agreed, of_platform
from auditor.readers.instagram.reader import read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PRIVATE, TWO_STEP = "audience.private_profile", "security.two_step"
PROFESSIONAL = "profile.professional"
PROFILE = "personal_information/personal_information/personal_information.json"
LOGIN = "security_and_login_information/login_and_profile_creation"
LANGUAGES = ("en_US", "en_GB", "nl", "de", "fr", "it", "es", "pt")
UNSEEN_LABEL = ("nl", "es", "pt")  # whose word for the private flag is inferred
SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "instagram"


def day(year: int, month: int = 3, number: int = 4, hour: int = 14) -> datetime:
    return datetime(year, month, number, hour, 30, tzinfo=UTC)


ACCOUNT = InstagramAccount(
    username="noor.example",
    name="Noor Example",
    bio="Mum of two, Zürich",
    email="noor@example.org",
    phone="+31 97 0000 0000",
    birth_date=date(1986, 5, 31),
    website="https://example.org",
    private=False,
    privacy_changes=((day(2018), "private"), (day(2019), "public")),
    two_step_devices=1,
    comments_from="Everyone",
    contact_sync=True,
    synced_contacts=3,
    professional=True,
    off_meta=True,
    off_meta_companies=("Example Shop",),
    apps=(App("Example Print", day(2018)), App("Example Quiz", day(2017), day(2019))),
    logins=(
        Login(day(2020), "192.0.2.10", "Instagram 300 (Examplephone)", "Utrecht, Netherlands"),
        Login(day(2019), "198.51.100.7", "Instagram 299 (Examplephone)"),
    ),
    devices=(Device("Instagram 300 (Examplephone)", day(2020)),),
    password_changes=(day(2018), day(2019)),
    profile_changes=(Change("Username", "noor.old", "noor.example", day(2018)),),
    signed_up=day(2015),
    last_location=Coordinates(52.09, 5.12),
    based_in="Utrecht",
    posts=(
        Item(at=day(2019), caption="First day at school", coordinates=Coordinates(52.1, 5.1), tagged=("bo", "cas")),
        Item(at=day(2018), caption="At the beach, été", photos=2, video=True),
    ),
    stories=(Item(at=day(2019, 6), caption="Ice cream", photos=0, video=True),),
    reels=(Item(at=day(2019, 7), caption="Swimming", photos=0, video=True),),
    archived=(Item(at=day(2016)),),
    deleted=(Item(at=day(2017)),),
    profile_photos=(Item(at=day(2018)),),
    followers=(("ada.example", day(2016)), ("bo.example", day(2017)), ("cas.example", day(2018))),
    following=(("ada.example", day(2016)),),
    close_friends=(("ada.example", day(2017)),),
    blocked=(("troll.example", day(2018)),),
    hidden_from=(("dee.example", day(2018)), ("eve.example", day(2019))),
    restricted=(("fay.example", day(2018)),),
    requests_received=(("stranger.example", day(2019)),),
)
QUIET = InstagramAccount(username="noor.example", private=False, birth_date=date(1986, 5, 31))


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Tree], Account]:
    """Write a tree to a zip of its own and read it."""
    folder, numbers = tmp_path_factory.mktemp("instagram"), count()

    def reading(made: Tree) -> Account:
        paths = as_zip(made, folder / f"export-{next(numbers)}.zip")
        form = "html" if any(name.endswith(".html") for name in made) else "json"
        return read(Archive([open_part(path) for path in paths]), form)

    return reading


Look = Callable[[Tree], Account]


def absence(account: Account, fact_id: str) -> tuple[Reason, str]:
    absent = account.absent[fact_id]
    return absent.reason, absent.raw


LAYOUTS = [
    (generation, form, language)
    for generation in GENERATIONS
    for form in ("json", "html")
    for language in LANGUAGES
    if generation != "2018" or (form, language) == ("json", "en_US")
]


@pytest.mark.parametrize(("generation", "form", "language"), LAYOUTS)
def test_every_layout_tells_the_same(look: Look, generation: Any, form: Any, language: Any) -> None:
    account = look(tree(ACCOUNT, generation=generation, form=form, language=language))
    assert (account.handle, account.generation, account.form) == ("noor.example", generation, form)
    assert account.problems == ()
    flag = account.fact(PRIVATE)
    assert flag is not None
    assert (flag.value, flag.raw) == ("off", "False")
    assert flag.confidence is (Confidence.DERIVED if language in UNSEEN_LABEL else Confidence.STATED)
    assert flag.place.endswith(("#Private Account", "#private_account")) or language != "en_US"
    expected: dict[str, object] = {
        "profile.username": "noor.example",
        "profile.bio": "Mum of two, Zürich",
        "profile.email": "noor@example.org",
        "profile.birthday": "1986-05-31",
        "contact.comments": "everyone",
        "content.posts": 2,
        "content.stories": 1,
        "content.profile_photos": 1,
        "connections.followers": 3,
        "connections.following": 1,
        "connections.close_friends": 1,
        "connections.blocked": 1,
        "connections.restricted": 1,
        "security.logins": 2,
        "security.devices": 1,
        "sharing.contacts_uploaded": 3,
    }
    if generation == "2018":
        expected |= {"content.posts": 5, "content.stories": None}  # videos stand in one list, the stories' too
    else:
        expected |= {
            "audience.privacy_history": 2,
            TWO_STEP: None,
            "security.apps": 1,
            "security.password_changed": "2019-03-04",
            "sharing.contact_sync": "on",
            "content.reels": 1,
            "content.archived": 1,
            "content.deleted": 1,
            "connections.requests_received": 1,
            "connections.hidden_from": 2,
            "profile.changes": 1,
            "location.last_known": 1,
        }
    if generation >= "2024":
        expected["sharing.off_platform"] = "on"
    assert {fact_id: account.value(fact_id) for fact_id in expected} == expected


@pytest.mark.parametrize(("generation", "form", "language"), LAYOUTS)
def test_every_fact_is_known_or_absent(look: Look, generation: Any, form: Any, language: Any) -> None:
    account = look(tree(QUIET, generation=generation, form=form, language=language))
    ids = {spec.id for spec in of_platform(Platform.INSTAGRAM)}
    assert account.facts.keys() | account.absent.keys() == ids
    assert not account.facts.keys() & account.absent.keys()
    assert account.absent[TWO_STEP].reason is Reason.NOT_IN_EXPORT
    assert account.absent["contact.messages"].reason is Reason.NOT_IN_EXPORT
    if generation != "2018":  # which has all lists in one file
        assert account.absent["connections.followers"].reason is Reason.FILE_MISSING


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["json", "html"])
@pytest.mark.parametrize(("private", "word"), [(True, "on"), (False, "off")])
def test_private_flag_in_every_language(look: Look, language: Any, form: Any, private: bool, word: str) -> None:
    account = look(tree(replace(QUIET, private=private), generation="2026", form=form, language=language))
    assert account.value(PRIVATE) == word


def test_flat_flag_is_a_boolean(look: Look) -> None:
    fact = look(tree(replace(QUIET, private=True), generation="2018")).fact(PRIVATE)
    assert fact is not None
    assert (fact.value, fact.raw, fact.place) == ("on", "True", "profile.json#private_account")


@pytest.mark.parametrize("generation", GENERATIONS)
@pytest.mark.parametrize("form", ["json", "html"])
def test_left_out_flag_is_not_set(look: Look, generation: Any, form: Any) -> None:
    if (generation, form) == ("2018", "html"):
        pytest.skip("there was no such form")
    account = look(tree(replace(QUIET, private=None), generation=generation, form=form))
    assert absence(account, PRIVATE) == (Reason.NOT_SET, "")


@pytest.mark.parametrize("generation", GENERATIONS)
@pytest.mark.parametrize("word", ["Truthy", "ingeschakeld?", "2"])
def test_unknown_word_stays_unknown(look: Look, generation: Any, word: str) -> None:
    account = look(tree(replace(QUIET, private=word), generation=generation))
    assert absence(account, PRIVATE) == (Reason.UNKNOWN_WORD, word)


def test_unknown_word_in_other_settings(look: Look) -> None:
    account = look(tree(replace(ACCOUNT, comments_from="Wat?", contact_sync="Ha", map_audience="Huh", off_meta="Hm")))
    for fact_id, raw in (("contact.comments", "Wat?"), ("sharing.contact_sync", "Ha"), ("location.map_sharing", "Huh")):
        assert absence(account, fact_id) == (Reason.UNKNOWN_WORD, raw)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("Everyone", "everyone"),
        ("Your Followers", "followers"),
        ("People You Follow and Your Followers", "followers"),
        ("People You Follow", "friends"),
        ("Off", "only_me"),
    ],
)
def test_who_may_comment(look: Look, word: str, value: str) -> None:
    fact = look(tree(replace(QUIET, comments_from=word))).fact("contact.comments")
    assert fact is not None
    assert (fact.value, fact.raw) == (value, word)
    assert fact.confidence is (Confidence.STATED if word == "Everyone" else Confidence.DERIVED)


@pytest.mark.parametrize("off_meta", [True, False])
@pytest.mark.parametrize("form", ["json", "html"])
def test_off_meta_association(look: Look, form: Any, off_meta: bool) -> None:
    account = look(tree(replace(QUIET, off_meta=off_meta), form=form))
    assert account.value("sharing.off_platform") == ("on" if off_meta else "off")


def test_companies_show_that_activity_is_tied_to_the_account(look: Look) -> None:
    account = look(tree(replace(QUIET, off_meta=False, off_meta_companies=("Example Shop",))))
    told = [(fact.value, fact.confidence) for fact in account.facts["sharing.off_platform"]]
    assert told == [("off", Confidence.STATED), ("on", Confidence.DERIVED)]


# The language-free fallback


def renamed(labels: dict[str, str], made: Tree, path: str = PROFILE) -> Tree:
    """The tree with labels of one file in words that no table holds."""
    text = made[path].decode("utf-8")
    for old, new in labels.items():
        assert old in text
        text = text.replace(f'"{old}"', f'"{new}"')
    return made | {path: text.encode("utf-8")}


@pytest.mark.parametrize(("private", "word"), [(True, "on"), (False, "off")])
def test_flag_by_position_is_a_guess(look: Look, private: bool, word: str) -> None:
    made = tree(replace(ACCOUNT, private=private, privacy_changes=()))
    account = look(renamed({"Private Account": "Xx Yy", "Date of birth": "Zz", "Phone Confirmed": "Ww"}, made))
    assert [(f.value, f.confidence) for f in account.facts[PRIVATE]] == [(word, Confidence.GUESSED)]


def test_no_guess_from_the_phone_row(look: Look) -> None:
    made = tree(replace(ACCOUNT, private=None, privacy_changes=()))
    account = look(renamed({"Phone Confirmed": "Ww"}, made))
    assert absence(account, PRIVATE) == (Reason.UNKNOWN_WORD, "")


def test_no_guess_without_a_date_of_birth(look: Look) -> None:
    made = tree(replace(ACCOUNT, birth_date=None, privacy_changes=()))
    account = look(renamed({"Private Account": "Xx Yy"}, made))
    assert absence(account, PRIVATE) == (Reason.UNKNOWN_WORD, "")


def test_no_guess_between_two_candidates(look: Look) -> None:
    made = tree(replace(ACCOUNT, website="True", privacy_changes=()))
    account = look(renamed({"Private Account": "Xx Yy", "Website": "Vv"}, made))
    assert absence(account, PRIVATE) == (Reason.UNKNOWN_WORD, "")


def test_unknown_labels_never_mean_an_empty_profile(look: Look) -> None:
    account = look(renamed({"Bio": "Vv"}, tree(ACCOUNT)))
    assert absence(account, "profile.bio") == (Reason.UNKNOWN_WORD, "")
    assert look(tree(replace(ACCOUNT, bio=""))).value("profile.bio") == ""


# Privacy history, two-step, look-alikes


def test_newest_switch_is_kept_beside_the_flag(look: Look) -> None:
    switches: Any = ((day(2018), "public"), (day(2019), "private"))
    account = look(tree(replace(ACCOUNT, private=False, privacy_changes=switches)))
    told = [(f.value, f.confidence, f.observed_at) for f in account.facts[PRIVATE]]
    assert told == [("off", Confidence.STATED, None), ("on", Confidence.DERIVED, date(2019, 3, 4))]
    assert {(c.at, c.private) for c in account.privacy_changes} == {(day(2018), False), (day(2019), True)}


def test_history_alone_gives_a_weaker_flag(look: Look) -> None:
    account = look(without(tree(ACCOUNT), PROFILE))
    assert [(f.value, f.confidence) for f in account.facts[PRIVATE]] == [("off", Confidence.DERIVED)]


@pytest.mark.parametrize("generation", ["2025", "2026"])
def test_history_without_all_times_tells_no_flag(look: Look, generation: Any) -> None:
    made = tree(replace(ACCOUNT, private=None), generation=generation)
    path = f"{LOGIN}/profile_privacy_changes.json"
    undated = made[path].replace(str(int(day(2019).timestamp())).encode(), b"0")
    account = look(made | {path: undated})
    assert PRIVATE not in account.facts
    assert account.value("audience.privacy_history") == 2


@pytest.mark.parametrize("form", ["json", "html"])
def test_registered_devices_tell_nothing_of_two_step(look: Look, form: Any) -> None:
    for devices in (2, 0, None):  # one may be of the past, and text messages need none
        account = look(tree(replace(QUIET, two_step_devices=devices), form=form))
        assert TWO_STEP in account.absent
        assert account.absent[TWO_STEP].reason is Reason.NOT_IN_EXPORT or not devices


@pytest.mark.parametrize("generation", ["2024", "2025", "2026"])
@pytest.mark.parametrize("form", ["json", "html"])
def test_look_alikes_are_never_taken(look: Look, generation: Any, form: Any) -> None:
    made = tree(ACCOUNT, generation=generation, form=form, decoys=True)
    plain = tree(ACCOUNT, generation=generation, form=form, decoys=False)
    assert made.keys() > plain.keys()
    told, expected = look(made), look(plain)
    assert told.facts == expected.facts
    assert told.posts == expected.posts
    assert "Decoy" not in repr(told)


@pytest.mark.parametrize("form", ["json", "html"])
def test_look_alikes_alone_tell_nothing(look: Look, form: Any) -> None:
    made = tree(ACCOUNT, form=form, decoys=True)
    account = look({name: data for name, data in made.items() if "threads" in name or "insights" in name})
    assert account.facts == {}
    assert (account.handle, account.posts, dict(account.people)) == ("", (), {})


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


# Posts and people


@pytest.mark.parametrize("generation", GENERATIONS[1:])
@pytest.mark.parametrize("form", ["json", "html"])
def test_posts(look: Look, generation: Any, form: Any) -> None:
    placed = tuple(replace(item, place="Utrecht") for item in ACCOUNT.posts)
    account = look(tree(replace(ACCOUNT, posts=placed), generation=generation, form=form))
    first, second = (post for post in account.posts if post.kind is PostKind.POST)
    assert (first.at, first.caption) == (day(2019), "First day at school")
    assert (second.at, second.caption) == (day(2018), "At the beach, été")
    assert first.coordinates is not None
    assert (first.coordinates.latitude, first.coordinates.longitude) == (52.1, 5.1)
    assert second.coordinates is None
    assert first.tagged == (2 if (generation, form) == ("2026", "html") else None)
    assert {first.place, second.place} == {"Utrecht" if generation == "2026" else ""}
    assert [m.kind for m in second.media] == [MediaKind.PHOTO, MediaKind.PHOTO, MediaKind.VIDEO]
    assert all(m.in_archive for post in account.posts for m in post.media)
    kinds = {post.kind for post in account.posts}
    others = {PostKind.STORY, PostKind.REEL, PostKind.ARCHIVED, PostKind.DELETED, PostKind.PROFILE_PHOTO}
    assert kinds == others | {PostKind.POST}
    assert all(post.source.endswith(form) for post in account.posts)


def test_flat_posts_have_places_and_belong_together(look: Look) -> None:
    item = Item(at=day(2019), caption="Zoo", place="Durgerdam", photos=3)
    account = look(tree(replace(QUIET, posts=(item, replace(item, at=day(2018)))), generation="2018"))
    assert [(p.place, p.caption, len(p.media)) for p in account.posts] == [("Durgerdam", "Zoo", 3)] * 2
    assert account.value("content.posts") == 2


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


@pytest.mark.parametrize("generation", GENERATIONS)
@pytest.mark.parametrize("form", ["json", "html"])
def test_people_are_hashes_with_dates(look: Look, generation: Any, form: Any) -> None:
    if (generation, form) == ("2018", "html"):
        pytest.skip("there was no such form")
    account = look(tree(ACCOUNT, generation=generation, form=form))
    followers = account.people["connections.followers"]
    assert [person.since for person in followers] == [day(2016), day(2017), day(2018)]
    assert len({person.key for person in followers}) == 3
    assert account.people["connections.following"][0].key == followers[0].key  # the same person under either key
    assert not [name for name in ("ada.example", "bo.example", "troll", "stranger") if name in repr(account)]


def test_the_years_before_2021_had_no_list_of_those_whom_stories_are_hidden_from(look: Look) -> None:
    account = look(tree(ACCOUNT, generation="2018"))
    assert absence(account, "connections.hidden_from") == (Reason.NOT_IN_EXPORT, "")
    assert account.value("connections.restricted") == 1


def test_a_single_hidden_person_in_the_recent_dialect(look: Look) -> None:
    rows = [{"label": "Name", "value": "Ada"}, {"label": "Username", "value": "ada.example"}]
    alone = {"timestamp": 1700000000, "media": [], "label_values": rows, "fbid": "1"}
    account = look(tree(ACCOUNT) | {"connections/followers_and_following/hide_story_from.json": meta_json(alone)})
    assert account.value("connections.hidden_from") == 1
    (person,) = account.people["connections.hidden_from"]
    assert person.key == account.people["connections.followers"][0].key  # by user name, whatever stands before it


def test_sessions(look: Look) -> None:
    account = look(tree(ACCOUNT, generation="2026"))
    logins = [s for s in account.sessions if s.kind is SessionKind.LOGIN]
    assert [(s.last, s.ip, s.place) for s in logins] == [
        (day(2020), "192.0.2.10", "Utrecht, Netherlands"),
        (day(2019), "198.51.100.7", ""),
    ]
    assert [s.device for s in account.sessions if s.kind is SessionKind.DEVICE] == ["Instagram 300 (Examplephone)"]
    assert account.absent["security.sessions"].reason is Reason.NOT_IN_EXPORT


def test_apps(look: Look) -> None:
    account = look(tree(ACCOUNT))
    assert [(a.name, a.added, a.removed, a.active) for a in account.apps] == [
        ("Example Print", day(2018), None, None),
        ("Example Quiz", day(2017), day(2019), False),
    ]


@pytest.mark.parametrize(("where", "kept"), [(Coordinates(52.1, 5.1), 1), (None, 0)])
@pytest.mark.parametrize("form", ["json", "html"])
def test_last_location(look: Look, form: Any, where: Coordinates | None, kept: int) -> None:
    account = look(tree(replace(QUIET, last_location=where), form=form))
    assert account.value("location.last_known") == kept
    assert "52.1" not in repr(account)


def test_birthday_that_stands_for_none(look: Look) -> None:
    account = look(tree(replace(QUIET, birth_date=date(1919, 1, 1))))
    assert absence(account, "profile.birthday") == (Reason.NOT_SET, "")


def test_business_contact(look: Look) -> None:
    assert look(tree(ACCOUNT)).value("profile.business_contact") == "noor@example.org, +31 97 0000 0000, Utrecht"
    assert look(tree(replace(ACCOUNT, professional=False))).value("profile.business_contact") == ""


@pytest.mark.parametrize("generation", GENERATIONS)
def test_a_contact_card_means_professional_and_none_means_nothing(look: Look, generation: Any) -> None:
    for professional in (True, False):
        account = look(tree(replace(ACCOUNT, professional=professional), generation=generation))
        if professional and generation >= "2022":  # older downloads have no such file
            assert [(f.value, f.confidence) for f in account.facts[PROFESSIONAL]] == [("on", Confidence.DERIVED)]
        else:
            assert absence(account, PROFESSIONAL) == (Reason.NOT_IN_EXPORT, "")


def test_a_broken_or_stripped_contact_card_tells_no_kind_of_account(look: Look) -> None:
    path = "personal_information/personal_information/professional_information.json"
    broken = look(tree(ACCOUNT) | {path: b"{"})
    assert absence(broken, PROFESSIONAL) == (Reason.UNREADABLE, "")
    card = {"title": "Business Information", "string_map_data": {"Email": {"value": "string"}}}
    stripped_card = look(tree(ACCOUNT) | {path: meta_json({"profile_business": [card]})})
    assert absence(stripped_card, PROFESSIONAL) == (Reason.VALUES_REMOVED, "")


def extra(path: str, value: object) -> Tree:
    return tree(QUIET) | {path: meta_json(value)}


@pytest.mark.parametrize(("status", "value"), [("Inactive", "on"), ("Active", "off"), ("Paused", None)])
def test_ads_from_the_subscription_are_a_guess(look: Look, status: str, value: str | None) -> None:
    labelled = {"label_values": [{"label": "Your subscription status", "value": status}], "fbid": "1"}
    account = look(extra("ads_information/instagram_ads_and_businesses/subscription_for_no_ads.json", labelled))
    assert account.value("sharing.ads") == value
    assert {f.confidence for f in account.facts.get("sharing.ads", ())} <= {Confidence.GUESSED}


@pytest.mark.parametrize(("raw", "value"), [("True", "off"), ("False", "on")])
def test_opted_out_means_no(look: Look, raw: str, value: str) -> None:
    row = {"label": "Is opted out of third-party data at the user level", "value": raw}
    labelled = {"label_values": [{"title": "Settings", "dict": [{"dict": [row], "title": ""}]}], "fbid": "1"}
    account = look(extra("ads_information/instagram_ads_and_businesses/ad_preferences.json", labelled))
    assert account.value("sharing.ads") == value


def test_requests_and_filters(look: Look) -> None:
    person = {"title": "", "string_list_data": [{"href": "https://www.instagram.com/x", "timestamp": 1700000000}]}
    word = {"string_list_data": [{"value": "rude"}]}
    made = extra(
        "connections/followers_and_following/pending_follow_requests.json",
        {"relationships_follow_requests_sent": [person, {"title": "", "string_list_data": []}]},
    )
    path = "preferences/settings/filtered_keywords_for_comments_and_messages.json"
    account = look(made | {path: meta_json({"settings_filtered_keywords": [word]})})
    assert account.value("connections.requests_sent") == 2  # one of them has no name any more
    assert account.value("contact.comment_filter") == "on"
    empty = look(made | {path: meta_json({"settings_filtered_keywords": []})})
    assert absence(empty, "contact.comment_filter") == (Reason.NOT_SET, "")


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


def test_flat_profile_that_says_nothing(look: Look) -> None:
    account = look({"profile.json": b"{}", "media.json": b"{}"})
    assert account.facts == {}
    assert account.absent[PRIVATE].reason is account.absent["profile.bio"].reason is Reason.NOT_SET


def test_empty_section_tells_nothing(look: Look) -> None:
    account = look(emptied(tree(ACCOUNT), "connections/followers_and_following"))
    assert absence(account, "connections.followers") == (Reason.FILE_MISSING, "")


def test_name_and_day_from_the_zip(tmp_path: Path) -> None:
    made = without(tree(ACCOUNT), "personal_information.json")
    zipped = as_zip(made, tmp_path / "instagram-noor.example-2025-04-10-AbC123.zip")
    account = read(Archive([open_part(path) for path in zipped]), "json")
    assert (account.handle, account.exported_at) == ("noor.example", date(2025, 4, 10))
    folder = as_folder(tree(QUIET, generation="2018"), tmp_path / "given", wrapper="noor.example_20201020")
    assert read(Archive([open_part(folder)]), "json").exported_at == date(2020, 10, 20)


def stripped(value: Any) -> Any:
    """A JSON value as donors hand it on: every text replaced, numbers made equal, lists cut to their first entry."""
    if isinstance(value, dict):
        return {key: stripped(item) for key, item in value.items()}
    if isinstance(value, list):
        return [stripped(item) for item in value[:1]]
    return "string" if isinstance(value, str) else value if isinstance(value, bool) else 1700000000


def donated(made: Tree) -> Tree:
    return {
        name: json.dumps(stripped(json.loads(data))).encode() for name, data in made.items() if name.endswith(".json")
    }


@pytest.mark.parametrize("generation", GENERATIONS)
@pytest.mark.parametrize("private", [True, False])
def test_stripped_values_give_no_verdict(look: Look, generation: Any, private: bool) -> None:
    made = tree(replace(ACCOUNT, private=private), generation=generation, with_media=False)
    account = look(donated(made))
    assert account.facts == {}
    assert account.absent[PRIVATE].reason is Reason.VALUES_REMOVED
    assert (account.posts, account.sessions, dict(account.people)) == ((), (), {})


def test_stripped_sections_without_a_profile_give_no_counts(look: Look) -> None:
    made = without(tree(ACCOUNT, with_media=False), "/personal_information.json", "professional_information")
    account = look(donated(made))
    for fact_id in (TWO_STEP, "connections.followers", "content.posts", "security.logins", "audience.privacy_history"):
        assert account.absent[fact_id].reason is Reason.VALUES_REMOVED


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


# Hostile and random changes

SAFE = {PRIVATE: "on", TWO_STEP: "on"}
SMALL = {
    (generation, form): without(
        tree(replace(QUIET, phone="+31 97 0000 0000", website="https://example.org"), generation=generation, form=form),
        "messages",
        "media",
    )
    for generation in ("2018", "2022", "2025", "2026")
    for form in ("json", "html")
    if (generation, form) != ("2018", "html")
}


def nodes(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a JSON value that can be changed: its container and its key."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [place for key in keys for place in ((value, key), *nodes(value[key]))]


ODD: st.SearchStrategy[Any] = st.sampled_from([None, 7, -0.5, "", "odd", "0", [], {}, [[{}]]]).map(deepcopy)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_random_json_never_makes_an_account_safer(look: Look, data: st.DataObject) -> None:
    made = SMALL[data.draw(st.sampled_from([key for key in SMALL if key[1] == "json"]))]
    name = data.draw(st.sampled_from(sorted(name for name in made if name.endswith(".json"))))
    value = [json.loads(made[name])]
    for _ in range(data.draw(st.integers(1, 4))):
        container, key = data.draw(st.sampled_from(nodes(value)))
        match data.draw(st.sampled_from(["drop", "odd", "rename"])):
            case "rename" if isinstance(container, dict):
                container[data.draw(st.text(max_size=6))] = container.pop(key)
            case "odd":
                container[key] = data.draw(ODD)
            case _ if container is not value:
                del container[key]
    account = look(made | {name: json.dumps(value[0] if value else None).encode()})
    for fact_id, safe in SAFE.items():
        assert account.value(fact_id) != safe


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_random_bytes_never_make_an_account_safer(look: Look, data: st.DataObject) -> None:
    made = SMALL[data.draw(st.sampled_from(sorted(SMALL)))]
    name = data.draw(st.sampled_from(sorted(name for name in made if name.endswith((".json", ".html")))))
    whole = made[name]
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 80, len(whole))))
    account = look(made | {name: whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:]})
    for fact_id, safe in SAFE.items():
        assert account.value(fact_id) != safe


def test_deep_nesting_is_a_problem_and_no_crash(look: Look) -> None:
    deep = b'{"profile_user": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    account = look(tree(QUIET) | {PROFILE: deep})
    assert account.absent[PRIVATE].reason is Reason.UNREADABLE


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples lie outside the project")
def test_samples_that_nobody_here_wrote() -> None:
    account = read(Archive([open_part(SAMPLES / "dummy-2025-json-en.zip")]), "json")
    assert (account.value(PRIVATE), account.value("contact.comments"), account.problems) == ("on", "everyone", ())
    empty = read(Archive([open_part(SAMPLES / "structure-2025-json.zip")]), "json")
    assert (empty.facts, empty.posts) == ({}, ())
    assert empty.absent[PRIVATE].reason is Reason.VALUES_REMOVED


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
EVERY = replace(
    ACCOUNT,
    posts=tuple(Item(at=day(2015 + n), caption=f"Post {n}", coordinates=Coordinates(52.1, 5.1)) for n in range(3)),
    stories=(Item(at=day(2019)), Item(at=day(2018))),
    reels=(Item(at=day(2019)), Item(at=day(2018))),
    archived=(Item(at=day(2016)), Item(at=day(2015))),
    deleted=(Item(at=day(2017)), Item(at=day(2016))),
    profile_photos=(Item(at=day(2018)), Item(at=day(2017))),
)
FORMS: tuple[Any, ...] = ("json", "html")


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


def listed(value: Any) -> list[Any]:
    """The list of a file, whether bare or under its one root."""
    (found,) = value.values() if isinstance(value, dict) else (value,)
    assert isinstance(found, list)
    return found


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


# Two values, and rows in no known form

PROFILE_ROWS = ("Private Account", "Bio", "Name", "Username")


def profile_with(made: Tree, change: Callable[[dict[str, Any]], None]) -> Tree:
    value = json.loads(made[PROFILE])
    change(value["profile_user"][0]["string_map_data"])
    return made | {PROFILE: json.dumps(value).encode()}


QUIET_PAST = replace(ACCOUNT, private=True, privacy_changes=())


@pytest.mark.parametrize("cell", ["plain", 5, None, {}, [], {"value": None}, {"value": ["x"]}, {"valuex": "x"}])
def test_a_profile_row_in_no_known_form_is_unreadable_and_never_empty(look: Look, cell: Any) -> None:
    def change(rows: dict[str, Any]) -> None:
        rows.update(dict.fromkeys(PROFILE_ROWS, cell))

    account = look(profile_with(tree(QUIET_PAST), change))
    for fact_id in ("profile.bio", "profile.name", "profile.username", PRIVATE):
        assert fact_id not in account.facts
        assert account.absent[fact_id].reason is Reason.UNREADABLE


def test_two_profiles_in_one_file_contradict_each_other(look: Look) -> None:
    made = tree(QUIET_PAST)
    value = json.loads(made[PROFILE])
    other = deepcopy(value["profile_user"][0])
    other["string_map_data"]["Private Account"]["value"] = "False"
    other["string_map_data"]["Username"]["value"] = "other.example"
    other["string_map_data"]["Bio"]["value"] = "Another"
    for profiles in ([value["profile_user"][0], other], [other, value["profile_user"][0]]):
        account = look(made | {PROFILE: json.dumps({"profile_user": profiles}).encode()})
        assert {fact.value for fact in account.facts[PRIVATE]} == {"on", "off"}
        assert len(account.facts["profile.bio"]) == 2
        assert agreed(account, PRIVATE) is None


@pytest.mark.parametrize("second", ["False", "Perhaps", ""])
def test_a_row_twice_is_contradicted_and_not_first_come(look: Look, second: str) -> None:
    def change(rows: dict[str, Any]) -> None:
        rows["private account"] = {"value": second}

    account = look(profile_with(tree(QUIET_PAST), change))
    assert agreed(account, PRIVATE) is None


def test_a_key_twice_makes_the_file_unreadable(look: Look) -> None:
    made = tree(QUIET_PAST)
    twice = made[PROFILE].replace(
        b'"Private Account": {', b'"Private Account": {"value": "False"}, "Private Account": {'
    )
    assert twice != made[PROFILE]
    account = look(made | {PROFILE: twice})
    assert absence(account, PRIVATE) == (Reason.UNREADABLE, "")
    assert [problem.kind for problem in account.problems] == [ProblemKind.REPEATED_KEY]


def test_an_unknown_word_beside_a_history_is_a_doubt(look: Look) -> None:
    switches: Any = ((day(2019), "private"),)
    account = look(tree(replace(ACCOUNT, private="Perhaps", privacy_changes=switches)))
    assert account.value(PRIVATE) == "on"
    assert [doubt.raw for doubt in account.doubts[PRIVATE]] == ["Perhaps"]


def test_labels_of_which_none_is_known_are_a_problem_of_their_own(look: Look) -> None:
    made = tree(QUIET_PAST)
    value = json.loads(made[PROFILE])
    rows = value["profile_user"][0]["string_map_data"]
    value["profile_user"][0]["string_map_data"] = {f"Zz {n}": row for n, row in enumerate(rows.values())}
    account = look(made | {PROFILE: json.dumps(value).encode()})
    assert [(p.kind, p.count) for p in account.problems] == [(ProblemKind.NO_KNOWN_LABEL, len(rows))]
    assert account.absent["profile.bio"].reason is Reason.UNKNOWN_WORD


DEVICES = "personal_information/device_information/two-factor_authentication.json"


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        ({"Two-factor authentication": "Off"}, "off"),
        ({"Two-factor authentication": "On"}, "on"),
        ({"Two-factor authentication": "Perhaps"}, None),
        ({"Enabled time": "Jul 19, 2024 4:01 pm"}, None),
        ({"Zqwxyvu": "Zqwxyvu"}, None),
        ({"Nickname": ""}, None),
    ],
)
def test_two_step_is_told_by_a_word_and_never_by_a_row(look: Look, rows: dict[str, str], value: str | None) -> None:
    cells = {label: {"value": text} for label, text in rows.items()}
    made = extra(DEVICES, {"devices_two_factor_authentication": [{"title": "", "string_map_data": cells}]})
    assert look(made).value(TWO_STEP) == value


@pytest.mark.parametrize("numbers", [("0", "garbled"), ("0", None)])
def test_a_last_location_that_is_not_understood_is_not_none(look: Look, numbers: tuple[str, Any]) -> None:
    cells = {
        name: {"value": number} for name, number in zip(("Precise Latitude", "Precise Longitude"), numbers, strict=True)
    }
    made = extra(f"{LOGIN}/last_known_location.json", {"root": [{"string_map_data": cells}]})
    assert "location.last_known" in look(made).absent


@pytest.mark.parametrize("odd", [None, {}, {"title": "", "string_list_data": []}, {"title": ["a"]}], ids=repr)
def test_somebody_without_a_name_makes_a_count_derived_and_all_of_them_unreadable(look: Look, odd: Any) -> None:
    path = "connections/followers_and_following/followers_1.json"
    made = tree(ACCOUNT)
    some = look(made | {path: meta_json([*json.loads(made[path]), odd])})
    assert {fact.confidence for fact in some.facts["connections.followers"]} == {Confidence.DERIVED}
    assert some.doubts["connections.followers"]
    none = look(made | {path: meta_json([odd, odd])})
    assert none.absent["connections.followers"].reason is Reason.UNREADABLE


def test_an_app_without_a_name_is_a_doubt(look: Look) -> None:
    path = "apps_and_websites_off_of_instagram/apps_and_websites/apps_and_websites.json"
    made = tree(ACCOUNT)
    value = json.loads(made[path])
    for entry in listed(value):
        entry.pop("title", None)
        entry.pop("name", None)
        entry["string_map_data"] = {"Added on": {"timestamp": 1700000000}}
    assert look(made | {path: meta_json(value)}).absent["security.apps"].reason is Reason.UNREADABLE


# Where else the owner's photos stand


@pytest.mark.parametrize("numbered", ["", "_1"])
def test_what_was_posted_on_threads_is_read_and_has_viewers_of_its_own(look: Look, numbered: str) -> None:
    picture = {"uri": "media/other/t.jpg", "creation_timestamp": 1700000000, "title": "First day"}
    posts = [{"media": [picture]}, {"media": [], "title": "Only words"}]
    path = f"your_instagram_activity/threads/threads_and_replies{numbered}.json"
    account = look(tree(EVERY) | {path: meta_json({"text_post_app_text_posts": posts})})
    told = [post for post in account.posts if post.source == path]
    assert [(post.kind, post.caption) for post in told] == [
        (PostKind.OTHER, "First day"),
        (PostKind.OTHER, "Only words"),
    ]
    assert account.lists["content.threads"].whole


@pytest.mark.parametrize("form", FORMS)
def test_the_profile_photo_that_only_the_profile_names_is_told_once(look: Look, form: Any) -> None:
    made = tree(EVERY, form=form)
    alone = look(without(made, "profile_photos"))
    (photo,) = [post for post in alone.posts if post.kind is PostKind.PROFILE_PHOTO]
    assert photo.source.endswith(f"/personal_information.{form}")
    both = [m.uri for post in look(made).posts if post.kind is PostKind.PROFILE_PHOTO for m in post.media]
    assert photo.media[0].uri in both
    assert len(both) == len(set(both)) == 2


# The flat layout

FLAT_LISTS = {
    "photos": "content.posts",
    "videos": "content.igtv",
    "stories": "content.stories",
    "profile": "content.profile_photos",
}


def test_flat_lists_that_were_read_whole_are_whole(look: Look) -> None:
    account = look(tree(EVERY, generation="2018"))
    assert account.lists.keys() == set(FLAT_LISTS.values())
    assert all(read.whole for read in account.lists.values())


@pytest.mark.parametrize("key", FLAT_LISTS)
@pytest.mark.parametrize(
    "odd", [None, {}, {"path": 5}, {"pathx": "a.jpg"}, {"path": "a.jpg", "caption": ["a"]}], ids=repr
)
def test_a_flat_row_not_understood_is_counted_and_all_behind_it_are_read(look: Look, key: str, odd: Any) -> None:
    made = tree(EVERY, generation="2018")
    value = json.loads(made["media.json"])
    value[key].insert(0, odd)
    account, whole = look(made | {"media.json": meta_json(value)}), look(made)
    assert account.lists[FLAT_LISTS[key]].odd == 1
    assert {m.uri for p in whole.posts for m in p.media} <= {m.uri for p in account.posts for m in p.media}


@pytest.mark.parametrize("key", FLAT_LISTS)
@pytest.mark.parametrize("wrong", [None, {}, "text", 5])
def test_a_flat_list_of_another_type_is_broken(look: Look, key: str, wrong: Any) -> None:
    made = tree(EVERY, generation="2018")
    account = look(made | {"media.json": meta_json(json.loads(made["media.json"]) | {key: wrong})})
    assert not account.lists[FLAT_LISTS[key]].whole


def test_a_flat_list_under_another_name_is_a_trouble(look: Look) -> None:
    made = tree(EVERY, generation="2018")
    value = json.loads(made["media.json"])
    value["photoz"] = value.pop("photos")
    account = look(made | {"media.json": meta_json(value)})
    assert not account.lists["content.posts"].whole
    assert "content.posts" in account.absent


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_flat_lists_that_break_off_are_not_whole(look: Look, kept: float) -> None:
    made = tree(EVERY, generation="2018")
    account = look(made | {"media.json": made["media.json"][: int(kept * len(made["media.json"]))]})
    assert not any(account.lists[list_id].whole for list_id in FLAT_LISTS.values())


@pytest.mark.parametrize("wrong", [None, 5, ["a"], {"value": "a"}])
def test_a_flat_profile_text_of_another_type_is_unreadable(look: Look, wrong: Any) -> None:
    made = tree(EVERY, generation="2018")
    account = look(made | {"profile.json": meta_json(json.loads(made["profile.json"]) | {"biography": wrong})})
    assert absence(account, "profile.bio") == (Reason.UNREADABLE, "")
