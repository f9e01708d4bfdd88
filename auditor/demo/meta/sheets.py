"""Sheets: what one file of a Meta export says, ready to be written as JSON or as a page.

Meta writes the same few shapes over and over (format notes 1.2): string maps, lists of names, label_values, and
Facebook's plain records. Each builder here makes one of them, with both faces: the JSON and the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, Literal, NamedTuple

from auditor.demo.meta.pages import Entry, Link, Look, Row, page, start_page
from auditor.demo.meta.words import Words
from auditor.demo.trees import Tree, clip, meta_json, picture

Form = Literal["json", "html"]
Named = tuple[tuple[str, datetime], ...]
Json = Any  # a JSON value under construction; mypy gains nothing from spelling out its recursion
SECRET = "PRIVATE-MESSAGE-THAT-NOBODY-READS"  # noqa: S105 - a marker planted for tests, no secret
FBID = "17840000000000001"
_START_HERE = datetime(2025, 4, 1, tzinfo=UTC)


class Coordinates(NamedTuple):
    """A place on the globe in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something posted: a caption, `photos` pictures and, with `video`, one film after them.

    `contents` gives the bytes of the media in order; what is not given is a tiny invented picture or clip.
    """

    at: datetime
    caption: str = ""
    coordinates: Coordinates | None = None
    place: str = ""
    tagged: tuple[str, ...] = ()
    group: str = ""  # Facebook: posted in this group
    photos: int = 1
    video: bool = False
    contents: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Login:
    """A login or a session: when, from which address, with which program, and on Facebook where and on what."""

    at: datetime
    ip: str
    agent: str
    place: str = ""
    device: str = ""


@dataclass(frozen=True, slots=True)
class App:
    """A connected app or website; `removed` is when the link ended."""

    name: str
    added: datetime
    removed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Medium:
    """One medium of an item: its path in the export and its bytes."""

    uri: str
    content: bytes
    video: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file: its JSON value, the boxes of its page, the media that it names, the heading where it has its own."""

    data: Json
    entries: tuple[Entry, ...]
    media: tuple[Medium, ...] = ()
    title: str | None = None


@dataclass(frozen=True, slots=True)
class StringMap:
    """One entry of a string_map file: heading, rows, and pictures by label."""

    title: str = ""
    rows: tuple[Row, ...] = ()
    pictures: Mapping[str, Json] = field(default_factory=dict)


def seconds(at: datetime | None) -> int:
    """Seconds since 1970; 0 stands for "not set" (format notes 1.5)."""
    return int(at.timestamp()) if at else 0


def iso(day: date | None) -> str:
    """A day as `2012-05-31`, nothing as an empty text."""
    return day.isoformat() if day else ""


def state(value: bool | str | None, on: str, off: str) -> str | None:
    """The word for a state that is known; a raw word as it is; None stays None (left out)."""
    return value if isinstance(value, str) or value is None else (on if value else off)


def flag(value: bool | str | None) -> str | None:
    """`True` or `False` as Meta spells them; a raw word as it is."""
    return state(value, "True", "False")


def told(*rows: Row) -> tuple[Row, ...]:
    """The rows that say something: a row without a value is left out of string_map files."""
    return tuple(row for row in rows if row.value not in (None, ""))


def string_map(root: str, entries: Iterable[StringMap], words: Words, *, brief: bool = False) -> Sheet:
    """A legacy file: `{root: [{title, media_map_data, string_map_data}]}`.

    `brief` writes the later form, which holds nothing but `{"value": …}` per label (format notes 1.2).
    """
    shown = tuple(StringMap(entry.title, _worded(entry.rows, words), entry.pictures) for entry in entries)
    data = [_brief(entry) if brief else _mapped(entry) for entry in shown]
    pages = tuple(
        Entry(entry.title, rows=entry.rows, media=tuple(p["uri"] for p in entry.pictures.values())) for entry in shown
    )
    return Sheet({root: data}, pages)


def names(root: str | None, people: Named, *, in_title: bool = False, single: bool = False) -> Sheet:
    """A list of accounts; since 2025 some lists hold the name in `title` (format notes 2.9).

    `single` writes a list of one entry as that entry itself (format notes 2.8).
    """
    data: Json = [_person(name, at, in_title=in_title) for name, at in people]
    pages = tuple(
        Entry(name, links=(Link(_address(name, in_title), _address(name, in_title), at),))
        if in_title
        else Entry(links=(Link(name, _address(name, in_title), at),))
        for name, at in people
    )
    return Sheet({root: data} if root else alone(data, single=single), pages)


def alone(data: list[Json], *, single: bool) -> Json:
    """The list, or its only entry when the export writes lists of one that way."""
    return data[0] if single and len(data) == 1 else data


def label_values(
    objects: Sequence[tuple[Row, ...]],
    words: Words,
    *,
    array: bool = False,
    fields: bool = False,
    at: datetime | None = None,
) -> Sheet:
    """A recent file: one object with `label_values`, or an array of them; `fields` adds the keys of 2024.

    Values are taken as they are: whoever builds the rows has put them into words.
    """
    shown = [_worded(rows, words) for rows in objects]
    data = [_labelled(rows, fields=fields, at=at) for rows in shown]
    pages = tuple(Entry(rows=rows, at=at, cells="pairs") for rows in shown)
    return Sheet(data if array else data[0], pages)


@dataclass(frozen=True, slots=True)
class MetaExport:
    """How an account is written: as in the year of its `generation`; `single`: a list of one entry as that entry."""

    generation: str
    look: Look
    single: bool

    @property
    def words(self) -> Words:
        """The words of its labels and values."""
        return self.look.words


