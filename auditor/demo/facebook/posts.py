"""What an invented Facebook account posted: posts, albums, photos, videos, stories (format notes 3.8).

No file says who could see a post: real ones do not either.
"""

from __future__ import annotations

from collections.abc import Sequence

from auditor.demo.facebook.account import Album, Export, FacebookAccount
from auditor.demo.meta.pages import Entry, Row
from auditor.demo.meta.sheets import Item, Json, Medium, Sheet, alone, coordinate_rows, media_of, seconds

_UPLOAD_IP = "203.0.113.7"


def posts_sheet(account: FacebookAccount, export: Export, folder: str) -> Sheet | None:
    """The posts; their media lie below `folder`."""
    if not account.posts:
        return None
    entries: list[Json] = []
    pages: list[Entry] = []
    media: list[Medium] = []
    for number, item in enumerate(account.posts):
        own = media_of(item, f"{folder}/your_posts", number)
        title = _title(account.name, item)
        media += own
        entries.append(_post(title, item, own))
        pages.append(_page_entry(item, own, export, heading=title, text=item.caption))
    data = {"status_updates": entries} if export.generation == "2018" else alone(entries, single=export.single)
    return Sheet(data, tuple(pages), tuple(media))


def album_sheet(account: FacebookAccount, album: Album, number: int, export: Export, folder: str) -> Sheet:
    """One album; the photos that are posts too keep the path they have there."""
    own = [_album_media(account, album, number, n, folder) for n in range(len(album.photos))]
    photos = [
        _medium(item, medium, album.name) for item, media in zip(album.photos, own, strict=True) for medium in media
    ]
    cover = {"cover_photo": photos[0]} if photos else {}  # an emptied album has no cover
    data = {
        "name": album.name,
        "photos": photos,
        **cover,
        "last_modified_timestamp": seconds(album.modified),
        "description": album.description,
    }
    pages = tuple(
        _page_entry(item, media, export, text=item.caption) for item, media in zip(album.photos, own, strict=True)
    )
    return Sheet(data, pages, tuple(medium for media in own for medium in media), album.name)


def media_sheet(root: str, items: Sequence[Item], export: Export, folder: str) -> Sheet | None:
    """A list of bare media: photos outside albums, or videos."""
    own = [media_of(item, folder, number) for number, item in enumerate(items)]
    objects = [_medium(item, m, "") for item, media in zip(items, own, strict=True) for m in media]
    pages = tuple(_page_entry(item, media, export, text=item.caption) for item, media in zip(items, own, strict=True))
    sheet = Sheet({export.root(root): objects}, pages, tuple(m for media in own for m in media))
    return sheet if items else None


def stories_sheet(account: FacebookAccount, export: Export, folder: str) -> Sheet | None:
    """The archived stories."""
    items = account.archived_stories
    own = [media_of(item, folder, number) for number, item in enumerate(items)]
    entries = [_post("", item, media) for item, media in zip(items, own, strict=True)]
    pages = tuple(_page_entry(item, media, export, text=item.caption) for item, media in zip(items, own, strict=True))
    root = export.root("archived_stories")
    return Sheet({root: entries}, pages, tuple(m for media in own for m in media)) if items else None


def groups_sheet(account: FacebookAccount, export: Export, folder: str) -> Sheet | None:
    """What was posted in groups; in exports of 2018 the list lies one level deeper."""
    items = account.group_posts
    own = [media_of(item, folder, number) for number, item in enumerate(items)]
    titles = [f"{account.name} posted in {item.group}." for item in items]
    entries: Json = [_post(title, item, media) for title, item, media in zip(titles, items, own, strict=True)]
    pages = tuple(
        _page_entry(item, media, export, heading=title, text=item.caption)
        for title, item, media in zip(titles, items, own, strict=True)
    )
    data = {"activity_log_data": entries} if export.generation == "2018" else entries
    return Sheet({export.root("group_posts"): data}, pages, tuple(m for media in own for m in media)) if items else None


def comments_sheet(account: FacebookAccount, export: Export, folder: str) -> Sheet | None:
    """Comments under posts of others, with or without a picture."""
    items = account.comments
    own = [media_of(item, folder, number) for number, item in enumerate(items)]
    title = f"{account.name} commented on a Page's post."
    entries = [_comment(account.name, title, item, media) for item, media in zip(items, own, strict=True)]
    pages = tuple(
        _page_entry(item, media, export, heading=title, text=item.caption)
        for item, media in zip(items, own, strict=True)
    )
    sheet = Sheet({export.root("comments"): entries}, pages, tuple(m for media in own for m in media))
    return sheet if items else None


