"""One download of Meta's while it is read: its files, the ledger of facts, sheets of settings and lists of records.

Instagram's and Facebook's are read by the same rules but for their `Habits`. A record is read by its keys in JSON and
by its labels on a page: both have the same names in the tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from sys import intern
from typing import Any, TypeVar

from auditor.downloads.archive import PAGES, Archive, natural
from auditor.downloads.parts import Member
from auditor.downloads.problems import PartlyReadError, ProblemKind
from auditor.downloads.wrappers import file_key
from auditor.model.account import Confidence, Reason
from auditor.readers.labels import Words
from auditor.readers.ledger import REMOVED, Ledger
from auditor.readers.meta.dates import from_seconds
from auditor.readers.meta.entry import Entry, Row
from auditor.readers.meta.streams import entry_of, objects, plain

Record = TypeVar("Record")
Make = Callable[[Entry, str], Sequence[Record] | None]
"""Turns an entry of the file named second into records: none of them is fine, None means not understood."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What is particular to a platform's downloads.

    `barred` are the folders whose files are never taken for those of the same name elsewhere. `every_entry`: an entry
    counts, whatever was understood of it, and what a page without boxes shows is kept; otherwise an entry that was not
    wholly understood is no more than a doubt, and so is what stands on a page beside its boxes. `odd` tells entries
    that say nothing, or something in no known form, whatever is made of them.
    """

    barred: tuple[str, ...]
    every_entry: bool = False
    odd: Callable[[Entry], bool] = lambda _: False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of settings: its path, its entries, and the rows of all of them."""

    place: str
    entries: tuple[Entry, ...]
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, place: str, entries: Iterable[Entry]) -> Sheet:
        """The sheet of these entries of a file."""
        every = tuple(entries)
        return cls(place, every, tuple(row for entry in every for row in entry.rows))

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
class FileProgress:
    """How far the reading of one file of records got.

    `understood` entries; `missed` were stepped over; `partly` have parts that were not understood; `removed`: the
    values of some were replaced; `ended`: it was read to its end; `foreign`: of a kind that nobody knows.
    """

    understood: int = 0
    missed: int = 0
    partly: int = 0
    removed: bool = False
    ended: bool = False
    foreign: bool = False

    @property
    def odd(self) -> int:
        """How many entries were not understood, or not all of them."""
        return self.missed + self.partly

    @property
    def whole(self) -> bool:
        """Whether it was read to its end and is no file of which nothing at all was understood."""
        return self.ended and not (self.removed or self.foreign)


