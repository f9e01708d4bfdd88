"""What was posted on Facebook: posts, reels, stories, videos, albums (format notes 3.8).

No file says who could see a post. A photo of an album that was posted is kept with its post, where its text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

import ijson

from auditor.account import Coordinates, Media, MediaKind, Post, PostKind, Reason
from auditor.archive import Member
from auditor.readers.dates import from_seconds
from auditor.readers.entry import Entry
from auditor.readers.facebook_files import Files, Make, emptied, listed, mapping, plain
from auditor.readers.meta import coordinates, entries, exif_coordinates, objects, repair
from auditor.readers.pages import page_title


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of posted things: its files, numbered or not, and the fact that counts them."""

    fact: str | None
    kind: PostKind
    stems: tuple[str, ...]
    folders: tuple[str, ...] = ()


SERIES = (
    Series(
        "content.posts",
        PostKind.POST,
        ("your_posts__check_ins__photos_and_videos", "your_posts", "profile_posts"),
        ("posts",),
    ),
    Series("content.reels", PostKind.REEL, ("your_reels",), ("reels",)),
    Series("content.videos", PostKind.VIDEO, ("your_videos", "videos")),
    Series("content.stories", PostKind.STORY, ("archived_stories",), ("stories",)),
    Series("content.deleted", PostKind.DELETED, ("trash",)),
    Series(None, PostKind.OTHER, ("posts_on_other_pages_and_profiles",)),
)
_LOOSE = Series(None, PostKind.POST, ("your_uncategorized_photos", "uncategorized_photos", "your_photos"))

_GROUP = re.compile(r"\b(?:in|to) the group:", re.IGNORECASE)
_FILMS = frozenset({".mp4", ".mov", ".m4v", ".webm", ".avi", ".mkv", ".3gp"})
_NOT_MEDIA = frozenset({"thumbnail", "media_variants", "subtitles", "dubbing_info", "cover_photo"})
_MAX_DEPTH = 20
_ALBUM_KEYS = ("name", "description", "last_modified_timestamp")


def read_posts(files: Files) -> tuple[Post, ...]:
    """Everything posted, every photo once."""
    albums = _albums(files)
    kinds = {m.uri: album.kind for album in albums if album.kind is not PostKind.ALBUM for m in album.media}
    found: list[Post] = []
    seen: set[str] = set()
    for part in (*(_gather(files, series) for series in SERIES), albums, _gather(files, _LOOSE)):
        found += (_kind_of_album(post, kinds) for post in _fresh(part, seen))
        seen.update(medium.uri for post in part for medium in post.media)
    return tuple(found)


def _fresh(posts: Sequence[Post], seen: AbstractSet[str]) -> Iterator[Post]:
    """The posts without the media that an earlier series had; one that has no others is left out."""
    for post in posts:
        media = tuple(medium for medium in post.media if medium.uri not in seen)
        if len(media) == len(post.media):
            yield post
        elif media:
            yield replace(post, media=media)


def _kind_of_album(post: Post, kinds: Mapping[str, PostKind]) -> Post:
    """A post whose photos all lie in the album of profile or cover photos is of that kind: everyone sees those."""
    found = {kinds.get(medium.uri) for medium in post.media}
    kind = found.pop() if len(found) == 1 else None
    return replace(post, kind=kind) if kind and post.kind is PostKind.POST else post


def _gather(files: Files, series: Series) -> list[Post]:
    members = (*files.find(*series.stems), *files.series(*series.stems))
    return files.gather(series.fact, members, _maker(files, series.kind), folders=series.folders)


def _maker(files: Files, kind: PostKind) -> Make[Post]:
    def make(entry: Entry, source: str) -> Sequence[Post] | None:
        bundle = entry.raw.get("videos")  # what lists of 2018 are called, and no field of an entry
        if isinstance(bundle, list):
            return [_post(files, kind, Entry(raw=mapping(raw)), source) for raw in bundle]
        post = _post(files, kind, entry, source)
        return [post] if post.at or post.caption or post.media or entry.title else None

    return make


