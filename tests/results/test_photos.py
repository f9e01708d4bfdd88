"""The photo work as a result holds it."""

from __future__ import annotations

from datetime import date, timedelta

from auditor.model.account import Account, Platform
from auditor.model.posting import Audience, ChildSign, Exposure, MediaKind, PhotoWork, PostKind
from auditor.results.accepted import Mark
from auditor.results.photos import MOST_LISTED, item_id, listed, photos


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
