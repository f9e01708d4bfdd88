"""One day as a file for any calendar (RFC 5545): two words, and nothing that tells whose it is or what for.

Such a file ends up in calendars that a family or an office shares.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import uuid4

from auditor.downloads.how import calendar_words, how_to
from auditor.model.account import Platform
from auditor.results.words import in_language

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def ready_on(platforms: Iterable[Platform], today: date) -> date:
    """The day on which the downloads of these platforms will be ready as a rule, if they are asked for today."""
    return today + timedelta(max(how_to(platform).ready_days for platform in platforms))


def in_a_month(today: date) -> date:
    """The day to look again."""
    return today + timedelta(30)


def calendar_file(day: date, language: str) -> bytes:
    """An event that takes a whole day and keeps nobody from being free on it."""
    words = in_language(calendar_words(), language)
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//-//Calendar file//EN",
        "BEGIN:VEVENT",
        f"UID:{uuid4()}",
        f"DTSTAMP:{day:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(1):%Y%m%d}",
        f"SUMMARY:{words.translate(_ESCAPED)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{line}\r\n" for line in lines).encode()