class Download:
    """Reads the files of one download into one ledger."""

    def __init__(self, archive: Archive, ledger: Ledger, habits: Habits, latest: datetime | None = None) -> None:
        """`latest` is the last moment at which anything in the download can have happened, where that is known."""
        self.archive = archive
        self.ledger = ledger
        self.words = ledger.words
        self._habits = habits
        self._latest = latest

    def layout(self) -> str:
        """The year in which the download's layout began, "" when nothing tells."""
        for layout in self.words.layouts:
            if any(map(self.archive.has_folder, layout.folders)) or self.find(*layout.files):
                return layout.year
        return ""

    def find(self, *stems: str) -> tuple[Member, ...]:
        """The files of these names, but for those in folders that are barred."""
        return self.archive.find(*stems, not_under=self._habits.barred)

    def series(self, *stems: str) -> tuple[Member, ...]:
        """The files of these names with a number at their end, in its order."""
        return self.archive.numbered(*stems, not_under=self._habits.barred)

    def under(self, *folders: str) -> tuple[Member, ...]:
        """The pages and JSON files that lie directly in a folder of one of these names."""
        wanted = {file_key(folder) for folder in folders}
        barred = {file_key(folder) for folder in self._habits.barred}
        found = []
        for member in self.archive.members:
            steps = [file_key(step) for step in member.name.split("/")]
            page = steps[-1].endswith(PAGES)
            if page and len(steps) > 1 and steps[-2] in wanted and barred.isdisjoint(steps):
                found.append(member)
        return tuple(sorted(found, key=lambda member: natural(member.name)))

    def read(self, member: Member) -> Iterator[Entry | None]:
        """The entries of a file, one at a time, None for what is no entry. Raises what broken files raise."""
        if member.name.casefold().endswith(".html"):
            from auditor.readers.meta.pages import page_entries  # lxml, which most downloads do without

            with self.archive.open(member) as stream:
                yield from page_entries(stream)
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
            sheet = Sheet.of(member.name, known)
            if sheet.rows:
                yield sheet

    def _without_rows(self, place: str, found: Sequence[Entry | None], facts: Sequence[str]) -> None:
        if found and all(entry is not None and entry.raw.get("label_values") == [] for entry in found):
            self.untold(facts, Reason.NOT_SET, place)
        else:
            self.unforeseen(place, facts)

    def gather(
        self,
        fact: str | None,
        members: Sequence[Member],
        make: Make[Record],
        *,
        posted: str = "",
        partly: Callable[[Entry, Sequence[Record]], int] = lambda *_: 0,
        merge: Callable[[list[Record]], list[Record]] = list,
        count: Callable[[Sequence[Record]], int] = len,
        folders: Sequence[str] = (),
        beside: Sequence[Member] = (),
    ) -> list[Record]:
        """The records of a series of files, streamed, with their number as the fact.

        A file that breaks off leaves the number unknown and the records read so far; so does one of which no entry was
        understood, or whose values were removed. Where entries were not understood the number is derived and in doubt.
        `partly` says how many parts of an entry were not understood, beside what was made of it. `posted` is the list
        of posted things that the files are. Where there is no file, Meta's note that one of `folders` is empty counts
        as none (format notes 1.1), and a list that is missing `beside` others of its box is empty.
        """
        made: list[Record] = []
        readings = [self._gather_one(fact, member, make, partly, made) for member in members]
        for member, one in zip(members, readings, strict=True) if posted else ():
            self.ledger.listed(posted, member.name, understood=one.understood, odd=one.odd, cut=not one.whole)
        items = merge(made)
        if not members:
            self.empty(fact, folders, posted, beside)
        elif fact and all(reading.whole for reading in readings):
            sure = Confidence.DERIVED if any(reading.odd for reading in readings) else Confidence.STATED
            missed = sum(reading.missed for reading in readings) if self._habits.every_entry else 0
            self.ledger.known(fact, count(items) + missed, members[0].name, confidence=sure)
        return items

    def _gather_one(
        self,
        fact: str | None,
        member: Member,
        make: Make[Record],
        partly: Callable[[Entry, Sequence[Record]], int],
        made: list[Record],
    ) -> FileProgress:
        facts, reading = [fact] if fact else [], FileProgress()
        with self.ledger.reading(member.name, *facts):
            for entry in self._entries(member, reading):
                if entry is not None and is_stripped(entry):
                    reading.removed = True
                else:
                    self._take(entry, member, make, partly, made, reading)
            reading.ended = True
        doubtful = reading.missed if self._habits.every_entry else reading.odd
        reading.foreign = reading.foreign or bool(doubtful and not reading.understood)
        if reading.ended and (reading.foreign or reading.odd):
            kind = ProblemKind.UNFORESEEN if reading.foreign else ProblemKind.ODD_ENTRIES
            self.ledger.problem(member.name, kind, reading.odd)
        if reading.removed:
            self.untold(facts, Reason.VALUES_REMOVED, member.name)
        elif reading.foreign or doubtful:
            self.untold(facts, Reason.UNREADABLE, member.name)
        return reading

    def _entries(self, member: Member, reading: FileProgress) -> Iterator[Entry | None]:
        """The entries of a list; a page without their boxes is none, and is foreign."""
        try:
            for entry in self.read(member):
                reading.foreign = reading.foreign or (entry is not None and not entry.boxed)
                if not reading.foreign or self._habits.every_entry:
                    yield entry
        except PartlyReadError as error:
            if error.kind is not ProblemKind.ODD_ENTRIES or self._habits.every_entry:
                raise
            reading.missed += error.count

    def _take(
        self,
        entry: Entry | None,
        member: Member,
        make: Make[Record],
        partly: Callable[[Entry, Sequence[Record]], int],
        made: list[Record],
        reading: FileProgress,
    ) -> None:
        items = None if entry is None else make(entry, member.name)
        if entry is None or items is None:
            reading.missed += 1
            return
        made += items
        lost = bool(self._habits.odd(entry) or partly(entry, items))
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
        wanted = {file_key(folder) for folder in folders}
        for note in self.archive.find("no-data", suffixes=(".txt",)) if wanted else ():
            folder = note.name.rpartition("/")[0]
            inside = (member for member in self.archive.members if member.name.startswith(f"{folder}/"))
            if file_key(folder.rpartition("/")[2]) in wanted and all(m.basename == note.basename for m in inside):
                return note
        return None

    def timely(self, at: datetime | None) -> datetime | None:
        """A time as it is; one that is later than the download can be is none."""
        return None if at is None or (self._latest is not None and at > self._latest) else at

    def text(self, entry: Entry, *keys: str) -> str:
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


def is_stripped(entry: Entry) -> bool:
    """Whether all texts of an entry, with or without its labels, are placeholders: its numbers are invented, too."""
    uris = [medium.get("uri") for medium in (*entry.media, entry.raw)]
    if any([isinstance(uri, str) and uri and uri not in REMOVED for uri in uris]):  # noqa: C419  # quicker for so few
        return False
    texts = (entry.title, *(row.value for row in entry.rows), *map(plain, uris))
    return _replaced(texts) or _replaced(_texts(entry.raw))


def _replaced(texts: Iterable[str]) -> bool:
    said = filter(None, texts)
    return next(said, "") in REMOVED and all(text in REMOVED for text in said)


def _texts(node: Mapping[str, Any] | list[Any]) -> Iterator[str]:
    for inner in node if isinstance(node, list) else node.values():
        if isinstance(inner, str):
            yield inner
        elif isinstance(inner, (dict, list)):
            yield from _texts(inner)
