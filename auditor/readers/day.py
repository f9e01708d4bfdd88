"""On which day a download was made and which range of days was asked for, as far as it says so itself.

Its pages say it of themselves, the platform's own name for it does; a file's date on this computer never counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import chain

from auditor.downloads.archive import Archive
from auditor.downloads.landmarks import is_flat
from auditor.downloads.names import name_hints
from auditor.downloads.refusals import MemberError
from auditor.model.account import Platform
from auditor.model.services import service_of
from auditor.readers.meta.entry import Entry
from auditor.readers.meta.streams import entries

DayRange = tuple[date | None, date | None]

_PAGES = ("start_here", "index", "profile_information", "personal_information", "two-factor_authentication")
_PAGE_LIMIT = 4 << 20
_STAMP = rb"""<time[^>]*\bdatetime=["'](\d{4}-\d\d-\d\d)[^>]*>[^<]*</time>"""
_TIME = re.compile(_STAMP)
_RANGE = re.compile(rb"<div[^>]*>[^<]*" + _STAMP + rb"[^<]*" + _STAMP + rb"[^<]*</div>")
"""The foot of Meta's pages: who made them when, and in a box of its own from when to when data was asked for."""

_SIGNED_UP = ("signup_details", "signup_information", "instagram_signup_details", "profile_information")
_ONE_DAY = timedelta(days=1)


def day_of(archive: Archive) -> date | None:
    """The day of the download; None when nothing in it and no name of the platform's own tells."""
    return page_day(archive) or _named_day(archive)


def page_day(archive: Archive) -> date | None:
    """The day that Meta's pages give as their own (format notes 1.5), else the end of the range they were asked for."""
    for page in _foots(archive):
        span = _RANGE.search(page)
        own = _TIME.search(_RANGE.sub(b"", page))
        if own or span:
            return _date(own[1]) if own else _date(span[2]) if span else None
    return None


def period_of(archive: Archive, platform: Platform) -> DayRange | None:
    """The range of days that was asked for; None for all time, or when the download does not say.

    Meta's pages name the range in every language by the same two stamps. One that begins before the platform did, or on
    the day on which the account was made, is all time.
    """
    for page in _foots(archive):
        span = _RANGE.search(page)
        if span and (begin := _date(span[1])) and (end := _date(span[2])) and begin < end:
            began = service_of(platform).began or date.min
            whole = begin < began or any(abs(begin - d) <= _ONE_DAY for d in _made(archive))
            return None if whole else (begin, end)
    return None


def _foots(archive: Archive) -> Iterator[bytes]:
    """The pages that may say it of themselves, the one that leads to the others first."""
    for member in chain.from_iterable(archive.find(stem, suffixes=(".html",)) for stem in _PAGES):
        with suppress(MemberError):
            yield archive.read(member, _PAGE_LIMIT)


def _made(archive: Archive) -> Iterator[date]:
    """The days that stand where the account's beginning does."""
    for member in archive.find(*_SIGNED_UP):
        with suppress(Exception):  # a broken page tells no day, whatever it raises
            for entry in entries(archive, member):
                yield from _days(entry)


def _days(entry: Entry) -> Iterator[date]:
    yield from (at.date() for row in entry.rows if (at := row.at))
    raw = entry.raw.get("registration_timestamp")
    if isinstance(raw, int):
        with suppress(OverflowError, OSError, ValueError):
            yield datetime.fromtimestamp(raw, UTC).date()


def _named_day(archive: Archive) -> date | None:
    """The day in the platform's own name for the download or for the folder in it (format notes 1.1, 4.1)."""
    hints = (name_hints(name) for name in (*archive.labels, *archive.wrappers))
    return next((h.date for h in hints if h.date and (h.platform is not None or is_flat(archive))), None)


def _date(written: bytes) -> date | None:
    try:
        return date.fromisoformat(written.decode("ascii"))
    except ValueError:
        return None