def _post(files: Files, kind: PostKind, entry: Entry, source: str) -> Post:
    media = tuple(_media(files, entry))
    place, where = _place(files, entry)
    return Post(
        kind=PostKind.OTHER if kind is PostKind.POST and _GROUP.search(entry.title) else kind,
        at=entry.time or next((medium.at for medium in media if medium.at), None),
        caption=_caption(entry),
        place=place,
        coordinates=where,
        tagged=len(listed(entry.raw["tags"])) if "tags" in entry.raw else None,
        media=media,
        source=source,
    )


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


def _place(files: Files, entry: Entry) -> tuple[str, Coordinates | None]:
    for item in _attached(entry):
        if place := mapping(item.get("place")):
            where = mapping(place.get("coordinate"))
            return plain(place.get("name")), coordinates(where.get("latitude"), where.get("longitude"))
    return (files.told(entry, "place"), _where_on_page(files, entry)) if entry.rows else ("", None)


def _media(files: Files, entry: Entry) -> Iterator[Media]:
    if entry.raw:
        for raw in _named(entry.raw):
            yield _medium(files, raw)
        return
    at = files.moment(entry, "taken") or entry.time
    where = _where_on_page(files, entry) if len(entry.media) == 1 else None
    for raw in entry.media:
        yield replace(_medium(files, raw), at=at, coordinates=where)


def _where_on_page(files: Files, entry: Entry) -> Coordinates | None:
    return coordinates(files.told(entry, "latitude"), files.told(entry, "longitude"))


def _named(node: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The media objects anywhere below a node, without their thumbnails and other sizes."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(node, Mapping):
        if plain(node.get("uri")):
            yield node
            return
        node = [value for key, value in node.items() if key not in _NOT_MEDIA]
    for value in node if isinstance(node, list) else ():
        if isinstance(value, Mapping | list):
            yield from _named(value, depth + 1)


def _medium(files: Files, raw: Mapping[str, Any]) -> Media:
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


def _albums(files: Files) -> list[Post]:
    """The albums with their photos, each as one post that is dated by its newest photo."""
    fact = "content.albums"
    members = files.series("", under="album")
    albums = [album for member in members if (album := _album(files, member, fact)) is not None]
    if members and len(albums) == len(members):
        files.ledger.known(fact, sum(len(album.media) for album in albums), members[0].name)
    elif not members:
        files.empty(fact, ("album",))
    return albums


def _album(files: Files, member: Member, fact: str) -> Post | None:
    found: list[Post | None] = []
    with files.ledger.reading(member.name, fact):
        on_page = member.name.casefold().endswith(".html")
        found.append(_album_page(files, member) if on_page else _album_file(files, member))
    for album in found:
        if album is None:
            files.unforeseen(member.name, [fact])
        elif album.caption and emptied(album.caption.splitlines()):
            files.untold([fact], Reason.VALUES_REMOVED, member.name)
        else:
            return album
    return None


def _album_file(files: Files, member: Member) -> Post | None:
    """An album out of JSON, photo by photo; None when the file does not even name one."""
    found = (mapping(raw) for raw in objects(files.archive, member, "photos"))
    media = [_medium(files, raw) for raw in found if plain(raw.get("uri"))]
    head: dict[str, Any] = {}
    with files.archive.open(member) as stream:
        for prefix, event, value in ijson.parse(stream, use_float=True):
            if prefix in _ALBUM_KEYS and event in ("string", "number"):
                head[prefix] = repair(value)
    if not head and not media:
        return None
    return _as_post(files, member, head, media)


def _album_page(files: Files, member: Member) -> Post | None:
    with files.archive.open(member) as stream:
        head = {"name": page_title(stream)}
    media: list[Media] = []
    for entry in entries(files.archive, member):
        own = list(_media(files, entry))
        media += [replace(own[0], caption=entry.text)] if len(own) == 1 else own
    return _as_post(files, member, head, media) if media else None


def _as_post(files: Files, member: Member, head: Mapping[str, Any], media: Sequence[Media]) -> Post:
    name = plain(head.get("name"))
    known = files.words.value("album", name)
    dated = max((medium.at for medium in media if medium.at), default=None)
    return Post(
        kind=PostKind(known.value) if known else PostKind.ALBUM,
        at=dated or from_seconds(head.get("last_modified_timestamp")),
        caption="\n".join(filter(None, (name, plain(head.get("description"))))),
        media=tuple(media),
        source=member.name,
    )
