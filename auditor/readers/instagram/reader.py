"""Reads Instagram's downloads of 2018 to 2026, JSON and HTML (format notes 2).

Files are found by name, rows by their labels in every language known to `labels.yaml`. Most settings are
rows of the tables below; what needs more than a look-up has a function.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count
from sys import intern

from auditor.downloads.archive import Archive
from auditor.downloads.names import name_hints
from auditor.downloads.parts import Member
from auditor.model.account import Absent, Account, App, Confidence, Person, Platform, Reason, Session, SessionKind
from auditor.readers.day import day_of
from auditor.readers.instagram import flat
from auditor.readers.instagram.download import HABITS, named, read_setting, sheet_of, time_of, without_known_label
from auditor.readers.instagram.posts import read_posts, read_profile_photo
from auditor.readers.instagram.profile import read_business, read_privacy_changes, read_profile
from auditor.readers.labels import load
from auditor.readers.ledger import REMOVED, Ledger
from auditor.readers.meta.dates import from_text
from auditor.readers.meta.download import Download, Make, is_stripped
from auditor.readers.meta.entry import Entry, Row
from auditor.readers.meta.settings import Setting, write

_TWO_STEP, _LAST_KNOWN = Setting("security.two_step", "two_step_state"), "location.last_known"


_SETTINGS = (
    Setting("sharing.contact_sync", "contact_syncing", ("instagram_profile_information", "account_information")),
    Setting("contact.comments", "comments_allowed_from", ("comments_allowed_from",), sole=True),
    Setting("location.map_sharing", "map_audience", ("instagram_friend_map",)),
    Setting(
        "sharing.off_platform",
        "account_association",
        ("your_activity_off_meta_technologies_settings",),
        ("association",),
        sole=True,
    ),
    Setting("sharing.ads", "opted_out_of_partner_data", ("ad_preferences",), ("opted_out",), charted=False),
    Setting("sharing.ads", "no_ads_subscription", ("subscription_for_no_ads",), ("ads",), sole=True, guessed=True),
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
    "profile.changes": ("profile_changes",),
}

_FLAT = "2018"


def read(archive: Archive, form: str) -> Account:
    """Read one download, in whichever layout and language it is. Never raises for what the download holds."""
    ledger = Ledger(Platform.INSTAGRAM, load("instagram"))
    download = Download(archive, ledger, HABITS)
    generation = download.layout() or (_FLAT if archive.find(*flat.FILES, suffixes=(".json",)) else "")
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


def _named_user(archive: Archive, generation: str) -> str:
    """The user in the name of a zip or of the folder it was wrapped in (format notes 1.1)."""
    for name in (*archive.labels, *archive.wrappers):
        hints = name_hints(name)
        if hints.user and hints.date and (hints.platform is Platform.INSTAGRAM or generation == _FLAT):
            return hints.user
    return ""


def _settings(download: Download) -> None:
    for setting in _SETTINGS:
        for member in download.find(*setting.files):
            with download.ledger.reading(member.name, setting.fact):
                sheet = sheet_of(download, member)
                answers = read_setting(download, setting, sheet)
                write(download.ledger, answers)
                if setting.charted and answers[0].where == sheet.place:
                    without_known_label(download, sheet)


def _two_step(download: Download) -> None:
    """Only a word that says on or off counts. A registered device says nothing: it may be one of the past.

    Nor does none, as text messages need no device (format notes 2.5).
    """
    for member in download.find("two-factor_authentication"):
        with download.ledger.reading(member.name, _TWO_STEP.fact):
            sheet = sheet_of(download, member)
            nothing = Absent(_TWO_STEP.fact, Reason.NOT_SET, sheet.place)
            write(download.ledger, (one for one in read_setting(download, _TWO_STEP, sheet) if one != nothing))
    download.ledger.absent(_TWO_STEP.fact, Reason.NOT_IN_EXPORT)


def _traces(download: Download) -> None:
    """Facts that follow from lists and traces rather than from a setting."""

    def contact(entry: Entry, _source: str) -> Sequence[bool]:
        download.ledger.named(" ".join(row.value for row in entry.rows))
        return [True]

    download.gather("sharing.contacts_uploaded", download.find("synced_contacts"), contact)
    for fact_id, stems in _COUNTED.items():
        download.gather(fact_id, download.find(*stems), lambda *_: [True])
    for member in download.find("filtered_keywords_for_comments_and_messages"):
        with download.ledger.reading(member.name, "contact.comment_filter"):
            _any_means_on(download, "contact.comment_filter", member)
    for member in download.find("your_activity_off_meta_technologies"):
        with download.ledger.reading(member.name, "sharing.off_platform"):
            _any_means_on(download, "sharing.off_platform", member)
    for member in download.find("password_change_activity"):
        with download.ledger.reading(member.name, "security.password_changed"):
            _newest(download, "security.password_changed", member)
    for member in download.find("last_known_location"):
        with download.ledger.reading(member.name, _LAST_KNOWN):
            _last_known(download, member)


def _any_means_on(download: Download, fact_id: str, member: Member) -> None:
    """A list that holds something shows that the setting is on; an empty one shows nothing."""
    every = sheet_of(download, member).entries
    found = [entry for entry in every if not is_stripped(entry)]
    if any(row.value for entry in found for row in entry.rows) or any(entry.raw.get("name") for entry in found):
        download.ledger.known(fact_id, "on", member.name, confidence=Confidence.DERIVED)
    else:
        why = Reason.VALUES_REMOVED if len(found) < len(every) else Reason.NOT_SET
        download.ledger.absent(fact_id, why, member.name)


def _newest(download: Download, fact_id: str, member: Member) -> None:
    times = [at for row in sheet_of(download, member).rows if (at := row.at)]
    if times:
        download.ledger.known(fact_id, max(times).date().isoformat(), member.name)
    else:
        download.ledger.absent(fact_id, Reason.NOT_SET, member.name)


def _last_known(download: Download, member: Member) -> None:
    """Whether any coordinate is kept: `0` stands for none (format notes 2.6)."""
    rows = [row for row in sheet_of(download, member).rows if row.value or row.odd]
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

    def person(entry: Entry, source: str) -> Sequence[Person]:
        lines = entry.text.split("\n")
        since = time_of(entry) or (from_text(lines[-1]) if lines[1:] else None)
        return [download.ledger.person(_who(download, entry) or f"{source}#{next(nameless)}", since)]

    return {
        fact_id: tuple(download.gather(fact_id, members, person, partly=lambda entry, _: not _who(download, entry)))
        for fact_id, stems in _LISTS.items()
        if (members := (*download.series(*stems), *download.find(*stems)))
    }


def _who(download: Download, entry: Entry) -> str:
    """The user name of somebody in a list, "" for one of whom none is left."""
    row = named(download, entry.rows).get("username") or next((row for row in entry.rows if row.value), None)
    name = entry.title or (row.value if row else entry.text.partition("\n")[0])
    return name.rstrip("/").rpartition("/")[2]


def _sessions(download: Download) -> tuple[Session, ...]:
    """Logins, told twice since 2026, and devices (format notes 2.6)."""
    logins = download.find("login_activity", "profile_activity")
    return (
        *download.gather(
            "security.logins", logins, _maker(download, SessionKind.LOGIN), partly=_says_nothing, merge=_told_once
        ),
        *download.gather(
            "security.devices", download.find("devices"), _maker(download, SessionKind.DEVICE), partly=_says_nothing
        ),
    )


def _says_nothing(_: Entry, sessions: Sequence[Session]) -> int:
    return sum(not (session.device or session.ip or session.last) for session in sessions)


def _maker(download: Download, kind: SessionKind) -> Make[Session]:
    def make(entry: Entry, source: str) -> Sequence[Session]:
        known = named(download, entry.rows)
        time = known.get("time") or known.get("last_login")
        session = Session(
            kind,
            device=intern(_text(known, "user_agent")),
            place=intern(_text(known, "location")),
            ip=intern(_text(known, "ip_address")),
            last=(time.at if time else None) or from_text(entry.title) or entry.time,
            source=source,
        )
        return [session]

    return make


def _told_once(logins: list[Session]) -> list[Session]:
    """Each login once, with its place where either file tells it."""
    once: dict[object, Session] = {}
    for login in logins:
        key = (login.last, login.ip, login.device) if login.last else len(once)
        known = once.setdefault(key, login)
        if login.place and not known.place:
            once[key] = replace(known, place=login.place)
    return list(once.values())


def _text(known: Mapping[str, Row], name: str) -> str:
    return known[name].value if name in known else ""


def _apps(download: Download) -> tuple[App, ...]:
    """Connected apps and websites; those that were removed are told and not counted."""

    def app(entry: Entry, source: str) -> Sequence[App]:
        known = named(download, entry.rows)
        name = entry.title or str(entry.raw.get("name") or "") or _text(known, "name") or entry.text
        removed = known["removed"].at if "removed" in known else None
        added = known["added"].at if "added" in known else entry.time
        return [App(name, added=added, removed=removed, active=False if removed else None, source=source)]

    members = download.find("apps_and_websites")
    return tuple(
        download.gather(
            "security.apps",
            members,
            app,
            partly=lambda _, apps: sum(not app.name for app in apps),
            count=lambda apps: sum(app.removed is None for app in apps),
        )
    )
