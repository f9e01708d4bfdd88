"""The profile photo is asked about only where the photos in the download did not tell."""

from __future__ import annotations

from typing import Any

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.verdict import Outcome
from tests.checks.children.photos import DONE, SOME, found, item
from tests.checks.findings import only

CHILD = item(kind="profile_photo")


@pytest.mark.parametrize("listed", [[], [CHILD]], ids=["no child seen", "perhaps a child"])
def test_what_the_photos_tell_is_not_asked(builtin: Registry, listed: list[dict[str, Any]]) -> None:
    assert only(found(builtin, "profile_photos", *listed)).outcome is (Outcome.FAIL if listed else Outcome.PASS)
    assert only(found(builtin, "profile_photo", *listed)).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize("platform", ["instagram", "facebook", "tiktok"])
@pytest.mark.parametrize("posts", [None, SOME[1:], SOME], ids=["not looked at", "none in the download", "unfinished"])
def test_what_they_do_not_tell_is_asked(builtin: Registry, platform: str, posts: list[dict[str, Any]] | None) -> None:
    work = DONE | {"looked_at": 0 if posts is SOME else 40}
    records: dict[str, Any] = {} if posts is None else {"photo_work": work, "posts": posts}
    facts: dict[str, Any] = {} if posts is None else {"photos.with_child": 0}
    finding = only(run(builtin.checks["profile_photo"], account(platform, facts, **records)))
    assert finding.outcome is Outcome.ASK
