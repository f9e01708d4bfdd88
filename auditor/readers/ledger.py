"""What every reader is, and the ledger in which it writes down what it finds.

A reader takes an `Archive` and returns an `Account`. It never judges. It opens only the files it needs, as streams
where they can be long, and it goes on when one of them is broken.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from hashlib import blake2b
from secrets import token_bytes
from typing import Protocol, TypedDict, Unpack

import ijson

from auditor.downloads.archive import Archive
from auditor.downloads.problems import problem_kind
from auditor.downloads.refusals import MemberError
from auditor.model.account import (
    Absent,
    Account,
    App,
    Confidence,
    Fact,
    Person,
    Platform,
    PrivacyChange,
    Problem,
    Reason,
    Relative,
    Session,
    Value,
)
from auditor.model.facts import FACTS, FactSpec, of_platform
from auditor.model.others import other_people
from auditor.model.posting import Post, PostedList
from auditor.model.services import service_of
from auditor.readers.labels import Words
from auditor.readers.times import without_later

BROKEN = (
    MemberError,
    json.JSONDecodeError,
    ijson.JSONError,
    UnicodeError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
    OverflowError,
    RecursionError,
)
"""What a broken or unforeseen file may raise while it is read; anything else is our own mistake."""

DOUBTFUL = frozenset({Reason.UNKNOWN_WORD, Reason.UNREADABLE, Reason.VALUES_REMOVED})
"""Why one place of a fact may say something else than the places that were understood."""

REMOVED = frozenset({"string", "object"})
"""What stands for a value in exports whose values were replaced before they were handed on."""


class Reader(Protocol):
    """Reads one platform's downloads."""

    def __call__(self, archive: Archive, form: str) -> Account:
        """Read the download (`form`: json, html or txt). Never raises for what the download holds."""


class Records(TypedDict, total=False):
    """Fields of `Account` that a reader has at the end, beside the facts."""

    label: str
    form: str
    generation: str
    exported_at: date | None
    posts: tuple[Post, ...]
    sessions: tuple[Session, ...]
    apps: tuple[App, ...]
    privacy_changes: tuple[PrivacyChange, ...]
    people: Mapping[str, tuple[Person, ...]]
    relatives: tuple[Relative, ...]


