"""Pages: Meta's HTML exports in both markups, and the rows and entries that they are written from.

The class names and the nesting follow format notes 1.6. A page says the same as the JSON file of the same name;
its dates are words in the account's language, without seconds where Instagram leaves them out (format notes 1.5).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Literal, NamedTuple

from auditor.demo.meta.words import Words
from auditor.demo.trees import is_media

Value = str | datetime | None
Cells = Literal["text", "pairs", "media"]
"""How rows are laid out: texts in one cell, label and value in two cells, or nested boxes as beside media."""


class Link(NamedTuple):
    """A linked name with the time it came about, as in lists of followers."""

    text: str
    href: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what it says: a text, a time, rows, texts, groups of rows, media, or nothing at all (unset)."""

    label: str
    value: Value = None
    rows: tuple[Row, ...] = ()
    values: tuple[str, ...] = ()
    groups: tuple[tuple[Row, ...], ...] = ()
    field: str = ""  # the language-independent name that exports of 2024 carry
    titled: bool = False  # the label stands under "title", as for groups of rows
    media: tuple[dict[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One box of a page: heading, text, rows, pictures, links, and the date at its foot."""

    heading: str = ""
    text: str = ""
    rows: tuple[Row, ...] = ()
    media: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    at: datetime | None = None
    cells: Cells = "text"
    profile: bool = False  # Facebook's profile page has a table of its own kind


@dataclass(frozen=True, slots=True)
class Look:
    """How pages are written: whose, in which markup (`recent` is 2025-09 and later), and in which words."""

    facebook: bool
    recent: bool
    words: Words
    seconds: bool
    exported: datetime

    @property
    def box(self) -> tuple[str, str]:
        """Tag and classes of one entry."""
        if self.facebook:
            return ("section" if self.recent else "div", "_3-95 _a6-g")
        return ("div", "pam _3-95 _2ph- _a6-g uiBoxWhite noborder")

    def moment(self, at: datetime) -> str:
        """A date in the words of this page."""
        return self.words.moment(at, seconds=self.seconds, narrow=self.recent)


def page(title: str, entries: Iterable[Entry], look: Look) -> bytes:
    """One page of an HTML export, as UTF-8."""
    boxes = "".join(_box(entry, look) for entry in entries)
    return _document(title, boxes, look, base='<base href="../../"/>' if look.facebook else "")


def start_page(links: Sequence[str], look: Look) -> bytes:
    """The page that leads to the others: `index.html`, from 2025-04 on `start_here.html` (format notes 1.1)."""
    anchors = "".join(f'<div class="_a6-p"><a href="{_text(link)}">{_text(link)}</a></div>' for link in links)
    return _document(look.words.title(), anchors, look)


def _document(title: str, body: str, look: Look, base: str = "") -> bytes:
    head = f'<head><meta charset="utf-8"/>{base}<title>{_text(title)}</title></head>'
    stamp = f"{look.exported:%Y-%m-%dT%H:%MZ}"
    foot = f'<div class="_3z-t"><time datetime="{stamp}">{_text(look.moment(look.exported))}</time></div>'
    inner = _frame(_text(title), body, look) + (foot if look.facebook else "")
    return f'<html>{head}<body class="_5vb_ _2yq _a7o5">{inner}</body></html>'.encode()


def _frame(title: str, body: str, look: Look) -> str:
    note = "Invented for demonstration"
    if look.recent:
        top = f'<header class="_3-8y _3-95 _a70a"><h1>{title}</h1><p class="_a70f">{note}</p></header>'
        main = f'<main class="_a706" role="main">{body}</main>'
        return f'<div class="_li"><div class="_a705">{top}{main}</div></div>'
    top = (
        f'<div class="_3-8y _3-95 _a70a"><div class="_a70d"><div class="_a70e">{title}</div>'
        f'<div class="_a70f">{note}</div></div></div>'
    )
    main = f'<div class="_a706" role="main">{body}</div>'
    return (
        '<div class="clearfix _ikh"><div class="_4bl9"><div class="_li">'
        f'<div class="_a705">{top}{main}</div></div></div></div>'
    )


def _box(entry: Entry, look: Look) -> str:
    tag, classes = look.box
    parts = [_heading(entry.heading, look), f'<div class="_3-95 _a6-p">{_body(entry, look)}</div>']
    if entry.at:
        foot = "footer" if look.recent else "div"
        date = f'<div class="_a72d">{_text(look.moment(entry.at))}</div>'
        parts.append(f'<{foot} class="_3-94 _a6-o">{date}</{foot}>')
    return f'<{tag} class="{classes}">{"".join(parts)}</{tag}>'


def _heading(text: str, look: Look) -> str:
    tag = "h2" if look.recent else "div"
    return f'<{tag} class="_3-95 _2pim _a6-h _a6-i">{_text(text)}</{tag}>' if text else ""


def _body(entry: Entry, look: Look) -> str:
    parts = [f'<div class="_2pin"><div>{_text(entry.text)}</div></div>' if entry.text else ""]
    parts += [_link(link, look) for link in entry.links]
    parts += [_medium(uri) for uri in entry.media]
    if entry.rows:
        parts.append(_profile_table(entry, look) if entry.profile else _table(entry, look))
    return "".join(parts)


def _link(link: Link, look: Look) -> str:
    anchor = f'<a target="_blank" href="{_text(link.href)}">{_text(link.text)}</a>'
    date = f"<div>{_text(look.moment(link.at))}</div>" if link.at else ""
    return f"<div><div>{anchor}</div>{date}</div>"


def _medium(uri: str) -> str:
    name = _text(uri)
    if uri.endswith(".mp4"):
        return f'<div><video src="{name}" controls="1" class="_a6_o _3-96"></video></div>'
    return f'<div><a target="_blank" href="{name}"><img src="{name}" class="_a6_o _3-96"/></a></div>'


def _table(entry: Entry, look: Look) -> str:
    cells: Cells = "pairs" if look.facebook and entry.cells == "text" else entry.cells
    rows = "".join(_row(row, look, cells) for row in entry.rows)
    return f'<table style="table-layout: fixed;">{rows}</table>'


def _row(row: Row, look: Look, cells: Cells = "pairs") -> str:
    label = _text(row.label)
    if row.rows or row.values or row.groups or row.media:
        return f'<tr><td colspan="2" class="_2pin _a6_q">{label}<div>{_inside(row, look)}</div></td></tr>'
    value = _plain(row.value, look)
    if cells == "media":
        cell = f'<div class="_a6-q">{label}<div><div class="_a6-q">{value}</div></div></div>'
        return f'<tr><td colspan="2" class="_2pin _a6_q">{cell}</td></tr>'
    if cells == "pairs" or isinstance(row.value, datetime):
        first = f'<td class="_2pin _2piu _a6_q">{label}</td>'
        return f'<tr>{first}<td class="_2pin _2piu _a6_r">{value}</td></tr>'
    return f'<tr><td colspan="2" class="_2pin _a6_q">{label}<div><div>{value}</div></div></td></tr>'


def _inside(row: Row, look: Look) -> str:
    uris = [str(medium["uri"]) for medium in row.media]
    texts = "".join(f"<div>{_text(value)}</div>" for value in row.values)
    pictures = "".join(_medium(uri) for uri in uris if is_media(uri))
    groups = [row.rows] if row.rows else row.groups
    return texts + pictures + "".join(_group(rows, look) for rows in groups)


def _group(rows: tuple[Row, ...], look: Look) -> str:
    tag = look.box[0]
    inner = "".join(_row(row, look) for row in rows)
    return f'<{tag} class="_a6-g"><table>{inner}</table></{tag}>'


def _profile_table(entry: Entry, look: Look) -> str:
    rows = "".join(f"<tr><th>{_text(row.label)}</th><td>{_profile_cell(row, look)}</td></tr>" for row in entry.rows)
    return f'<table class="_a6_n">{rows}</table>'


def _profile_cell(row: Row, look: Look) -> str:
    if row.values:
        return "<ul>" + "".join(f"<li>{_text(value)}</li>" for value in row.values) + "</ul>"
    return _plain(row.value, look)


def _plain(value: Value, look: Look) -> str:
    if isinstance(value, datetime):
        return _text(look.moment(value))
    return _text(value or "")


def _text(text: str) -> str:
    return escape(text, quote=True).replace("&#x27;", "&#039;")