def latest(since: Mapping[str, str], generation: str) -> str:
    """What held in a generation, out of what began when."""
    return since[max(start for start in since if start <= generation)]


def written(
    files: Iterable[tuple[str, Sheet]], form: Form, look: Look, *, with_media: bool, messages: str, secret: str | None
) -> Tree:
    """The files (path without suffix, sheet) as a tree, with the media they name and the start page of HTML.

    `secret` is the text of the private messages in the folder `messages`, None leaves them out.
    """
    talks = {} if secret is None else message_files(messages, secret, look, form)
    tree: Tree = {}
    pictures: Tree = {}
    for path, sheet in files:
        if form == "json":
            tree[f"{path}.json"] = meta_json(sheet.data)
        else:
            title = look.words.title() if not look.words.english else path.rsplit("/", 1)[-1].replace("_", " ")
            tree[f"{path}.html"] = page(title.capitalize() if sheet.title is None else sheet.title, sheet.entries, look)
        pictures |= {medium.uri: medium.content for medium in sheet.media}
    if form == "html":
        start = "start_here.html" if look.exported >= _START_HERE else "index.html"
        tree = {start: start_page(tuple(tree), look)} | tree
    return tree | (pictures if with_media else {}) | talks


def media_of(item: Item, folder: str, number: int, *, suffixes: bool = True) -> tuple[Medium, ...]:
    """The media of an item, in `folder`, named by the item's number."""
    total = item.photos + item.video
    return tuple(_medium(item, folder, number, n, suffixes=suffixes) for n in range(total))


def coordinate_rows(item: Item) -> list[Row]:
    """Latitude and longitude as rows of a page, or nothing."""
    if not item.coordinates:
        return []
    return [Row("Latitude", str(item.coordinates.latitude)), Row("Longitude", str(item.coordinates.longitude))]


def message_files(folder: str, secret: str, look: Look, form: Form) -> Tree:
    """A few conversations, which no reader may open: each holds the planted marker."""
    tree: Tree = {}
    for number, box in enumerate(("inbox", "message_requests"), start=1):
        path = f"{folder}/{box}/invented_friend_{number}"
        if form == "json":
            message = {"sender_name": "Invented Friend", "timestamp_ms": 1700000000000, "content": secret}
            talk = {"participants": [{"name": "Invented Friend"}], "messages": [message], "title": secret}
            tree[f"{path}/message_1.json"] = meta_json(talk)
        else:
            tree[f"{path}/message_1.html"] = page(secret, [Entry("Invented Friend", text=secret)], look)
        tree[f"{path}/photos/{number}.jpg"] = picture(secret)
    return tree


def _medium(item: Item, folder: str, number: int, n: int, *, suffixes: bool) -> Medium:
    video = n >= item.photos
    suffix = (".mp4" if video else ".jpg") if suffixes else ""
    uri = f"{folder}/{number:04d}{n:02d}_n{suffix}"
    made = clip(uri) if video else picture(uri)
    return Medium(uri, item.contents[n] if n < len(item.contents) else made, video)


def _worded(rows: tuple[Row, ...], words: Words) -> tuple[Row, ...]:
    return tuple(
        replace(
            row,
            label=words.label(row.label),
            field=row.field or _field_name(row.label),
            rows=_worded(row.rows, words),
            groups=tuple(_worded(group, words) for group in row.groups),
        )
        for row in rows
    )


def _mapped(entry: StringMap) -> Json:
    return {
        "title": entry.title,
        "media_map_data": dict(entry.pictures),
        "string_map_data": {row.label: _cell(row) for row in entry.rows},
    }


def _brief(entry: StringMap) -> Json:
    return {"string_map_data": {row.label: {"value": row.value} for row in entry.rows}}


def _field_name(label: str) -> str:
    return "".join(word.capitalize() for word in re.findall(r"\w+", label))


def _cell(row: Row) -> Json:
    if isinstance(row.value, datetime):
        return {"href": "", "value": "", "timestamp": seconds(row.value)}
    return {"href": "", "value": row.value or "", "timestamp": 0}


def _address(name: str, in_title: bool) -> str:
    return f"https://www.instagram.com/{'_u/' if in_title else ''}{name}"


def _person(name: str, at: datetime, *, in_title: bool) -> Json:
    link = {"href": _address(name, in_title), "timestamp": seconds(at)}
    if in_title:
        return {"title": name, "string_list_data": [link]}
    return {"title": "", "media_list_data": [], "string_list_data": [link | {"value": name}]}


def _labelled(rows: tuple[Row, ...], *, fields: bool, at: datetime | None) -> Json:
    stamp = {"timestamp": seconds(at)} if at else {}
    end = {"fbid": FBID} | ({"ent_name": "EntInvented"} if fields else {})
    return stamp | {"media": [], "label_values": [_leaf(row, fields=fields) for row in rows]} | end


def _leaf(row: Row, *, fields: bool) -> Json:
    leaf: Json = {"ent_field_name": row.field} if fields else {}
    leaf["title" if row.titled else "label"] = row.label
    if isinstance(row.value, datetime):
        leaf["timestamp_value"] = seconds(row.value)
    elif row.value is not None:
        leaf["value"] = row.value
    if row.rows:
        leaf["dict"] = [_leaf(inner, fields=fields) for inner in row.rows]
    if row.values or row.groups:
        leaf["vec"] = [{"value": value} for value in row.values]
        leaf["vec"] += [{"dict": [_leaf(inner, fields=fields) for inner in group]} for group in row.groups]
    if row.media:
        leaf["media"] = list(row.media)
    return leaf
