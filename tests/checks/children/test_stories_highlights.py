"""Stories and highlights: who sees the photo elsewhere tells nothing of them."""

from __future__ import annotations

from auditor.engine.registry import Registry
from auditor.model.verdict import Outcome
from tests.checks.children.photos import found, item, standing
from tests.checks.findings import only


def test_who_sees_a_photo_elsewhere_does_not_tell_who_sees_the_story(builtin: Registry) -> None:
    both = item(appearances=[standing("post"), standing("story", None, "unknown")])
    finding = only(found(builtin, "stories_highlights", both))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, "perhaps_pinned")


def test_a_story_that_is_over_may_be_pinned(builtin: Registry) -> None:
    story = item(None, "unknown", kind="story")
    told = [only(found(builtin, check, story)) for check in ("stories_highlights", "exposed_photos")]
    assert [f.outcome for f in told] == [Outcome.UNKNOWN, Outcome.UNKNOWN]
    assert told[0].message_id == "perhaps_pinned"
