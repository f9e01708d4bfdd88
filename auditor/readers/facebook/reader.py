"""Reads a Facebook download of any generation, JSON or HTML, into an account.

Files are found by name, wherever they lie. Conversations and reactions are never opened, and of comments only the
owner's own pictures are kept.
"""

from __future__ import annotations

from auditor.downloads.archive import Archive
from auditor.model.account import Account, Platform
from auditor.readers.day import day_of
from auditor.readers.facebook import records
from auditor.readers.facebook.posts import read_posts
from auditor.readers.facebook.profile import read_profile
from auditor.readers.facebook.settings import read_settings
from auditor.readers.labels import load
from auditor.readers.ledger import Ledger
from auditor.readers.meta.download import Download, Habits
from auditor.readers.times import last_moment

_HABITS = Habits(
    barred=("inbox", "message_requests", "archived_threads", "filtered_threads", "e2ee_cutover"), every_entry=True
)
"""What somebody sent in a conversation is never opened."""


def read(archive: Archive, form: str) -> Account:
    """Read the download (`form`: json or html). Never raises for what the download holds."""
    ledger = Ledger(Platform.FACEBOOK, load("facebook"))
    exported = day_of(archive)
    files = Download(archive, ledger, _HABITS, last_moment(exported) if exported else None)
    profile = read_profile(files)
    read_settings(files)
    records.read_faces(files)
    records.name_listed_friends(files)
    records.count_contacts(files)
    records.count_places(files)
    return ledger.close(
        handle=profile.handle,
        label=archive.label,
        form=form,
        generation=files.layout(),
        exported_at=exported,
        posts=read_posts(files, profile.names),
        sessions=records.read_sessions(files),
        apps=records.read_apps(files),
        people=records.read_people(files),
        relatives=profile.relatives,
    )
