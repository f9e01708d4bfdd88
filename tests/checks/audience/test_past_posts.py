"""Posts of whose audience Facebook tells nothing: older ones are counted from the day of the download."""

from __future__ import annotations

from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from tests.checks.findings import only
from tests.checks.posts import posts


def test_older_posts_are_counted_from_the_day_of_the_download(builtin: Registry) -> None:
    subject = account("facebook", {"content.posts": 2}, exported_at="2022-08-01", posts=posts(2020, 2022))
    assert only(run(builtin.checks["past_posts"], subject)).params == {"posts": 1}
