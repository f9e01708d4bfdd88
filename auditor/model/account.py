"""What a reader makes of one download: an account, its facts, and the records that checks look at.

Everything is frozen and plain. A reader fills it, a check reads it, nobody changes it. `None` in a record means
that the export does not say; it never means "no".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from auditor.model.others import OtherPeople
from auditor.model.posting import Exposure, Perhaps, PhotoWork, Post, PostedList, Standing

Value = str | int
"""A fact's value: `on`/`off`, an `Audience` word, a count, a text, or a date as `YYYY-MM-DD`."""


class Platform(StrEnum):
    """A service whose downloads can be read."""

    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"
    TIKTOK = "tiktok"


class Role(StrEnum):
    """Whose account it is, and for whom a check is meant."""

    PARENT = "parent"
    TEEN = "teen"
    BOTH = "both"


class Source(StrEnum):
    """Where a fact comes from."""

    EXPORT = "export"
    LIVE = "live"
    PUBLIC = "public"
    ANSWER = "answer"
    EXPECTATION = "expectation"


SCREENS = frozenset({Source.LIVE, Source.PUBLIC})
"""What was seen on a screen on a day: settings of the owner's, or the profile as a stranger sees it."""


class Confidence(StrEnum):
    """How sure: the source says it, it follows from what the source says, or it is a guess."""

    STATED = "stated"
    DERIVED = "derived"
    GUESSED = "guessed"


class Reason(StrEnum):
    """Why a fact is absent."""

    NOT_IN_EXPORT = "not_in_export"  # this platform never (or hardly ever) puts it into a download
    FILE_MISSING = "file_missing"  # the platform has it, this download does not
    NOT_SET = "not_set"  # the row is there and holds no value
    UNREADABLE = "unreadable"  # the file is there and cannot be read
    UNKNOWN_WORD = "unknown_word"  # the row is there, its word is in no table
    NOT_LOOKED = "not_looked"  # the photos were not looked at: switched off, not possible, or not in this download
    VALUES_REMOVED = "values_removed"  # somebody replaced the values ("string") before handing the file on
    NO_DOWNLOAD = "no_download"  # nobody has asked for one: the family answers questions only
    NOT_KNOWN = "not_known"  # the family was asked and does not know


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about an account: `value` as one of the words of `model.facts`, `raw` as the source wrote it.

    `where` is where it stands: the file inside the download, `#`, and the row's label.
    """

    id: str
    value: Value
    where: str = ""
    raw: str = ""
    source: Source = Source.EXPORT
    confidence: Confidence = Confidence.STATED
    observed_at: date | None = None


@dataclass(frozen=True, slots=True)
class Absent:
    """A fact that could not be had, and why. `raw` keeps an unknown word, `where` the file in which it stood."""

    id: str
    reason: Reason
    where: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be read, and in what way (`downloads.problems`), never content; `count` of what it is."""

    file: str
    kind: str
    count: int = 0


class SessionKind(StrEnum):
    """What a row about access says: logged in now, a login that happened, or a known device."""

    ACTIVE = "active"
    LOGIN = "login"
    DEVICE = "device"


@dataclass(frozen=True, slots=True)
class Session:
    """A device or login. `place` is the platform's own rough place name, never an address."""

    kind: SessionKind
    device: str = ""
    place: str = ""
    ip: str = ""
    first: datetime | None = None
    last: datetime | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class App:
    """An outside app or website with access. `active` is None when the download does not say."""

    name: str
    added: datetime | None = None
    removed: datetime | None = None
    active: bool | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class PrivacyChange:
    """The account was switched to private or to public at a time."""

    at: datetime
    private: bool
    source: str = ""


Period = tuple[datetime | None, datetime | None]
"""A time as a public account: from the first (None: before all records) until the second (None: to this day)."""


def public_periods(changes: Sequence[PrivacyChange]) -> Iterator[Period]:
    """When the account was public, by its switches in their order; before the first it was the other way round."""
    public, since = bool(changes) and changes[0].private, None
    for change in changes:
        if public and change.private:
            yield since, change.at
        elif not public and not change.private:
            since = change.at
        public = not change.private
    if public:
        yield since, None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a list of followers or friends: a salted hash that is new in every run, and since when."""

    key: str
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """A family member that the owner named in the profile."""

    name: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """One account, out of one download or several.

    Every fact id that `model.facts` lists for the platform is a key of `facts` or of `absent`, and one with several
    sources keeps them all; `doubts` holds each other place of a known fact that was not understood, `superseded`
    what an older source said of one. `generation` is the
    layout's year or letter, `form` is json, html or txt. `people` holds the connection lists by fact id,
    `others` what tells of a word whether it names somebody in a list or tag, for each download. `lists` says
    how each list of posted things was read; one that is no key is not in the download. `period` is the range asked for
    (from, until), None for all time; `part_missing`: a part was not given, as far as anybody can tell, and `part_clue`
    what tells it. `dated_inside`: nothing says on which day it was made, `exported_at` is the newest day that stands in
    it. `further` are the days of the account's other downloads, whose posts are among these; `unordered`: which is the
    newest cannot be told, and facts hold the values of all. `labels` counts the different labels of rows that were met,
    first those that a table knows. After the reader `standings` are filled in, who can see each of the `posts` today in
    their order, and by the photo work `exposures`, `perhaps` and `photo_work`; exposures come highest priority first.
    """

    platform: Platform
    handle: str = ""
    label: str = ""
    form: str = ""
    generation: str = ""
    exported_at: date | None = None
    facts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    absent: Mapping[str, Absent] = field(default_factory=dict)
    doubts: Mapping[str, tuple[Absent, ...]] = field(default_factory=dict)
    superseded: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    posts: tuple[Post, ...] = ()
    standings: tuple[Standing, ...] = ()
    lists: Mapping[str, PostedList] = field(default_factory=dict)
    period: tuple[date | None, date | None] | None = None
    part_missing: bool = False
    part_clue: str = ""
    dated_inside: bool = False
    further: tuple[date, ...] = ()
    unordered: bool = False
    labels: tuple[int, int] = (0, 0)
    sessions: tuple[Session, ...] = ()
    apps: tuple[App, ...] = ()
    privacy_changes: tuple[PrivacyChange, ...] = ()
    people: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    others: tuple[OtherPeople, ...] = field(default=(), compare=False)
    relatives: tuple[Relative, ...] = ()
    exposures: tuple[Exposure, ...] = ()
    perhaps: tuple[Perhaps, ...] = ()
    photo_work: PhotoWork | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def known_as(self) -> str:
        """Its handle, else what the download calls it."""
        return self.handle or self.label

    def fact(self, fact_id: str) -> Fact | None:
        """The best-founded fact of that id: stated before derived before guessed; None when absent."""
        order = list(Confidence)
        return min(self.facts.get(fact_id, ()), key=lambda f: order.index(f.confidence), default=None)

    def value(self, fact_id: str) -> Value | None:
        """The value of `fact`, or None when absent."""
        found = self.fact(fact_id)
        return None if found is None else found.value
