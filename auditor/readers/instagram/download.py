"""What is particular to Instagram's downloads: their look-alikes, their sheets of settings, and rows by our names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from auditor.downloads.parts import Member
from auditor.downloads.problems import PartlyReadError, ProblemKind
from auditor.model.account import Absent, Confidence, Reason
from auditor.readers.meta.download import Download, Habits, Sheet
from auditor.readers.meta.entry import Entry, Row
from auditor.readers.meta.settings import FactOrAbsent, Setting, look_up
from auditor.readers.meta.streams import entries

_ELSEWHERE = (
    *("threads", "past_instagram_insights", "messages", "likes", "comments", "saved", "subscriptions"),
    *("monetization", "story_interactions", "story_sticker_interactions", "ads_and_topics", "recent_searches"),
)
"""Folders whose files share names with those that count and say something else (format notes 5.3)."""

_LISTED = frozenset({"label_values", "media", "media_map_data", "name", "string_list_data", "string_map_data", "uri"})
"""Keys by which an object of a list is known to be an entry, even when it says nothing."""


def _is_odd(entry: Entry) -> bool:
    filled = entry.rows or entry.title or entry.media or entry.text or _LISTED & entry.raw.keys()
    return not filled or entry.odd or any(row.odd for row in entry.rows)


HABITS = Habits(_ELSEWHERE, odd=_is_odd)


def sheet_of(download: Download, member: Member) -> Sheet:
    """A settings file. Raises what a broken file raises, and `PartlyReadError` for what is odd.

    A page is read by its rows, whatever its boxes are called. One that has none, though something stands in it, is
    not understood.
    """
    sheet = Sheet.of(member.name, entries(download.archive, member))
    if any(entry.odd for entry in sheet.entries) or (not sheet.rows and any(map(_is_strange, sheet.entries))):
        raise PartlyReadError(ProblemKind.UNFORESEEN)
    return sheet


def _is_strange(entry: Entry) -> bool:
    """Whether an entry of a settings file without rows is none, or holds what ought to be rows."""
    return not entry.boxed or bool(entry.text) or bool(entry.raw and not _LISTED & entry.raw.keys())


def name_of(download: Download, row: Row) -> str:
    """Our name for a row, "" for a label that no table holds."""
    found = download.words.row(row.label)
    return "" if found is None else found.value


def named(download: Download, rows: Sequence[Row]) -> dict[str, Row]:
    """The first row of each name that the tables know."""
    known: dict[str, Row] = {}
    for row in rows:
        if name := name_of(download, row):
            known.setdefault(name, row)
    return known


def each(download: Download, sheet: Sheet, name: str) -> list[Row]:
    """Every row of one name that says something else than those before it."""
    return list({(row.value, row.odd): row for row in sheet.all(download.words, name)}.values())


def read_setting(download: Download, setting: Setting, sheet: Sheet) -> list[FactOrAbsent]:
    """What each row of a setting says, less surely under a label never seen; an empty one beside others is a doubt."""

    def sure(row: Row) -> Confidence:
        found = download.words.row(row.label)
        return Confidence.DERIVED if found is None or found.inferred else Confidence.STATED

    answers = look_up(download.words, setting, sheet, sure)
    empty = [one for one in answers if isinstance(one, Absent) and one.reason is Reason.NOT_SET]
    if len(empty) == len(answers):
        return answers
    return [replace(one, reason=Reason.UNREADABLE) if one in empty else one for one in answers]


def without_known_label(download: Download, sheet: Sheet) -> None:
    """Write down a file of which no label is in a table: the words may be of a language that nobody here knows."""
    labels = {row.label for row in sheet.rows if row.label}
    if labels and not any(name_of(download, row) for row in sheet.rows):
        download.ledger.problem(sheet.place, ProblemKind.NO_KNOWN_LABEL, len(labels))


def time_of(entry: Entry) -> datetime | None:
    """The first time that a row of the entry tells, or the entry's own."""
    return next((at for row in entry.rows if (at := row.at)), entry.time)
