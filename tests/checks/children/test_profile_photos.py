"""Profile photos: none in the download is none only where the profile says so too."""

from __future__ import annotations

from typing import Any

from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.verdict import Outcome
from tests.checks.children.photos import DONE, SOME
from tests.checks.findings import only


def test_instagram_has_no_profile_photo_only_where_the_profile_says_so_too(builtin: Registry) -> None:
    records: dict[str, Any] = {"photo_work": DONE, "posts": SOME[1:]}
    subject = account("instagram", {"photos.with_child": 0}, **records)
    finding = only(run(builtin.checks["profile_photos"], subject))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, "kind_untold")


def test_facebook_never_says_that_there_is_no_profile_photo(builtin: Registry) -> None:
    records: dict[str, Any] = {"photo_work": DONE, "posts": SOME[1:]}
    finding = only(run(builtin.checks["profile_photos"], account("facebook", {"photos.with_child": 0}, **records)))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, "kind_untold")
