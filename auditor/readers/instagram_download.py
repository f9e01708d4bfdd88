"""One Instagram download while it is read: its files, the ledger of facts, and how lists of entries are counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from auditor.account import Confidence, Reason
from auditor.archive import Archive, Member
from auditor.readers.entry import Entry, Row
from auditor.readers.interface import REMOVED, Ledger
from auditor.readers.meta import entries

T = TypeVar("T")

_ELSEWHERE = (
    *("threads", "past_instagram_insights", "messages", "likes", "comments", "saved", "subscriptions"),
    *("monetization", "story_interactions", "story_sticker_interactions", "ads_and_topics", "recent_searches"),
)
"""Folders whose files share names with those that count and say something else (format notes 5.3)."""

_LISTED = frozenset({"label_values", "media", "media_map_data", "name", "string_list_data", "string_map_data", "uri"})
"""Keys by which an object of a list is known to be an entry, even when it says nothing."""


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

    def entries(self, member: Member) -> Iterator[Entry]:
        """The entries that say anything. Raises ValueError for an object that is no entry at all."""
        for entry in entries(self.archive, member):
            if entry.rows or entry.title or entry.media or entry.text or _LISTED & entry.raw.keys():
                yield entry
            elif entry.raw:
                raise ValueError("not an entry")

    def rows(self, member: Member) -> list[Row]:
        """All rows of a settings file. Raises what a broken file raises."""
        return [row for entry in self.entries(member) for row in entry.rows]

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

    def confidence(self, row: Row) -> Confidence:
        """How sure it is that a row is the one it was taken for: its label may never have been seen."""
        found = self.ledger.words.row(row.label)
        return Confidence.DERIVED if found is None or found.inferred else Confidence.STATED

    def missing(self, rows: Sequence[Row]) -> Reason:
        """Why a row is not among these: it may be one of those whose label is in no table, or it is not there."""
        values = [row.value for row in rows if row.value]
        if values and REMOVED.issuperset(values):
            return Reason.VALUES_REMOVED
        strangers = any(row.label and not self.name(row) for row in rows)
        return Reason.UNKNOWN_WORD if strangers else Reason.NOT_SET

    def gather(
        self,
        fact_id: str | None,
        members: Sequence[Member],
        make: Callable[[Entry, str], T | None],
        *,
        merge: Callable[[list[T]], list[T]] | None = None,
        count: Callable[[list[T]], int] = len,
    ) -> list[T]:
        """What `make` makes of each entry and its file's name, and their count as a fact.

        A broken file keeps what could be read of it, and then nothing is counted. Entries whose values were removed are
        no entries.
        """
        made: list[T] = []
        facts = [fact_id] if fact_id else []
        whole, removed = bool(members), ""
        for member in members:
            done = False
            with self.ledger.reading(member.name, *facts):
                for entry in self.entries(member):
                    if is_stripped(entry):
                        removed = member.name
                    elif (found := make(entry, member.name)) is not None:
                        made.append(found)
                done = True
            whole = whole and done
        made = merge(made) if merge else made
        if fact_id and removed:
            self.ledger.absent(fact_id, Reason.VALUES_REMOVED, removed)
        elif fact_id and whole:
            self.ledger.known(fact_id, count(made), members[0].name)
        return made


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
