"""Reads Instagram's downloads of 2018 to 2026, JSON and HTML (format notes 2).

Files are found by name, rows by their labels in every language known to `labels/instagram.yaml`. Most settings are
rows of the tables below; what needs more than a look-up has a function.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from sys import intern
from typing import NamedTuple

from auditor.downloads.archive import Archive
from auditor.downloads.names import name_hints
from auditor.downloads.parts import Member
from auditor.model.account import Account, App, Confidence, Person, Platform, Reason, Session, SessionKind
from auditor.readers.day import day_of
from auditor.readers.instagram import flat
from auditor.readers.instagram.download import Download, is_stripped, time_of
from auditor.readers.instagram.posts import read_posts, read_profile_photo
from auditor.readers.instagram.profile import read_business, read_privacy_changes, read_profile
from auditor.readers.labels import load
from auditor.readers.ledger import REMOVED, Ledger
from auditor.readers.meta.dates import from_text
from auditor.readers.meta.entry import Entry, Row

_TWO_STEP, _LAST_KNOWN = "security.two_step", "location.last_known"


class Setting(NamedTuple):
    """One setting: its fact, its files, and our name for its row.

    `table` are the row's own words where the fact's kind has others; `sole`: the file holds nothing else, so that its
    first value is the setting whatever its label. `charted`: the tables hold the labels of the whole file.
    """

    fact: str
    files: tuple[str, ...]
    row: str
    table: str = ""
    sole: bool = False
    confidence: Confidence = Confidence.STATED
    charted: bool = True


_SETTINGS = (
    Setting("sharing.contact_sync", ("instagram_profile_information", "account_information"), "contact_syncing"),
    Setting("contact.comments", ("comments_allowed_from",), "comments_allowed_from", sole=True),
    Setting("location.map_sharing", ("instagram_friend_map",), "map_audience"),
    Setting(
        "sharing.off_platform",
        ("your_activity_off_meta_technologies_settings",),
        "account_association",
        table="association",
        sole=True,
    ),
    Setting("sharing.ads", ("ad_preferences",), "opted_out_of_partner_data", table="opted_out", charted=False),
    Setting(
        "sharing.ads",
        ("subscription_for_no_ads",),
        "no_ads_subscription",
        table="ads",
        sole=True,
        confidence=Confidence.GUESSED,
    ),
)

_LISTS = {
    "connections.followers": ("followers",),
    "connections.following": ("following",),
    "connections.close_friends": ("close_friends",),
    "connections.blocked": ("blocked_profiles", "blocked_accounts"),
    "connections.hidden_from": ("hide_story_from",),
    "connections.restricted": ("restricted_profiles", "restricted_accounts"),
    "connections.requests_received": ("follow_requests_you've_received",),
    "connections.requests_sent": ("pending_follow_requests",),
}

_COUNTED = {
    "sharing.contacts_uploaded": ("synced_contacts",),
    "profile.changes": ("profile_changes",),
}

# generation, folder or file that no older one has; the newest first (format notes 2.1)
_GENERATIONS = (
    ("2026", "", ("profile_activity", "device_camera_effects_support", "note_and_repost_interactions")),
    ("2025", "your_instagram_activity/media", ()),
    ("2025", "preferences/settings", ()),
    ("2024", "login_and_profile_creation", ("instagram_profile_information", "profile_based_in")),
    ("2023", "your_instagram_activity", ()),
    ("2023", "personal_information/personal_information", ()),
    ("2023", "security_and_login_information", ()),
    ("2023", "connections/followers_and_following", ()),
    ("2021", "account_information", ()),
    ("2022", "personal_information", ("personal_information",)),
    ("2022", "login_and_account_creation", ()),
    ("2022", "device_information", ()),
    ("2022", "comments_settings", ()),
    ("2022", "followers_and_following", ()),
    ("2022", "content", ()),
)
_FLAT = "2018"


def read(archive: Archive, form: str) -> Account:
    """Read one download, in whichever layout and language it is. Never raises for what the download holds."""
    ledger = Ledger(Platform.INSTAGRAM, load("instagram"))
    download = Download(archive, ledger)
    generation = _generation(download)
    if generation == _FLAT:
        handle = flat.read_profile(download)
        people, sessions = flat.read_people(download), flat.read_sessions(download)
        posts = flat.read_posts(download)
    else:
        handle = read_profile(download)
        people, sessions = _people(download), _sessions(download)
        posts = read_posts(download)
        posts = (*posts, *read_profile_photo(download, posts))
    _settings(download)
    _two_step(download)
    read_business(download)
    _traces(download)
    return ledger.close(
        handle=handle or _named_user(archive, generation),
        label=archive.label,
        form=form,
        generation=generation,
        exported_at=day_of(archive),
        posts=posts,
        sessions=sessions,
        people=people,
        apps=_apps(download),
        privacy_changes=read_privacy_changes(download),
    )


def _generation(download: Download) -> str:
    folders = [f"/{folder}/" for folder in download.archive.folders]
    for generation, folder, stems in _GENERATIONS:
        if (folder and any(f"/{folder}/" in path for path in folders)) or (stems and download.files(*stems)):
            return generation
    return _FLAT if download.archive.find(*flat.FILES, suffixes=(".json",)) else ""


def _named_user(archive: Archive, generation: str) -> str:
    """The user in the name of a zip or of the folder it was wrapped in (format notes 1.1)."""
    for name in (*archive.labels, *archive.wrappers):
        hints = name_hints(name)
        if hints.user and hints.date and (hints.platform is Platform.INSTAGRAM or generation == _FLAT):
            return hints.user
    return ""


def _settings(download: Download) -> None:
    for setting in _SETTINGS:
        for member in download.files(*setting.files):
            with download.ledger.reading(member.name, setting.fact):
                _setting(download, setting, member)


def _setting(download: Download, setting: Setting, member: Member) -> None:
    rows = download.rows(member)
    found = download.each(rows, setting.row)
    if not found and setting.sole:
        found = [row for row in rows if row.value or row.odd]
    if not found:
        download.ledger.absent(setting.fact, download.missing(rows), member.name)
        if setting.charted:
            download.without_known_label(rows, member)
    sure = None if setting.confidence is Confidence.STATED else setting.confidence
    download.write(setting.fact, found, member, table=setting.table, confidence=sure)


def _two_step(download: Download) -> None:
    """Only a word that says on or off counts. A registered device says nothing: it may be one of the past.

    Nor does none, as text messages need no device (format notes 2.5).
    """
    for member in download.files("two-factor_authentication"):
        with download.ledger.reading(member.name, _TWO_STEP):
            rows = download.rows(member)
            download.write(_TWO_STEP, download.each(rows, "two_step_state"), member)
            if (why := download.missing(rows)) is not Reason.NOT_SET and not download.each(rows, "two_step_state"):
                download.ledger.absent(_TWO_STEP, why, member.name)
    download.ledger.absent(_TWO_STEP, Reason.NOT_IN_EXPORT)


def _traces(download: Download) -> None:
    """Facts that follow from lists and traces rather than from a setting."""
    for fact_id, stems in _COUNTED.items():
        download.gather(fact_id, download.files(*stems), lambda entry, _: entry.time or True)
    for member in download.files("filtered_keywords_for_comments_and_messages"):
        with download.ledger.reading(member.name, "contact.comment_filter"):
            _any_means_on(download, "contact.comment_filter", member)
    for member in download.files("your_activity_off_meta_technologies"):
        with download.ledger.reading(member.name, "sharing.off_platform"):
            _any_means_on(download, "sharing.off_platform", member)
    for member in download.files("password_change_activity"):
        with download.ledger.reading(member.name, "security.password_changed"):
            _newest(download, "security.password_changed", member)
    for member in download.files("last_known_location"):
        with download.ledger.reading(member.name, _LAST_KNOWN):
            _last_known(download, member)


def _any_means_on(download: Download, fact_id: str, member: Member) -> None:
    """A list that holds something shows that the setting is on; an empty one shows nothing."""
    found = [entry for entry in download.sheet(member) if not is_stripped(entry)]
    if any(row.value for entry in found for row in entry.rows) or any(entry.raw.get("name") for entry in found):
        download.ledger.known(fact_id, "on", member.name, confidence=Confidence.DERIVED)
    else:
        download.ledger.absent(fact_id, Reason.NOT_SET, member.name)


def _newest(download: Download, fact_id: str, member: Member) -> None:
    times = [at for row in download.rows(member) if (at := row.at)]
    if times:
        download.ledger.known(fact_id, max(times).date().isoformat(), member.name)
    else:
        download.ledger.absent(fact_id, Reason.NOT_SET, member.name)


def _last_known(download: Download, member: Member) -> None:
    """Whether any coordinate is kept: `0` stands for none (format notes 2.6)."""
    rows = [row for row in download.rows(member) if row.value or row.odd]
    texts = [row.value for row in rows]
    numbers = [_number(text) for text in texts]
    if any(numbers) or (numbers and None not in numbers):
        download.ledger.known(_LAST_KNOWN, int(any(numbers)), member.name)
    elif texts:
        why = Reason.VALUES_REMOVED if REMOVED.issuperset(texts) else Reason.UNKNOWN_WORD
        download.ledger.absent(_LAST_KNOWN, why, member.name)
    else:
        download.ledger.absent(_LAST_KNOWN, Reason.NOT_SET, member.name)


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _people(download: Download) -> dict[str, tuple[Person, ...]]:
    """The lists of people as hashes (format notes 2.9). Of some only their place is left: each is somebody else."""
    nameless = count()

    def person(entry: Entry, source: str) -> Person:
        lines = entry.text.split("\n")
        since = time_of(entry) or (from_text(lines[-1]) if lines[1:] else None)
        return download.ledger.person(_who(download, entry) or f"{source}#{next(nameless)}", since)

    return {
        fact_id: tuple(download.gather(fact_id, members, person, sound=lambda entry, _: bool(_who(download, entry))))
        for fact_id, stems in _LISTS.items()
        if (members := download.series(*stems))
    }


def _who(download: Download, entry: Entry) -> str:
    """The user name of somebody in a list, "" for one of whom none is left."""
    row = download.named(entry.rows).get("username") or next((row for row in entry.rows if row.value), None)
    name = entry.title or (row.value if row else entry.text.partition("\n")[0])
    return name.rstrip("/").rpartition("/")[2]


def _sessions(download: Download) -> tuple[Session, ...]:
    """Logins, told twice since 2026, and devices (format notes 2.6)."""
    logins = download.files("login_activity", "profile_activity")
    return (
        *download.gather(
            "security.logins", logins, _maker(download, SessionKind.LOGIN), sound=_says_something, merge=_told_once
        ),
        *download.gather(
            "security.devices", download.files("devices"), _maker(download, SessionKind.DEVICE), sound=_says_something
        ),
    )


def _says_something(_: Entry, session: Session) -> bool:
    return bool(session.device or session.ip or session.last)


def _maker(download: Download, kind: SessionKind) -> Callable[[Entry, str], Session]:
    def session(entry: Entry, source: str) -> Session:
        named = download.named(entry.rows)
        time = named.get("time") or named.get("last_login")
        return Session(
            kind,
            device=intern(_text(named, "user_agent")),
            place=intern(_text(named, "location")),
            ip=intern(_text(named, "ip_address")),
            last=(time.at if time else None) or from_text(entry.title) or entry.time,
            source=source,
        )

    return session


def _told_once(logins: list[Session]) -> list[Session]:
    """Each login once, with its place where either file tells it."""
    once: dict[object, Session] = {}
    for login in logins:
        key = (login.last, login.ip, login.device) if login.last else len(once)
        known = once.setdefault(key, login)
        if login.place and not known.place:
            once[key] = replace(known, place=login.place)
    return list(once.values())


def _text(named: Mapping[str, Row], name: str) -> str:
    return named[name].value if name in named else ""


def _apps(download: Download) -> tuple[App, ...]:
    """Connected apps and websites; those that were removed are told and not counted."""

    def app(entry: Entry, source: str) -> App:
        named = download.named(entry.rows)
        name = entry.title or str(entry.raw.get("name") or "") or _text(named, "name") or entry.text
        removed = named["removed"].at if "removed" in named else None
        added = named["added"].at if "added" in named else entry.time
        return App(name, added=added, removed=removed, active=False if removed else None, source=source)

    members = download.files("apps_and_websites")
    return tuple(
        download.gather(
            "security.apps",
            members,
            app,
            sound=lambda _, app: bool(app.name),
            count=lambda apps: sum(app.removed is None for app in apps),
        )
    )
