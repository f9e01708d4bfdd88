"""Checks that look at posts: what they point to, how grave they take it, and what they keep to themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.check import Outcome, Severity
from auditor.model.result import Finding


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


def posts(*years: int, **fields: Any) -> list[dict[str, Any]]:
    return [{"at": f"{year}-07-01T08:00:00Z", "source": f"posts.json#{year}", **fields} for year in years]


def test_public_periods_are_told_with_their_days_and_their_posts(builtin: Registry) -> None:
    subject = account(
        "instagram",
        {"audience.private_profile": "on", "audience.privacy_history": 4, "content.posts": 5},
        privacy_changes=[
            {"at": "2019-01-01T00:00:00Z", "private": False},
            {"at": "2020-01-01T00:00:00Z", "private": True},
            {"at": "2022-01-01T00:00:00Z", "private": False},
            {"at": "2023-01-01T00:00:00Z", "private": True},
        ],
        posts=posts(2018, 2019, 2021, 2022, 2024),
    )
    finding = only(run(builtin.checks["privacy_history"], subject))
    assert finding.outcome is Outcome.FAIL
    assert finding.params == {"times": 2, "since": "2022-01-01", "until": "2023-01-01", "posts": 2}
    assert [proof.at for proof in finding.evidence][:2] == [date(2023, 1, 1), date(2022, 1, 1)]


@pytest.mark.parametrize("repeated", [True, False])
def test_a_repeated_switch_opens_no_second_period(builtin: Registry, repeated: bool) -> None:
    changes = [{"at": "2020-01-01T00:00:00Z", "private": True}]
    changes += [{"at": "2021-01-01T00:00:00Z", "private": True}] if repeated else []
    subject = account(
        "instagram",
        {"audience.private_profile": "on", "audience.privacy_history": len(changes)},
        privacy_changes=changes,
    )
    assert only(run(builtin.checks["privacy_history"], subject)).params == {"times": 1, "until": "2020-01-01"}


def test_the_newest_five_public_videos_are_pointed_to_without_a_word_of_theirs(builtin: Registry) -> None:
    videos = posts(*range(2016, 2026), audience="everyone", caption="Noor zwemt", place="Utrecht")
    subject = account("tiktok", {"audience.private_profile": "off", "content.posts": 10}, posts=videos[::-1])
    finding = only(run(builtin.checks["public_videos"], subject))
    assert finding.params == {"videos": 10, "reusable": 0}
    assert [proof.at.year for proof in finding.evidence if proof.at] == [2025, 2024, 2023, 2022, 2021]
    assert {proof.snippet for proof in finding.evidence} == {""}


def test_public_videos_and_unread_ones_are_told_apart(builtin: Registry) -> None:
    videos = [*posts(2024, audience="everyone"), *posts(2025)]
    subject = account("tiktok", {"audience.private_profile": "off", "content.posts": 2}, posts=videos)
    findings = run(builtin.checks["public_videos"], subject)
    assert {(f.outcome, f.params["videos"]) for f in findings} == {(Outcome.FAIL, 1), (Outcome.UNKNOWN, 1)}
    assert len({f.fingerprint for f in findings}) == 2


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


def test_neither_a_place_nor_a_coordinate_leaves_the_check(builtin: Registry) -> None:
    spot = {"latitude": 52.0907, "longitude": 5.1214}
    located = posts(2024, place="Voorbeeldplein", coordinates=spot, media=[{"uri": "a.jpg", "coordinates": spot}])
    finding = only(run(builtin.checks["post_locations"], account("facebook", {"content.posts": 1}, posts=located)))
    assert finding.params == {"posts": 1, "named": 1, "spots": 1}
    assert [(proof.place, proof.snippet, proof.at) for proof in finding.evidence] == [
        ("posts.json#2024", "", date(2024, 7, 1))
    ]


def test_older_posts_are_counted_from_the_day_of_the_download(builtin: Registry) -> None:
    subject = account("facebook", {"content.posts": 2}, exported_at="2022-08-01", posts=posts(2020, 2022))
    assert only(run(builtin.checks["past_posts"], subject)).params == {"posts": 1}
