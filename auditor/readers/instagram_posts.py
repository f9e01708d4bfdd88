"""What was posted on Instagram: posts, stories, reels, photos of the profile, also archived or deleted (format notes
2.8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from auditor.account import Coordinates, Media, MediaKind, Post, PostKind
from auditor.archive import Archive
from auditor.readers.dates import from_seconds
from auditor.readers.entry import Entry, Row
from auditor.readers.instagram_download import Download
from auditor.readers.labels import fold
from auditor.readers.meta import coordinates, exif_coordinates

_MOVING = (".mp4", ".mov", ".m4v", ".webm")


class Shelf(NamedTuple):
    """One list of posted things: its files, what they hold, and the fact that counts them."""

    stem: str
    kind: PostKind
    fact: str | None


_SHELVES = (
    Shelf("posts", PostKind.POST, "content.posts"),
    Shelf("stories", PostKind.STORY, "content.stories"),
    Shelf("reels", PostKind.REEL, "content.reels"),
    Shelf("profile_photos", PostKind.PROFILE_PHOTO, "content.profile_photos"),
    Shelf("archived_posts", PostKind.ARCHIVED, "content.archived"),
    Shelf("recently_deleted_content", PostKind.DELETED, "content.deleted"),
    Shelf("igtv_videos", PostKind.VIDEO, None),
    Shelf("other_content", PostKind.OTHER, None),
)


def read_posts(download: Download) -> tuple[Post, ...]:
    """Everything posted, shelf by shelf; the counts go into the ledger."""
    posts: list[Post] = []
    for shelf in _SHELVES:
        members = download.series(shelf.stem)
        posts += download.gather(shelf.fact, members, _maker(download, shelf.kind), merge=_told_once)
    return tuple(posts)


def _maker(download: Download, kind: PostKind) -> Callable[[Entry, str], Post | None]:
    def post(entry: Entry, source: str) -> Post | None:
        media = tuple(m for raw in (entry.media or (entry.raw,)) if (m := medium(download.archive, raw)) is not None)
        named = download.named(entry.rows)
        caption = _value(named, "caption") or entry.title or next((m.caption for m in media), "")
        if not media and not caption:
            return None
        return Post(
            kind=kind,
            at=entry.time or next((m.at for m in media), None),
            caption=caption,
            place=_place(download, entry.rows),
            coordinates=_coordinates(entry.rows, named) or next((m.coordinates for m in media if m.coordinates), None),
            tagged=_tagged(named),
            media=media,
            source=source,
        )

    return post


def medium(archive: Archive, raw: Mapping[str, Any]) -> Media | None:
    """A picture or video out of a media object, or None when it names no file."""
    uri = raw.get("uri")
    if not isinstance(uri, str) or not uri:
        return None
    caption, details = raw.get("title"), raw.get("media_metadata")
    filmed = bool(raw.get("video")) or (isinstance(details, Mapping) and "video_metadata" in details)
    return Media(
        uri=uri,
        kind=MediaKind.VIDEO if filmed or uri.casefold().endswith(_MOVING) else MediaKind.PHOTO,
        in_archive=archive.locate(uri) is not None,
        caption=caption if isinstance(caption, str) else "",
        at=from_seconds(raw.get("creation_timestamp")),
        coordinates=exif_coordinates(raw),
    )


def _told_once(posts: list[Post]) -> list[Post]:
    """Each post once: downloads of 2026 tell the posts in `posts_1` and, with more detail, in `posts`."""
    first: dict[str, int] = {}
    once: list[Post] = []
    for post in posts:
        uri = post.media[0].uri if post.media else ""
        known = first.setdefault(uri, len(once)) if uri else len(once)
        if known < len(once):
            once[known] = _richer(once[known], post)
        else:
            once.append(post)
    return once


def _richer(known: Post, other: Post) -> Post:
    return replace(
        known,
        caption=known.caption or other.caption,
        place=known.place or other.place,
        coordinates=known.coordinates or other.coordinates,
        tagged=other.tagged if known.tagged is None else known.tagged,
    )


def _value(named: Mapping[str, Row], name: str) -> str:
    row = named.get(name)
    return "" if row is None else row.value


def _place(download: Download, rows: Sequence[Row]) -> str:
    """The name of the place: the first text of the row or of the group called so."""
    for row in rows:
        heads = (row.label, *row.trail[:1])
        if row.value and any((word := download.ledger.words.row(head)) and word.value == "place" for head in heads):
            return row.value
    return ""


def _coordinates(rows: Sequence[Row], named: Mapping[str, Row]) -> Coordinates | None:
    """Coordinates told in rows, by their labels or by how such labels begin in most languages."""
    found = [_value(named, name) or _begins(rows, name[:3]) for name in ("latitude", "longitude")]
    return coordinates(*found)


def _begins(rows: Sequence[Row], stem: str) -> str:
    return next((row.value for row in rows if fold(row.label).startswith(stem)), "")


def _tagged(named: Mapping[str, Row]) -> int | None:
    """How many people are tagged: each name is followed by one pair of brackets that tells in what way."""
    names = _value(named, "tagged_users")
    return max(names.count("("), 1) if names else None
