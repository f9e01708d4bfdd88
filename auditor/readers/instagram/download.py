"""One Instagram download while it is read: its files, the ledger of facts, and how lists of entries are counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member
from auditor.downloads.problems import PartlyReadError, ProblemKind
from auditor.model.account import Confidence, Reason
from auditor.readers.ledger import REMOVED, Ledger
from auditor.readers.meta.entry import Entry, Row
from auditor.readers.meta.streams import entries

T = TypeVar("T")

_ELSEWHERE = (
    *("threads", "past_instagram_insights", "messages", "likes", "comments", "saved", "subscriptions"),
    *("monetization", "story_interactions", "story_sticker_interactions", "ads_and_topics", "recent_searches"),
)
"""Folders whose files share names with those that count and say something else (format notes 5.3)."""

_LISTED = frozenset({"label_values", "media", "media_map_data", "name", "string_list_data", "string_map_data", "uri"})
"""Keys by which an object of a list is known to be an entry, even when it says nothing."""


@dataclass(slots=True)
class _Read:
    """How one file of a list was read: entries understood and not, whether to its end, whether values were removed."""

    understood: int = 0
    odd: int = 0
    ended: bool = False
    removed: bool = False

    @property
    def whole(self) -> bool:
        """Whether it was read to its end and is no file of which nothing was understood."""
        return self.ended and not self.removed and bool(self.understood or not self.odd)


@dataclass(frozen=True, slots=True)
class _Judge(Generic[T]):
    """What becomes of the entries of a list."""

    make: Callable[[Entry, str], T | None]
    sound: Callable[[Entry, T], bool]
    empty: Callable[[Entry], bool]

    def take(self, entry: Entry, source: str, read: _Read, made: list[T]) -> None:
        """Make something of an entry, and count it as understood or odd."""
        if is_stripped(entry):
            read.removed = True
            return
        if self.empty(entry):
            read.understood += 1
            return
        found = self.make(entry, source)
        whole = found is not None and not _is_odd(entry) and self.sound(entry, found)
        made += [] if found is None else [found]
        read.understood += whole
        read.odd += not whole


@dataclass(frozen=True, slots=True)
class Download:
    """The archive and the ledger, together."""

    archive: Archive
    ledger: Ledger

    def files(self, *stems: str) -> tuple[Member, ...]:
        """The files of these names, Threads' and the insights' look-alikes left out."""
        return self.archive.find(*stems, not_under=_ELSEWHERE)

    def series(self, *stems: str) -> tuple[Member, ...]:
        """The files `stem_1`, `stem_2`, …, and after them those without a number."""
        numbered = self.archive.numbered(*(f"{stem}_" for stem in stems), not_under=_ELSEWHERE)
        return (*numbered, *self.files(*stems))

    def sheet(self, member: Member) -> list[Entry]:
        """The entries of a settings file. Raises what a broken file raises, and `PartlyReadError` for what is odd.

        A page is read by its rows, whatever its boxes are called. One that has none, though something stands in it, is
        not understood.
        """
        found = list(entries(self.archive, member))
        silent = not any(entry.rows for entry in found)
        if any(entry.odd for entry in found) or (silent and any(_is_strange(entry) for entry in found)):
            raise PartlyReadError(ProblemKind.UNFORESEEN)
        return found

    def rows(self, member: Member) -> list[Row]:
        """All rows of a settings file. Raises what `sheet` raises."""
        return [row for entry in self.sheet(member) for row in entry.rows]

    def name(self, row: Row) -> str:
        """Our name for a row, "" for a label that no table holds."""
        found = self.ledger.words.row(row.label)
        return "" if found is None else found.value

    def named(self, rows: Sequence[Row]) -> dict[str, Row]:
        """The first row of each name that the tables know."""
        known: dict[str, Row] = {}
        for row in rows:
            if name := self.name(row):
                known.setdefault(name, row)
        return known

    def each(self, rows: Sequence[Row], name: str) -> list[Row]:
        """Every row of one name that says something else than those before it."""
        return list({(row.value, row.odd): row for row in rows if self.name(row) == name}.values())

    def confidence(self, row: Row) -> Confidence:
        """How sure it is that a row is the one it was taken for: its label may never have been seen."""
        found = self.ledger.words.row(row.label)
        return Confidence.DERIVED if found is None or found.inferred else Confidence.STATED

    def write(
        self,
        fact_id: str,
        rows: Sequence[Row],
        member: Member,
        *,
        table: str = "",
        confidence: Confidence | None = None,
    ) -> None:
        """Write down the word of a setting as each of these rows says it; an empty row beside others is a doubt."""
        for row in rows:
            where, sure = place(member, row), confidence or self.confidence(row)
            if row.odd or (not row.value and len(rows) > 1):
                self.ledger.absent(fact_id, Reason.UNREADABLE, where)
            else:
                self.ledger.word(fact_id, row.value, where, table=table, confidence=sure)

    def missing(self, rows: Sequence[Row]) -> Reason:
        """Why a row is not among these: it may be one of those whose label is in no table, or it is not there."""
        values = [row.value for row in rows if row.value]
        if values and REMOVED.issuperset(values):
            return Reason.VALUES_REMOVED
        strangers = any(row.label and not self.name(row) for row in rows)
        return Reason.UNKNOWN_WORD if strangers else Reason.NOT_SET

    def without_known_label(self, rows: Sequence[Row], member: Member) -> None:
        """Write down a file of which no label is in a table: the words may be of a language that nobody here knows."""
        labels = {row.label for row in rows if row.label}
        if labels and not any(self.name(row) for row in rows):
            self.ledger.problem(member.name, ProblemKind.NO_KNOWN_LABEL, len(labels))

    def gather(
        self,
        fact_id: str | None,
        members: Sequence[Member],
        make: Callable[[Entry, str], T | None],
        *,
        list_id: str = "",
        sound: Callable[[Entry, T], bool] = lambda _entry, _made: True,
        empty: Callable[[Entry], bool] = lambda _entry: False,
        merge: Callable[[list[T]], list[T]] | None = None,
        count: Callable[[list[T]], int] = len,
    ) -> list[T]:
        """What `make` makes of each entry and its file's name, and their count as a fact.

        A broken file keeps what could be read of it, and then nothing is counted; so does one of which no entry was
        understood. An entry of which `make` makes nothing, or that is not `sound`, is odd: the count is derived and in
        doubt. Entries whose values were removed, and those that are `empty`, are no entries. `list_id` is the list of
        posted things that this is.
        """
        made: list[T] = []
        judge = _Judge(make, sound, empty)
        reads = [self._gather_one(fact_id, member, judge, made) for member in members]
        for member, read in zip(members, reads, strict=True):
            if list_id:
                self.ledger.listed(list_id, member.name, understood=read.understood, odd=read.odd, cut=not read.whole)
        made = merge(made) if merge else made
        if fact_id and members and all(read.whole for read in reads):
            odd = any(read.odd for read in reads)
            sure = Confidence.DERIVED if odd else Confidence.STATED
            self.ledger.known(fact_id, count(made), members[0].name, confidence=sure)
        return made

    def _gather_one(self, fact_id: str | None, member: Member, judge: _Judge[T], made: list[T]) -> _Read:
        read = _Read()
        facts = [fact_id] if fact_id else []
        with self.ledger.reading(member.name, *facts):
            for entry in self._listed(member, read):
                judge.take(entry, member.name, read, made)
            read.ended = True
        if read.odd and read.ended:
            kind = ProblemKind.ODD_ENTRIES if read.understood else ProblemKind.UNFORESEEN
            self.ledger.problem(member.name, kind, read.odd)
        for fact in facts:
            if read.removed:
                self.ledger.absent(fact, Reason.VALUES_REMOVED, member.name)
            elif read.odd:
                self.ledger.absent(fact, Reason.UNREADABLE, member.name)
        return read

    def _listed(self, member: Member, read: _Read) -> Iterator[Entry]:
        """The entries of a list; what was stepped over is counted. Raises ValueError for a page without its boxes."""
        try:
            yield from map(_in_a_box, entries(self.archive, member))
        except PartlyReadError as error:
            if error.kind is not ProblemKind.ODD_ENTRIES:
                raise
            read.odd += error.count


def _in_a_box(entry: Entry) -> Entry:
    if not entry.boxed:
        raise PartlyReadError(ProblemKind.UNFORESEEN)
    return entry


def _is_odd(entry: Entry) -> bool:
    """Whether an entry says nothing that an entry says, or something of it in no known form."""
    told = entry.rows or entry.title or entry.media or entry.text or _LISTED & entry.raw.keys()
    return not told or entry.odd or any(row.odd for row in entry.rows)


def _is_strange(entry: Entry) -> bool:
    """Whether an entry of a settings file without rows is none, or holds what ought to be rows."""
    return not entry.boxed or bool(entry.text) or bool(entry.raw and not _LISTED & entry.raw.keys())


def place(member: Member, row: Row) -> str:
    """Where a row stands: the file, `#`, the label."""
    return f"{member.name}#{row.label}"


def is_stripped(entry: Entry) -> bool:
    """Whether every text of the entry was replaced before the download was handed on."""
    uris = [str(medium.get("uri", "")) for medium in (*entry.media, entry.raw)]
    texts = [text for text in (entry.title, *(row.value for row in entry.rows), *uris) if text]
    return bool(texts) and REMOVED.issuperset(texts)


def time_of(entry: Entry) -> datetime | None:
    """The first time that a row of the entry tells, or the entry's own."""
    return next((at for row in entry.rows if (at := row.at)), entry.time)
