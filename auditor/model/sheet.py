"""A sheet of paper in one language: what a report's styles make of it is printed, handed out and carried home."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Kind(StrEnum):
    """What a part of a sheet looks like."""

    TEXT = "text"
    LIST = "list"
    STEPS = "steps"
    TICKS = "ticks"
    FILL = "fill"  # each line with a place to write behind it
    SAY = "say"  # words to be said or sent as they stand
    COLUMNS = "columns"  # its parts side by side
    CARDS = "cards"  # each line a card of its own, to be cut out
    TABLE = "table"
    HELP = "help"  # whom to call


class Size(StrEnum):
    """How large the letters of a sheet are."""

    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"
    POSTER = "poster"


class HelpLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An organisation's own line, which stands before those of the country."""

    name: str
    what: str = ""
    phone: str = ""
    link: str = ""


class Part(msgspec.Struct, frozen=True):
    """A part of a sheet. The first of `rows` heads a table. `copies` are cut apart; `alone` begins a page."""

    kind: Kind
    title: str = ""
    note: str = ""
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    parts: tuple[Part, ...] = ()
    copies: int = 1
    framed: bool = False
    alone: bool = False


class Sheet(msgspec.Struct, frozen=True):
    """A sheet. `country` chooses the help lines; its own `lines` come first. `logo` is a data address."""

    language: str
    title: str
    lead: str = ""
    parts: tuple[Part, ...] = ()
    size: Size = Size.NORMAL
    country: str = ""
    organisation: str = ""
    logo: str = ""
    lines: tuple[HelpLine, ...] = ()
