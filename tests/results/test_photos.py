"""The photo work as a result holds it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import msgspec
from auditor.model.account import Account, Platform
from auditor.model.posting import (
    Appearance,
    Audience,
    AudienceFrom,
    ChildSign,
    Doubt,
    Exposure,
    MediaKind,
    Perhaps,
    PhotoWork,
    PostKind,
)
from auditor.results.accepted import Mark
from auditor.results.photos import MOST_LISTED, item_id, listed, listed_perhaps, photos


def test_a_photo_of_an_older_download_keeps_that_downloads_day() -> None:
    kept = Exposure("f" * 64, PostKind.POST, MediaKind.PHOTO, ChildSign.CHILD, held_by=date(2025, 3, 1))
    shown = photos(Account(Platform.INSTAGRAM, exposures=(kept,), photo_work=PhotoWork(posted=1, with_child=1)), {})
    assert shown is not None
    assert shown.items[0].held_by == date(2025, 3, 1)


LONG = tuple(
    Exposure(
        f"{number:064x}"[::-1],
        PostKind.POST,
        MediaKind.PHOTO,
        ChildSign.CHILD,
        audience=Audience.EVERYONE,
        priority=1 - number / 1000,
    )
    for number in range(MOST_LISTED + 9)
)
ACCOUNT = Account(Platform.INSTAGRAM, exposures=LONG, photo_work=PhotoWork(posted=60, chosen=60, looked_at=60))


def test_the_first_by_priority_are_listed_and_the_others_counted() -> None:
    told = photos(ACCOUNT, {})
    assert told is not None
    assert [item.item for item in told.items] == [item_id(exposure) for exposure in LONG[:MOST_LISTED]]
    assert (told.with_child, told.with_child_by_audience) == (len(LONG), {"everyone": len(LONG)})


def test_what_the_family_marked_is_listed_and_makes_room_for_the_next() -> None:
    first, last = item_id(LONG[0]), item_id(LONG[-1])
    told = photos(ACCOUNT, {first: Mark.NOT_MY_CHILD, last: Mark.NOT_MY_CHILD})
    assert told is not None
    open_items = [item.item for item in told.items if not item.accepted]
    assert open_items == [item_id(exposure) for exposure in LONG[1 : MOST_LISTED + 1]]
    assert {item.item for item in told.items if item.accepted} == {first, last}
    assert (told.with_child, told.accepted) == (len(LONG) - 2, 2)


def test_small_pictures_are_made_of_those_that_a_result_lists() -> None:
    told = photos(ACCOUNT, {})
    assert told is not None
    assert [item_id(exposure) for exposure in listed(ACCOUNT, {})] == [item.item for item in told.items]


def test_of_what_was_skipped_the_newest_days_of_each_reason_are_kept() -> None:
    days = tuple(date(2024, 1, 1) + timedelta(days=n) for n in range(MOST_LISTED + 5))
    skipped_on = (*(("missing", day) for day in days), ("damaged", date(2019, 5, 4)))
    work = PhotoWork(posted=90, skipped={"damaged": 1, "missing": 45}, skipped_on=skipped_on)
    shown = photos(Account(Platform.INSTAGRAM, photo_work=work), {})
    assert shown is not None
    assert shown.skipped == work.skipped
    assert shown.skipped_on == (
        ("damaged", date(2019, 5, 4)),
        *(("missing", day) for day in reversed(days[5:])),
    )


QUIET = tuple(
    Perhaps(
        f"{number:064x}"[::-1],
        MediaKind.PHOTO,
        Doubt.TURNED,
        (Appearance(PostKind.POST, date(2024, 1, 1), Audience.EVERYONE, caption="Sanne at the lake"),),
    )
    for number in range(500, 500 + MOST_LISTED + 3)
)
WITH_BOTH = replace(ACCOUNT, perhaps=QUIET)


def test_the_second_list_is_cut_as_the_first_and_counted_apart() -> None:
    told, without = photos(WITH_BOTH, {}), photos(ACCOUNT, {})
    assert told is not None
    assert without is not None
    assert [item.item for item in told.perhaps] == [item_id(item) for item in QUIET[:MOST_LISTED]]
    assert [item.item for item in told.perhaps] == [item_id(item) for item in listed_perhaps(WITH_BOTH, {})]
    assert (told.perhaps_in_all, without.perhaps_in_all) == (len(QUIET), 0)
    assert msgspec.structs.replace(told, perhaps=(), perhaps_in_all=0) == without


def test_what_the_family_marked_is_on_the_second_list_no_more() -> None:
    told = photos(WITH_BOTH, {item_id(QUIET[0]): Mark.NOT_MY_CHILD})
    assert told is not None
    assert [item.item for item in told.perhaps] == [item_id(item) for item in QUIET[1 : MOST_LISTED + 1]]
    assert (told.perhaps_in_all, told.accepted, len(told.items)) == (len(QUIET) - 1, 0, MOST_LISTED)


def test_an_item_of_the_second_list_names_its_places_and_no_file_and_no_age() -> None:
    public = Appearance(
        PostKind.PROFILE_PHOTO,
        date(2023, 5, 4),
        Audience.EVERYONE,
        AudienceFrom.RULE,
        caption="With @sanne.example",
        link="https://www.instagram.com/p/abc/",
        uri="media/a.jpg",
    )
    private = Appearance(PostKind.POST, date(2024, 5, 4), None, link="https://elsewhere.example/", uri="media/b.jpg")
    item = Perhaps("c" * 64, MediaKind.PHOTO, Doubt.OLDER, (public, private), held_by=date(2025, 1, 1))
    told = photos(replace(ACCOUNT, exposures=(), perhaps=(item,)), {})
    assert told is not None
    (shown,) = told.perhaps
    assert (shown.item, shown.media, shown.why, shown.held_by) == ("c" * 12, "photo", "older", date(2025, 1, 1))
    assert (shown.kind, shown.at, shown.audience, shown.audience_from) == (
        "profile_photo",
        date(2023, 5, 4),
        "everyone",
        "rule",
    )
    assert shown.link == "https://www.instagram.com/p/abc/"
    assert [(place.kind, place.audience, place.link) for place in shown.places] == [
        ("profile_photo", "everyone", "https://www.instagram.com/p/abc/"),
        ("post", "unknown", ""),
    ]
    written = msgspec.json.encode(shown).decode()
    assert "sanne.example" not in written
    assert "media/" not in written
