"""What was posted on Facebook: posts, reels, stories, videos, albums (format notes 3.8).

No file says who could see a post. A photo of an album that was posted is kept with its post, where its text is. What
was posted elsewhere has viewers of its own and stays beside everything else, whichever list names its photo as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import ijson
from msgspec.structs import replace

from auditor.downloads.nesting import UnmarkedText
from auditor.downloads.parts import Member
from auditor.downloads.problems import ProblemKind
from auditor.model.account import Confidence, Reason
from auditor.model.posting import Media, Post, PostKind
from auditor.readers.facebook.elsewhere import read_elsewhere, read_profile_photos
from auditor.readers.facebook.media import losses, media_of, medium_of, post_of, taken_at
from auditor.readers.facebook.shapes import misshapen
from auditor.readers.facebook.titles import Stands, stands
from auditor.readers.meta.dates import from_seconds
from auditor.readers.meta.download import Download, Make, is_stripped
from auditor.readers.meta.entry import Entry
from auditor.readers.meta.streams import entries, mapping, objects, plain, repair


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of posted things: its files, numbered or not, and the list that they are (`auditor.model.lists`).

    `counted`: the list is a fact as well. `pictured`: an entry without a picture or video was not understood. `beside`
    are other files of its box of the request: where one is, the list was asked for, and empty lists are left out.
    """

    list_id: str
    kind: PostKind
    stems: tuple[str, ...]
    folders: tuple[str, ...] = ()
    counted: bool = True
    pictured: bool = False
    beside: tuple[str, ...] = ()


SERIES = (
    Series(
        "content.posts",
        PostKind.POST,
        ("your_posts__check_ins__photos_and_videos", "your_posts", "profile_posts"),
        ("posts",),
    ),
    Series("content.reels", PostKind.REEL, ("your_reels", "reels"), ("reels", "short_videos"), pictured=True),
    Series("content.videos", PostKind.VIDEO, ("your_videos", "videos"), ("posts",), pictured=True),
    Series(
        "content.stories",
        PostKind.STORY,
        ("archived_stories", "your_stories", "active_stories"),
        ("stories",),
        beside=("story_reactions",),
    ),
    Series("content.stories", PostKind.HIGHLIGHT, ("story_highlights", "highlights"), counted=False),
    Series("content.deleted", PostKind.DELETED, ("trash",)),
    Series("content.other_pages", PostKind.OTHER, ("posts_on_other_pages_and_profiles",), counted=False),
)
_LOOSE = Series(
    "content.uncategorized",
    PostKind.POST,
    ("your_uncategorized_photos", "uncategorized_photos", "your_photos"),
    counted=False,
    pictured=True,
)
_ALBUMS = "content.albums"
_ALBUM_FOLDERS = ("album", "albums")
_ALBUM_KEYS = ("name", "description", "last_modified_timestamp")
_NAMELESS = "?"
_BUNDLES = ("videos",)  # what lists of 2018 are called, and no field of an entry


def read_posts(files: Download, names: Collection[str] = ()) -> tuple[Post, ...]:
    """Everything posted; `names` are the owner's, which stand in the headlines."""
    albums = _albums(files)
    profile = read_profile_photos(files)
    kinds = {m.uri: post.kind for post in (*albums, *profile) if post.kind in _PUBLIC for m in post.media}
    found: list[Post] = []
    seen: set[str] = set()
    own = (*(_gather(files, series, names) for series in SERIES), albums, profile, _gather(files, _LOOSE, names))
    for part in own:
        found += [piece for post in _fresh(part, seen) for piece in _by_album(post, kinds)]
        seen.update(medium.uri for post in part for medium in post.media)
    return (*found, *read_elsewhere(files, names))


_PUBLIC = frozenset({PostKind.PROFILE_PHOTO, PostKind.COVER_PHOTO})


def _fresh(posts: Sequence[Post], seen: AbstractSet[str]) -> Iterator[Post]:
    """The posts without the media that an earlier series had; one that has no others is left out."""
    for post in posts:
        media = tuple(medium for medium in post.numbered if medium.uri not in seen)
        if len(media) == len(post.media) or post.kind is PostKind.OTHER:
            yield post
        elif media:
            yield replace(post, media=media)


def _by_album(post: Post, kinds: Mapping[str, PostKind]) -> Iterator[Post]:
    """A post in pieces: photos of the album of profile or cover photos are of that kind, which everyone sees."""
    if post.kind is not PostKind.POST:
        yield post
        return
    of_kind: dict[PostKind, list[Media]] = {}
    for medium in post.numbered:
        of_kind.setdefault(kinds.get(medium.uri, post.kind), []).append(medium)
    for kind, media in of_kind.items():
        raw = post.audience_raw if kind is post.kind else ""
        yield replace(post, kind=kind, media=tuple(media), audience_raw=raw)
    if not of_kind:
        yield post


def _gather(files: Download, series: Series, names: Collection[str]) -> list[Post]:
    members = (*files.find(*series.stems), *files.series(*series.stems))
    return files.gather(
        series.list_id if series.counted else None,
        members,
        _maker(files, series, names),
        posted=series.list_id,
        partly=lambda entry, _: _partly(files, series, entry),
        beside=files.find(*series.beside),
        folders=series.folders,
    )


