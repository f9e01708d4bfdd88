"""What an invented Instagram account posted, as the export's lists of media (format notes 2.8)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from auditor.demo.meta.pages import Entry, Row
from auditor.demo.meta.sheets import Item, Json, Medium, Sheet, alone, coordinate_rows, label_values, media_of, seconds
from auditor.demo.meta.words import Words


class Shelf(NamedTuple):
    """One list of media: the account's field, the file, its root (None: bare array), the folder of the media."""

    field: str
    name: str
    root: str | None
    folder: str
    nested: bool  # entries hold a list of media; otherwise they are the media themselves


SHELVES = (
    Shelf("posts", "posts_1", None, "posts", nested=True),
    Shelf("stories", "stories", "ig_stories", "stories", nested=False),
    Shelf("reels", "reels", "ig_reels_media", "reels", nested=True),
    Shelf("profile_photos", "profile_photos", "ig_profile_picture", "profile", nested=False),
    Shelf("archived", "archived_posts", "ig_archived_post_media", "archived_posts", nested=True),
    Shelf("deleted", "recently_deleted_content", "ig_recently_deleted_media", "recently_deleted", nested=True),
)


class Manner(NamedTuple):
    """How a generation writes media: its words, and which of the quirks of format notes 2.8 it has."""

    words: Words
    apart: bool  # coordinates stand in an element of their own
    suffixes: bool  # stories have a suffix
    tags: bool  # pages name the tagged people
    single: bool  # a list of one post is that post


def shelf_sheet(shelf: Shelf, items: Sequence[Item], manner: Manner) -> Sheet:
    """One list of media."""
    entries: list[Json] = []
    pages: list[Entry] = []
    media: list[Medium] = []
    for number, item in enumerate(items):
        own = shelf_media(shelf, item, number, manner)
        media += own
        pages.append(_page_entry(item, own, manner))
        entries += [_post(item, own, manner)] if shelf.nested else _objects(item, own, manner, item.caption)
    single = manner.single and shelf.root is None
    data = {shelf.root: entries} if shelf.root else alone(entries, single=single)
    return Sheet(data, tuple(pages), tuple(media))


def shelf_media(shelf: Shelf, item: Item, number: int, manner: Manner) -> tuple[Medium, ...]:
    """The media of one item of a shelf."""
    bare = shelf.field == "stories" and not manner.suffixes
    return media_of(item, f"media/{shelf.folder}/{item.at:%Y%m}", number, suffixes=not bare)


def detailed_posts(items: Sequence[Item], manner: Manner) -> Sheet:
    """The label_values twin `posts` of 2026, which tells the posts of `posts_1` once more."""
    sheets = [_detailed(item, number, manner) for number, item in enumerate(items)]
    return Sheet([sheet.data for sheet in sheets], tuple(entry for sheet in sheets for entry in sheet.entries))


def medium_json(item: Item, medium: Medium, manner: Manner, caption: str) -> Json:
    """A media object: path, time, caption, and what the camera told."""
    kind = "video_metadata" if medium.video else "photo_metadata"
    return {
        "uri": medium.uri,
        "creation_timestamp": seconds(item.at),
        "media_metadata": {
            kind: {"exif_data": _exif(item, manner)},
            "camera_metadata": {"has_camera_metadata": False},
        },
        "title": caption,
        "cross_post_source": {"source_app": "FB"},
        **({"dubbing_info": [], "media_variants": []} if medium.video else {}),
    }


def _objects(item: Item, media: Sequence[Medium], manner: Manner, caption: str) -> list[Json]:
    return [medium_json(item, medium, manner, caption) for medium in media]


def _post(item: Item, media: Sequence[Medium], manner: Manner) -> Json:
    if len(media) == 1:
        return {"media": _objects(item, media, manner, item.caption)}
    return {
        "media": _objects(item, media, manner, ""),
        "title": item.caption,
        "creation_timestamp": seconds(item.at),
    }


def _exif(item: Item, manner: Manner) -> list[Json]:
    camera = {
        "device_id": "android-0000000000000000",
        "camera_position": "unknown",
        "date_time_original": f"{item.at:%Y:%m:%d %H:%M:%S}",
        "date_time_digitized": f"{item.at:%Y:%m:%d %H:%M:%S}",
        "source_type": "library",
        "scene_capture_type": "standard",
        "software": "17.5",
    }
    if not item.coordinates:
        return [camera]
    place = item.coordinates._asdict()
    return [place, camera] if manner.apart else [place | camera]


def _page_entry(item: Item, media: Sequence[Medium], manner: Manner) -> Entry:
    rows = [*coordinate_rows(item), Row("Device ID", "android-0000000000000000"), Row("Source type", "library")]
    rows.append(Row("Has Camera Metadata", "False"))
    if item.tagged and manner.tags:
        rows.append(Row("Tagged users", ", ".join(f"{name} (Tagged, 0.00, 0.00)" for name in item.tagged)))
    shown = tuple(Row(manner.words.label(row.label), row.value) for row in rows)
    return Entry(item.caption, rows=shown, media=tuple(medium.uri for medium in media), at=item.at, cells="media")


def _detailed(item: Item, number: int, manner: Manner) -> Sheet:
    own = shelf_media(SHELVES[0], item, number, manner)
    no = manner.words.value("False")
    rows = [
        Row("Media", media=tuple(_objects(item, own, manner, ""))),
        Row("Caption", item.caption),
        Row("AI label", no),
        Row("Is ad", no),
        Row("Partnership", no),
        Row("Published", item.at),
    ]
    if item.place:
        rows.append(Row("Place", rows=(Row("Name", item.place),)))
    return label_values([(*rows, *coordinate_rows(item))], manner.words, at=item.at)
