"""Instagram's flat downloads of 2018 to early 2021: keys with names, times in ISO 8601, all at the top (format notes
2.1, 2.3, 2.7 to 2.9)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from msgspec.structs import replace

from auditor.downloads.parts import Member
from auditor.downloads.problems import PartlyReadError, ProblemKind
from auditor.model.account import Confidence, Person, Reason, Session, SessionKind
from auditor.model.posting import Media, Post, PostKind
from auditor.readers.instagram.posts import medium
from auditor.readers.json_lists import lists_of
from auditor.readers.meta.download import Download
from auditor.readers.meta.streams import objects, repair

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
_PROFILE_KEYS = frozenset(
    {*_TEXTS, "date_of_birth", "date_joined", "gender", "private_account", "profile_pic_url", "profile_picture_changes"}
)
"""All keys that were seen in the profile (format notes 2.3): another one may be one of these under a new name."""


class _Shelf(NamedTuple):
    """One list in `media.json`: its name, what it holds, its id among the lists, the fact that counts it."""

    key: str
    kind: PostKind
    list: str
    fact: str


_SHELVES = (
    _Shelf("photos", PostKind.POST, "content.posts", "content.posts"),
    _Shelf("videos", PostKind.VIDEO, "content.igtv", "content.posts"),
    _Shelf("stories", PostKind.STORY, "content.stories", "content.stories"),
    _Shelf("profile", PostKind.PROFILE_PHOTO, "content.profile_photos", "content.profile_photos"),
)
_KNOWN_LISTS = frozenset({*(shelf.key for shelf in _SHELVES), "direct"})
"""With what was sent in messages, which nobody opens."""

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
                _text(download, member, profile, key, fact_id)
            if profile.get("date_of_birth"):
                _text(download, member, profile, "date_of_birth", "profile.birthday")
            handle = handle or str(profile.get("username") or "")
    for member in _files(download, "settings"):
        with ledger.reading(member.name, "contact.comments"):
            raw = _document(download, member).get("allow_comments_from")
            ledger.word("contact.comments", raw, f"{member.name}#allow_comments_from")
    for member in _files(download, "uploaded_contacts"):
        with ledger.reading(member.name, "sharing.contacts_uploaded"):
            contacts = list(objects(download.archive, member))
            for one in contacts:
                names = (one.get("first_name"), one.get("last_name")) if isinstance(one, Mapping) else ()
                download.ledger.named(" ".join(name for name in names if isinstance(name, str)))
            if not contacts:
                _document(download, member)  # none only in the form that is known: a bare empty list may be anything
            _count(download, member, "sharing.contacts_uploaded", [isinstance(one, Mapping) for one in contacts])
    return handle


def _text(download: Download, member: Member, profile: Mapping[str, Any], key: str, fact_id: str) -> None:
    """Write down a text of the profile; what is empty is left out of a profile that is there."""
    where, raw = f"{member.name}#{key}", profile.get(key, "")
    if not isinstance(raw, str) or (key not in profile and profile.keys() - _PROFILE_KEYS):
        download.ledger.absent(fact_id, Reason.UNREADABLE, where)
    elif key in profile or "username" in profile:
        download.ledger.text(fact_id, raw, where)
    else:
        download.ledger.absent(fact_id, Reason.NOT_SET, member.name)


def _count(download: Download, member: Member, fact_id: str, understood: Sequence[bool], key: str = "") -> None:
    """Write down how many entries a list has: unreadable when none was understood, derived and in doubt when some."""
    place = f"{member.name}#{key}" if key else member.name
    odd = understood.count(False)
    if odd:
        kind = ProblemKind.ODD_ENTRIES if any(understood) else ProblemKind.UNFORESEEN
        download.ledger.problem(member.name, kind, odd)
        download.ledger.absent(fact_id, Reason.UNREADABLE, place)
    if any(understood) or not odd:
        sure = Confidence.DERIVED if odd else Confidence.STATED
        download.ledger.known(fact_id, len(understood), place, confidence=sure)


def read_sessions(download: Download) -> tuple[Session, ...]:
    """Logins and devices; their counts go into the ledger."""
    found: list[Session] = []
    for stem, key, fact_id, kind, time in _ACCESS:
        for member in _files(download, stem):
            with download.ledger.reading(member.name, fact_id):
                rows = _rows(_document(download, member)[key])
                sessions = [_session(row, kind, row.get(time), member.name) for row in rows]
                found += sessions
                said = [bool(session.device or session.ip or session.last) for session in sessions]
                _count(download, member, fact_id, said, key)
    return tuple(found)


def _rows(raw: object) -> list[Mapping[str, Any]]:
    """A list of objects; one that is none becomes an empty one. Raises TypeError for what is no list."""
    if not isinstance(raw, list):
        raise TypeError("not a list")
    return [row if isinstance(row, Mapping) else {} for row in raw]


def read_people(download: Download) -> dict[str, tuple[Person, ...]]:
    """The lists of people as hashes; their counts go into the ledger."""
    people: dict[str, tuple[Person, ...]] = {}
    for member in _files(download, "connections"):
        with download.ledger.reading(member.name, *_LISTS.values()):
            lists = _document(download, member)
            for key, fact_id in _LISTS.items():
                if key in lists:
                    people[fact_id] = _people(download, member, lists, key, fact_id)
    download.ledger.absent(_HIDDEN_FROM, Reason.NOT_IN_EXPORT)
    return people


def _people(download: Download, member: Member, lists: Mapping[str, Any], key: str, fact_id: str) -> tuple[Person, ...]:
    found: tuple[Person, ...] = ()
    with download.ledger.reading(member.name, fact_id):
        found = tuple(download.ledger.person(name, moment(at)) for name, at in lists[key].items())
        _count(download, member, fact_id, [bool(name) for name in lists[key]], key)
    return found


def read_posts(download: Download) -> tuple[Post, ...]:
    """Everything posted; photos and videos count together as posts."""
    posts: list[Post] = []
    for member in _files(download, "media"):
        with download.ledger.reading(member.name, *(shelf.fact for shelf in _SHELVES)):
            below = lists_of(partial(download.archive.open, member))
            shelves = [(shelf, _shelf(download, member, shelf, below)) for shelf in _SHELVES]
            posts += (post for _, read in shelves for post in read.posts)
            if strangers := [key for key, is_list in below.items() if is_list and key not in _KNOWN_LISTS]:
                download.ledger.listed("content.posts", member.name, cut=True)
                raise PartlyReadError(ProblemKind.SECOND_LIST, len(strangers))
            for fact_id in dict.fromkeys(shelf.fact for shelf in _SHELVES):
                _count_posts(download, member, fact_id, [read for shelf, read in shelves if shelf.fact == fact_id])
    return tuple(posts)


class _Shelved(NamedTuple):
    """The posts of one list, how many of its rows were not understood, and whether it was read to its end."""

    posts: list[Post]
    odd: int
    ended: bool


def _shelf(download: Download, member: Member, shelf: _Shelf, below: Mapping[str, bool]) -> _Shelved:
    """One list, and in the ledger how it was read; one that a sound file does not have is none."""
    rows: list[Mapping[str, Any]] = []
    understood, odd, ended = 0, 0, False
    with download.ledger.reading(member.name, shelf.fact):
        for row in objects(download.archive, member, shelf.key):
            rows += [row] if isinstance(row, Mapping) else []
            understood += _is_understood(row)
            odd += not _is_understood(row)
        ended = below.get(shelf.key, True)
    if shelf.key in below or not ended:
        download.ledger.listed(shelf.list, member.name, understood=understood, odd=odd, cut=not ended)
    if odd:
        download.ledger.problem(member.name, ProblemKind.ODD_ENTRIES, odd)
    return _Shelved(list(_posts(download, member, rows, shelf.kind)), odd, ended)


def _count_posts(download: Download, member: Member, fact_id: str, shelves: Sequence[_Shelved]) -> None:
    """Write down how many posts there are: of a list that breaks off nothing is counted, an odd row is a doubt."""
    count, odd = sum(len(read.posts) for read in shelves), any(read.odd for read in shelves)
    if odd or not all(read.ended for read in shelves):
        download.ledger.absent(fact_id, Reason.UNREADABLE, member.name)
    elif not count:  # none, or not asked for
        download.ledger.absent(fact_id, Reason.NOT_SET, member.name)
    if count and all(read.ended for read in shelves):
        sure = Confidence.DERIVED if odd else Confidence.STATED
        download.ledger.known(fact_id, count, member.name, confidence=sure)


def _is_understood(row: object) -> bool:
    """Whether a row names its file, and what else it says is text."""
    if not isinstance(row, Mapping) or not isinstance(row.get("path"), str) or not row["path"]:
        return False
    return all(isinstance(row.get(key, ""), str) for key in ("caption", "location"))


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
    """A small file as a whole. Raises TypeError when it is no object, `PartlyReadError` when a name stands twice."""
    text = download.archive.read(member).decode("utf-8-sig")
    document = repair(json.loads(text, object_pairs_hook=_once))
    if not isinstance(document, Mapping):
        raise TypeError("not an object")
    return document


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise PartlyReadError(ProblemKind.REPEATED_KEY, len(pairs) - len(found))
    return found


def _session(row: Mapping[str, Any], kind: SessionKind, at: object, source: str) -> Session:
    agent, address = str(row.get("user_agent") or ""), str(row.get("ip_address") or "")
    return Session(kind, device=agent, ip=address, last=moment(at), source=source)


def _posts(download: Download, member: Member, listed: Sequence[Mapping[str, Any]], kind: PostKind) -> Iterator[Post]:
    """The posts of one list: neighbours with one time and one caption are the pictures of one post."""

    def told(row: Mapping[str, Any]) -> tuple[object, object]:
        return row.get("taken_at"), row.get("caption")

    for (taken, caption), rows in groupby(listed, told):
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
