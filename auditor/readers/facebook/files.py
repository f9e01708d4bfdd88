"""The files of a Facebook download as sheets of settings and as lists of records, found by name and read with care.

A record is read by its keys in JSON and by its labels on a page: both have the same names in the tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from sys import intern
from typing import TypeVar

from auditor.downloads.archive import PAGES, Archive, natural
from auditor.downloads.parts import Member
from auditor.downloads.problems import ProblemKind
from auditor.downloads.wrappers import fold
from auditor.model.account import Confidence, Reason
from auditor.readers.labels import Words
from auditor.readers.ledger import REMOVED, Ledger
from auditor.readers.meta.dates import from_seconds
from auditor.readers.meta.entry import Entry, Row
from auditor.readers.meta.streams import entries, entry_of, objects

Item = TypeVar("Item")
Make = Callable[[Entry, str], Sequence[Item] | None]
"""Turns an entry of the file named second into records: none of them is fine, None means not understood."""

_CONVERSATIONS = ("inbox", "message_requests", "archived_threads", "filtered_threads", "e2ee_cutover")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of settings: its path, its entries, and the rows of all of them."""

    place: str
    entries: tuple[Entry, ...]
    rows: tuple[Row, ...]

    def row(self, words: Words, name: str) -> Row | None:
        """The first row that the tables call `name`."""
        return next(iter(self.all(words, name)), None)

    def all(self, words: Words, name: str) -> tuple[Row, ...]:
        """Every row that the tables call `name`: two of them may contradict each other."""
        known = ((row, words.row(row.label)) for row in self.rows)
        return tuple(row for row, word in known if word is not None and word.value == name)

    def each(self) -> Iterator[Sheet]:
        """A sheet for each entry that has rows."""
        return (Sheet(self.place, (entry,), entry.rows) for entry in self.entries if entry.rows)

    def where(self, row: Row) -> str:
        """The place of a row."""
        return f"{self.place}#{row.label or row.name}"

    def reason(self, words: Words) -> Reason:
        """Why a row is not to be found here: values removed, labels in no table, or simply left out."""
        if any(removed(row) for row in self.rows):
            return Reason.VALUES_REMOVED
        unknown = any(words.row(row.label) is None for row in self.rows)
        return Reason.UNKNOWN_WORD if unknown else Reason.NOT_SET


@dataclass(slots=True)
class Reading:
    """How far the reading of one file of records got.

    `understood` entries; `missed` were stepped over; `partly` have parts that were not understood; `whole`: read to the
    end, and not a file of which nothing at all was understood.
    """

    understood: int = 0
    missed: int = 0
    partly: int = 0
    whole: bool = False


