"""Facebook's lists: sessions, logins, devices, apps, contacts, people, places (format notes 3.5, 3.6, 3.9)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count

from auditor.model.account import App, Confidence, Person, Reason, Session, SessionKind
from auditor.readers.meta.download import Download, Make
from auditor.readers.meta.entry import Entry
from auditor.readers.meta.streams import entries, listed, mapping, plain

PEOPLE: Mapping[str, tuple[str, ...]] = {
    "connections.friends": ("your_friends", "friends"),
    "connections.followers": ("people_who_followed_you", "people_who_follow_you", "followers"),
    "connections.following": ("who_you've_followed", "following"),
    "connections.requests_received": ("received_friend_requests",),
    "connections.requests_sent": ("sent_friend_requests",),
}
"""The lists of people and the names of their files."""

_APPS = ("apps_and_websites_off_of_facebook", "apps_and_websites")
_FRIENDS = ("connections", "friends", "friends_and_followers")
_FOLLOWERS = ("connections", "followers", "friends_and_followers", "following_and_followers")
_NOTES: Mapping[str, tuple[str, ...]] = {
    "connections.friends": _FRIENDS,
    "connections.followers": _FOLLOWERS,
    "connections.following": _FOLLOWERS,
    "connections.requests_received": _FRIENDS,
    "connections.requests_sent": _FRIENDS,
}
"""The folders whose note that they are empty speaks for a list (format notes 3.1)."""
_CONTACTS = (
    *("contacts_uploaded_from_your_phone", "contacts_uploaded_before_2021", "your_imported_contacts"),
    *("synced_contacts_from_instagram", "your_address_books"),
)


def read_sessions(files: Download) -> tuple[Session, ...]:
    """Where one is logged in, the logins, and the known devices."""
    find = files.find
    active = files.gather("security.sessions", find("where_you're_logged_in"), _active(files))
    logins = files.gather("security.logins", find("logins_and_logouts", "account_activity"), _logins(files))
    named = find("recognized_devices", "authorized_logins", "mobile_devices")
    devices = files.gather("security.devices", named, _devices(files))
    return (*active, *logins, *devices)


def _active(files: Download) -> Make[Session]:
    def make(entry: Entry, source: str) -> Sequence[Session] | None:
        session = Session(
            SessionKind.ACTIVE,
            device=files.text(entry, "device") or entry.title or files.text(entry, "user_agent"),
            place=files.text(entry, "location"),
            ip=files.text(entry, "ip_address"),
            first=files.moment(entry, "created_timestamp"),
            last=files.moment(entry, "updated_timestamp", "created_timestamp"),
            source=source,
        )
        return _session_if_any(session)

    return make


def _devices(files: Download) -> Make[Session]:
    def make(entry: Entry, source: str) -> Sequence[Session] | None:
        kind = " ".join(filter(None, (files.text(entry, "type"), files.text(entry, "os"))))
        session = Session(
            SessionKind.DEVICE,
            device=files.text(entry, "name") or entry.title or kind or files.text(entry, "user_agent"),
            ip=files.text(entry, "ip_address"),
            first=files.moment(entry, "created_timestamp"),
            last=files.moment(entry, "updated_timestamp", "update_time", "created_timestamp"),
            source=source,
        )
        return _session_if_any(session)

    return make


def _logins(files: Download) -> Make[Session]:
    """Logins of two files that tell of the same ones; what is known to be something else is left out."""
    seen: set[tuple[datetime | str, str]] = set()

    def make(entry: Entry, source: str) -> Sequence[Session] | None:
        action = files.text(entry, "action") or entry.title
        at = files.moment(entry, "timestamp") or entry.time
        if not action and at is None:
            return None
        ip = files.text(entry, "ip_address")
        stamp = at or files.text(entry, "timestamp")
        if files.words.value("no_login", action) or (stamp and (stamp, ip) in seen):
            return ()
        seen.add((stamp, ip))
        parts = (files.text(entry, key) for key in ("city", "region", "country"))
        place = files.text(entry, "location") or ", ".join(filter(None, parts))
        return [Session(SessionKind.LOGIN, files.text(entry, "user_agent"), place, ip, at, at, source)]

    return make


def _session_if_any(session: Session) -> Sequence[Session] | None:
    return [session] if session.device or session.ip or session.first or session.last else None


def read_apps(files: Download) -> tuple[App, ...]:
    """Connected apps and websites; the fact counts those that nothing says were removed.

    One without a name is an app as well, and its name was not understood.
    """

    def make(entry: Entry, source: str) -> Sequence[App] | None:
        name = files.text(entry, "name") or entry.title
        added = files.moment(entry, "added_timestamp")
        removed = files.moment(entry, "removed_timestamp")
        unread = files.text(entry, "removed_timestamp") not in ("", "0")  # a date in words that are not read here
        ended = removed or unread or files.words.value("connected", files.text(entry, "category"))
        known = name or added or removed or "user_app_scoped_id" in entry.raw
        return [App(name, added, removed, not ended, source)] if known else None

    found = files.find("connected_apps_and_websites", "apps_and_websites")
    apps = files.gather(
        "security.apps",
        found,
        make,
        partly=lambda entry, _: not (files.text(entry, "name") or entry.title),
        count=lambda a: sum(app.active is True for app in a),
        folders=_APPS,
    )
    return tuple(apps)


def read_people(files: Download) -> Mapping[str, tuple[Person, ...]]:
    """The lists of people by fact: only how many, and since when."""
    numbers = count()

    def make(entry: Entry, _source: str) -> Sequence[Person] | None:
        name = files.text(entry, "name") or entry.title
        since = files.moment(entry, "timestamp") or entry.time
        if not name and since is None:
            return None
        return [files.ledger.person(name or f"nameless {next(numbers)}", since)]

    lists = {
        fact: tuple(files.gather(fact, files.find(*stems), make, folders=_NOTES[fact]))
        for fact, stems in PEOPLE.items()
    }
    return {fact: people for fact, people in lists.items() if people}


def name_listed_friends(files: Download) -> None:
    """Whom the lists of friends name, such as "Close friends": the rows inside their groups, not the list's own."""
    for member in files.find("your_post_audiences"):
        with files.ledger.reading(member.name):
            for entry in filter(None, files.read(member)):
                for row in entry.rows:
                    if row.trail:
                        files.ledger.named(row.value)


