"""Times that no download can tell: those after the day on which it was made."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from msgspec.structs import replace as changed

from auditor.model.account import Absent, Account, App, Fact, Person, Reason, Session
from auditor.model.facts import FACTS, ValueKind
from auditor.model.posting import Post

_LEEWAY = timedelta(days=2)
"""For time zones, and for what was added while the download was made."""

When = TypeVar("When", date, datetime)


def without_later(account: Account, day: date) -> Account:
    """The account without the times that are more than two days later than its download's day: each is unknown.

    A fact that rests on such a time is later, or in doubt where another place tells it.
    """
    last = last_moment(day).date()
    impossible = {i: [f for f in facts if _rests_on_later(f, last)] for i, facts in account.facts.items()}
    facts = {i: tuple(f for f in facts if f not in impossible[i]) for i, facts in account.facts.items()}
    later = {i: tuple(Absent(i, Reason.UNREADABLE, f.where) for f in found) for i, found in impossible.items() if found}
    return replace(
        account,
        facts={i: found for i, found in facts.items() if found},
        absent={**account.absent, **{i: found[0] for i, found in later.items() if not facts[i]}},
        doubts={**account.doubts, **{i: (*account.doubts.get(i, ()), *f) for i, f in later.items() if facts[i]}},
        posts=tuple(_post(post, last) for post in account.posts),
        sessions=tuple(_session(session, last) for session in account.sessions),
        apps=tuple(_app(app, last) for app in account.apps),
        people={i: tuple(_person(one, last) for one in people) for i, people in account.people.items()},
        privacy_changes=tuple(change for change in account.privacy_changes if _until(change.at, last)),
    )


def last_moment(day: date) -> datetime:
    """The last moment that a download of that day can tell of."""
    return datetime.combine(day + min(_LEEWAY, date.max - day), time.max, UTC)


def _until(at: When | None, last: date) -> When | None:
    if at is None:
        return None
    day = at.date() if isinstance(at, datetime) else at
    return at if day <= last else None


def _rests_on_later(fact: Fact, last: date) -> bool:
    day = fact.observed_at
    if FACTS[fact.id].kind is ValueKind.DATE:
        day = date.fromisoformat(str(fact.value))
    return day is not None and day > last


def _post(post: Post, last: date) -> Post:
    if _until(post.at, last) is post.at and all(_until(m.at, last) is m.at for m in post.media):
        return post
    media = tuple(changed(medium, at=_until(medium.at, last)) for medium in post.media)
    return changed(post, at=_until(post.at, last), media=media)


def _session(session: Session, last: date) -> Session:
    return replace(session, first=_until(session.first, last), last=_until(session.last, last))


def _app(app: App, last: date) -> App:
    removed = _until(app.removed, last)
    active = app.active if removed is app.removed else None
    return replace(app, added=_until(app.added, last), removed=removed, active=active)


def _person(person: Person, last: date) -> Person:
    return person if _until(person.since, last) is person.since else replace(person, since=None)