class Ledger:
    """Collects the facts of one account and sees to it that every fact of the platform is known or absent.

    Every different value of a fact is kept, with its place. Where one place is understood and another is not, the fact
    is known and in doubt.
    """

    def __init__(self, platform: Platform, words: Words) -> None:
        self.platform = platform
        self.words = words.fresh()
        self._facts: dict[str, list[Fact]] = {}
        self._absent: dict[str, list[Absent]] = {}
        self._problems: dict[tuple[str, str], Problem] = {}
        self._lists: dict[str, PostedList] = {}
        self._specs = {spec.id: spec for spec in of_platform(platform)}
        self._salt = token_bytes(16)
        self._texts: list[str] = []
        self._named: set[str] = set()

    def known(
        self,
        fact_id: str,
        value: Value,
        place: str,
        *,
        raw: str = "",
        confidence: Confidence = Confidence.STATED,
        observed_at: datetime | date | None = None,
    ) -> None:
        """Write down a value in the fact's own words. Raises ValueError for a fact or word not in the vocabulary."""
        spec = self._specs.get(fact_id)
        if spec is None or not spec.accepts(value):
            raise ValueError(f"{self.platform} cannot say that of {fact_id}")
        seen_on = observed_at.date() if isinstance(observed_at, datetime) else observed_at
        fact = Fact(fact_id, value, well_formed(place), well_formed(raw), confidence=confidence, observed_at=seen_on)
        known = self._facts.setdefault(fact_id, [])
        if not any((f.value, f.where) == (fact.value, fact.where) for f in known):
            known.append(fact)

    def absent(self, fact_id: str, reason: Reason, place: str = "", raw: str = "") -> None:
        """Write down why a fact could not be had at a place; the first reason given is that of an absent fact.

        Beside a known value such a place is a doubt, but for one that merely says nothing (`DOUBTFUL`).
        """
        if fact_id not in self._specs:
            raise ValueError(f"{self.platform} has no fact {fact_id}")
        absent = Absent(fact_id, reason, well_formed(place), well_formed(raw))
        given = self._absent.setdefault(fact_id, [])
        if absent not in given:
            given.append(absent)

    def word(
        self,
        fact_id: str,
        raw: object,
        place: str,
        *,
        table: str = "",
        confidence: Confidence = Confidence.STATED,
        observed_at: datetime | date | None = None,
    ) -> None:
        """Translate a switch or audience word by the platform's tables, or by `table` where a row has its own words.

        Booleans are taken as on and off. An empty word is `not_set`, a replaced one `values_removed`, one that no table
        holds `unknown_word` with the word kept. A word that is only inferred lowers `stated` to `derived`.
        """
        text = _text(raw)
        if not text:
            self.absent(fact_id, Reason.NOT_SET, place)
        elif text in REMOVED:
            self.absent(fact_id, Reason.VALUES_REMOVED, place)
        elif (found := self.words.value(table or FACTS[fact_id].kind, text)) is None:
            self.absent(fact_id, Reason.UNKNOWN_WORD, place, text)
        else:
            if found.inferred and confidence is Confidence.STATED:
                confidence = Confidence.DERIVED
            self.known(fact_id, found.value, place, raw=text, confidence=confidence, observed_at=observed_at)

    def text(self, fact_id: str, raw: object, place: str, *, confidence: Confidence = Confidence.STATED) -> None:
        """Write down a free text; "" is a known emptiness, a replaced value is `values_removed`."""
        text = _text(raw)
        if text:
            self._texts.append(text)
        if text in REMOVED:
            self.absent(fact_id, Reason.VALUES_REMOVED, place)
        else:
            self.known(fact_id, text, place, confidence=confidence)

    def person(self, name: str, since: datetime | None = None) -> Person:
        """A follower or friend as a hash that means nothing outside this run."""
        self.named(name)
        return Person(blake2b(well_formed(name).casefold().encode(), digest_size=8, key=self._salt).hexdigest(), since)

    def named(self, name: str) -> None:
        """Somebody else whom the download names, in a list or a tag: masked wherever the owner's words are shown."""
        self._named.add(well_formed(name))

    def listed(self, list_id: str, file: str, *, understood: int = 0, odd: int = 0, cut: bool = False) -> None:
        """Write down how one file of a list of posted things was read; `cut`: something of it may be missing.

        Raises ValueError for a list that the platform's row in `auditor.model.services` does not have.
        """
        if list_id not in {spec.id for spec in service_of(self.platform).lists}:
            raise ValueError(f"{self.platform} has no list {list_id}")
        so_far = self._lists.get(list_id, PostedList(list_id))
        place = well_formed(file)
        self._lists[list_id] = PostedList(
            list_id,
            (*so_far.files, place),
            so_far.understood + understood,
            so_far.odd + odd,
            (*so_far.broken, place) if cut else so_far.broken,
        )

    def problem(self, file: str, kind: str, count: int = 0) -> None:
        """Write down a file that could not be read, once for each kind of trouble; `count` of what it is about."""
        known = self._problems.get((file, kind), Problem(well_formed(file), kind))
        self._problems[file, kind] = replace(known, count=known.count + count)

    @contextmanager
    def reading(self, file: str, *fact_ids: str) -> Iterator[None]:
        """Absorb whatever a broken file raises: the file becomes a problem, the facts it was to give `unreadable`."""
        try:
            yield
        except BROKEN as error:
            self.problem(file, problem_kind(error), getattr(error, "count", 0))
            for fact_id in fact_ids:
                self.absent(fact_id, Reason.UNREADABLE, file)

    def close(self, *, handle: str = "", **records: Unpack[Records]) -> Account:
        """The finished account; Facts nobody wrote down become absent.

        Where the day of the download is known, times after it are none.

        When every text of the profile is a placeholder the values were removed from the whole download, so nothing in
        it can be trusted: no count, no list, no verdict.
        """
        if self._texts and all(text in REMOVED for text in self._texts):
            return self._stripped(Account(self.platform, **records))
        for spec in self._specs.values():
            self.absent(spec.id, _unsaid(spec, self.platform))
        absent = {i: given[0] for i, given in self._absent.items() if i not in self._facts}
        doubts = {i: self._doubts(i) for i in self._facts}
        account = Account(
            platform=self.platform,
            handle=well_formed(handle),
            facts={i: tuple(facts) for i, facts in self._facts.items()},
            absent=absent,
            doubts={i: found for i, found in doubts.items() if found},
            lists=dict(self._lists),
            labels=self.words.met,
            problems=tuple(self._problems.values()),
            others=(other_people(self._named, self._salt),),
            **records,
        )
        return without_later(account, account.exported_at) if account.exported_at else account

    def _doubts(self, fact_id: str) -> tuple[Absent, ...]:
        return tuple(absent for absent in self._absent.get(fact_id, ()) if absent.reason in DOUBTFUL)

    def _stripped(self, read: Account) -> Account:
        """The account of a download whose values were replaced: what would have been known is `values_removed`."""
        absent = {i: given[0] for i, given in self._absent.items()}
        for fact_id, facts in self._facts.items():
            absent[fact_id] = Absent(fact_id, Reason.VALUES_REMOVED, facts[0].where)
        for spec in self._specs.values():
            absent.setdefault(spec.id, Absent(spec.id, _unsaid(spec, self.platform)))
        return Account(
            self.platform,
            label=read.label,
            form=read.form,
            generation=read.generation,
            exported_at=read.exported_at,
            absent=absent,
            problems=tuple(self._problems.values()),
        )


def _unsaid(spec: FactSpec, platform: Platform) -> Reason:
    """Why a fact that a reader did not write down is absent."""
    if spec.id.startswith("photos."):
        return Reason.NOT_LOOKED
    return Reason.FILE_MISSING if spec.sections[platform] else Reason.NOT_IN_EXPORT


def _text(raw: object) -> str:
    """A value as clean text that can be written anywhere: booleans as True and False, nothing as ""."""
    return "" if raw is None else well_formed(" ".join(str(raw).split()))


def well_formed(text: str) -> str:
    """A text without half characters (lone surrogates), which broken JSON can hold and no file can."""
    return text.encode("utf-8", "replace").decode("utf-8")
