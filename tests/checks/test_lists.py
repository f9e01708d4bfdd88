"""Checks that count posts or people: "none" rests on lists that were read whole, whoever does the counting."""

from __future__ import annotations

from typing import Any

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.account import Platform
from auditor.model.check import Check
from auditor.model.facts import FACTS, ValueKind
from auditor.model.verdict import Outcome

EMPTY: dict[tuple[str, str], dict[str, Any]] = {
    ("post_locations", "facebook"): {"content.posts": 0},
    ("post_locations", "instagram"): {"content.posts": 0},
    ("post_locations", "tiktok"): {"content.posts": 0},
    ("albums", "facebook"): {"content.albums": 0},
    ("past_posts", "facebook"): {"content.posts": 0},
    ("public_videos", "tiktok"): {"content.posts": 0},
}
"""Checks on what was posted, with an account that has none of it."""
UNSURE: dict[str, dict[str, Any]] = {
    "not there": {"lists": {}},
    "a part is missing": {"part_missing": True},
    "a range of dates": {"period": ["2026-01-01", "2026-02-01"]},
}


@pytest.mark.parametrize("unsure", UNSURE)
@pytest.mark.parametrize(("check", "platform"), EMPTY)
def test_no_post_passes_only_when_every_list_was_read_whole(
    builtin: Registry, check: str, platform: str, unsure: str
) -> None:
    facts = EMPTY[check, platform]
    (whole,) = run(builtin.checks[check], account(platform, facts))
    (short,) = run(builtin.checks[check], account(platform, facts, **UNSURE[unsure]))
    assert (whole.outcome, short.outcome) == (Outcome.PASS, Outcome.UNKNOWN)


@pytest.mark.parametrize("posts", [[{"caption": "hello"}], [{"audience": "friends"}]], ids=str)
@pytest.mark.parametrize(("check", "platform"), [("post_locations", "facebook"), ("public_videos", "tiktok")])
def test_what_was_read_without_a_fault_is_not_all_there_is(
    builtin: Registry, check: str, platform: str, posts: list[dict[str, Any]]
) -> None:
    broken = {"content.posts": {"id": "content.posts", "files": ["a.json"], "broken": ["a.json"]}}
    records: dict[str, Any] = {"posts": posts, "lists": broken}
    findings = run(builtin.checks[check], account(platform, {"content.posts": 1}, **records))
    assert Outcome.PASS not in {f.outcome for f in findings}


def _counting(registry: Registry) -> list[tuple[Check, Platform, str]]:
    """Every check that rests on the count of a list of people, apps or logins, with its platform and the list."""
    return [
        (check, Platform(service), fact_id)
        for check in registry.checks.values()
        for service, section in check.file.platforms.items()
        for fact_id in (section.fact, *section.needs)
        if fact_id in FACTS and FACTS[fact_id].kind is ValueKind.COUNT and not fact_id.startswith(("content", "photos"))
    ]


def test_an_empty_list_out_of_a_part_of_a_download_is_no_none(builtin: Registry) -> None:
    passed = 0
    for check, platform, fact_id in _counting(builtin):
        if fact_id.startswith("profile."):
            continue
        outcomes = {f.outcome for f in run(check, account(platform, {fact_id: 0, "audience.private_profile": "on"}))}
        passed += Outcome.PASS in outcomes
        for records in (UNSURE["a part is missing"], UNSURE["a range of dates"]):
            short = account(platform, {fact_id: 0, "audience.private_profile": "on"}, **records)
            assert Outcome.PASS not in {f.outcome for f in run(check, short)}, check.id
    assert passed > 5
