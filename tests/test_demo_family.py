"""The invented family of the demo shows all that a report can show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from auditor.account import Media
from auditor.audit import Audit, PhotoOptions
from auditor.check import Outcome
from auditor.demo.family import FAMILY, write_exports
from auditor.photos import work
from auditor.photos.records import Survey
from auditor.registry import Registry
from auditor.result import AuditResult


@pytest.fixture(scope="module")
def result(builtin: Registry, tmp_path_factory: pytest.TempPathFactory) -> AuditResult:
    exports = write_exports(tmp_path_factory.mktemp("demo"))
    assert len(exports) == 4
    return Audit(builtin, today=date(2026, 6, 1)).run(exports)


def test_one_account_for_each_platform_though_one_download_is_in_two_parts(result: AuditResult) -> None:
    assert [a.platform for a in result.accounts] == ["instagram", "facebook", "tiktok", "household"]
    assert [a.troubles for a in result.accounts] == [()] * 4


def test_every_outcome_is_there(result: AuditResult) -> None:
    assert {f.outcome for a in result.accounts for f in a.findings} == set(Outcome)
    assert len(result.first_steps) == 5


def test_the_same_family_gives_the_same_result(builtin: Registry, result: AuditResult, tmp_path: Path) -> None:
    again = Audit(builtin, today=date(2026, 6, 1)).run(write_exports(tmp_path))
    assert again.accounts == result.accounts
    assert again.first_steps == result.first_steps


def test_photos_of_the_invented_children_are_found_by_the_real_models(builtin: Registry, tmp_path: Path) -> None:
    audit = Audit(builtin, family=FAMILY, today=date(2026, 6, 1), photos=PhotoOptions())
    on_instagram, on_facebook, on_tiktok, _ = audit.run(write_exports(tmp_path)).accounts
    assert on_instagram.photos is not None
    assert on_facebook.photos is not None
    assert on_tiktok.photos is not None
    assert (on_instagram.photos.missing, on_facebook.photos.missing) == ("", "")
    told = {sign for item in on_instagram.photos.items for sign in item.told}
    assert {"pool", "school", "beach", "coordinates"} <= told
    assert on_instagram.photos.with_child_by_audience.keys() == {"everyone", "followers"}
    assert on_facebook.photos.with_child >= 3
    assert all(item.by_text for item in on_tiktok.photos.items)
    assert len(audit.thumbnails) >= 7


def test_who_stops_the_looking_stops_it_for_all_accounts_and_keeps_what_is_done(
    builtin: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped_at_once(_archive: object, media: Sequence[Media], **options: Any) -> Survey:
        asked.append(options["stop"]())
        return Survey((None,) * len(media), interrupted=True)

    asked: list[bool] = []
    monkeypatch.setattr(work, "survey", stopped_at_once)
    result = Audit(builtin, today=date(2026, 6, 1), photos=PhotoOptions()).run(write_exports(tmp_path))
    assert asked == [False, True]
    assert [a.photos.interrupted for a in result.accounts[:2] if a.photos] == [True, True]
    assert not [f for a in result.accounts for f in a.findings if f.topic == "children" and f.outcome is Outcome.PASS]
