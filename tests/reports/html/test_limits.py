"""What an audit cannot see is said of the platforms that were read."""

from __future__ import annotations

from tests.reports import samples
from tests.reports.html.parsed import parsed, words


def test_limits_are_those_of_the_platforms_that_were_read() -> None:
    limits = words(parsed(samples.all_fine()).xpath("//*[@class='limits']")[0])
    assert "Instagram:" in limits
    assert "TikTok:" not in limits
