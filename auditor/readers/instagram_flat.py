"""Instagram's flat downloads of 2018 to early 2021: keys with names, times in ISO 8601, all at the top (format notes
2.1, 2.3, 2.7 to 2.9)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from auditor.account import Media, Person, Post, PostKind, Reason, Session, SessionKind
from auditor.archive import Member
from auditor.readers.instagram_download import Download
from auditor.readers.instagram_posts import medium
from auditor.readers.meta import objects, repair

FILES = ("profile", "media", "connections", "settings", "account_history", "uploaded_contacts")
"""Files by which this layout is known; `devices` is in later ones as well."""

_TEXTS = {
    "username": "profile.username",
    "name": "profile.name",
    "biography": "profile.bio",
    "email": "profile.email",
    "phone_number": "profile.phone",
    "website": "profile.website",
}
_SHELVES = (
    ("photos", PostKind.POST, "content.posts"),
    ("videos", PostKind.VIDEO, "content.posts"),
    ("stories", PostKind.STORY, "content.stories"),
    ("profile", PostKind.PROFILE_PHOTO, "content.profile_photos"),
)
_LISTS = {
    "followers": "connections.followers",
    "following": "connections.following",
    "close_friends": "connections.close_friends",
    "blocked_users": "connections.blocked",
    "restricted_users": "connections.restricted",
    "follow_requests_sent": "connections.requests_sent",
    "follow_requests_received": "connections.requests_received",
}
_HIDDEN_FROM = "connections.hidden_from"  # a list that these years did not have
# file, its list, the fact, what the rows say
_ACCESS = (
    ("account_history", "login_history", "security.logins", SessionKind.LOGIN, "timestamp"),
    ("devices", "devices", "security.devices", SessionKind.DEVICE, "last_login"),
)


def read_profile(download: Download) -> str:
    """Write down profile and settings; the user name is returned."""
    handle = ""
    ledger = download.ledger
    for member in _files(download, "profile"):
        with ledger.reading(member.name, "audience.private_profile", "profile.birthday", *_TEXTS.values()):
            profile = _document(download, member)
            ledger.word("audience.private_profile", profile.get("private_account"), f"{member.name}#private_account")
            for key, fact_id in _TEXTS.items():
                if key in profile or "username" in profile:  # what is empty is left out of a profile that is there
                    ledger.text(fact_id, profile.get(key), f"{member.name}#{key}")
                else:
                    ledger.absent(fact_id, Reason.NOT_SET, member.name)
            if profile.get("date_of_birth"):
                ledger.text("profile.birthday", profile["date_of_birth"], f"{member.name}#date_of_birth")
            handle = handle or str(profile.get("username") or "")
    for member in _files(download, "settings"):
        with ledger.reading(member.name, "contact.comments"):
            raw = _document(download, member).get("allow_comments_from")
            ledger.word("contact.comments", raw, f"{member.name}#allow_comments_from")
    for member in _files(download, "uploaded_contacts"):
        with ledger.reading(member.name, "sharing.contacts_uploaded"):
            ledger.known("sharing.contacts_uploaded", sum(1 for _ in objects(download.archive, member)), member.name)
    return handle


def read_sessions(download: Download) -> tuple[Session, ...]:
    """Logins and devices; their counts go into the ledger."""
    found: list[Session] = []
    for stem, key, fact_id, kind, time in _ACCESS:
        for member in _files(download, stem):
            with download.ledger.reading(member.name, fact_id):
                rows = _document(download, member)[key]
                found += (_session(row, kind, row.get(time), member.name) for row in rows)
                download.ledger.known(fact_id, len(rows), f"{member.name}#{key}")
    return tuple(found)


def read_people(download: Download) -> dict[str, tuple[Person, ...]]:
    """The lists of people as hashes; their counts go into the ledger."""
    people: dict[str, tuple[Person, ...]] = {}
    for member in _files(download, "connections"):
        with download.ledger.reading(member.name, *_LISTS.values()):
            lists = _document(download, member)
            for key, fact_id in _LISTS.items():
                if key in lists:
                    listed = tuple(download.ledger.person(name, moment(at)) for name, at in lists[key].items())
                    people[fact_id] = listed
                    download.ledger.known(fact_id, len(listed), f"{member.name}#{key}")
    download.ledger.absent(_HIDDEN_FROM, Reason.NOT_IN_EXPORT)
    return people


def read_posts(download: Download) -> tuple[Post, ...]:
    """Everything posted; photos and videos count together as posts."""
    posts: list[Post] = []
    for member in _files(download, "media"):
        counts: dict[str, int] = {}
        with download.ledger.reading(member.name, *(fact_id for _, _, fact_id in _SHELVES)):
            for key, kind, fact_id in _SHELVES:
                before = len(posts)
                posts.extend(_posts(download, member, key, kind))
                counts[fact_id] = counts.get(fact_id, 0) + len(posts) - before
            for fact_id, count in counts.items():
                if count:
                    download.ledger.known(fact_id, count, member.name)
                else:  # none, or not asked for
                    download.ledger.absent(fact_id, Reason.NOT_SET, member.name)
    return tuple(posts)


def moment(raw: object) -> datetime | None:
    """A time as these files write it, or None."""
    try:
        found = datetime.fromisoformat(str(raw))
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _files(download: Download, stem: str) -> tuple[Member, ...]:
    return download.archive.find(stem, suffixes=(".json",))


def _document(download: Download, member: Member) -> Mapping[str, Any]:
    """A small file as a whole. Raises TypeError when it is no object."""
    document = repair(json.loads(download.archive.read(member)))
    if not isinstance(document, Mapping):
        raise TypeError("not an object")
    return document


def _session(row: Mapping[str, Any], kind: SessionKind, at: object, source: str) -> Session:
    agent, address = str(row.get("user_agent") or ""), str(row.get("ip_address") or "")
    return Session(kind, device=agent, ip=address, last=moment(at), source=source)


def _posts(download: Download, member: Member, key: str, kind: PostKind) -> Iterator[Post]:
    """The posts of one list: neighbours with one time and one caption are the pictures of one post."""

    def told(row: Mapping[str, Any]) -> tuple[object, object]:
        return row.get("taken_at"), row.get("caption")

    for (taken, caption), rows in groupby(objects(download.archive, member, key), told):
        pictures = list(rows)
        at, text = moment(taken), caption if isinstance(caption, str) else ""
        media = tuple(m for row in pictures if (m := _medium(download, row, at, text, kind)) is not None)
        place = next((p for row in pictures if isinstance(p := row.get("location"), str)), "")
        yield Post(kind=kind, at=at, caption=text, place=place, media=media, source=member.name)


def _medium(
    download: Download, row: Mapping[str, Any], at: datetime | None, caption: str, kind: PostKind
) -> Media | None:
    found = medium(download.archive, {"uri": row.get("path"), "video": kind is PostKind.VIDEO})
    return None if found is None else replace(found, at=at, caption=caption)
