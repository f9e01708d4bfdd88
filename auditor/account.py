"""What a reader makes of one download: an account, its facts, and the records that checks look at.

Everything is frozen and plain. A reader fills it, a check reads it, nobody changes it. `None` in a record means
that the export does not say; it never means "no".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

Value = str | int
"""A fact's value: `on`/`off`, an `Audience` word, a count, a text, or a date as `YYYY-MM-DD`."""


class Platform(StrEnum):
    """A service whose downloads can be read."""

    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"
    TIKTOK = "tiktok"


class Source(StrEnum):
    """Where a fact comes from."""

    EXPORT = "export"
    LIVE = "live"
    PUBLIC = "public"
    ANSWER = "answer"
    EXPECTATION = "expectation"


class Confidence(StrEnum):
    """How sure: the source says it, it follows from what the source says, or it is a guess."""

    STATED = "stated"
    DERIVED = "derived"
    GUESSED = "guessed"


class Audience(StrEnum):
    """Who can see, do or find a thing, from widest to narrowest; `only_me` also stands for "no one" and "off"."""

    EVERYONE = "everyone"
    FRIENDS_OF_FRIENDS = "friends_of_friends"
    FOLLOWERS = "followers"
    FRIENDS = "friends"
    CUSTOM = "custom"
    ONLY_ME = "only_me"


class Reason(StrEnum):
    """Why a fact is absent."""

    NOT_IN_EXPORT = "not_in_export"  # this platform never (or hardly ever) puts it into a download
    FILE_MISSING = "file_missing"  # the platform has it, this download does not
    NOT_SET = "not_set"  # the row is there and holds no value
    UNREADABLE = "unreadable"  # the file is there and cannot be read
    UNKNOWN_WORD = "unknown_word"  # the row is there, its word is in no table
    VALUES_REMOVED = "values_removed"  # somebody replaced the values ("string") before handing the file on


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about an account: `value` as one of the words of `auditor.facts`, `raw` as the source wrote it.

    `place` is where it stands: the file inside the download, `#`, and the row's label.
    """

    id: str
    value: Value
    place: str = ""
    raw: str = ""
    source: Source = Source.EXPORT
    confidence: Confidence = Confidence.STATED
    observed_at: date | None = None


@dataclass(frozen=True, slots=True)
class Absent:
    """A fact that could not be had, and why. `raw` keeps an unknown word, `place` the file where it stood."""

    id: str
    reason: Reason
    place: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A file of the download that could not be read, and in what way; both are ids, never content."""

    file: str
    kind: str


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A place on earth in degrees. Never written to any output."""

    latitude: float
    longitude: float


class PostKind(StrEnum):
    """What kind of posted thing: decides who can see it when the export does not say."""

    POST = "post"
    STORY = "story"
    REEL = "reel"
    ALBUM = "album"
    PROFILE_PHOTO = "profile_photo"
    COVER_PHOTO = "cover_photo"
    VIDEO = "video"
    HIGHLIGHT = "highlight"
    ARCHIVED = "archived"
    DELETED = "deleted"
    OTHER = "other"


class MediaKind(StrEnum):
    """A picture or a moving picture."""

    PHOTO = "photo"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Media:
    """One picture or video of a post. `uri` is its path inside the download or its web address.

    `in_archive` is false when the download names the file and does not hold it.
    """

    uri: str
    kind: MediaKind = MediaKind.PHOTO
    in_archive: bool = False
    caption: str = ""
    at: datetime | None = None
    coordinates: Coordinates | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """Something the owner posted. Times are UTC; those from HTML pages are local times taken as UTC.

    `tagged` counts people, `audience` is set only where the download tells it per item, `allows` maps
    `comments`, `duet`, `stitch`, `download`, `story` to what the download says per item.
    """

    kind: PostKind = PostKind.POST
    at: datetime | None = None
    caption: str = ""
    place: str = ""
    coordinates: Coordinates | None = None
    tagged: int | None = None
    audience: Audience | None = None
    audience_raw: str = ""
    allows: Mapping[str, bool] = field(default_factory=dict)
    link: str = ""
    media: tuple[Media, ...] = ()
    source: str = ""


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
    """One account out of one download.

    Every fact id that `auditor.facts` lists for the platform is a key of `facts` or of `absent`, and one with several
    sources keeps them all. `generation` is the layout's year or letter, `form` is json, html or txt.
    `people` holds the connection lists by fact id (`connections.followers`, …).
    """

    platform: Platform
    handle: str = ""
    label: str = ""
    form: str = ""
    generation: str = ""
    exported_at: date | None = None
    facts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    absent: Mapping[str, Absent] = field(default_factory=dict)
    posts: tuple[Post, ...] = ()
    sessions: tuple[Session, ...] = ()
    apps: tuple[App, ...] = ()
    privacy_changes: tuple[PrivacyChange, ...] = ()
    people: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    relatives: tuple[Relative, ...] = ()
    problems: tuple[Problem, ...] = ()

    def fact(self, fact_id: str) -> Fact | None:
        """The best-founded fact of that id: stated before derived before guessed; None when absent."""
        order = list(Confidence)
        return min(self.facts.get(fact_id, ()), key=lambda f: order.index(f.confidence), default=None)

    def value(self, fact_id: str) -> Value | None:
        """The value of `fact`, or None when absent."""
        found = self.fact(fact_id)
        return None if found is None else found.value