def market_sheet(account: FacebookAccount, export: Export, folder: str) -> Sheet | None:
    """Things offered for sale."""
    items = account.for_sale
    own = [media_of(item, folder, number) for number, item in enumerate(items)]
    offers = [
        {
            "title": item.caption,
            "price": "1",
            "seller": account.name,
            "created_timestamp": seconds(item.at),
            "photos": [_medium(item, medium, "") for medium in media],
        }
        for item, media in zip(items, own, strict=True)
    ]
    pages = tuple(_page_entry(item, media, export, text=item.caption) for item, media in zip(items, own, strict=True))
    sheet = Sheet({export.root("items_selling"): offers}, pages, tuple(m for media in own for m in media))
    return sheet if items else None


def _comment(name: str, title: str, item: Item, media: Sequence[Medium]) -> Json:
    comment = {"timestamp": seconds(item.at), "comment": item.caption, "author": name}
    attachments = [{"data": [{"media": _medium(item, medium, "")} for medium in media]}] if media else []
    return {
        "timestamp": seconds(item.at),
        "data": [{"comment": comment}],
        "title": title,
        **({"attachments": attachments} if attachments else {}),
    }


def _album_media(account: FacebookAccount, album: Album, number: int, photo: int, folder: str) -> tuple[Medium, ...]:
    item = album.photos[photo]
    if item in account.posts:
        return media_of(item, f"{folder}/your_posts", account.posts.index(item))
    return media_of(item, f"{folder}/{album.name.replace(' ', '')}_10000000000000{number}", photo)


def _title(name: str, item: Item) -> str:
    total = item.photos + item.video
    if item.group:
        return f"{name} posted in the group: {item.group}."
    if not total:
        return f"{name} updated their status."
    return f"{name} added {total} new photos." if total > 1 else f"{name} added a new photo."


def _post(title: str, item: Item, media: Sequence[Medium]) -> Json:
    attachments = [{"data": [{"media": _medium(item, medium, "Timeline photos")} for medium in media]}]
    if item.place:
        attachments.append({"data": [{"place": _place(item)}]})
    return {
        "timestamp": seconds(item.at),
        "data": [{"post": item.caption}, {"update_timestamp": seconds(item.at)}] if item.caption else [{}],
        **({"title": title} if title else {}),
        **({"tags": [{"name": name} for name in item.tagged]} if item.tagged else {}),
        **({"attachments": attachments} if media or item.place else {}),
    }


def _place(item: Item) -> Json:
    where = {"coordinate": item.coordinates._asdict()} if item.coordinates else {}
    return {"name": item.place, **where, "address": "", "url": "https://www.facebook.com/pages/invented"}


def _medium(item: Item, medium: Medium, title: str) -> Json:
    return {
        "uri": medium.uri,
        "creation_timestamp": seconds(item.at),
        "media_metadata": _metadata(item, medium),
        "title": title,
        "description": item.caption,
    }


def _metadata(item: Item, medium: Medium) -> Json:
    if medium.video:
        shot: Json = {"upload_ip": _UPLOAD_IP, "upload_timestamp": seconds(item.at)}
        return {"video_metadata": {"exif_data": [shot | _where(item)]}}
    shot = {"taken_timestamp": seconds(item.at), "upload_ip": _UPLOAD_IP, "orientation": 1}
    return {"photo_metadata": {"exif_data": [shot | _where(item)]}}


def _where(item: Item) -> dict[str, float]:
    return item.coordinates._asdict() if item.coordinates else {}


def _page_entry(item: Item, media: Sequence[Medium], export: Export, *, heading: str = "", text: str = "") -> Entry:
    rows = [Row("Taken", item.at), Row("Upload IP address", _UPLOAD_IP), *coordinate_rows(item)]
    shown = tuple(Row(export.words.label(row.label), row.value) for row in rows) if media else ()
    uris = tuple(medium.uri for medium in media)
    return Entry(heading, text=text, rows=shown, media=uris, at=item.at, cells="media")
