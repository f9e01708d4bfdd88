"""Whether others may reuse a video: what is told and what is to be asked."""

from __future__ import annotations

from auditor.engine.registry import Registry
from auditor.model.verdict import Outcome
from tests.checks.children.photos import found, item


def test_reuse_that_is_not_told_is_asked_beside_reuse_that_is(builtin: Registry) -> None:
    videos = [item(media="video", reusable=answer) for answer in (True, False, None, None)]
    findings = found(builtin, "reusable_videos", *videos)
    assert {(f.outcome, f.params["photos"]) for f in findings} == {(Outcome.FAIL, 1), (Outcome.ASK, 2)}
