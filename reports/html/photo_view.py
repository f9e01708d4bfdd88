"""What the page shows of photos that may show a child, as plain data. Nothing here comes to a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from auditor.model.photo_list import PhotoItem, Photos
from auditor.model.result import Unread

from .way import Way

MASKED_LATER, MASKED_FOR_TEEN = "later", "teen"
"""Why captions are masked: the page is made of what was saved, or nobody said that the teen looks along."""

STRANGERS = ("everyone", "friends_of_friends")


@dataclass(frozen=True, slots=True)
class Place:
    """One of the places where a picture stands: what it is there, since when, for whom, the words, a safe link.

    `clock` is the time of day, `number` and `of` tell which photo of its post it is; `by_default` as in a group.
    """

    kind: str
    media: str
    at: date | None
    clock: str
    number: int
    of: int
    audience: str
    by_default: bool
    caption: str
    album: str
    link: str
    host: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One photo or video of the list: what the result says of it (`item`), and what follows from that.

    `actions` are what can be done with it, `special` where that is not what is done with any other; `thumbnail` a data
    URI, "" for none; `places` all where it stands, the widest first; `pinned`: a story that may be a highlight.
    """

    anchor: str
    item: PhotoItem
    once_public: bool
    by_rule: bool
    thumbnail: str
    actions: tuple[str, ...]
    special: bool
    places: tuple[Place, ...]
    pinned: bool

    @property
    def place(self) -> Place:
        """Where most people see it."""
        return self.places[0]


@dataclass(frozen=True, slots=True)
class PhotoGroup:
    """Those whom the same people can see: an `Audience` word or `unknown`. `media` is photo, video or both.

    `by_default`: only the account's default audience says so. `count` may be more than what is shown: `pictures`, and
    those that are `folded` away.
    """

    audience: str
    by_default: bool
    media: str
    count: int
    pictures: tuple[Picture, ...]
    folded: tuple[Picture, ...] = ()

    @property
    def every(self) -> tuple[Picture, ...]:
        """Those that are shown, folded away or not."""
        return (*self.pictures, *self.folded)

    @property
    def open(self) -> bool:
        """Whether people can see them whom the owner never let in."""
        return self.audience in STRANGERS


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a column: a series, how many, and where it stands in the drawing."""

    series: str
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """A year, or all until that year (`until`): its number of photos, its place in the drawing, and its parts."""

    year: int
    until: bool
    total: int
    x: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Photos by year and by who can see them: `series` are those that occur, `counts` how many each has in all."""

    columns: tuple[Column, ...]
    series: tuple[str, ...]
    counts: Mapping[str, int]
    width: int
    undated: int

    @property
    def total(self) -> int:
        """How many photos are drawn."""
        return sum(column.total for column in self.columns)

    @property
    def most(self) -> Column:
        """The year with most of them, the last of several."""
        return max(self.columns, key=lambda column: (column.total, column.year))


@dataclass(frozen=True, slots=True)
class ActionWay:
    """How to do one of the actions: the way through the menus out of the check that knows it, None without one."""

    action: str
    way: Way | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Those that could not be looked at for one reason: how many, and their days, the newest first.

    `more`: some have no day, or one that the result has no room for.
    """

    reason: str
    count: int
    days: tuple[date, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class PhotosView:
    """The photos of one account: how far the look got (`counts`), the list in its groups, the chart.

    `perhaps` are what to look at without our help, `masked` says why captions are, "" where none is.

    `whole`: everything that was posted was looked at. `more` are those that the list has no room for. `missing` says
    why no photo could be looked at. `ways` are the actions that the platform knows for what is listed; `unread` is what
    was not read.
    """

    anchor: str
    platform: str
    counts: Photos
    listed: int
    more: int
    whole: bool
    missing: str
    by_text: bool
    skipped: tuple[Skipped, ...]
    groups: tuple[PhotoGroup, ...]
    ways: tuple[ActionWay, ...]
    chart: Chart | None
    perhaps: tuple[Place, ...] = ()
    unread: tuple[Unread, ...] = ()
    masked: str = ""

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All that are listed, in the order of the page."""
        return tuple(picture for group in self.groups for picture in group.every)

    @property
    def walked(self) -> bool:
        """Whether each way through the menus was followed by somebody, and not too long ago."""
        return all(told.way.walked for told in self.ways if told.way)

    @property
    def for_strangers(self) -> tuple[Picture, ...]:
        """Those of them that people can see whom the owner never let in."""
        return tuple(picture for group in self.groups if group.open for picture in group.every)

    @property
    def strangers_see(self) -> int:
        """How many such there are, listed or not."""
        return sum(group.count for group in self.groups if group.open)

    @property
    def timed(self) -> bool:
        """Whether a time of day is told."""
        return any(place.clock for picture in self.pictures for place in picture.places)

    @property
    def worded(self) -> bool:
        """Whether an own word is told."""
        return any(place.caption or place.album for picture in self.pictures for place in picture.places)
