"""Places on posts: how grave they are, and that none leaves the check."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.verdict import Outcome, Severity
from tests.checks.findings import only
from tests.checks.posts import posts


@pytest.mark.parametrize(
    ("platform", "facts", "post", "severity"),
    [
        ("instagram", {"audience.private_profile": "off"}, {"place": "Utrecht"}, Severity.HIGH),
        ("instagram", {"audience.private_profile": "on"}, {"place": "Utrecht"}, Severity.MEDIUM),
        ("instagram", {}, {"place": "Utrecht"}, Severity.MEDIUM),
        ("facebook", {"audience.default": "everyone"}, {"place": "Utrecht"}, Severity.HIGH),
        ("facebook", {"audience.default": "friends"}, {"place": "Utrecht"}, Severity.MEDIUM),
        ("tiktok", {"audience.private_profile": "off"}, {"place": "Utrecht", "audience": "only_me"}, Severity.MEDIUM),
        ("tiktok", {"audience.private_profile": "off"}, {"place": "Utrecht", "audience": "everyone"}, Severity.HIGH),
        (
            "facebook",
            {"audience.default": "everyone"},
            {"coordinates": {"latitude": 52.0907, "longitude": 5.1214}},
            Severity.LOW,
        ),
    ],
)
def test_places_weigh_more_where_everyone_sees_them(
    builtin: Registry, platform: str, facts: dict[str, str], post: dict[str, Any], severity: Severity
) -> None:
    subject = account(platform, {"content.posts": 1, **facts}, posts=posts(2024, **post))
    finding = only(run(builtin.checks["post_locations"], subject))
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, severity)


def test_the_time_it_takes_goes_by_the_posts_with_a_place(builtin: Registry) -> None:
    some = [*posts(2023, place="Utrecht"), *posts(2024, place="Gent"), *posts(2025)]
    finding = only(run(builtin.checks["post_locations"], account("facebook", {"content.posts": 3}, posts=some)))
    assert finding.concerns == 2


def test_neither_a_place_nor_a_coordinate_leaves_the_check(builtin: Registry) -> None:
    spot = {"latitude": 52.0907, "longitude": 5.1214}
    located = posts(2024, place="Voorbeeldplein", coordinates=spot, media=[{"uri": "a.jpg", "coordinates": spot}])
    finding = only(run(builtin.checks["post_locations"], account("facebook", {"content.posts": 1}, posts=located)))
    assert finding.params == {"posts": 1, "named": 1, "spots": 1}
    assert [(proof.where, proof.snippet, proof.at) for proof in finding.evidence] == [
        ("posts.json#2024", "", date(2024, 7, 1))
    ]
