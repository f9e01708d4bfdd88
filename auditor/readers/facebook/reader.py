"""Reads a Facebook download of any generation, JSON or HTML, into an account.

Files are found by name, wherever they lie. Conversations and reactions are never opened, and of comments only the
owner's own pictures are kept.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from auditor.downloads.archive import Archive
from auditor.model.account import Account, Platform
from auditor.readers.day import day_of
from auditor.readers.facebook import records
from auditor.readers.facebook.files import Files
from auditor.readers.facebook.posts import read_posts
from auditor.readers.facebook.profile import read_profile
from auditor.readers.facebook.settings import read_settings
from auditor.readers.labels import load
from auditor.readers.ledger import Ledger

_LANDMARKS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("2026", ("this_profile's_activity_across_facebook",), ()),
    ("2025", (), ("privacy_settings",)),
    ("2024", ("your_facebook_activity",), ()),
    ("2023", ("your_activity_across_facebook",), ()),  # downloads of 2024 can hold it, too, with strayed media
    ("2024", ("personal_information", "preferences/preferences", "connections", "logged_information"), ()),
    ("2020", ("friends_and_followers", "apps_and_websites_off_of_facebook", "posts/album", "privacy_checkup"), ()),
    ("2018", ("friends", "following_and_followers", "photos_and_videos", "apps_and_websites", "location_history"), ()),
)
"""Each layout by the year it began, its folders and its files; the first that fits (format notes 3.1)."""


def read(archive: Archive, form: str) -> Account:
    """Read the download (`form`: json or html). Never raises for what the download holds."""
    ledger = Ledger(Platform.FACEBOOK, load("facebook"))
    exported = day_of(archive)
    files = Files(archive, ledger, _latest(exported))
    profile = read_profile(files)
    read_settings(files)
    records.read_faces(files)
    records.count_contacts(files)
    records.count_places(files)
    return ledger.close(
        handle=profile.handle,
        label=archive.label,
        form=form,
        generation=_generation(archive),
        exported_at=exported,
        posts=read_posts(files, profile.names),
        sessions=records.read_sessions(files),
        apps=records.read_apps(files),
        people=records.read_people(files),
        relatives=profile.relatives,
    )


def _generation(archive: Archive) -> str:
    """The year in which this layout began; "" when nothing tells."""
    for year, folders, stems in _LANDMARKS:
        if any(archive.has_folder(folder) for folder in folders) or (stems and archive.find(*stems)):
            return year
    return ""


def _latest(exported: date | None) -> datetime | None:
    """The end of the second day after the download: clocks differ, and Facebook takes a while to make one."""
    return None if exported is None else datetime.combine(exported + timedelta(days=3), time(), UTC)
