"""On which day a download was made, and for which days."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from auditor.demo.facebook import tree as facebook
from auditor.demo.instagram import tree as instagram
from auditor.demo.trees import as_folder, as_zip
from auditor.model.lists import Why, gaps
from tests.exports import TREES, auditor
from tests.people import ANN, BO
from tests.readers.one import FOOT, one


@pytest.mark.parametrize("name", ["instagram json", "instagram 2018", "facebook json", "tiktok b"])
def test_a_download_without_a_day_is_dated_by_what_stands_inside(name: str, tmp_path: Path) -> None:
    folder = as_folder(TREES[name](), tmp_path / "mine")
    for path in folder.rglob("*"):
        os.utime(path, (1_790_000_000,) * 2)
    account = one(folder)
    assert account.dated_inside
    assert account.exported_at is not None
    assert account.exported_at < date(2026, 1, 1)


def test_without_any_time_inside_the_zips_own_days_count(tmp_path: Path) -> None:
    tree = {"preferences/settings/comments_allowed_from.json": b"[]"}
    [path] = as_zip(tree, tmp_path / "a.zip")
    os.utime(path, (1_790_000_000,) * 2)
    assert (one(path).exported_at, one(path).dated_inside) == (date(2026, 1, 1), True)
    assert one(as_folder(tree, tmp_path / "b")).exported_at is None


def test_a_name_of_ones_own_gives_no_day(tmp_path: Path) -> None:
    [path] = as_zip(instagram.tree(ANN), tmp_path / "backup_20261129.zip")
    assert one(path).exported_at != date(2026, 11, 29)


def test_the_report_says_that_a_day_is_only_the_newest_inside(tmp_path: Path) -> None:
    [path] = as_zip(instagram.tree(ANN), tmp_path / "mine.zip")
    auditor("audit", path, "--html", tmp_path / "r.html", "--lang", "en")
    page = (tmp_path / "r.html").read_text("utf-8")
    assert "The download does not say its day" in page
    assert "From the download of" not in page


RANGES = {
    "a year": ("2025-05-19", True),
    "longer": ("2020-05-19", True),
    "before there was such a service": ("2001-01-01", False),
    "since the account was made": ("2019-03-04", False),
}


@pytest.mark.parametrize("case", RANGES)
@pytest.mark.parametrize("platform", ["instagram", "facebook"])
def test_a_range_of_days_is_seen_in_every_language(platform: str, case: str, tmp_path: Path) -> None:
    begin, ranged = RANGES[case]
    signed_up = datetime(2019, 3, 4, tzinfo=UTC)
    ann, bo = replace(ANN, signed_up=signed_up), replace(BO, registered=signed_up)
    tree = instagram.tree(ann, form="html") if platform == "instagram" else facebook.tree(bo, form="html")
    tree["start_here.html"] = FOOT.format(made="2026-05-20", begin=begin, end="2026-05-19").encode()
    tree.pop("index.html", None)
    account = one(as_zip(tree, tmp_path / "a.zip")[0])
    assert account.period == ((date.fromisoformat(begin), date(2026, 5, 19)) if ranged else None)
    assert account.exported_at == date(2026, 5, 20)
    assert (Why.PERIOD in {gap.why for gap in gaps(account)}) is ranged
