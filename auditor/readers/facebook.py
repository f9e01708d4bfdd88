"""Reads a Facebook download of any generation, JSON or HTML, into an account.

Files are found by name, wherever they lie. Conversations, reactions and comments are never opened.
"""

from __future__ import annotations

from auditor.account import Account, Platform
from auditor.archive import Archive
from auditor.readers import facebook_records as records
from auditor.readers.day import day_of
from auditor.readers.facebook_files import Files
from auditor.readers.facebook_posts import read_posts
from auditor.readers.facebook_profile import read_profile
from auditor.readers.facebook_settings import read_settings
from auditor.readers.interface import Ledger
from auditor.readers.labels import load

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
    files = Files(archive, ledger)
    handle, relatives = read_profile(files)
    read_settings(files)
    records.read_faces(files)
    records.count_contacts(files)
    records.count_places(files)
    return ledger.close(
        handle=handle,
        label=archive.label,
        form=form,
        generation=_generation(archive),
        exported_at=day_of(archive),
        posts=read_posts(files),
        sessions=records.read_sessions(files),
        apps=records.read_apps(files),
        people=records.read_people(files),
        relatives=relatives,
    )


def _generation(archive: Archive) -> str:
    """The year in which this layout began; "" when nothing tells."""
    for year, folders, stems in _LANDMARKS:
        if any(archive.has_folder(folder) for folder in folders) or (stems and archive.find(*stems)):
            return year
    return ""
