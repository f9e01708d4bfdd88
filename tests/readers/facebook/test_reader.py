"""The Facebook reader on every generation, form and language, and on downloads that are partial, broken or hostile."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from auditor.demo.facebook.tree import (
    EXPORTED,
    GENERATIONS,
    SECRET,
    Album,
    App,
    ContactSync,
    Coordinates,
    FacebookAccount,
    Generation,
    Item,
    Job,
    Login,
    School,
    privacy_rows,
    tree,
)
from auditor.demo.facebook.tree import Relative as Kin
from auditor.demo.meta.sheets import Form
from auditor.demo.meta.words import Language
from auditor.demo.trees import Tree, as_folder, as_zip, emptied, meta_json, without
from auditor.downloads.archive import Archive, open_part
from auditor.model import account as account_module
from auditor.model.account import (
    Absent,
    Account,
    Confidence,
    MediaKind,
    Platform,
    PostKind,
    Reason,
    Relative,
    SessionKind,
)
from auditor.model.facts import FACTS, of_platform
from auditor.readers.facebook.reader import read
from auditor.readers.facebook.settings import PRIVACY
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

DEFAULT, TWO_STEP, SINCE = "audience.default", "security.two_step", "security.two_step_since"
LANGUAGES: tuple[Language, ...] = ("en_US", "en_GB", "nl", "de", "fr", "it", "es", "pt", "zh_TW", "vi")
FORMS: tuple[Form, ...] = ("json", "html")
TWO_STEP_FILE = "security_and_login_information/two-factor_authentication.json"
PRIVACY_FILE = "preferences/preferences/privacy_settings.json"
PROFILE_FILE = "personal_information/profile_information/profile_information.json"
POSTS_FILE = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json"
FRIENDS_FILE = "connections/friends/your_friends.json"
Build = Callable[..., Account]


def day(year: int, month: int = 1, number: int = 1) -> datetime:
    return datetime(year, month, number, 12, 30, tzinfo=UTC)


FAIR = Item(
    at=day(2024, 5),
    caption="Kermis! Liéve Noor",
    coordinates=Coordinates(52.09, 5.12),
    place="Basisschool De Voorbeeld",
    tagged=("Bo Example", "Cy Example"),
    photos=2,
)
ACCOUNT = FacebookAccount(
    username="ann.example",
    first_name="Ann",
    last_name="Example",
    bio="Mum of two, Zürich",
    emails=("ann@example.org",),
    phones=("+31 97 0000 0000",),
    birth_date=date(1985, 3, 4),
    current_city="Voorbeeldstad",
    hometown="Elders",
    family=(Kin("Noor Example", "Daughter"), Kin("Bo Example", "Brother")),
    education=(School("De Voorbeeld College", "High School"),),
    work=(Job("Bakkerij Voorbeeld", "Baker"),),
    privacy=privacy_rows(
        "friends", {1: "everyone", 4: "only_me", 6: "only_me", 8: "friends_of_friends", 46: "only_me", 48: "everyone"}
    ),
    two_step=True,
    two_step_since=day(2022, 3, 5),
    login_alerts=True,
    sessions=(Login(day(2024), "192.0.2.1", "InventedBrowser/1", "Voorbeeldstad", "Phone of Ann"),),
    recognised_devices=(Login(day(2023), "192.0.2.2", "InventedBrowser/1", "", "Tablet of Ann"),),
    logins=tuple(Login(day(2024, m), "192.0.2.1", "InventedBrowser/1", "Voorbeeldstad") for m in (1, 2, 3)),
    password_changed=day(2023, 6, 7),
    contact_sync=(ContactSync("on", True, day(2020)), ContactSync("off", True, day(2024))),
    uploaded_contacts=3,
    apps=(App("Invented Game", day(2020)), App("Invented Quiz", day(2019), day(2021))),
    off_meta=True,
    off_meta_companies=("Invented Shop",),
    ads_opted_out=False,
    story_audience="Friends",
    highlights_audience="Public",
    reels_remix=False,
    messaging={20: "message_request"},
    active_status=False,
    last_location=Coordinates(52.09, 5.12),
    posts=(FAIR, Item(at=day(2023), caption="Only words", photos=0)),
    albums=(
        Album("Profile pictures", (FAIR,), day(2024, 6)),
        Album(
            "Beach", (Item(at=day(2022, 7), caption="Sand"), Item(at=day(2022, 8), photos=0, video=True)), day(2022, 9)
        ),
    ),
    uncategorised=(Item(at=day(2021)),),
    videos=(Item(at=day(2020, 3), photos=0, video=True, caption="clip"),),
    archived_stories=(Item(at=day(2020, 4)),),
    friends=(("Cy Example", day(2015)), ("Di Example", day(2016))),
    followers=(("Ed Example", day(2017)),),
    following=(("Fay Example", day(2018)),),
)
PLAIN = FacebookAccount(username="ann.example", first_name="Ann", last_name="Example")

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


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[Tree], Account]:
    numbers = count()

    def read_tree(made: Tree) -> Account:
        path = as_folder(made, tmp_path / f"export{next(numbers)}")
        return read(Archive([open_part(path)]), "html" if any(n.endswith(".html") for n in made) else "json")

    return read_tree


@pytest.fixture
def build(opened: Callable[[Tree], Account]) -> Build:
    def make(account: FacebookAccount = ACCOUNT, **options: Any) -> Account:
        return opened(tree(account, **{"with_media": False, **options}))

    return make


def complete(account: Account) -> bool:
    """Every fact of the platform is known or absent, never both, and every value is a word of the vocabulary."""
    ids = {spec.id for spec in of_platform(Platform.FACEBOOK)}
    told = all(FACTS[i].accepts(fact.value) for i, facts in account.facts.items() for fact in facts)
    return told and account.facts.keys() | account.absent.keys() == ids and not account.facts.keys() & account.absent


def changed(made: Tree, name: str, change: Callable[[Any], Any]) -> Tree:
    """The tree with one JSON file changed."""
    return made | {name: meta_json(change(json.loads(made[name])))}


def relabelled(made: Tree, old: str, new: str) -> Tree:
    return {name: content.replace(old.encode(), new.encode()) for name, content in made.items()}


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
    assert first.coordinates == first.media[0].coordinates == account_module.Coordinates(52.09, 5.12)
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
    assert fact.place == f"{TWO_STEP_FILE}#Provincie"


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
    assert default == Absent(fact, Reason.NOT_SET, default.place, "Default")


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


# Lists


def test_access_is_read_with_devices_and_times(build: Build) -> None:
    for form in FORMS:
        account = build(form=form)
        active, *logins, device = account.sessions
        assert (active.kind, active.device, active.place) == (SessionKind.ACTIVE, "Phone of Ann", "Voorbeeldstad")
        assert [login.last for login in logins] == [day(2024, m) for m in (1, 2, 3)]
        assert (device.kind, device.device, device.first) == (SessionKind.DEVICE, "Tablet of Ann", day(2023))
        assert [(app.name, app.active) for app in account.apps] == [("Invented Game", True), ("Invented Quiz", False)]


def test_a_logout_is_no_login(opened: Callable[[Tree], Account]) -> None:
    made = tree(ACCOUNT)
    for name in ("logins_and_logouts", "account_activity"):
        made = without(made, name) if name == "account_activity" else relabelled(made, '"Log in"', '"Log out"')
    assert opened(made).value("security.logins") == 0


def test_people_are_counted_and_never_named(build: Build) -> None:
    for form in FORMS:
        account = build(form=form)
        assert {fact: len(people) for fact, people in account.people.items()} == {
            "connections.friends": 2,
            "connections.followers": 1,
            "connections.following": 1,
        }
        assert [person.since for person in account.people["connections.friends"]] == [day(2015), day(2016)]
        assert not any(name in repr(account) for name in ("Cy Example", "Di Example", "Ed Example", "Fay Example"))


def test_conversations_are_never_opened(opened: Callable[[Tree], Account], monkeypatch: pytest.MonkeyPatch) -> None:
    opened_names: list[str] = []
    really = Archive.open

    def watched(self: Archive, member: Any, limit: int | None = None) -> Any:
        opened_names.append(member.name)
        return really(self, member, limit)

    monkeypatch.setattr(Archive, "open", watched)
    sent = {f"your_facebook_activity/messages/inbox/x/files/{n}": b"{}" for n in ("friends.json", "your_posts_1.json")}
    for form in FORMS:
        account = opened(tree(ACCOUNT, form=form) | sent)
        assert SECRET not in repr(account)
        assert account.problems == ()
    assert opened_names
    assert not [name for name in opened_names if "inbox" in name or "message_requests" in name]
    assert not [name for name in opened_names if name.endswith((".jpg", ".mp4"))]


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


def test_a_folder_noted_as_empty_holds_none(opened: Callable[[Tree], Account]) -> None:
    account = opened(emptied(emptied(tree(ACCOUNT), "connections/friends"), "apps_and_websites_off_of_facebook"))
    assert account.value("connections.friends") == 0
    assert account.value("security.apps") == 0
    assert account.absent["sharing.off_platform"].reason is Reason.FILE_MISSING


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


BROKEN = [b"", b"{", b'{"label_values": [{"label": "St', b"\xff\xfe\x00\x00", b"[" * 100_000, b"12", b'"x"', b"{}"]


@pytest.mark.parametrize("content", BROKEN, ids=range(len(BROKEN)))
@pytest.mark.parametrize(
    ("name", "fact"),
    [
        (TWO_STEP_FILE, TWO_STEP),
        (PRIVACY_FILE, DEFAULT),
        (PROFILE_FILE, "profile.name"),
        (POSTS_FILE, "content.posts"),
        (FRIENDS_FILE, "connections.friends"),
    ],
)
def test_a_broken_file_is_a_problem_and_the_rest_is_read(
    opened: Callable[[Tree], Account], name: str, fact: str, content: bytes
) -> None:
    account = opened(tree(ACCOUNT, with_media=False) | {name: content})
    assert fact in account.absent
    assert account.absent[fact].reason in (Reason.UNREADABLE, Reason.FILE_MISSING)
    assert name in [problem.file for problem in account.problems]
    assert account.value("security.sessions") == 1
    assert complete(account)


@pytest.mark.parametrize("content", [b"", b"<html", b"<html><body>Page not found</body></html>", b"\x00\x01\x02"])
@pytest.mark.parametrize(
    ("name", "fact"),
    [
        (TWO_STEP_FILE, TWO_STEP),
        (PRIVACY_FILE, DEFAULT),
        (POSTS_FILE, "content.posts"),
        (FRIENDS_FILE, "connections.friends"),
    ],
)
def test_a_broken_page_is_a_problem_and_no_count(
    opened: Callable[[Tree], Account], name: str, fact: str, content: bytes
) -> None:
    page = name.replace(".json", ".html")
    account = opened(tree(ACCOUNT, form="html", with_media=False) | {page: content})
    assert account.absent[fact].reason is Reason.UNREADABLE
    assert page in [problem.file for problem in account.problems]
    assert complete(account)


def test_a_list_that_breaks_off_gives_no_count_but_what_was_read(opened: Callable[[Tree], Account]) -> None:
    made = tree(ACCOUNT, with_media=False)
    account = opened(made | {POSTS_FILE: made[POSTS_FILE].rstrip()[:-1]})
    assert account.absent["content.posts"].reason is Reason.UNREADABLE
    assert "Only words" in [post.caption for post in account.posts]


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
