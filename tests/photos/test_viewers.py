"""Who can see each post: worked out once for an account, and kept on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from auditor.audit import Options, PhotoOptions, audit
from auditor.engine.registry import Registry
from auditor.exposure.selection import Thumbnails
from auditor.exposure.viewers import Viewers, with_standings
from auditor.model.account import Account, Platform
from auditor.model.posting import Audience, AudienceFrom, Post, PostKind, Standing
from tests.exports import TREES, zip_of

TODAY = date(2026, 1, 15)


def test_an_audit_works_out_once_who_can_see_the_posts_of_an_account(
    builtin: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Platform] = []

    class Counted(Viewers):
        def __init__(self, account: Account, today: date) -> None:
            asked.append(account.platform)
            super().__init__(account, today)

    monkeypatch.setattr("auditor.exposure.viewers.Viewers", Counted)
    options = Options(builtin, today=TODAY, photos=PhotoOptions(thumbnails=Thumbnails.NONE))
    result = audit([zip_of(TREES["tiktok b"](), tmp_path / "t.zip")], options).result
    assert result.accounts[0].photos is not None
    assert asked == [Platform.TIKTOK]


def test_each_post_has_its_standing_in_the_order_of_the_posts() -> None:
    posts = (Post(PostKind.PROFILE_PHOTO), Post(PostKind.ARCHIVED), Post(PostKind.OTHER))
    account = with_standings(Account(Platform.INSTAGRAM, posts=posts), TODAY)
    assert account.standings == (
        Standing(Audience.EVERYONE, AudienceFrom.RULE),
        Standing(Audience.ONLY_ME, AudienceFrom.RULE),
        Standing(),
    )
    assert with_standings(account, TODAY) is account
