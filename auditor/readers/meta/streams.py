"""The two dialects that Instagram's and Facebook's JSON share, as one stream of entries (format notes 1.2, 1.3).

An `Entry` is one object of a list, with its labelled rows flattened; the object itself stays in `raw` for the files
whose keys have names instead of labels. HTML pages give the same entries through `auditor.readers.meta.pages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member
from auditor.downloads.problems import PartlyReadError, ProblemKind
from auditor.model.posting import Coordinates
from auditor.readers.json_lists import json_objects
from auditor.readers.meta.dates import from_seconds
from auditor.readers.meta.entry import Entry, Row

_ENTRY_KEYS = frozenset(
    {"attachments", "backup_uri", "cover_photo", "creation_timestamp", "data", "description", "ent_name", "fbid"}
    | {"href", "label", "label_values", "last_modified_timestamp", "media", "media_list_data", "media_map_data"}
    | {"name", "photos", "string_list_data", "string_map_data", "tags", "timestamp", "title", "uri", "videos"}
)
"""Keys that an entry itself may begin with; any other first key is the name of a list."""

_METADATA = ("photo_metadata", "video_metadata")
_ALL_METADATA = (*_METADATA, "camera_metadata")
_PLACE = ("latitude", "longitude")
_MAX_DEPTH = 40


def entries(archive: Archive, member: Member) -> Iterator[Entry]:
    """The entries of a settings or content file, one at a time, whatever dialect or form it is in.

    Raises what broken JSON or HTML raises, and `PartlyReadError` for what was stepped over, each after the entries that
    could still be read.
    """
    if member.name.casefold().endswith(".html"):
        from auditor.readers.meta.pages import page_entries  # lxml, which most downloads do without

        with archive.open(member) as stream:
            yield from page_entries(stream)
        return
    odd = 0
    for found in objects(archive, member):
        if isinstance(found, dict):
            yield entry_of(found)
        else:
            odd += 1
    if odd:
        raise PartlyReadError(ProblemKind.ODD_ENTRIES, odd)


def objects(archive: Archive, member: Member, key: str = "") -> Iterator[Any]:
    """The objects of a JSON file as a stream, its text repaired: those of the list under `key`, or of all its lists.

    Raises what broken JSON raises, ValueError for nesting that no export has and for a file that holds no list, and
    `PartlyReadError` after the last object of a file of which not everything may have been understood.
    """
    return json_objects(lambda: archive.open(member), _ENTRY_KEYS, key, repair)


def repair(value: Any) -> Any:
    """Text that Meta wrote as UTF-8 bytes in Latin-1 disguise, made right, in keys and values (format notes 1.3).

    Lists and objects are changed in place, but for an object with such keys.
    """
    if isinstance(value, str):
        return unmojibake(value)
    if isinstance(value, list):
        value[:] = map(repair, value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            kind = type(inner)
            if kind is dict or kind is list or (kind is str and not inner.isascii()):
                value[key] = repair(inner)
        if not "".join(value).isascii():
            return {unmojibake(key): inner for key, inner in value.items()}
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


def entry_of(raw: Mapping[str, Any]) -> Entry:
    """One object of a list as an entry."""
    named = [*listed(raw.get("media")), *mapping(raw.get("media_map_data")).values()]
    media: list[Mapping[str, Any]] = [medium for medium in named if isinstance(medium, dict)]
    odd = len(media) < len(named) or _misshapen(raw)
    rows = () if _ROWED.isdisjoint(raw) else _rows(raw, media)
    title = raw.get("title")
    time = from_seconds(raw.get("timestamp")) or from_seconds(raw.get("creation_timestamp"))
    return Entry(title if isinstance(title, str) else "", rows, tuple(media), time, raw, odd=odd)


_ROWED = frozenset({"string_map_data", "string_list_data", "label_values"})


def _rows(raw: Mapping[str, Any], media: list[Mapping[str, Any]]) -> tuple[Row, ...]:
    """The rows of an entry; the media objects among them are added to `media`."""
    rows = [_cell(label, cell) for label, cell in mapping(raw.get("string_map_data")).items()]
    rows += [_cell("", cell) for cell in listed(raw.get("string_list_data"))]
    _walk(raw.get("label_values"), (), rows, media)
    return tuple(rows)


_SHAPES: Mapping[str, tuple[type, ...]] = {
    "title": (str,),
    **dict.fromkeys(("string_map_data", "media_map_data"), (dict,)),
    **dict.fromkeys(("string_list_data", "label_values", "media"), (dict, list)),
}
"""Of which types all exports write the parts of an entry."""


def _misshapen(raw: Mapping[str, Any]) -> bool:
    """Whether a part of an entry is of another type than all exports write it."""
    return any(not isinstance(value, _SHAPES[part]) for part, value in raw.items() if part in _SHAPES)


def _cell(label: str, cell: object) -> Row:
    """A cell of either list of strings; one that is no object, or in which nothing stands, is `odd`."""
    data = mapping(cell)
    value, time = data.get("value"), from_seconds(data.get("timestamp"))
    if value in (None, "") and not label:
        value = data.get("href")
    empty = value is None and time is None
    return Row(label, _word(value), time, odd=empty or isinstance(value, dict | list))


def _walk(nodes: object, trail: tuple[str, ...], rows: list[Row], media: list[Mapping[str, Any]]) -> None:
    """Flatten label_values: `dict` and `vec` to any depth, a label without a value as an empty row."""
    if len(trail) > _MAX_DEPTH:
        rows.append(Row("", trail=trail, odd=True))
        return
    for node in listed(nodes):
        if isinstance(node, dict):
            _leaf(node, trail, rows, media)
        else:
            rows.append(Row("", _word(node), trail=trail, odd=not isinstance(node, str)))


def _leaf(data: Mapping[str, Any], trail: tuple[str, ...], rows: list[Row], media: list[Mapping[str, Any]]) -> None:
    label = _word(data.get("label")) or _word(data.get("title"))
    media += [m for m in listed(data.get("media")) if isinstance(m, dict)]
    groups = [data[key] for key in ("dict", "vec") if key in data]
    if not groups and not data.get("media"):
        value = data["value"] if "value" in data else data.get("href", "")
        stamp = from_seconds(data.get("timestamp_value"))
        odd = value is None or isinstance(value, dict | list)
        rows.append(Row(label, _word(value), stamp, _word(data.get("ent_field_name")), trail, odd))
    for group in groups:
        if isinstance(group, dict | list):
            _walk(group, (*trail, label), rows, media)
        else:
            rows.append(Row(label, _word(group), trail=trail, odd=True))


_PLAIN = (str, int, float)


def mapping(value: object) -> Mapping[str, Any]:
    """A JSON object as it is, anything else as an empty one."""
    return value if isinstance(value, dict) else {}


def listed(value: object) -> list[Any]:
    """A JSON array as it is, an object as the only one of a list, anything else as none."""
    if isinstance(value, list):
        return value
    return [value] if isinstance(value, dict) else []


def plain(value: object) -> str:
    """A text or number as text, anything else as nothing."""
    return str(value) if isinstance(value, _PLAIN) and not isinstance(value, bool) else ""


def _word(value: object) -> str:
    """What stands in a cell as text: True and False are words there."""
    return str(value) if isinstance(value, bool) else plain(value)


def coordinates(latitude: object, longitude: object) -> Coordinates | None:
    """A place on earth, or None: 0 means "none" in these exports, and text is read as a number (format notes 2.8)."""
    if latitude is None or latitude == "":
        return None
    try:
        north, east = _degrees(latitude), _degrees(longitude)
    except ValueError:
        return None
    if not (-90 <= north <= 90 and -180 <= east <= 180) or (north == 0 and east == 0):
        return None
    return Coordinates(north, east)


def _degrees(value: object) -> float:
    return value if isinstance(value, float) else float(str(value).replace(",", "."))


def exif_coordinates(media: Mapping[str, Any]) -> Coordinates | None:
    """The coordinates in a media object's metadata, in whichever of its elements they are (format notes 2.8, 3.8).

    They stand in an element of `exif_data`, or, as in Facebook's older shape, beside it.
    """
    metadata = mapping(media.get("media_metadata"))
    for kind in _METADATA:
        details = mapping(metadata.get(kind))
        for part in (*listed(details.get("exif_data")), details):
            known = isinstance(part, dict) and coordinates(part.get("latitude"), part.get("longitude"))
            if known:
                return known
    return None


def misshapen_medium(media: Mapping[str, Any]) -> bool:
    """Whether a media object lacks its address, or says something in another type than all exports do."""
    uri, details = media.get("uri"), media.get("media_metadata", {})
    if not isinstance(uri, str) or not uri or not isinstance(media.get("title", ""), str):
        return True
    if not isinstance(details, dict) or (details and details.keys().isdisjoint(_ALL_METADATA)):
        return True
    return any(_misshapen_place(details[kind]) for kind in _METADATA if kind in details)


def _misshapen_place(details: object) -> bool:
    if not isinstance(details, dict):
        return True
    parts = details.get("exif_data", [])
    for part in (*(parts if isinstance(parts, list) else (parts,)), details):
        if not isinstance(part, dict):
            return True
        for key in _PLACE:  # no `any`: this is asked of every picture
            if type(number := part.get(key, 0.0)) is not float and not _is_number(number):
                return True
    return False


def _is_number(value: object) -> bool:
    try:
        return isinstance(value, float | int | str) and _degrees(value) is not None
    except ValueError:
        return False
