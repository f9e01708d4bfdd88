"""The files of a Facebook download as sheets of settings and as lists of records, found by name and read with care.

A record is read by its keys in JSON and by its labels on a page: both have the same names in the tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from sys import intern
from typing import TypeVar

from auditor.account import Confidence, Reason
from auditor.archive import Archive, Member
from auditor.readers.dates import from_seconds
from auditor.readers.entry import Entry, Row
from auditor.readers.interface import REMOVED, Ledger
from auditor.readers.labels import Words
from auditor.readers.meta import entries

Item = TypeVar("Item")
Make = Callable[[Entry, str], Sequence[Item] | None]
"""Turns an entry of the file named second into records: none of them is fine, None means not understood."""

_CONVERSATIONS = ("inbox", "message_requests", "archived_threads", "filtered_threads", "e2ee_cutover")

UNFORESEEN = "unforeseen"
"""The problem of a file that can be read and holds nothing that was looked for."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of settings: its path, its entries, and the rows of all of them."""

    place: str
    entries: tuple[Entry, ...]
    rows: tuple[Row, ...]

    def row(self, words: Words, name: str) -> Row | None:
        """The first row that the tables call `name`."""
        return Entry(rows=self.rows).row(words, name)

    def where(self, row: Row) -> str:
        """The place of a row."""
        return f"{self.place}#{row.label or row.name}"

    def reason(self, words: Words) -> Reason:
        """Why a row is not to be found here: values removed, labels in no table, or simply left out."""
        if any(removed(row) for row in self.rows):
            return Reason.VALUES_REMOVED
        unknown = any(words.row(row.label) is None for row in self.rows)
        return Reason.UNKNOWN_WORD if unknown else Reason.NOT_SET


class Files:
    """Reads the files of one download into one ledger."""

    def __init__(self, archive: Archive, ledger: Ledger) -> None:
        self.archive = archive
        self.ledger = ledger
        self.words = ledger.words

    def find(self, *stems: str) -> tuple[Member, ...]:
        """The files of these names, but never what somebody sent in a conversation."""
        return self.archive.find(*stems, not_under=_CONVERSATIONS)

    def series(self, *stems: str, under: str | None = None) -> tuple[Member, ...]:
        """The files of these names with a number at their end, in its order."""
        return self.archive.numbered(*stems, under=under, not_under=_CONVERSATIONS)

    def sheets(self, *stems: str, facts: Sequence[str]) -> Iterator[Sheet]:
        """Every settings file of these names that can be read; `facts` are what a broken one leaves unknown."""
        for member in self.find(*stems):
            read: list[tuple[Entry, ...]] = []
            with self.ledger.reading(member.name, *facts):
                read.append(tuple(entries(self.archive, member)))
            for found in read:
                sheet = Sheet(member.name, found, tuple(row for entry in found for row in entry.rows))
                if sheet.rows:
                    yield sheet
                else:
                    self._without_rows(sheet, facts)

    def _without_rows(self, sheet: Sheet, facts: Sequence[str]) -> None:
        if all(entry.raw.get("label_values") == [] for entry in sheet.entries):
            self.untold(facts, Reason.NOT_SET, sheet.place)
        else:
            self.unforeseen(sheet.place, facts)

    def gather(
        self,
        fact: str | None,
        members: Sequence[Member],
        make: Make[Item],
        *,
        count: Callable[[Sequence[Item]], int] = len,
        folders: Sequence[str] = (),
    ) -> list[Item]:
        """The records of a series of files, streamed, with their number as the fact.

        A file that breaks off leaves the number unknown and the records read so far. Where there is no file, Meta's
        note that one of `folders` is empty counts as none (format notes 1.1).
        """
        items: list[Item] = []
        whole = [self._gather_one(fact, member, make, items) for member in members]
        if fact and members and all(whole):
            self.ledger.known(fact, count(items), members[0].name)
        elif fact and not members:
            self.empty(fact, folders)
        return items

    def _gather_one(self, fact: str | None, member: Member, make: Make[Item], items: list[Item]) -> bool:
        facts = [fact] if fact else []
        understood = missed = 0
        whole = False
        with self.ledger.reading(member.name, *facts):
            for entry in entries(self.archive, member):
                if emptied(entry.raw):
                    self.untold(facts, Reason.VALUES_REMOVED, member.name)
                    return False
                made = make(entry, member.name)
                items.extend(made or ())
                understood += made is not None
                missed += made is None
            whole = True
        if whole and missed and not understood:
            self.unforeseen(member.name, facts)
        return whole and bool(understood or not missed)

    def unforeseen(self, place: str, facts: Sequence[str]) -> None:
        """Write down a file that can be read and holds nothing that was looked for."""
        self.ledger.problem(place, UNFORESEEN)
        self.untold(facts, Reason.UNREADABLE, place)

    def untold(self, facts: Sequence[str], reason: Reason, place: str) -> None:
        """Write down why facts could not be had."""
        for fact in facts:
            self.ledger.absent(fact, reason, place)

    def empty(self, fact: str, folders: Sequence[str]) -> None:
        """Write down none where Meta's note says that a folder is empty."""
        for folder in folders:
            for note in self.archive.find("no-data", suffixes=(".txt",), under=folder):
                self.ledger.known(fact, 0, note.name, confidence=Confidence.DERIVED)
                return

    def told(self, entry: Entry, *keys: str) -> str:
        """The first text that a record has under one of the keys, or a page's row of that name."""
        for key in keys:
            if found := plain(entry.raw.get(key)) or self._row(entry, key).value:
                return intern(" ".join(found.split()))
        return ""

    def moment(self, entry: Entry, *keys: str) -> datetime | None:
        """The first time that a record has under one of the keys, or a page's row of that name."""
        for key in keys:
            if found := from_seconds(entry.raw.get(key)) or self._row(entry, key).at:
                return found
        return None

    def _row(self, entry: Entry, name: str) -> Row:
        return (entry.row(self.words, name) if entry.rows else None) or Row("")


def removed(row: Row) -> bool:
    """Whether a row's label or value was replaced before the download was handed on."""
    return row.label in REMOVED or row.value in REMOVED


def plain(value: object) -> str:
    """A text or number as text, anything else as nothing."""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def mapping(value: object) -> Mapping[str, object]:
    """A JSON object as it is, anything else as an empty one."""
    return value if isinstance(value, Mapping) else {}


def listed(value: object) -> list[object]:
    """A JSON array as it is, an object as the only one of a list, anything else as none."""
    if isinstance(value, list):
        return value
    return [value] if isinstance(value, Mapping) else []


def emptied(node: object) -> bool:
    """Whether all texts of a record are placeholders: then its numbers and times are invented, too."""
    texts = _texts(node)
    return next(texts, "") in REMOVED and all(text in REMOVED for text in texts)


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str) and node:
        yield node
    elif isinstance(node, Mapping | list):
        for inner in node.values() if isinstance(node, Mapping) else node:
            yield from _texts(inner)