def count_contacts(files: Download) -> None:
    """How many contacts of the phone were uploaded, all lists together."""

    def make(entry: Entry, _source: str) -> Sequence[int] | None:
        book = listed(entry.raw.get("address_book"))
        names = [plain(mapping(one).get("name")) for one in book] + [row.value for row in entry.rows]
        for name in (entry.title, *names):
            files.ledger.named(name)
        labels = Counter(row.label for row in entry.rows)
        number = len(book) or max(labels.values(), default=0) or int(bool(entry.title))
        none = entry.raw.get("label_values") == [] or _no_contacts(entry.raw)
        return [number] if number or none else None

    files.gather("sharing.contacts_uploaded", files.find(*_CONTACTS), make, count=_total)


def _no_contacts(raw: Mapping[str, object]) -> bool:
    """Whether an address book of 2018 says that it is empty."""
    book = raw.get("address_book")
    return book == [] or (isinstance(book, Mapping) and book.get("address_book") == [])


def _total(numbers: Sequence[int]) -> int:
    return sum(numbers)


def count_places(files: Download) -> None:
    """How many places the platform kept of where the owner was."""

    def make(entry: Entry, _source: str) -> Sequence[int] | None:
        filled = entry.rows or entry.time or any(entry.raw.get(key) for key in ("coordinate", "time", "name"))
        return [1] if filled else None

    files.gather("location.last_known", files.find("last_location", "your_location_history"), make)


def read_faces(files: Download) -> None:
    """A face template of 2018 to 2022: its content was never seen, so one that says anything suggests "on"."""
    fact = "sharing.face_recognition"
    for member in files.find("face_recognition"):
        with files.ledger.reading(member.name, fact):
            if any(_says(entry) for entry in entries(files.archive, member)):
                files.ledger.known(fact, "on", member.name, confidence=Confidence.GUESSED)
            else:
                files.ledger.absent(fact, Reason.NOT_SET, member.name)


def _says(entry: Entry) -> bool:
    return any(entry.raw.values()) or any(row.value not in ("", "0") for row in entry.rows)
