"""The photo work as a result holds it."""

from __future__ import annotations

from datetime import date

from auditor.model.account import Account, Platform
from auditor.model.posting import ChildSign, Exposure, MediaKind, PhotoWork, PostKind
from auditor.results.photos import photos


def test_a_photo_of_an_older_download_keeps_that_downloads_day() -> None:
    kept = Exposure("f" * 64, PostKind.POST, MediaKind.PHOTO, ChildSign.CHILD, held_by=date(2025, 3, 1))
    shown = photos(Account(Platform.INSTAGRAM, exposures=(kept,), photo_work=PhotoWork(posted=1, with_child=1)), {})
    assert shown is not None
    assert shown.items[0].held_by == date(2025, 3, 1)
