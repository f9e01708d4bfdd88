"""What somebody posted and who can see it: posts with their media, and the photos of them that may show a child.

Everything is frozen and plain. `None` in a record means that the download does not say; it never means "no".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta


class Audience(StrEnum):
    """Who can see, do or find a thing, from widest to narrowest; `only_me` also stands for "no one" and "off"."""

    EVERYONE = "everyone"
    FRIENDS_OF_FRIENDS = "friends_of_friends"
    FOLLOWERS = "followers"
    FRIENDS = "friends"
    CUSTOM = "custom"
    ONLY_ME = "only_me"


STRANGERS = frozenset({Audience.EVERYONE, Audience.FRIENDS_OF_FRIENDS})
"""The audiences that hold people whom the owner never let in."""


class Coordinates(msgspec.Struct, frozen=True):
    """A place on earth in degrees. Never written to any output."""

    latitude: Annotated[float, Meta(ge=-90, le=90)]
    longitude: Annotated[float, Meta(ge=-180, le=180)]


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


class Media(msgspec.Struct, frozen=True):
    """One picture or video of a post. `uri` is its path inside the download or its web address; one that only a further
    download of the account holds begins with that download's number, which `JointArchive` knows.

    `in_archive` is false when the download names the file and does not hold it. `number` and `of` are its place among
    all media of its post where a reader took that apart, else 0.
    """

    uri: str
    kind: MediaKind = MediaKind.PHOTO
    in_archive: bool = False
    caption: str = ""
    at: datetime | None = None
    coordinates: Coordinates | None = None
    number: int = 0
    of: int = 0


class Post(msgspec.Struct, frozen=True):
    """Something the owner posted. Times are UTC; those from HTML pages are local times taken as UTC.

    `tagged` counts people, `audience` is set only where the download tells it per item, `allows` maps
    `comments`, `duet`, `stitch`, `download`, `story` to what the download says per item. `held_by` is the day of the
    older download that alone holds it, None when the newest one does: it may have been deleted since.
    """

    kind: PostKind = PostKind.POST
    at: datetime | None = None
    caption: str = ""
    place: str = ""
    coordinates: Coordinates | None = None
    tagged: int | None = None
    audience: Audience | None = None
    audience_raw: str = ""
    allows: Mapping[str, bool] = {}
    link: str = ""
    media: tuple[Media, ...] = ()
    source: str = ""
    held_by: date | None = None

    @property
    def numbered(self) -> tuple[Media, ...]:
        """Its media, each with its place among them: for one who takes the post apart."""
        return tuple(
            medium if medium.of else msgspec.structs.replace(medium, number=number, of=len(self.media))
            for number, medium in enumerate(self.media, 1)
        )


@dataclass(frozen=True, slots=True)
class PostedList:
    """How one list of posted things was read; which lists there are stands in `auditor.model.lists`.

    `files` are its files and Meta's notes that it is empty, `understood` and `odd` count entries, those of the second
    kind were stepped over. `broken` are the files of which something may be missing: cut, damaged, empty, unforeseen.
    """

    id: str
    files: tuple[str, ...] = ()
    understood: int = 0
    odd: int = 0
    broken: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it was there, read to its end, and every entry understood."""
        return bool(self.files) and not self.odd and not self.broken


class ChildSign(StrEnum):
    """What a photo or video may show; an estimate, never who it is."""

    CHILD = "child"
    MAYBE_MINOR = "maybe_minor"


class Sign(StrEnum):
    """What else an item tells about a child, in general words; from text, places and the file, never from undress."""

    BEACH = "beach"
    BATH = "bath"
    POOL = "pool"
    SWIMMING_LESSON = "swimming_lesson"
    SCHOOL = "school"
    CLUB = "club"
    HOME = "home"
    BIRTHDAY = "birthday"
    HOSPITAL = "hospital"
    NAME = "name"  # a name of the family's child stands with it
    PLACE = "place"  # a place's name stands with it
    COORDINATES = "coordinates"  # the download holds where it was taken
    NEAR_HOME = "near_home"  # within 200 m of the most frequent place: probably home
    IN_FILE = "in_file"  # the file's own bytes hold where it was taken
    OWNER_IN_FILE = "owner_in_file"  # the file's own bytes name somebody or a device's number


class AudienceFrom(StrEnum):
    """How today's audience of an item is known."""

    ITEM = "item"  # the download says it of this item
    ACCOUNT = "account"  # from the account's private or public flag
    DEFAULT = "default"  # from the default audience of future posts: this one may differ
    RULE = "rule"  # the platform's rule: profile and cover photos, archived and deleted items
    UNKNOWN = "unknown"


FIRM = (AudienceFrom.ITEM, AudienceFrom.ACCOUNT, AudienceFrom.RULE)
"""The origins of an audience that are no guess."""


class Standing(msgspec.Struct, frozen=True):
    """Who can see an item today (None: not known), how that is known, and whether it rests on a guess."""

    audience: Audience | None = None
    source: AudienceFrom = AudienceFrom.UNKNOWN
    guessed: bool = False

    @property
    def hidden(self) -> bool:
        """Whether nobody but the owner can see it."""
        return self.audience is Audience.ONLY_ME

    @property
    def firm(self) -> bool:
        """Whether who can see it is no guess."""
        return self.source in FIRM and not self.guessed


