"""Which photos may show a child, who can see them, and in which order: invented accounts and invented findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import Any

import pytest
from auditor.exposure.exposures import Key, exposures, perhaps_teen, unclear
from auditor.model.account import Platform
from auditor.model.family import Child, Family
from auditor.model.levels import Age, Recognisability, age_group
from auditor.model.posting import (
    Audience,
    AudienceFrom,
    ChildSign,
    Coordinates,
    Exposure,
    Media,
    MediaKind,
    Post,
    PostKind,
    Sign,
)
from auditor.photos.records import FaceSeen, Metadata, PictureResult, Seen
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as changed
from tests.exposure.accounts import (
    HOME,
    NOBODY_KNOWS,
    NOON,
    TODAY,
    TODAY_NOON,
    _all,
    account,
    born,
    listed,
    only,
    post,
    seen,
    who,
    year,
)


def test_a_guess_never_puts_an_item_below_one_of_which_nothing_is_known() -> None:
    flags: list[Any] = ["on", "?on", []]
    sure, guess, unknown = (only(account(post(), audience__private_profile=flag)) for flag in flags)
    assert sure.priority < unknown.priority <= guess.priority


@pytest.mark.parametrize("said", ["?only_me", ["?only_me", "?only_me"]])
def test_a_guess_hides_nothing(said: Any) -> None:
    story = post(PostKind.STORY, TODAY_NOON)
    assert who(only(account(story, platform=Platform.FACEBOOK, audience__story=said))) == NOBODY_KNOWS
    assert listed(account(story, platform=Platform.FACEBOOK, audience__story="only_me")) == ()


def test_one_account_four_lists() -> None:
    posts = (post(PostKind.POST, year(2022), "a"), post(PostKind.POST, year(2024), "b"))
    results = {(0, 0): seen("a"), (1, 0): seen("b")}

    def table(results: Mapping[Key, PictureResult], flag: str, *changes: Any) -> list[tuple[Any, ...]]:
        found = listed(account(*posts, audience__private_profile=flag, changes=changes), results)
        return [(e.content[0], e.audience, e.audience_then) for e in found]

    private, public = Audience.FOLLOWERS, Audience.EVERYONE
    assert table(results, "on") == [("b", private, None), ("a", private, None)]
    assert table(results, "off") == [("b", public, None), ("a", public, None)]
    assert table(results, "on", (year(2023), True)) == [("a", private, public), ("b", private, private)]
    assert table({(1, 0): seen("b")}, "on") == [("b", private, None)]


@pytest.mark.parametrize(
    ("years", "child", "minors"),
    [((6.0,), ChildSign.CHILD, 1), ((14.0, 40.0), ChildSign.MAYBE_MINOR, 1), ((15.0, 4.0, 7.0), ChildSign.CHILD, 3)],
)
def test_the_youngest_face_decides(years: tuple[float, ...], child: ChildSign, minors: int) -> None:
    (found,) = listed(account(post()), {(0, 0): seen("a", *years)})
    assert (found.child, found.minors) == (child, minors)


@pytest.mark.parametrize("ages", [(2.0, 6.0, 12.5), (13.5, 14.0, 16.0)])
def test_no_order_is_by_age_within_a_group(ages: tuple[float, ...]) -> None:
    posts = [post(at=NOON + timedelta(days=n)) for n, _ in enumerate(ages)]
    for order in (ages, ages[::-1]):
        found = listed(account(*posts), {(n, 0): seen(f"{n}", age) for n, age in enumerate(order)})
        assert [e.content[0] for e in found] == ["2", "1", "0"]  # the newest first, whoever is younger
        assert len({(e.priority, e.child, tuple(e.factors.items())) for e in found}) == 1


@pytest.mark.parametrize(
    ("years", "teen", "doubtful"),
    [((17.0, 40.0), True, False), ((40.0,), False, False), ((float("nan"), 40.0), False, True)],
)
def test_teenagers_and_unclear_faces_are_counted_apart(years: Any, teen: bool, doubtful: bool) -> None:
    result = seen("a", *years)
    assert listed(account(post()), {(0, 0): result}) == ()
    assert (perhaps_teen(result), unclear(result)) == (teen, doubtful)


def test_no_face_and_no_result_are_no_exposure() -> None:
    assert listed(account(post()), {(0, 0): PictureResult("a" * 64)}) == ()
    assert listed(account(post()), {}) == ()


def test_a_child_of_the_family_raises_a_doubtful_item_and_lowers_none() -> None:
    subject = account(post(), audience__private_profile="off")

    def rated(years: float, *births: date, **metadata: Any) -> Exposure:
        (found,) = listed(subject, {(0, 0): seen("a", years, **metadata)}, *births)
        return found

    plain = rated(14.0)
    near = rated(14.0, date(2012, 1, 1))
    assert near.priority > plain.priority
    assert "family" in near.factors
    assert near.child == plain.child
    for birth in (date(2022, 1, 1), date(1999, 1, 1), date(2030, 1, 1)):
        assert rated(14.0, birth) == plain
    assert rated(6.0, date(2018, 1, 1)).priority == rated(6.0).priority
    assert "family" not in rated(14.0, date(2012, 1, 1), taken=date(2001, 1, 1)).factors


def test_words_places_and_the_file_tell_more() -> None:
    medium = Media("a.jpg", caption="zwemles", coordinates=HOME)
    item = Post(at=NOON, caption="Bath time", place="Voorbeeldstad", media=(medium,))
    results = {(0, 0): seen("a", located=True, owner_named=True)}
    (found,) = listed(account(item), results)
    expected = {Sign.BATH, Sign.SWIMMING_LESSON, Sign.PLACE, Sign.COORDINATES, Sign.IN_FILE, Sign.OWNER_IN_FILE}
    assert set(found.told) == expected
    assert list(found.told) == [sign for sign in Sign if sign in expected]
    assert found.priority > listed(account(post()))[0].priority


FAMILY = Family(
    (Child("Zeddy", date(2019, 5, 12), ("Zz",)),),
    schools=("Basisschool De Regenboog",),
    clubs=("vv De Vos",),
    streets=("Voorbeeldstraat",),
    towns=("Utrecht",),
)


@pytest.mark.parametrize(
    ("caption", "place", "told"),
    [
        ("zeddy lacht", "", (Sign.NAME,)),
        ("#zeddysbirthday met zz", "", (Sign.NAME,)),
        ("", "Bij Zeddy", (Sign.NAME, Sign.PLACE)),
        ("met de Regenboog op kamp", "", (Sign.SCHOOL,)),
        ("bij vv de vos", "", (Sign.CLUB,)),
        ("in de voorbeeldstraat", "", (Sign.HOME,)),
        ("dagje Utrecht", "", ()),
        ("", "Utrecht", (Sign.PLACE,)),
    ],
)
def test_the_familys_own_words_tell_more(caption: str, place: str, told: tuple[Sign, ...]) -> None:
    subject = account(Post(at=NOON, caption=caption, place=place, media=(Media("a"),)))
    (with_family,) = exposures(subject, {(0, 0): seen("a")}, FAMILY, TODAY)
    (without,) = exposures(subject, {(0, 0): seen("a")}, Family(), TODAY)
    assert with_family.told == told
    assert (with_family.priority > without.priority) is (with_family.told != without.told)


def test_the_same_photo_in_album_and_post_is_one_item_of_the_wider_audience() -> None:
    album = post(PostKind.ALBUM, NOON, "a", caption="aan het strand")
    profile = post(PostKind.PROFILE_PHOTO, NOON, "b", place="Voorbeeldstad")
    subject = account(album, profile, audience__private_profile="on")
    (found,) = listed(subject, {(0, 0): seen("a"), (1, 0): seen("a")})
    assert (found.kind, found.audience, found.told) == (
        PostKind.PROFILE_PHOTO,
        Audience.EVERYONE,
        (Sign.BEACH, Sign.PLACE),
    )
    swapped = replace(subject, posts=(profile, album))
    assert listed(swapped, {(0, 0): seen("a"), (1, 0): seen("a")}) == (found,)


def test_a_photo_posted_more_than_once_is_one_item_with_every_place() -> None:
    posts = (
        post(PostKind.POST, year(2021), "a", caption="first day"),
        post(PostKind.PROFILE_PHOTO, year(2022), "b", caption="me"),
        post(PostKind.ALBUM, year(2020), "c", caption="summer", link="https://www.instagram.com/p/c/"),
        post(PostKind.ARCHIVED, year(2019), "d", caption="gone"),
    )
    subject = account(*posts, audience__private_profile="on")
    (found,) = listed(subject, {(n, 0): seen("a") for n in range(4)})
    assert [(p.kind, p.at and p.at.year, p.caption, p.audience) for p in found.places] == [
        (PostKind.PROFILE_PHOTO, 2022, "me", Audience.EVERYONE),
        (PostKind.POST, 2021, "first day", Audience.FOLLOWERS),
        (PostKind.ALBUM, 2020, "summer", Audience.FOLLOWERS),
    ]
    assert found.places[2].link
    assert (found.kind, found.audience, found.caption) == (PostKind.PROFILE_PHOTO, Audience.EVERYONE, "me")
    assert found.kinds == {PostKind.PROFILE_PHOTO, PostKind.POST, PostKind.ALBUM}


def test_of_several_places_the_widest_counts_and_the_profile_photo_is_never_lost() -> None:
    public = account(post(at=year(2025)), post(PostKind.PROFILE_PHOTO, year(2019)), audience__private_profile="off")
    (found,) = listed(public, {(n, 0): seen("a") for n in range(2)})
    assert PostKind.PROFILE_PHOTO in found.kinds
    assert (found.audience, len(found.places)) == (Audience.EVERYONE, 2)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("friends", None, None),
        ("followers", None, None),
        ("everyone", None, Audience.EVERYONE),
        ("friends_of_friends", "everyone", Audience.EVERYONE),
        ("friends", "followers", Audience.FOLLOWERS),
    ],
)
def test_an_unknown_audience_is_wider_than_friends_and_narrower_than_everyone(
    one: str, other: str | None, expected: Audience | None
) -> None:
    kinds = (PostKind.VIDEO, PostKind.VIDEO if other else PostKind.OTHER)
    for told in ((one, other), (other, one)):
        posts = [
            post(kinds[0] if who else PostKind.OTHER, NOON, audience=Audience(who) if who else None) for who in told
        ]
        (found,) = listed(account(*posts), {(n, 0): seen("a") for n in range(2)})
        assert found.audience is expected


def test_of_two_equal_audiences_the_less_sure_one_counts() -> None:
    sure, default = post(audience=Audience.FRIENDS), post(PostKind.ALBUM)
    for posts in ((sure, default), (default, sure)):
        subject = account(*posts, platform=Platform.FACEBOOK, audience__default="friends")
        (found,) = listed(subject, {(n, 0): seen("a") for n in range(2)})
        assert found.audience_from is AudienceFrom.DEFAULT


def test_an_item_carries_whether_its_audience_is_a_guess() -> None:
    flags: list[Any] = ["on", "?on", ["?on", "on"]]
    assert [only(account(post(), audience__private_profile=flag)).guessed for flag in flags] == [False, True, False]


def test_the_photos_of_an_album_have_their_own_days() -> None:
    media = (Media("a", at=year(2020)), Media("b", at=year(2021)), Media("c"))
    album = Post(kind=PostKind.ALBUM, at=year(2022), media=media)
    results = {(0, n): seen(name) for n, name in enumerate("abc")}
    assert {e.at for e in listed(account(album), results)} == {date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)}
    assert {e.at for e in listed(account(changed(album, kind=PostKind.POST)), results)} == {date(2022, 1, 1)}


def test_the_order_is_by_priority_and_of_equals_the_newest_first() -> None:
    posts = [post(at=year(n)) for n in (2020, 2022, 2021)] + [post(at=None), post(at=year(2019), caption="bath time")]
    found = listed(account(*posts, audience__private_profile="off"), _all(tuple(posts)))
    assert [e.at and e.at.year for e in found] == [2019, 2022, 2021, 2020, None]


def test_wider_nearer_and_more_telling_comes_first() -> None:
    clear = FaceSeen(Age(6, 1, age_group(6)), Recognisability(0.2, 1.0, 1.0, 1.0, 1), 0.99, 0.4)
    posts = (post(), post(PostKind.PROFILE_PHOTO), post())
    results = {(0, 0): seen("a"), (1, 0): seen("b"), (2, 0): PictureResult("c" * 64, Seen((clear,)))}
    found = listed(account(*posts, audience__private_profile="on"), results)
    assert [e.content[0] for e in found] == ["b", "c", "a"]
    assert [e.close_up for e in found] == [False, True, False]


def video(caption: str, **more: Any) -> Post:
    media = (Media("https://example.com/a", MediaKind.VIDEO),)
    return Post(kind=PostKind.VIDEO, at=NOON, caption=caption, link="https://example.com/a", media=media, **more)


def test_titles_speak_where_there_are_no_videos() -> None:
    subject = account(video("my son at the beach"), video("new car"), video(""), platform=Platform.TIKTOK)
    found = only(subject)
    assert (found.by_text, found.child, found.content, found.minors) == (True, ChildSign.CHILD, "", 0)
    assert (found.told, found.media) == ((Sign.BEACH,), MediaKind.VIDEO)
    assert found.link == "https://example.com/a"


NO = {"download": False, "duet": False, "stitch": False}
OFF = {f"reuse__{name}": "only_me" for name in ("download", "duet", "stitch", "content")}


@pytest.mark.parametrize(
    ("allows", "settings", "expected"),
    [
        ({}, {}, None),
        (NO, {}, False),
        (NO, {"reuse__download": "everyone"}, False),
        ({**NO, "duet": True}, OFF, True),
        ({"duet": False}, {}, None),
        ({}, OFF, False),
        ({}, {"reuse__duet": "only_me"}, None),
        ({}, {**OFF, "reuse__duet": "friends"}, True),
    ],
)
def test_whether_others_may_reuse_a_video(allows: Any, settings: Any, expected: bool | None) -> None:
    assert only(account(video("my son", allows=allows), platform=Platform.TIKTOK, **settings)).reusable is expected


def test_facebook_tells_of_reels_only() -> None:
    reel = Post(kind=PostKind.REEL, at=NOON, media=(Media("a.mp4", MediaKind.VIDEO),))
    settings: Any = {"platform": Platform.FACEBOOK, "reuse__remix": "everyone"}
    assert only(account(reel, **settings)).reusable is True
    assert only(account(changed(reel, kind=PostKind.VIDEO), **settings)).reusable is None
    assert only(account(post(), **settings)).reusable is None


PLACES = st.none() | st.builds(Coordinates, st.floats(), st.floats())
FACES = st.builds(
    FaceSeen,
    st.builds(lambda years: Age(years, 0, age_group(years)), st.floats(0, 100) | st.just(float("nan"))),
    st.builds(Recognisability, st.floats(), st.floats(), st.floats(), st.floats(), st.integers(1, 9)),
    st.floats(0, 1),
    st.floats(0, 1),
)
POSTS = st.builds(
    Post,
    kind=st.sampled_from(PostKind),
    at=st.none() | st.datetimes() | st.datetimes(timezones=st.just(UTC)),
    caption=st.text(max_size=20) | st.just("my son, bath time"),
    place=st.text(max_size=5),
    coordinates=PLACES,
    audience=st.none() | st.sampled_from(Audience),
    audience_raw=st.sampled_from(["", "x"]),
    media=st.lists(st.builds(Media, st.just("a"), coordinates=PLACES), max_size=3).map(tuple),
)
RESULTS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 2)),
    st.builds(
        PictureResult,
        st.sampled_from(["a" * 64, "b" * 64, "c" * 64]),
        st.builds(Seen, st.lists(FACES, max_size=3).map(tuple)),
        st.builds(Metadata, st.booleans(), PLACES, st.none() | st.dates()),
    ),
)
CHANGES = st.lists(st.tuples(st.datetimes() | st.datetimes(timezones=st.just(UTC)), st.booleans()), max_size=3)


@given(
    st.sampled_from(Platform),
    st.lists(POSTS, max_size=5),
    RESULTS,
    CHANGES,
    st.lists(st.sampled_from(["on", "off", "?on", "odd"]), max_size=2),
    st.lists(st.dates(), max_size=3),
    st.dates(),
)
def test_any_account_has_a_sorted_list_of_what_others_can_see(
    platform: Platform, posts: Any, results: Any, changes: Any, flag: Any, births: Any, today: date
) -> None:
    subject = account(*posts, platform=platform, changes=changes, audience__private_profile=flag)
    found = exposures(subject, results, born(*births), today)
    assert all(0 <= e.priority <= 1 and all(0 <= f <= 1 for f in e.factors.values()) for e in found)
    assert [e.priority for e in found] == sorted((e.priority for e in found), reverse=True)
    assert Audience.ONLY_ME not in {e.audience for e in found}
    contents = [e.content for e in found if e.content]
    assert len(contents) == len(set(contents))
    without = exposures(subject, results, Family(), today)
    assert {(e.content, e.child) for e in found} == {(e.content, e.child) for e in without}


# Where in the download it is to be found again.


def test_a_place_tells_its_time_of_day_and_which_photo_of_its_post_it_is() -> None:
    pictures = {(0, 0): seen("a"), (0, 1): seen("b")}
    first, second = listed(account(post(PostKind.POST, NOON, "a.jpg", "b.jpg")), pictures)
    assert {first.clock, second.clock} == {f"{NOON:%H:%M}"}
    assert sorted((one.number, one.of) for one in (first, second)) == [(1, 2), (2, 2)]
    alone = only(account(post(PostKind.POST, NOON.replace(hour=0, minute=0), "a.jpg")))
    assert (alone.clock, alone.number, alone.of) == ("", 0, 0)  # midnight is a day without a time


def test_a_photo_of_a_post_that_was_taken_apart_keeps_its_number() -> None:
    taken = post(PostKind.POST, NOON, "a.jpg")
    kept = changed(taken, media=(changed(taken.media[0], number=3, of=4),))
    assert [(place.number, place.of) for place in only(account(kept)).places] == [(3, 4)]


def test_an_album_has_its_name_and_nothing_else_has() -> None:
    said = {"caption": "Zomer 2019\nMet de kinderen"}
    assert only(account(post(PostKind.ALBUM, NOON, "a.jpg", **said))).album == "Zomer 2019"
    assert only(account(post(PostKind.POST, NOON, "a.jpg", **said))).album == ""
