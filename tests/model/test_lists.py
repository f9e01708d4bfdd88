"""Which claims of "none" a download can carry."""

from __future__ import annotations

from datetime import date

import pytest
from auditor.model.account import Account, Platform
from auditor.model.lists import ListGap, Why, gaps
from auditor.model.posting import Post, PostedList, PostKind
from auditor.model.services import SERVICES

WHOLE = PostedList("content.posts", ("posts_1.json",), 3)
READ = {"content.posts": WHOLE}


def account(platform: Platform = Platform.INSTAGRAM, **fields: object) -> Account:
    return Account(platform, **{"lists": READ, **fields})  # type: ignore[arg-type]  # fields by name


def test_a_list_missing_beside_others_of_its_box_is_empty() -> None:
    assert gaps(account()) == ()


def test_without_any_list_of_a_box_nobody_can_say() -> None:
    found = gaps(account(lists={}))
    assert {gap.why for gap in found} == {Why.NOT_THERE}
    assert "content.stories" in {gap.list_id for gap in found}


@pytest.mark.parametrize("missing", ["content.reels", "content.stories", "content.groups"])
def test_a_list_with_a_box_of_its_own_may_not_have_been_asked_for(missing: str) -> None:
    every = {
        spec.id: PostedList(spec.id, ("a.json",)) for spec in SERVICES[Platform.FACEBOOK].lists if spec.id != missing
    }
    assert gaps(account(Platform.FACEBOOK, lists=every)) == (ListGap(missing, Why.NOT_THERE),)


def test_what_few_accounts_have_takes_nothing_when_it_is_missing() -> None:
    every = {spec.id: PostedList(spec.id, ("a.json",)) for spec in SERVICES[Platform.FACEBOOK].lists if spec.required}
    assert gaps(account(Platform.FACEBOOK, lists=every)) == ()


def test_a_broken_list_and_entries_stepped_over_are_gaps() -> None:
    broken = PostedList("content.reels", ("reels.json",), 2, odd=1, broken=("reels.json",))
    assert gaps(account(lists={**READ, "content.reels": broken})) == (
        ListGap("content.reels", Why.BROKEN, 1),
        ListGap("content.reels", Why.ODD, 1),
    )
    assert gaps(account(lists={**READ, "content.reels": broken}), {PostKind.STORY}) == ()


def test_what_only_the_owner_sees_takes_nothing() -> None:
    broken = PostedList("content.archived", ("archived_posts.json",), broken=("archived_posts.json",))
    assert gaps(account(lists={**READ, "content.archived": broken})) == ()


def test_a_range_a_missing_part_and_an_older_download_take_every_none() -> None:
    gone = Post(held_by=date(2026, 1, 2))
    found = gaps(account(period=(date(2026, 1, 1), None), part_missing=True, posts=(gone,)))
    assert [gap.why for gap in found] == [Why.PERIOD, Why.PART, Why.OLDER]
