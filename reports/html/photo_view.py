"""What the page shows of photos that may show a child, as plain data. Nothing here comes to a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from auditor.model.photo_list import PhotoItem, Photos
from auditor.model.result import Unread

from .way import Way


@dataclass(frozen=True, slots=True)
class Place:
    """One of the places where a picture stands: what it is there, since when, for whom, the words, a safe link."""

    kind: str
    media: str
    at: date | None
    audience: str
    caption: str
    link: str
    host: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One photo or video of the list: what the result says of it (`item`), and what follows from that.

    `link` is the item's where that is safe to follow; `actions` what can be done with it; `thumbnail` a data URI, ""
    for none; `places` are all where it stands when there are several; `pinned`: a story that may be a highlight.
    """

    item: PhotoItem
    once_public: bool
    by_rule: bool
    link: str
    host: str
    thumbnail: str
    actions: tuple[str, ...]
    places: tuple[Place, ...]
    pinned: bool


@dataclass(frozen=True, slots=True)
class PhotoGroup:
    """Those whom the same people can see: an `Audience` word or `unknown`. `media` is photo, video or both.

    `by_default`: only the account's default audience says so. `count` may be more than what is shown.
    """

    audience: str
    by_default: bool
    media: str
    count: int
    pictures: tuple[Picture, ...]


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
    unread: tuple[Unread, ...] = ()
