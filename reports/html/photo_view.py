"""What the page shows of photos that may show a child, as plain data. Nothing here comes to a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

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
    """One photo or video of the list.

    `level` is how recognisable, in a word; `told` are the words of `model.posting.Sign`; `actions` what can be done
    with it; `mark` the number by which it is marked; `thumbnail` a data URI, "" for none; `link` is safe to follow.
    `held_by` is the day of the older download that alone holds it, `places` are all where it stands when there are
    several; `pinned`: a story that may be a highlight.
    """

    kind: str
    media: str
    child: str
    at: date | None
    level: str
    close_up: bool
    by_text: bool
    minors: int
    told: tuple[str, ...]
    once_public: bool
    by_rule: bool
    reusable: bool
    caption: str
    link: str
    host: str
    mark: str
    thumbnail: str
    actions: tuple[str, ...]
    held_by: date | None = None
    places: tuple[Place, ...] = ()
    pinned: bool = False


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
class PhotosView:
    """The photos of one account: how far the look got, the list in its groups, the chart.

    `whole`: everything that was posted was looked at. `more` are those that the list has no room for. `missing` says
    why no photo could be looked at. `ways` are the actions that the platform knows for what is listed. `unplaced`
    files are named by no list, `unplaced_with_child` of them may show a child; `unread` is what was not read.
    """

    anchor: str
    platform: str
    posted: int
    chosen: int
    looked_at: int
    perhaps_teen: int
    unclear: int
    accepted: int
    listed: int
    more: int
    whole: bool
    interrupted: bool
    missing: str
    by_text: bool
    skipped: Mapping[str, int] = field(default_factory=dict)
    groups: tuple[PhotoGroup, ...] = ()
    ways: tuple[ActionWay, ...] = ()
    unplaced: int = 0
    unplaced_with_child: int = 0
    unread: tuple[Unread, ...] = ()
    chart: Chart | None = None
