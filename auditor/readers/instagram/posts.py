"""What was posted on Instagram: posts, stories, reels, photos of the profile, also archived or deleted (format notes
2.8)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from msgspec.structs import replace

from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member
from auditor.model.posting import Coordinates, Media, MediaKind, Post, PostKind
from auditor.readers.instagram.download import named
from auditor.readers.labels import label_key
from auditor.readers.ledger import BROKEN
from auditor.readers.meta.dates import from_seconds
from auditor.readers.meta.download import Download, Make, is_stripped
from auditor.readers.meta.entry import Entry, Row
from auditor.readers.meta.streams import coordinates, entries, exif_coordinates, misshapen_medium

_NAME_TAGGED = re.compile(r"[^\s,()]+(?=\s*\()")
_MOVING = (".mp4", ".mov", ".m4v", ".webm")


class Shelf(NamedTuple):
    """One list of posted things: its files, what they hold, its id, the fact that counts them, the folder it is in.

    Where `worded`, a post may be nothing but words.
    """

    stem: str
    kind: PostKind
    list: str
    fact: str | None = None
    under: str = ""
    worded: bool = False


_SHELVES = (
    Shelf("posts", PostKind.POST, "content.posts", "content.posts"),
    Shelf("stories", PostKind.STORY, "content.stories", "content.stories"),
    Shelf("reels", PostKind.REEL, "content.reels", "content.reels"),
    Shelf("profile_photos", PostKind.PROFILE_PHOTO, "content.profile_photos", "content.profile_photos"),
    Shelf("archived_posts", PostKind.ARCHIVED, "content.archived", "content.archived"),
    Shelf("recently_deleted_content", PostKind.DELETED, "content.deleted", "content.deleted"),
    Shelf("igtv_videos", PostKind.VIDEO, "content.igtv"),
    Shelf("other_content", PostKind.OTHER, "content.other"),
    Shelf("threads_and_replies", PostKind.OTHER, "content.threads", under="threads", worded=True),
)


_OWNER_ONLY = (PostKind.ARCHIVED, PostKind.DELETED)


def read_posts(download: Download) -> tuple[Post, ...]:
    """Everything posted, shelf by shelf; the counts, and how each list was read, go into the ledger."""
    posts: list[Post] = []
    for shelf in _SHELVES:
        posts += download.gather(
            shelf.fact,
            _members(download, shelf),
            _maker(download, shelf.kind),
            posted=shelf.list,
            partly=_lacking if not shelf.worded else _misshapen,
            merge=_told_once,
        )
    return tuple(posts)


def read_profile_photo(download: Download, known: Sequence[Post]) -> tuple[Post, ...]:
    """The current profile photo, which the profile itself names (format notes 2.3), unless its list tells of it."""
    of_profile = {medium.uri for post in known if post.kind is PostKind.PROFILE_PHOTO for medium in post.media}
    found: dict[str, Post] = {}
    for member in download.find("personal_information"):
        with suppress(*BROKEN):  # what is wrong with the profile is said where its settings are read
            for entry in entries(download.archive, member):
                if not is_stripped(Entry(media=entry.media)):
                    pictures = (medium(download.archive, raw) for raw in entry.media)
                    found |= {p.uri: _profile_photo(p, member.name) for p in pictures if p and p.uri not in of_profile}
    return tuple(found.values())


def _profile_photo(picture: Media, source: str) -> Post:
    return Post(
        kind=PostKind.PROFILE_PHOTO, at=picture.at, coordinates=picture.coordinates, media=(picture,), source=source
    )


def _is_empty(entry: Entry) -> bool:
    """Whether it is the shell of a post, as real exports hold among what was deleted; elsewhere it could hide one."""
    return entry.raw.get("media") == [] and entry.raw.keys() == {"media"}


def _members(download: Download, shelf: Shelf) -> tuple[Member, ...]:
    if shelf.under:
        numbered = download.archive.numbered(f"{shelf.stem}_", under=shelf.under)
        return (*numbered, *download.archive.find(shelf.stem, under=shelf.under))
    return (*download.series(shelf.stem), *download.find(shelf.stem))


def _maker(download: Download, kind: PostKind) -> Make[Post]:
    def make(entry: Entry, source: str) -> Sequence[Post] | None:
        if kind in _OWNER_ONLY and _is_empty(entry):
            return ()
        media = tuple(m for raw in _media(entry) if (m := medium(download.archive, raw)) is not None)
        known = named(download, entry.rows)
        for name in _NAME_TAGGED.findall(_value(known, "tagged_users")):
            download.ledger.named(name)
        caption = _value(known, "caption") or entry.title or next((m.caption for m in media), "") or entry.text
        if not media and not caption:
            return None
        post = Post(
            kind=kind,
            at=entry.time or next((m.at for m in media), None),
            caption=caption,
            place=_place(download, entry.rows),
            coordinates=_coordinates(entry.rows, known) or next((m.coordinates for m in media if m.coordinates), None),
            tagged=_tagged(known),
            media=media,
            source=source,
        )
        return [post]

    return make


def _media(entry: Entry) -> Sequence[Mapping[str, Any]]:
    """The media objects of an entry, which may be one itself."""
    return entry.media or ((entry.raw,) if "uri" in entry.raw else ())


def _lacking(entry: Entry, posts: Sequence[Post]) -> int:
    """How many parts are not what all posts of Instagram show: pictures and videos, each told in a known form."""
    return sum(not post.media for post in posts) + _misshapen(entry, posts)


def _misshapen(entry: Entry, _: Sequence[Post]) -> int:
    return sum(map(misshapen_medium, _media(entry)))


def medium(archive: Archive, raw: Mapping[str, Any]) -> Media | None:
    """A picture or video out of a media object, or None when it names no file."""
    uri = raw.get("uri")
    if not isinstance(uri, str) or not uri:
        return None
    caption, details = raw.get("title"), raw.get("media_metadata")
    filmed = bool(raw.get("video")) or (isinstance(details, dict) and "video_metadata" in details)
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
        if row.value and any((word := download.words.row(head)) and word.value == "place" for head in heads):
            return row.value
    return ""


def _coordinates(rows: Sequence[Row], named: Mapping[str, Row]) -> Coordinates | None:
    """Coordinates told in rows, by their labels or by how such labels begin in most languages."""
    if not rows:
        return None
    found = [_value(named, name) or _begins(rows, name[:3]) for name in ("latitude", "longitude")]
    return coordinates(*found)


def _begins(rows: Sequence[Row], stem: str) -> str:
    return next((row.value for row in rows if label_key(row.label).startswith(stem)), "")


def _tagged(named: Mapping[str, Row]) -> int | None:
    """How many people are tagged: each name is followed by one pair of brackets that tells in what way."""
    names = _value(named, "tagged_users")
    return max(names.count("("), 1) if names else None
