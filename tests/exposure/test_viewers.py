"""Who can see an item, now and then."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from auditor.model.account import Platform
from auditor.model.posting import Audience, AudienceFrom, PostKind
from msgspec.structs import replace
from tests.exposure.accounts import NOBODY_KNOWS, NOON, TODAY_NOON, account, listed, only, post, who, year

EVERYONE = (Audience.EVERYONE, AudienceFrom.ACCOUNT)
FOLLOWERS = (Audience.FOLLOWERS, AudienceFrom.ACCOUNT)


@pytest.mark.parametrize(
    ("flag", "expected"),
    [
        ("off", EVERYONE),
        ("on", FOLLOWERS),
        (["on", "off"], EVERYONE),
        ([], NOBODY_KNOWS),
        ("?on", FOLLOWERS),
        (["?off", "on"], EVERYONE),
    ],
)
def test_the_account_flag_says_who_sees_a_post(flag: Any, expected: object) -> None:
    assert who(only(account(post(), audience__private_profile=flag))) == expected


@pytest.mark.parametrize("kind", [PostKind.PROFILE_PHOTO, PostKind.COVER_PHOTO])
def test_profile_and_cover_photos_are_always_public(kind: PostKind) -> None:
    found = only(account(post(kind), audience__private_profile="on"))
    assert who(found) == (Audience.EVERYONE, AudienceFrom.RULE)


@pytest.mark.parametrize("kind", [PostKind.ARCHIVED, PostKind.DELETED])
@pytest.mark.parametrize("platform", list(Platform))
def test_what_nobody_else_can_see_is_no_exposure(kind: PostKind, platform: Platform) -> None:
    item = post(kind, caption="my son")
    assert listed(account(item, platform=platform, audience__private_profile="off", audience__default="everyone")) == ()


def test_a_story_of_today_is_still_shown() -> None:
    story = post(PostKind.STORY, datetime(2026, 5, 31, 20, tzinfo=UTC))
    assert who(only(account(story, audience__private_profile="on"))) == FOLLOWERS
    told = account(story, platform=Platform.FACEBOOK, audience__story="friends", audience__default="everyone")
    assert who(only(told)) == (Audience.FRIENDS, AudienceFrom.ACCOUNT)


@pytest.mark.parametrize("at", [NOON, None])
@pytest.mark.parametrize("platform", [Platform.INSTAGRAM, Platform.FACEBOOK])
def test_a_story_that_is_over_may_be_pinned_and_nobody_knows_who_sees_it(
    platform: Platform, at: datetime | None
) -> None:
    story = post(PostKind.STORY, at)
    told = {"audience__private_profile": "on", "audience__default": "friends", "audience__story": "only_me"}
    assert who(only(account(story, platform=platform, **told))) == NOBODY_KNOWS


def test_on_tiktok_a_story_is_gone_after_a_day() -> None:
    story = post(PostKind.STORY, caption="my son")
    assert listed(account(story, platform=Platform.TIKTOK, audience__private_profile="off")) == ()


@pytest.mark.parametrize("kind", [PostKind.POST, PostKind.ALBUM, PostKind.STORY])
def test_an_audience_told_in_an_unknown_word_is_no_default(kind: PostKind) -> None:
    told = {"audience__default": "friends", "audience__story": "friends"}
    odd = post(kind, TODAY_NOON, audience_raw="Zed")
    assert who(only(account(odd, platform=Platform.FACEBOOK, **told))) == NOBODY_KNOWS
    assert who(only(account(replace(odd, audience_raw=""), platform=Platform.FACEBOOK, **told))) != NOBODY_KNOWS


def test_facebook_goes_by_the_default_audience_and_by_that_of_highlights() -> None:
    told = {"audience__default": "friends", "audience__highlights": "everyone"}
    assert who(only(account(post(), platform=Platform.FACEBOOK, **told))) == (Audience.FRIENDS, AudienceFrom.DEFAULT)
    assert who(only(account(post(PostKind.HIGHLIGHT), platform=Platform.FACEBOOK, **told))) == EVERYONE
    assert who(only(account(post(), platform=Platform.FACEBOOK))) == NOBODY_KNOWS
    assert who(only(account(post(PostKind.HIGHLIGHT), audience__private_profile="on"))) == FOLLOWERS


def test_a_default_of_only_me_says_nothing_about_old_posts() -> None:
    assert who(only(account(post(), platform=Platform.FACEBOOK, audience__default="only_me"))) == NOBODY_KNOWS


def test_groups_have_viewers_of_their_own() -> None:
    other = post(PostKind.OTHER)
    assert who(only(account(other, platform=Platform.FACEBOOK, audience__default="everyone"))) == NOBODY_KNOWS
    assert who(only(account(other, audience__private_profile="on"))) == NOBODY_KNOWS


ITEM = AudienceFrom.ITEM


@pytest.mark.parametrize(
    ("own", "flag", "expected"),
    [
        ("everyone", "off", (Audience.EVERYONE, ITEM)),
        ("everyone", "on", FOLLOWERS),
        ("everyone", "?on", (Audience.EVERYONE, ITEM)),
        ("everyone", ["on", "off"], (Audience.EVERYONE, ITEM)),
        ("friends", "on", (Audience.FRIENDS, ITEM)),
        ("friends", [], (Audience.FRIENDS, ITEM)),
        (None, "off", EVERYONE),
        (None, [], NOBODY_KNOWS),
    ],
)
def test_a_video_has_its_own_audience_within_a_private_account(own: str | None, flag: Any, expected: object) -> None:
    video = post(PostKind.VIDEO, caption="my son", audience=Audience(own) if own else None)
    assert who(only(account(video, platform=Platform.TIKTOK, audience__private_profile=flag))) == expected


def test_a_video_for_nobody_is_left_out_and_an_unknown_word_stays_unknown() -> None:
    hidden = post(PostKind.VIDEO, caption="my son", audience=Audience.ONLY_ME)
    assert listed(account(hidden, platform=Platform.TIKTOK, audience__private_profile="off")) == ()
    odd = post(PostKind.VIDEO, caption="my son", audience_raw="Zed")
    assert who(only(account(odd, platform=Platform.TIKTOK, audience__private_profile="off"))) == NOBODY_KNOWS
    assert who(only(account(odd, platform=Platform.TIKTOK, audience__private_profile="on"))) == FOLLOWERS


@pytest.mark.parametrize(
    ("changes", "at", "then"),
    [
        ([], NOON, None),
        ([(year(2025), True)], NOON, Audience.EVERYONE),
        ([(year(2023), True)], NOON, Audience.FOLLOWERS),
        ([(year(2022), False), (year(2023), True)], NOON, Audience.FOLLOWERS),
        ([(year(2025), True), (year(2022), False)], NOON, Audience.EVERYONE),
        ([(year(2025), False), (year(2026), True)], NOON, Audience.EVERYONE),
        ([(year(2025), False)], NOON, Audience.EVERYONE),
        ([(year(2023), True)], None, Audience.EVERYONE),
        ([(datetime(2023, 1, 1), True)], NOON, Audience.FOLLOWERS),  # noqa: DTZ001  a page without a zone
    ],
)
def test_public_periods_since_it_was_posted(changes: Any, at: datetime | None, then: Audience | None) -> None:
    found = only(account(post(at=at), audience__private_profile="on", changes=changes))
    assert (found.audience, found.audience_then) == (Audience.FOLLOWERS, then)
