"""An audit in one call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from auditor.audit import Options, PhotoOptions, audit
from auditor.demo.family import write_exports
from auditor.engine.registry import Registry
from auditor.model.posting import Media
from auditor.model.result import AccountResult, AuditResult, Finding
from auditor.model.verdict import Outcome
from auditor.photos import pipeline
from auditor.photos.records import Survey

TODAY = date(2026, 6, 1)


def test_who_stops_the_looking_stops_it_for_all_accounts_and_keeps_what_is_done(
    builtin: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped_at_once(_archive: object, media: Sequence[Media], **options: Any) -> Survey:
        asked.append(options["stop"]())
        return Survey((None,) * len(media), interrupted=True)

    asked: list[bool] = []
    monkeypatch.setattr(pipeline, "survey", stopped_at_once)
    result = audit(write_exports(tmp_path), Options(builtin, today=TODAY, photos=PhotoOptions())).result
    assert asked == [False, True]
    assert [a.photos.interrupted for a in result.accounts[:2] if a.photos] == [True, True]
    assert not [f for a in result.accounts for f in a.findings if of_photos(result, a, f) and f.outcome is Outcome.PASS]


def of_photos(result: AuditResult, account: AccountResult, finding: Finding) -> bool:
    return "photos.with_child" in result.cards[finding.check].platforms[account.platform].needs