class Files:
    """Reads the files of one download into one ledger."""

    def __init__(self, archive: Archive, ledger: Ledger, latest: datetime | None = None) -> None:
        """`latest` is the last moment at which anything in the download can have happened, where that is known."""
        self.archive = archive
        self.ledger = ledger
        self.words = ledger.words
        self._latest = latest

    def find(self, *stems: str) -> tuple[Member, ...]:
        """The files of these names, but never what somebody sent in a conversation."""
        return self.archive.find(*stems, not_under=_CONVERSATIONS)

    def series(self, *stems: str, under: str | None = None) -> tuple[Member, ...]:
        """The files of these names with a number at their end, in its order."""
        return self.archive.numbered(*stems, under=under, not_under=_CONVERSATIONS)

    def under(self, *folders: str) -> tuple[Member, ...]:
        """The pages and JSON files that lie directly in a folder of one of these names."""
        wanted = {fold(folder) for folder in folders}
        barred = {fold(folder) for folder in _CONVERSATIONS}
        found = []
        for member in self.archive.members:
            steps = [fold(step) for step in member.name.split("/")]
            page = steps[-1].endswith(PAGES)
            if page and len(steps) > 1 and steps[-2] in wanted and barred.isdisjoint(steps):
                found.append(member)
        return tuple(sorted(found, key=lambda member: natural(member.name)))

    def read(self, member: Member) -> Iterator[Entry | None]:
        """The entries of a file, one at a time, None for what is no entry. Raises what broken files raise."""
        if member.name.casefold().endswith(".html"):
            yield from entries(self.archive, member)
            return
        for found in objects(self.archive, member):
            yield entry_of(found) if isinstance(found, Mapping) else None

    def sheets(self, *stems: str, facts: Sequence[str]) -> Iterator[Sheet]:
        """Every settings file of these names that can be read; `facts` are what a broken one leaves unknown."""
        for member in self.find(*stems):
            found: list[Entry | None] = []
            with self.ledger.reading(member.name, *facts):
                for entry in self.read(member):
                    found.append(entry)  # noqa: PERF402  # what was read before a file breaks off is kept
                if not any(entry is not None and entry.rows for entry in found):
                    self._without_rows(member.name, found, facts)
            known = tuple(entry for entry in found if entry is not None)
            if known and len(known) < len(found):
                self.ledger.problem(member.name, ProblemKind.ODD_ENTRIES, len(found) - len(known))
                self.untold(facts, Reason.UNREADABLE, member.name)
            if rows := tuple(row for entry in known for row in entry.rows):
                yield Sheet(member.name, known, rows)

    def _without_rows(self, place: str, found: Sequence[Entry | None], facts: Sequence[str]) -> None:
        if found and all(entry is not None and entry.raw.get("label_values") == [] for entry in found):
            self.untold(facts, Reason.NOT_SET, place)
        else:
            self.unforeseen(place, facts)

    def gather(
        self,
        fact: str | None,
        members: Sequence[Member],
        make: Make[Item],
        *,
        posted: str = "",
        partly: Callable[[Entry], int] = lambda _: 0,
        count: Callable[[Sequence[Item]], int] = len,
        folders: Sequence[str] = (),
        beside: Sequence[Member] = (),
    ) -> list[Item]:
        """The records of a series of files, streamed, with their number as the fact.

        A file that breaks off leaves the number unknown and the records read so far. Entries that were not understood
        are counted, too, and the number is then derived and in doubt. `partly` says how many parts of an entry were not
        understood. `posted` is the list of posted things that the files are. Where there is no file, Meta's note that
        one of `folders` is empty counts as none (format notes 1.1), and a list that is missing `beside` others of its
        box is empty.
        """
        items: list[Item] = []
        readings = [self._gather_one(fact, member, make, partly, items) for member in members]
        for member, reading in zip(members, readings, strict=True) if posted else ():
            odd = reading.missed + reading.partly
            self.ledger.listed(posted, member.name, understood=reading.understood, odd=odd, cut=not reading.whole)
        if not members:
            self.empty(fact, folders, posted, beside)
        elif fact and all(reading.whole for reading in readings):
            missed = sum(reading.missed for reading in readings)
            odd = missed or any(reading.partly for reading in readings)
            sure = Confidence.DERIVED if odd else Confidence.STATED
            self.ledger.known(fact, count(items) + missed, members[0].name, confidence=sure)
        return items

    def _gather_one(
        self,
        fact: str | None,
        member: Member,
        make: Make[Item],
        partly: Callable[[Entry], int],
        items: list[Item],
    ) -> Reading:
        facts = [fact] if fact else []
        reading, boxed = Reading(), True  # a page without the boxes of its entries is no list
        with self.ledger.reading(member.name, *facts):
            for entry in self.read(member):
                if entry is not None and emptied(entry.raw):
                    self.untold(facts, Reason.VALUES_REMOVED, member.name)
                    return reading
                self._take(entry, member, make, partly, items, reading)
                boxed = boxed and (entry is None or entry.boxed)
            reading.whole = True
        if reading.whole and (not boxed or (reading.missed and not reading.understood)):
            self.unforeseen(member.name, facts)
            reading.whole = False
        elif reading.missed or reading.partly:
            self.ledger.problem(member.name, ProblemKind.ODD_ENTRIES, reading.missed + reading.partly)
            self.untold(facts if reading.missed else (), Reason.UNREADABLE, member.name)
        return reading

    @staticmethod
    def _take(
        entry: Entry | None,
        member: Member,
        make: Make[Item],
        partly: Callable[[Entry], int],
        items: list[Item],
        reading: Reading,
    ) -> None:
        made = None if entry is None else make(entry, member.name)
        if entry is None or made is None:
            reading.missed += 1
            return
        items.extend(made)
        lost = bool(partly(entry))
        reading.partly += lost
        reading.understood += not lost

    def unforeseen(self, place: str, facts: Sequence[str]) -> None:
        """Write down a file that can be read and holds nothing that was looked for."""
        self.ledger.problem(place, ProblemKind.UNFORESEEN)
        self.untold(facts, Reason.UNREADABLE, place)

    def untold(self, facts: Sequence[str], reason: Reason, place: str) -> None:
        """Write down why facts could not be had."""
        for fact in facts:
            self.ledger.absent(fact, reason, place)

    def empty(self, fact: str | None, folders: Sequence[str], posted: str = "", beside: Sequence[Member] = ()) -> None:
        """Write down none where Meta's note says that a folder is empty, or a list where its box was asked for.

        A note speaks for the folder it lies in, and only when nothing else lies there (format notes 1.1).
        """
        note = self._note(folders)
        if note is not None and fact:
            self.ledger.known(fact, 0, note.name, confidence=Confidence.DERIVED)
        for member in (*((note,) if note else ()), *beside)[:1] if posted else ():
            self.ledger.listed(posted, member.name)

    def _note(self, folders: Sequence[str]) -> Member | None:
        wanted = {fold(folder) for folder in folders}
        for note in self.archive.find("no-data", suffixes=(".txt",)) if wanted else ():
            folder = note.name.rpartition("/")[0]
            inside = (member for member in self.archive.members if member.name.startswith(f"{folder}/"))
            if fold(folder.rpartition("/")[2]) in wanted and all(m.basename == note.basename for m in inside):
                return note
        return None

    def timely(self, at: datetime | None) -> datetime | None:
        """A time as it is; one that is later than the download can be is none."""
        return None if at is None or (self._latest is not None and at > self._latest) else at

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
