"""What is said of a download first: that a teen has another user name in it, that it holds one year only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from auditor.authors.testing import TODAY, account
from auditor.engine.judge import RunInfo, audit
from auditor.engine.registry import Registry
from auditor.model.account import Absent, Account, Platform, Problem, Reason, Role, Value
from auditor.model.facts import FACTS
from auditor.model.family import Child, Family, OwnAccount
from auditor.model.messages import WHOSE
from auditor.model.posting import PhotoWork
from auditor.model.result import AccountResult, AuditResult
from auditor.model.verdict import Context, Outcome
from auditor.results.notices import boxes_left_out, boxes_unread, notices, sentences
from auditor.results.reporters import render_html
from auditor.results.wording import worded

LOTTE = Child("Zeddy", date(2012, 1, 1))
NAMED = Family((LOTTE,), accounts=(OwnAccount("tiktok", "@lotte.dances", Role.TEEN, "Zeddy"),))
BIO: dict[str, Value | list[Value]] = {"profile.bio": "", "profile.name": "13", "content.posts": 0}


def result(builtin: Registry, *accounts: Account, family: Family = NAMED, role: Role = Role.PARENT) -> AuditResult:
    checks = [builtin.checks[check] for check in ("bio_children", "old_posts", "names_in_posts")]
    info = RunInfo(datetime(2026, 1, 15, tzinfo=UTC), "en")
    return worded(audit(accounts, checks, Context(TODAY, role, family), info).result, "en")


def tiktok(handle: str, platform: str = "tiktok") -> Account:
    return account(platform, BIO, handle=handle)


def ids(accounts: Sequence[AccountResult]) -> list[list[str]]:
    return [[notice.id for notice in part.notices] for part in accounts]


@pytest.mark.parametrize("language", ["en", "nl", "de"])
def test_another_user_name_is_said_first(builtin: Registry, language: str) -> None:
    made = result(builtin, tiktok("lotte.new"))
    assert ids(made.accounts) == [["other_name"]]
    (line,) = sentences(made.accounts[0], language)
    assert "@lotte.new" in line
    page = render_html(worded(made, language), language)
    assert "@lotte.new" in page
    assert "lotte.dances" not in page  # the family's own words are in no output


def test_what_does_not_pass_for_a_teen_does_not_pass(builtin: Registry) -> None:
    made = result(builtin, tiktok("lotte.new"))
    outcomes = {f.check: (f.outcome, f.message_id) for f in made.accounts[0].findings}
    assert outcomes["bio_children"] == (Outcome.UNKNOWN, WHOSE)
    assert outcomes["old_posts"] == (Outcome.PASS, "none")
    assert all(f.message for f in made.accounts[0].findings if f.message_id == WHOSE)


@pytest.mark.parametrize(
    ("accounts", "family", "role"),
    [
        ([tiktok("lotte.dances")], NAMED, Role.PARENT),
        ([tiktok("@Lotte.Dances"), tiktok("mum.example")], NAMED, Role.PARENT),
        ([tiktok("lotte.new")], NAMED, Role.TEEN),
        ([tiktok("lotte.new", "instagram")], NAMED, Role.PARENT),
        ([tiktok("lotte.new")], Family((LOTTE,)), Role.PARENT),
        (
            [tiktok("mum.example")],
            Family((LOTTE,), accounts=(*NAMED.accounts, OwnAccount("tiktok", "mum.example"))),
            Role.PARENT,
        ),
    ],
)
def test_where_it_is_clear_whose_account_it_is_nothing_is_said(
    builtin: Registry, accounts: list[Account], family: Family, role: Role
) -> None:
    made = result(builtin, *accounts, family=family, role=role)
    assert not any(ids(made.accounts))
    assert not any(f.message_id == WHOSE for part in made.accounts for f in part.findings)


@pytest.mark.parametrize(
    ("platform", "begin", "told"),
    [
        ("instagram", date(2025, 1, 15), "period_year"),
        ("instagram", date(2023, 1, 15), "period"),
        ("facebook", date(2025, 1, 15), "period"),
    ],
)
def test_a_download_of_one_year_is_told_before_all_else(platform: str, begin: date, told: str) -> None:
    read = replace(account(platform), period=(begin, date(2026, 1, 15)))
    assert [notice.id for notice in notices(read)] == [told]


@pytest.mark.parametrize(("labels", "told"), [((0, 40), ["no_label_known"]), ((0, 4), []), ((1, 40), []), ((0, 0), [])])
def test_that_no_label_is_known_is_told_also_where_other_things_were_read(
    labels: tuple[int, int], told: list[str]
) -> None:
    read = replace(account("facebook", {"content.posts": 3}), labels=labels)
    assert [notice.id for notice in notices(read)] == told


@pytest.mark.parametrize(("small", "looked", "told"), [(6, 9, ["small_media"]), (4, 9, []), (4, 4, [])])
def test_small_pictures_are_told_before_all_else(small: int, looked: int, told: list[str]) -> None:
    work = PhotoWork(posted=looked, chosen=looked, looked_at=looked, small=small)
    read = replace(account("instagram"), photo_work=work)
    assert [notice.id for notice in notices(read)] == told


def test_a_box_is_named_when_nothing_out_of_it_is_there_and_no_part_is_missing() -> None:
    bare = account("instagram", {"audience.private_profile": "on"})
    boxes = {FACTS["audience.private_profile"].sections[Platform.INSTAGRAM], ""}
    assert boxes_left_out(bare)
    assert not boxes & set(boxes_left_out(bare))
    assert boxes_left_out(replace(bare, part_missing=True)) == ()


def test_a_box_whose_files_could_not_be_read_was_ticked() -> None:
    bare = account("instagram", {"audience.private_profile": "on"})
    list_of_posts, followers = (
        FACTS[f].sections[Platform.INSTAGRAM] for f in ("content.posts", "connections.followers")
    )
    broken = {"content.posts": Absent("content.posts", Reason.UNREADABLE)}
    damaged = replace(bare, absent={**bare.absent, **broken}, problems=(Problem("connections/followers/a.html", "x"),))
    assert {list_of_posts, followers} == {*boxes_unread(damaged)} <= {*boxes_left_out(bare)}
    assert not {list_of_posts, followers} & {*boxes_left_out(damaged)}