@dataclass(frozen=True, slots=True)
class Appearance:
    """One of the places where a photo or video stands: a post, an album, the profile, each with viewers of its own.

    `at`, `caption`, `album` and `link` are that place's, `uri` names the file there. `clock` is the time of that day as
    HH:MM in the download's own time, UTC but on pages, "" when it has none. `number` and `of`: which of the photos of
    its post it is, 0 where it is the only one. `guessed`: its audience rests on a guess.
    """

    kind: PostKind
    at: date | None = None
    audience: Audience | None = None
    audience_from: AudienceFrom = AudienceFrom.UNKNOWN
    guessed: bool = False
    caption: str = ""
    link: str = ""
    source: str = ""
    uri: str = ""
    clock: str = ""
    number: int = 0
    of: int = 0
    album: str = ""


@dataclass(frozen=True, slots=True)
class Exposure:
    """A posted photo or video that may show a child, and who can see it.

    `content` is the sha256 of its bytes ("" when the download does not hold it, as with TikTok). `child` is the age
    group of the youngest face, `minors` how many faces may be a child's, `recognisable` 0..1 of the most recognisable
    of them. `audience` is today's (None: not known), `guessed` when it rests on a guess, `audience_then` the widest
    since it was posted as far as the account's history tells. `reusable`: others may download or reuse it. `by_text`:
    only words say that there may be a child. `priority` 0..1 orders the review list, its `factors` explain it by name.
    `caption`, `uri` and `link` are the download's own words: masked or left out before anything is written. `turned`
    (degrees) and `frame_at` (seconds) say where in the file the face was seen. What was posted more than once is one
    exposure with each of its `appearances`; its own fields are then those of the widest of them, which is the first.
    `held_by` is the day of the older download that alone holds it.
    """

    content: str
    kind: PostKind
    media: MediaKind
    child: ChildSign
    at: date | None = None
    minors: int = 0
    recognisable: float = 0.0
    close_up: bool = False
    by_text: bool = False
    audience: Audience | None = None
    audience_from: AudienceFrom = AudienceFrom.UNKNOWN
    guessed: bool = False
    audience_then: Audience | None = None
    told: tuple[Sign, ...] = ()
    reusable: bool | None = None
    priority: float = 0.0
    factors: Mapping[str, float] = field(default_factory=dict)
    caption: str = ""
    uri: str = ""
    link: str = ""
    source: str = ""
    turned: int = 0
    frame_at: float = 0.0
    held_by: date | None = None
    appearances: tuple[Appearance, ...] = ()
    clock: str = ""
    number: int = 0
    of: int = 0
    album: str = ""

    @property
    def places(self) -> tuple[Appearance, ...]:
        """Every place where it stands, the widest first; at least one."""
        own = Appearance(
            self.kind,
            self.at,
            self.audience,
            self.audience_from,
            self.guessed,
            self.caption,
            self.link,
            self.source,
            self.uri,
            self.clock,
            self.number,
            self.of,
            self.album,
        )
        return self.appearances or (own,)

    @property
    def kinds(self) -> frozenset[PostKind]:
        """What it is in those places; one may stand in a post and be the profile photo."""
        return frozenset(place.kind for place in self.places)


class Doubt(StrEnum):
    """Why a photo in which no face counts as a child's is still worth a look of the family's own."""

    OLDER = "older"  # a face looks a little older than those that count
    TURNED = "turned"  # a face is turned away, and such faces look older than they are


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A posted photo or video of the second list: it counts nowhere, and no check is given it.

    `content` is the sha256 of its bytes, `places` are all those where it stands, the widest first; at least one.
    `turned` (degrees) and `frame_at` (seconds) say where in the file the face was seen. `held_by` is the day of the
    older download that alone holds it.
    """

    content: str
    media: MediaKind
    why: Doubt
    places: tuple[Appearance, ...]
    turned: int = 0
    frame_at: float = 0.0
    held_by: date | None = None

    @property
    def uri(self) -> str:
        """The file in the widest place, as in an exposure: never written."""
        return self.places[0].uri


class PhotoWork(msgspec.Struct, frozen=True, kw_only=True):
    """How far the photo work got: counts. `unclear` are photos with faces too small or doubtful to tell.

    `skipped` counts by reason what could not be looked at, `skipped_on` has the reason and day where a day is known.
    `missing` names why it could not be done at all ("" when it could): a reason's id such as `no_model`. `unplaced` are
    pictures and videos in the folders of the owner's own posts that no list names, `unplaced_with_child` those of them
    that may show a child: two numbers, and nothing else is ever said of them. `small` are pictures so small that faces
    in them are missed, as in a download of low media quality.
    """

    posted: int = 0
    chosen: int = 0
    looked_at: int = 0
    with_child: int = 0
    perhaps_teen: int = 0
    unclear: int = 0
    small: int = 0
    skipped: dict[str, int] = {}
    skipped_on: tuple[tuple[str, date], ...] = ()
    interrupted: bool = False
    missing: str = ""
    unplaced: int = 0
    unplaced_with_child: int = 0
