"""How much of an account one download holds: its day, the range that was asked for, whether a part of it is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from auditor.downloads.archive import Archive, packed_on
from auditor.model.account import Absent, Account, Confidence, Fact, Reason, SessionKind
from auditor.model.posting import Post, PostKind
from auditor.model.services import service_of
from auditor.readers.day import period_of

_CLOCKS = timedelta(days=2)
"""By how much the clocks of a server, a time zone and this computer may differ."""

_PASSWORD = "security.password_changed"  # noqa: S105  # a fact's name
_COUNTS = ("content.", "connections.")
_LOST = 10
"""So many files that lists name and no part holds are more than what a platform loses by itself."""

_WORD = r"(?:part|parte|partie|deel|teil|dio|część|bölüm)[ ._-]?"
_OF_ALL = r"[ ._-]?(?:of|van|von|de|di|sur|/)[ ._-]?(?P<of>\d{1,3})"
_NUMBER = r"(?P<n>\d{1,3})"
_SPELLED = tuple(
    re.compile(rf"^(?P<stem>.*?)(?:^|[ ._-])\(?{shape}\)?$")
    for shape in (f"{_WORD}{_NUMBER}(?:{_OF_ALL})?", f"{_NUMBER}{_OF_ALL}")
)
_COUNTED = re.compile(r"^(?P<stem>.*(?:\d{4}-\d\d-\d\d-[a-z0-9]{4,}|tiktok_data_\d{10}))[-_ ](?P<n>\d{1,3})$")
_TRIFLES = re.compile(r"(?: ?\(\d{1,2}\)| copy| - kopie)?(?:\.zip)?$", re.IGNORECASE)


def with_extent(account: Account, archive: Archive, identity: str | None, today: date) -> Account:
    """The account with the day and the range of its download, and with what suggests that a part is missing.

    `identity` is None where the download does not say whose it is. In one of a range of days no list counts all there
    is: an empty one says nothing, the others say how many there are at least.
    """
    account = _dated(account, archive, today)
    if (period := period_of(archive, account.platform)) is not None:
        account = _of_a_range(replace(account, period=period))
    clue = _clue(account, archive, identity)
    return replace(account, part_missing=bool(clue), part_clue=clue)


def stamps(account: Account, today: date) -> Mapping[str, datetime]:
    """The newest time of each kind that stands in a download and is not still to come."""
    until = datetime.combine(today + _CLOCKS, datetime.min.time(), UTC) if today < date.max - _CLOCKS else None
    found: dict[str, datetime] = {}
    for kind, at in _times(account):
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        if until is None or at < until:
            found[kind] = max(at, found.get(kind, at))
    return found


LASTING = frozenset({*SessionKind, "privacy_changes", "password"})
"""The kinds of times that are only ever added to; posts and people can be taken away again."""


def _times(account: Account) -> Iterator[tuple[str, datetime]]:
    for session in account.sessions:
        yield from ((session.kind, at) for at in (session.first, session.last) if at)
    yield from (("privacy_changes", change.at) for change in account.privacy_changes)
    yield from (("password", at) for fact in account.facts.get(_PASSWORD, ()) if (at := _moment(fact)))
    yield from (("posts", post.at) for post in account.posts if post.at)
    for app in account.apps:
        yield from (("apps", at) for at in (app.added, app.removed) if at)
    for people in account.people.values():
        yield from (("people", person.since) for person in people if person.since)


def _moment(fact: Fact) -> datetime | None:
    try:
        return datetime.fromisoformat(str(fact.value)).replace(tzinfo=UTC)
    except ValueError:
        return None


def _dated(account: Account, archive: Archive, today: date) -> Account:
    """The account with the newest day that stands in its download, where the download does not say its own."""
    if account.exported_at is not None:
        return account
    newest = max(stamps(account, today).values(), default=None)
    day = min(newest.date(), today) if newest else packed_on(archive, today)
    return replace(account, exported_at=day, dated_inside=day is not None)


def _of_a_range(account: Account) -> Account:
    facts: dict[str, tuple[Fact, ...]] = {}
    absent = dict(account.absent)
    for fact_id, known in account.facts.items():
        if not fact_id.startswith(_COUNTS):
            facts[fact_id] = known
        elif some := tuple(_at_least(fact) for fact in known if fact.value):
            facts[fact_id] = some
        else:
            absent[fact_id] = Absent(fact_id, Reason.FILE_MISSING, known[0].where)
    return replace(account, facts=facts, absent=absent)


def _at_least(fact: Fact) -> Fact:
    stated = fact.confidence is Confidence.STATED
    return replace(fact, confidence=Confidence.DERIVED) if stated else fact


def _clue(account: Account, archive: Archive, identity: str | None) -> str:
    """What suggests that a part of a download was not given: `names`, `media`, `profile`, or "" when nothing does."""
    if _numbers_missing(archive.labels):
        return "names"
    if not service_of(account.platform).holds_media:  # such a download is one file, which tells all (format notes 4.1)
        return ""
    if _media_missing(account.posts):
        return "media"
    return "profile" if identity is None and account.form != "txt" else ""


@dataclass(frozen=True, slots=True)
class _Numbered:
    stem: str
    number: int
    of: int


def _numbers_missing(labels: Sequence[str]) -> bool:
    """Whether the names number the parts and a number is missing. Browsers' own `(1)` numbers copies, not parts."""
    plain = [_TRIFLES.sub("", label.casefold()) for label in labels]
    numbered = [found for name in plain if (found := _numbered(name)) is not None]
    for stem in {one.stem for one in numbered}:
        there = {one.number for one in numbered if one.stem == stem} | ({1} if stem in plain else set())
        until = max(max(there), *(one.of for one in numbered if one.stem == stem))
        if not there.issuperset(range(1, until + 1)) and not there.issuperset(range(until)):
            return True
    return False


def _numbered(name: str) -> _Numbered | None:
    found = next((found for shape in (*_SPELLED, _COUNTED) if (found := shape.match(name))), None)
    if found is None:
        return None
    return _Numbered(found["stem"], int(found["n"]), int(found.groupdict().get("of") or 0))


def _media_missing(posts: Sequence[Post]) -> bool:
    """Whether lists name media and hardly any of them is there; the profile photo alone is in no list."""
    listed = (post for post in posts if post.kind is not PostKind.PROFILE_PHOTO)
    named = {medium.uri: medium.in_archive for post in listed for medium in post.media if "://" not in medium.uri}
    lost = sum(not there for there in named.values())
    return bool(lost) and (lost == len(named) or (lost >= _LOST and lost * 2 > len(named)))
