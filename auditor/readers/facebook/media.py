"""What hangs on anything posted on Facebook: pictures, videos, places, times (format notes 3.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from msgspec.structs import replace

from auditor.model.posting import Coordinates, Media, MediaKind, Post, PostKind
from auditor.readers.facebook.shapes import misshapen
from auditor.readers.meta.dates import from_seconds
from auditor.readers.meta.download import Download
from auditor.readers.meta.entry import Entry
from auditor.readers.meta.streams import coordinates, exif_coordinates, listed, mapping, plain

_FILMS = frozenset({".mp4", ".mov", ".m4v", ".webm", ".avi", ".mkv", ".3gp"})
_NOT_MEDIA = frozenset({"thumbnail", "media_variants", "subtitles", "dubbing_info", "cover_photo"})
_NOT_OWN = frozenset({"stickers_used", "stickers", "messages", "inbox", "message_requests", "archived_threads"})
"""Folders whose files nobody posted, or that nobody here may open."""
_MAX_DEPTH = 20


def post_of(files: Download, kind: PostKind, entry: Entry, source: str) -> Post:
    """One posted thing with all that hangs on it."""
    media = tuple(media_of(files, entry))
    place, where = _place(files, entry)
    tags = entry.raw.get("tags")
    for tag in listed(tags):
        files.ledger.named(plain(mapping(tag).get("name")))
    return Post(
        kind=kind,
        at=entry.time or next((medium.at for medium in media if medium.at), None),
        caption=_caption(entry),
        place=place,
        coordinates=where,
        tagged=len(tags) if isinstance(tags, list) else None,
        media=media,
        source=source,
    )


def media_of(files: Download, entry: Entry) -> Iterator[Media]:
    """The pictures and videos that an entry names, once each."""
    if entry.raw:
        for raw in _named(entry.raw):
            yield medium_of(files, raw)
        return
    at = files.moment(entry, "taken") or entry.time
    where = _where_on_page(files, entry) if len(entry.media) == 1 else None
    for raw in entry.media:
        if _own(raw):
            yield replace(medium_of(files, raw), at=at, coordinates=where)


def medium_of(files: Download, raw: Mapping[str, Any]) -> Media:
    """One picture or video."""
    uri = plain(raw.get("uri"))
    film = PurePosixPath(uri).suffix.lower() in _FILMS or "video_metadata" in mapping(raw.get("media_metadata"))
    return Media(
        uri=uri,
        kind=MediaKind.VIDEO if film or raw.get("video") is True else MediaKind.PHOTO,
        in_archive=files.archive.locate(uri) is not None,
        caption=plain(raw.get("description")),
        at=from_seconds(raw.get("creation_timestamp")),
        coordinates=exif_coordinates(raw),
    )


def losses(files: Download, entry: Entry, *, pictured: bool = False) -> int:
    """How many parts of an entry were not understood.

    A page that tells when a picture was taken shows one, and so does every entry of a list of pictures (`pictured`).
    """
    expected = pictured or bool(files.moment(entry, "taken"))
    return misshapen(entry.raw) + int(expected and next(media_of(files, entry), None) is None)


def taken_at(raw: Mapping[str, Any]) -> datetime | None:
    """When a picture was taken, in either of the shapes in which Facebook keeps what the camera wrote."""
    for kind in ("photo_metadata", "video_metadata"):
        metadata = mapping(mapping(raw.get("media_metadata")).get(kind))
        for shot in (metadata, *map(mapping, listed(metadata.get("exif_data")))):
            if found := from_seconds(shot.get("taken_timestamp")):
                return found
    return None


def _caption(entry: Entry) -> str:
    """What was written: the post's own text, texts among its attachments, the name of a life event."""
    texts = [plain(mapping(item).get("post")) for item in listed(entry.raw.get("data"))]
    for item in _attached(entry):
        texts += [plain(item.get("text")), plain(mapping(item.get("life_event")).get("title"))]
    return "\n".join(dict.fromkeys(filter(None, texts))) or entry.text


def _attached(entry: Entry) -> Iterator[Mapping[str, Any]]:
    for attachment in listed(entry.raw.get("attachments")):
        for item in listed(mapping(attachment).get("data")):
            yield mapping(item)


def _place(files: Download, entry: Entry) -> tuple[str, Coordinates | None]:
    for item in (*_attached(entry), {"place": entry.raw.get("location")}):
        if place := mapping(item.get("place")):
            where = mapping(place.get("coordinate"))
            return plain(place.get("name")), coordinates(where.get("latitude"), where.get("longitude"))
    return (files.text(entry, "place"), _where_on_page(files, entry)) if entry.rows else ("", None)


def _where_on_page(files: Download, entry: Entry) -> Coordinates | None:
    return coordinates(files.text(entry, "latitude"), files.text(entry, "longitude"))


def _named(node: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The media objects anywhere below a node, without their thumbnails and other sizes."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(node, dict):
        if plain(node.get("uri")):
            if _own(node):
                yield node
            return
        node = [value for key, value in node.items() if key not in _NOT_MEDIA]
    for value in node if isinstance(node, list) else ():
        if isinstance(value, dict | list):
            yield from _named(value, depth + 1)


def _own(raw: Mapping[str, Any]) -> bool:
    return _NOT_OWN.isdisjoint(PurePosixPath(plain(raw.get("uri"))).parts)
