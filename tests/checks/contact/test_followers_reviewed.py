"""Followers and friends: how many, since when and how they grow; never who."""

from __future__ import annotations

from typing import Any

import pytest
from auditor.authors.testing import TODAY, account, run
from auditor.engine.judge import run_check
from auditor.engine.registry import Registry
from auditor.model.account import Account, Confidence, Fact
from auditor.model.result import Finding
from auditor.model.verdict import Context, Outcome

FOLLOWERS, FOLLOWING, FRIENDS = "connections.followers", "connections.following", "connections.friends"


def people(names: str, since: str = "2019-01-01") -> list[dict[str, Any]]:
    return [{"key": name, "since": f"{since}T00:00:00Z"} for name in names]


def asked(builtin: Registry, subject: Account) -> Finding:
    (finding,) = run(builtin.checks["followers_reviewed"], subject)
    assert finding.outcome is Outcome.ASK
    return finding


def listed(platform: str, followers: str, following: str, **records: Any) -> Account:
    lists = {FOLLOWERS: people(followers), FOLLOWING: people(following)}
    counts: dict[str, Any] = {FOLLOWERS: len(followers), FOLLOWING: len(following)}
    return account(platform, counts, people=lists, **records)


@pytest.mark.parametrize("platform", ["instagram", "tiktok"])
def test_those_who_are_not_followed_back_are_counted(builtin: Registry, platform: str) -> None:
    finding = asked(builtin, listed(platform, "abcde", "axy"))
    assert finding.message_id == "one_way"
    assert finding.params == {"people": 5, "since": "2019-01-01", "lately": 0, "one_way": 4}
    assert finding.concerns == 5


def test_whoever_follows_nobody_follows_none_of_them(builtin: Registry) -> None:
    assert asked(builtin, listed("instagram", "abc", "")).params["one_way"] == 3


@pytest.mark.parametrize(
    ("followers", "following"),
    [
        ("abc", "xyz"),  # nobody in common: the lists may write names in two ways, or tell of one month only
        ("abc", "abc"),  # all of them followed
    ],
)
def test_nothing_is_said_of_following_back_where_it_says_nothing(
    builtin: Registry, followers: str, following: str
) -> None:
    finding = asked(builtin, listed("instagram", followers, following))
    assert finding.message_id == "some"
    assert "one_way" not in finding.params


@pytest.mark.parametrize("short", [FOLLOWERS, FOLLOWING])
def test_lists_that_are_not_whole_are_not_compared(builtin: Registry, short: str) -> None:
    lists = {FOLLOWERS: people("abc"), FOLLOWING: people("ab")}
    counts: dict[str, Any] = {FOLLOWERS: 3, FOLLOWING: 2} | {short: 40}
    assert "one_way" not in asked(builtin, account("tiktok", counts, people=lists)).params
    missing = {fact_id: number for fact_id, number in {FOLLOWERS: 3, FOLLOWING: 2}.items() if fact_id != short}
    if short == FOLLOWING:
        assert "one_way" not in asked(builtin, account("tiktok", dict(missing), people=lists)).params


def test_a_count_that_only_follows_from_something_compares_nothing(builtin: Registry) -> None:
    whole = listed("tiktok", "abc", "ab")
    unsure = {**whole.facts, FOLLOWERS: (Fact(FOLLOWERS, 3, confidence=Confidence.DERIVED),)}
    subject = Account(whole.platform, facts=unsure, absent=whole.absent, people=whole.people)
    (finding,) = run_check(builtin.checks["followers_reviewed"], subject, Context(TODAY))
    assert "one_way" not in finding.params


def test_facebook_friends_follow_both_ways(builtin: Registry) -> None:
    lists = {FRIENDS: people("abc"), FOLLOWERS: people("abcd"), FOLLOWING: people("a")}
    counts: dict[str, Any] = {FRIENDS: 3, FOLLOWERS: 4, FOLLOWING: 1}
    finding = asked(builtin, account("facebook", counts, people=lists))
    assert (finding.message_id, finding.params["people"]) == ("some", 3)


@pytest.mark.parametrize(("exported", "lately"), [(None, 2), ("2026-02-01", 2), ("2026-06-01", 0)])
def test_growth_is_counted_from_the_day_of_the_download(builtin: Registry, exported: str | None, lately: int) -> None:
    known = [*people("ab", "2015-05-05"), *people("cd", "2025-03-03"), {"key": "e"}]
    subject = account("facebook", {FRIENDS: 5}, people={FRIENDS: known}, exported_at=exported)
    finding = asked(builtin, subject)
    assert (finding.params["since"], finding.params["lately"]) == ("2015-05-05", lately)


def test_both_stories_are_told_when_both_are_known(builtin: Registry) -> None:
    changes = [{"at": "2021-01-01T00:00:00Z", "private": True}]
    finding = asked(builtin, listed("instagram", "abcde", "axy", privacy_changes=changes))
    assert finding.message_id == "before_private_one_way"
    assert (finding.params["earlier"], finding.params["one_way"]) == (5, 4)


def test_no_key_of_anybody_is_told(builtin: Registry) -> None:
    lists = {FOLLOWERS: [{"key": "zxqwv1"}, {"key": "zxqwv2"}], FOLLOWING: [{"key": "zxqwv1"}]}
    finding = asked(builtin, account("instagram", {FOLLOWERS: 2, FOLLOWING: 1}, people=lists))
    assert finding.message_id == "undated"
    assert "zxqwv" not in str(finding)


@pytest.mark.parametrize("platform", ["instagram", "facebook", "tiktok"])
def test_a_list_of_people_is_never_judged_only_asked_about(builtin: Registry, platform: str) -> None:
    list_id = "connections.friends" if platform == "facebook" else "connections.followers"
    people = {list_id: [{"key": str(n), "since": f"{2010 + n}-01-01T00:00:00Z"} for n in range(10)]}
    for count in (1, 10, 150, 151, 5000):
        (finding,) = run(builtin.checks["followers_reviewed"], account(platform, {list_id: count}, people=people))
        assert finding.outcome is Outcome.ASK
        assert (finding.message_id == "many") is (count > 150)
        assert (finding.params["people"], finding.params["since"]) == (max(count, 10), "2010-01-01")


def test_followers_from_before_the_switch_to_private_are_counted(builtin: Registry) -> None:
    people = {"connections.followers": [{"key": str(n), "since": f"{2010 + n}-01-01T00:00:00Z"} for n in range(10)]}
    changes = [{"at": "2013-06-01T00:00:00Z", "private": True}]
    subject = account("instagram", {"connections.followers": 10}, people=people, privacy_changes=changes)
    (finding,) = run(builtin.checks["followers_reviewed"], subject)
    assert (finding.message_id, finding.params["earlier"]) == ("before_private", 4)
