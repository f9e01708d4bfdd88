"""Times that no download can tell, and dates of which nobody can say which day they mean."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from auditor.model.account import Account, App, Person, Platform, PrivacyChange, Reason, Session, SessionKind
from auditor.model.posting import Media, Post
from auditor.readers.labels import load
from auditor.readers.ledger import Ledger
from auditor.readers.meta.dates import from_text
from auditor.readers.times import without_later

DAY = date(2025, 4, 10)
FLAG, CHANGED = "audience.private_profile", "security.password_changed"


def after(days: int) -> datetime:
    return datetime(2025, 4, 10, 12, tzinfo=UTC) + timedelta(days=days)


@pytest.mark.parametrize(("days", "kept"), [(-300, True), (0, True), (2, True), (3, False), (4000, False)])
def test_times_later_than_two_days_after_the_download_are_none(days: int, kept: bool) -> None:
    at = after(days)
    account = Account(
        Platform.INSTAGRAM,
        posts=(Post(at=at, media=(Media("a.jpg", at=at),)),),
        sessions=(Session(SessionKind.LOGIN, first=at, last=at),),
        apps=(App("a", added=at, removed=at, active=False),),
        people={"connections.followers": (Person("key", at),)},
        privacy_changes=(PrivacyChange(at, private=True),),
    )
    found = without_later(account, DAY)
    if kept:
        assert found == account
        return
    (post,), (session,), (app,) = found.posts, found.sessions, found.apps
    assert (post.at, post.media[0].at, session.first, session.last) == (None,) * 4
    assert (app.added, app.removed, app.active) == (None,) * 3  # it may still have access
    assert found.people["connections.followers"][0].since is None
    assert found.privacy_changes == ()


def test_a_fact_that_rests_on_such_a_time_is_unreadable_or_in_doubt() -> None:
    book = Ledger(Platform.INSTAGRAM, load("instagram"))
    book.known(FLAG, "off", "profile.json")
    book.known(FLAG, "on", "history.json", observed_at=after(90))
    book.known(CHANGED, after(90).date().isoformat(), "changes.json")
    account = book.close(exported_at=DAY)
    assert [fact.value for fact in account.facts[FLAG]] == ["off"]
    assert [doubt.where for doubt in account.doubts[FLAG]] == ["history.json"]
    assert account.absent[CHANGED].reason is Reason.UNREADABLE


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("05.08.2022", date(2022, 8, 5)),
        ("05.08.22 10:30", date(2022, 8, 5)),
        ("5. 8. 2022", date(2022, 8, 5)),
        ("13/08/2022", date(2022, 8, 13)),
        ("08/13/2022", date(2022, 8, 13)),
        ("05/05/2022", date(2022, 5, 5)),
        ("05/08/2022", None),
        ("05-08-2022 10:30", None),
        ("2022-08-05", date(2022, 8, 5)),
        ("2022.08.05", date(2022, 8, 5)),
    ],
)
def test_figures_alone_are_a_date_only_where_it_is_plain_which(text: str, at: date | None) -> None:
    found = from_text(text)
    assert (found and found.date()) == at
