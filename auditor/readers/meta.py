"""The two dialects that Instagram's and Facebook's JSON share, as one stream of entries (format notes 1.2, 1.3).

An `Entry` is one object of a list, with its labelled rows flattened; the object itself stays in `raw` for the files
whose keys have names instead of labels. HTML pages give the same entries through `auditor.readers.pages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import ijson

from auditor.account import Coordinates
from auditor.archive import Archive, Member
from auditor.nesting import nested_too_deeply
from auditor.readers.dates import from_seconds
from auditor.readers.entry import Entry, Row
from auditor.readers.pages import page_entries

_ENTRY_KEYS = frozenset(
    {"attachments", "backup_uri", "cover_photo", "creation_timestamp", "data", "description", "ent_name", "fbid"}
    | {"href", "label", "label_values", "last_modified_timestamp", "media", "media_list_data", "media_map_data"}
    | {"name", "photos", "string_list_data", "string_map_data", "tags", "timestamp", "title", "uri", "videos"}
)
"""Keys that an entry itself may begin with; any other first key is the name of a list."""

_MAX_DEPTH = 40


def entries(archive: Archive, member: Member) -> Iterator[Entry]:
    """The entries of a settings or content file, one at a time, whatever dialect or form it is in.

    Raises what broken JSON or HTML raises, after the entries that could still be read.
    """
    if member.name.casefold().endswith(".html"):
        with archive.open(member) as stream:
            yield from page_entries(stream)
        return
    for found in objects(archive, member):
        if not isinstance(found, Mapping):
            raise TypeError("not an entry")
        yield _entry(found)


def objects(archive: Archive, member: Member, key: str = "") -> Iterator[Any]:
    """The objects of a JSON file as a stream, its text repaired: those of the list under `key`, or of its only list.

    Raises what broken JSON raises, and ValueError for nesting that no export has.
    """
    with archive.open(member) as stream:
        if nested_too_deeply(stream):  # the paths that ijson keeps would take gigabytes for a file of kilobytes
            raise ValueError("nested too deeply")
    if key:
        prefix = f"{key}.item"
    else:
        with archive.open(member) as stream:
            prefix = _prefix(stream)
    with archive.open(member) as stream:
        for found in ijson.items(stream, prefix, use_float=True):
            yield repair(found)


def _prefix(stream: BinaryIO) -> str:
    """Where the entries are: in a bare array, under one root key, or the document itself."""
    events = ijson.basic_parse(stream, use_float=True)
    if next(events)[0] == "start_array":
        return "item"
    event, key = next(events, ("end_map", ""))
    if event != "map_key" or key in _ENTRY_KEYS:
        return ""
    match next(events)[0]:
        case "start_array":
            return f"{key}.item"
        case "start_map":
            return str(key)
    return ""


def repair(value: Any) -> Any:
    """Text that Meta wrote as UTF-8 bytes in Latin-1 disguise, made right, in keys and values (format notes 1.3)."""
    if isinstance(value, str):
        return unmojibake(value)
    if isinstance(value, list):
        return [repair(v) for v in value]
    if isinstance(value, dict):
        return {unmojibake(k): repair(v) for k, v in value.items()}
    return value


def unmojibake(text: str) -> str:
    """One text repaired, or left as it is when it was no disguise."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def root_name(key: str) -> str:
    """A root key without its version: `friends_v2` is `friends` (format notes 1.2)."""
    return re.sub(r"_v\d+$", "", key)


def _entry(raw: Mapping[str, Any]) -> Entry:
    rows: list[Row] = []
    media: list[Mapping[str, Any]] = [m for m in _list(raw.get("media")) if isinstance(m, Mapping)]
    for label, cell in _mapping(raw.get("string_map_data")).items():
        rows.append(_cell(label, cell))
    rows.extend(_cell("", cell) for cell in _list(raw.get("string_list_data")))
    media += [m for m in _mapping(raw.get("media_map_data")).values() if isinstance(m, Mapping)]
    _walk(raw.get("label_values"), (), rows, media)
    title = raw.get("title")
    time = from_seconds(raw.get("timestamp")) or from_seconds(raw.get("creation_timestamp"))
    return Entry(title if isinstance(title, str) else "", tuple(rows), tuple(media), time, raw)


def _cell(label: str, cell: object) -> Row:
    data = _mapping(cell)
    value = data.get("value")
    if value in (None, "") and not label:
        value = data.get("href")
    return Row(label, _plain(value), from_seconds(data.get("timestamp")))


def _walk(nodes: object, trail: tuple[str, ...], rows: list[Row], media: list[Mapping[str, Any]]) -> None:
    """Flatten label_values: `dict` and `vec` to any depth, a label without a value as an empty row."""
    if len(trail) > _MAX_DEPTH:
        return
    for node in _list(nodes):
        if isinstance(node, str):
            rows.append(Row("", node, trail=trail))
            continue
        data = _mapping(node)
        label = _plain(data.get("label")) or _plain(data.get("title"))
        media += [m for m in _list(data.get("media")) if isinstance(m, Mapping)]
        groups = [data[key] for key in ("dict", "vec") if key in data]
        if not groups and not data.get("media"):
            value = data["value"] if "value" in data else data.get("href")
            stamp = from_seconds(data.get("timestamp_value"))
            rows.append(Row(label, _plain(value), stamp, _plain(data.get("ent_field_name")), trail))
        for group in groups:
            _walk(group, (*trail, label), rows, media)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[Any]:
    """A list as it is, one object as a list of itself, anything else as none."""
    if isinstance(value, list):
        return value
    return [value] if isinstance(value, Mapping) else []


def _plain(value: object) -> str:
    return "" if value is None or isinstance(value, Mapping | list) else str(value)


def coordinates(latitude: object, longitude: object) -> Coordinates | None:
    """A place on earth, or None: 0 means "none" in these exports, and text is read as a number (format notes 2.8)."""
    try:
        north, east = float(str(latitude).replace(",", ".")), float(str(longitude).replace(",", "."))
    except ValueError:
        return None
    if not (-90 <= north <= 90 and -180 <= east <= 180) or (north == 0 and east == 0):
        return None
    return Coordinates(north, east)


def exif_coordinates(media: Mapping[str, Any]) -> Coordinates | None:
    """The coordinates in a media object's `exif_data`, in whichever of its elements they are (format notes 2.8)."""
    for kind in ("photo_metadata", "video_metadata"):
        for exif in _list(_mapping(_mapping(media.get("media_metadata")).get(kind)).get("exif_data")):
            found = coordinates(_mapping(exif).get("latitude"), _mapping(exif).get("longitude"))
            if found is not None:
                return found
    return None