def _maker(files: Download, series: Series, names: Collection[str]) -> Make[Post]:
    def make(entry: Entry, source: str) -> Sequence[Post] | None:
        for key in _BUNDLES:
            if isinstance(entry.raw.get(key), list):
                bundle = (Entry(raw=mapping(raw)) for raw in entry.raw[key])
                return [post_of(files, series.kind, one, source) for one in bundle if one.raw]
        post = post_of(files, series.kind, entry, source)
        if not (post.at or post.caption or post.media or entry.title):
            return None
        return [_placed(files, post, entry, names) if series.kind is PostKind.POST else post]

    return make


def _partly(files: Download, series: Series, entry: Entry) -> int:
    bundles = [raw for key in _BUNDLES if isinstance(raw := entry.raw.get(key), list)]
    if bundles:
        return misshapen(entry.raw) + sum(not mapping(one).get("uri") for bundle in bundles for one in bundle)
    return losses(files, entry, pictured=series.pictured)


def _placed(files: Download, post: Post, entry: Entry, names: Collection[str]) -> Post:
    """A post with what its headline says of where it stands; a picture alone has the name of its album instead."""
    if "uri" in entry.raw:
        known = not entry.title or files.words.value("album", entry.title)
        return post if known else replace(post, audience_raw=entry.title)
    match stands(entry.title, names, files.words):
        case Stands.OWN:
            return post
        case Stands.ELSEWHERE:
            return replace(post, kind=PostKind.OTHER)
        case Stands.UNKNOWN:
            return replace(post, audience_raw=entry.title)


@dataclass(slots=True)
class Album:
    """An album as far as it was read: its head, its photos, how many were not understood, whether it has an end."""

    head: dict[str, Any] = field(default_factory=dict)
    media: list[Media] = field(default_factory=list)
    odd: int = 0
    whole: bool = False


def _albums(files: Download) -> list[Post]:
    """The albums with their photos, each as one post."""
    members = files.under(*_ALBUM_FOLDERS)
    albums = [_album(files, member) for member in members]
    if not members:
        files.empty(_ALBUMS, (*_ALBUM_FOLDERS, "posts"), _ALBUMS)
    elif all(album.whole for album in albums):
        odd = sum(album.odd for album in albums)
        photos = sum(len(album.media) for album in albums)
        sure = Confidence.DERIVED if odd else Confidence.STATED
        files.ledger.known(_ALBUMS, photos, members[0].name, confidence=sure)
    read = [(member, album) for member, album in zip(members, albums, strict=True) if album.media or album.whole]
    return [_as_post(files, member, album) for member, album in read]


def _album(files: Download, member: Member) -> Album:
    """One album; what nobody understands and what was replaced leaves it empty and not whole."""
    album = Album()
    with files.ledger.reading(member.name, _ALBUMS):
        if member.name.casefold().endswith(".html"):
            _album_page(files, member, album)
        else:
            _album_file(files, member, album)
        if not album.whole:
            files.unforeseen(member.name, [_ALBUMS])
    if is_stripped(Entry(raw=album.head)):
        files.untold([_ALBUMS], Reason.VALUES_REMOVED, member.name)
        album = Album()
    elif album.whole and album.odd:
        files.ledger.problem(member.name, ProblemKind.ODD_ENTRIES, album.odd)
        files.untold([_ALBUMS], Reason.UNREADABLE, member.name)
    understood = len(album.media)
    files.ledger.listed(_ALBUMS, member.name, understood=understood, odd=album.odd, cut=not album.whole)
    return album


def _album_file(files: Download, member: Member, album: Album) -> None:
    """An album out of JSON, photo by photo; one without a list of photos, or with none but its cover, is not whole."""
    listed = covered = False
    with suppress(ijson.JSONError), files.archive.open(member) as stream:  # what is broken shows again below
        for prefix, event, value in ijson.parse(UnmarkedText(stream), use_float=True):
            listed = listed or (prefix == "photos" and event == "start_array")
            covered = covered or prefix == "cover_photo.uri"
            if prefix in _ALBUM_KEYS and event in ("string", "number"):
                album.head[prefix] = repair(value)
    for raw in objects(files.archive, member, "photos"):
        photo = mapping(raw)
        album.odd += not plain(photo.get("uri")) or bool(misshapen(photo))
        if plain(photo.get("uri")):
            medium = medium_of(files, photo)
            album.media.append(replace(medium, at=medium.at or taken_at(photo)))
    album.whole = listed and (bool(album.media or album.odd) or not covered)


def _album_page(files: Download, member: Member, album: Album) -> None:
    """An album out of a page; one that shows no picture is not understood."""
    from auditor.readers.meta.pages import page_title  # lxml, which most downloads do without

    with files.archive.open(member) as stream:
        album.head["name"] = page_title(stream)
    for entry in entries(files.archive, member):
        own = list(media_of(files, entry))
        album.media += [replace(own[0], caption=entry.text)] if len(own) == 1 else own
        album.odd += not own or not entry.boxed
    album.whole = bool(album.media)


def _as_post(files: Download, member: Member, album: Album) -> Post:
    """An album as a post, dated by its newest photo when all have a date: an undated one is not given another's.

    One of an unknown name has an audience of its own that nobody knows.
    """
    name = plain(album.head.get("name"))
    known = files.words.value("album", name)
    dates = [medium.at for medium in album.media if medium.at]
    changed = from_seconds(album.head.get("last_modified_timestamp"))
    return Post(
        kind=PostKind(known.value) if known else PostKind.ALBUM,
        at=None if len(dates) < len(album.media) else max(dates, default=changed),
        caption="\n".join(filter(None, (name, plain(album.head.get("description"))))),
        media=tuple(album.media),
        source=member.name,
        audience_raw="" if known else name or _NAMELESS,
    )
