"""From the photo work of an account to what the page shows of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from auditor.model.photo_list import PhotoItem, PhotoPerhaps, PhotoPlace, Photos
from auditor.model.posting import Audience, AudienceFrom, MediaKind, PostKind
from auditor.model.services import Action, leads_to, service_of

from .photo_view import ActionWay, Chart, Column, PhotoGroup, PhotosView, Picture, Piece, Place, Skipped
from .way import host_of, safe_link

MOST_OPEN = 12
"""Cards of an account that are not folded away."""
FEWEST_DRAWN = 5
"""So few need no drawing."""
MOST_YEARS = 12
"""Columns of the chart; what is older stands together in the first."""
COLUMN, HEIGHT = 26, 100
"""The drawing's width of a column and height of the highest, in its own units."""

UNKNOWN = "unknown"
_WIDEST_FIRST = [*Audience, UNKNOWN]
_SERIES = {
    Audience.EVERYONE: "strangers",
    Audience.FRIENDS_OF_FRIENDS: "friends_of_friends",
    Audience.FOLLOWERS: "circle",
    Audience.FRIENDS: "circle",
    Audience.CUSTOM: "circle",
    Audience.ONLY_ME: "only_me",
}
SERIES = ("strangers", "friends_of_friends", "circle", "only_me", UNKNOWN)
"""What the chart tells apart, from the bottom up."""

KNOWN_BY: Mapping[str, str] = {
    Action.ARCHIVE: "exposed_photos",
    Action.AUDIENCE: "exposed_photos",
    Action.REUSE: "reusable_videos",
    Action.UNPIN: "stories_highlights",
    Action.REPLACE: "profile_photos",
}
"""The checks that know the way through the menus to an action."""
_THUMBNAIL = re.compile(r"data:image/jpeg;base64,[A-Za-z0-9+/]+=*")


def photos_view(photos: Photos, platform: str, anchor: str, thumbnails: Mapping[str, str]) -> PhotosView:
    """The photos of one account; `thumbnails` are data URIs by the items' numbers."""
    items = [item for item in photos.items if not item.accepted]
    numbered = enumerate(items, 1)
    pictures = [(_key(item), _picture(item, platform, thumbnails, f"{anchor}-{number}")) for number, item in numbered]
    counts = _counts(items, photos.with_child_by_audience)
    listed = sum(counts.values())
    offered = {action for _, picture in pictures for action in picture.actions}
    return PhotosView(
        anchor=anchor,
        platform=platform,
        counts=photos,
        listed=listed,
        more=listed - len(items),
        whole=not photos.interrupted and not photos.unplaced and 0 < photos.posted <= photos.looked_at,
        missing=_missing(photos),
        by_text=not service_of(platform).holds_media or any(item.by_text for item in items),
        skipped=tuple(_skipped(photos, reason) for reason, number in sorted(photos.skipped.items()) if number),
        groups=tuple(_folded(_groups(counts, pictures))),
        ways=tuple(ActionWay(action) for action in Action if action in offered and action != Action.STAY),
        chart=_chart(photos.by_year, listed),
        perhaps=tuple(_places(item, platform)[0] for item in photos.perhaps),
    )


def _skipped(photos: Photos, reason: str) -> Skipped:
    days = [day for why, day in photos.skipped_on if why == reason]
    distinct, number = sorted(set(days), reverse=True), photos.skipped[reason]
    return Skipped(reason, number, tuple(distinct), more=number > len(days))


def _missing(photos: Photos) -> str:
    """Why no photo at all was looked at, "" when some were or when the look was stopped before the first."""
    if photos.missing or photos.looked_at or photos.interrupted:
        return photos.missing
    return "nothing_readable" if photos.posted else "no_posts"


def _audience(word: str) -> str:
    return word if word in list(Audience) else UNKNOWN


_Key = tuple[str, bool]
"""A group: who can see it, and whether only the account's default audience says so."""


def _key(item: PhotoItem | PhotoPerhaps) -> _Key:
    audience = _audience(item.audience)
    return audience, audience != UNKNOWN and item.audience_from == AudienceFrom.DEFAULT


def _counts(items: Sequence[PhotoItem], by_audience: Mapping[str, int]) -> Counter[_Key]:
    """How many there are of each group, those included that the result counts and does not list."""
    counts = Counter(_key(item) for item in items)
    told: Counter[str] = Counter()
    for word, number in by_audience.items():
        told[_audience(word)] += number
    for audience, number in told.items():
        listed = counts[audience, False] + counts[audience, True]
        counts[audience, not counts[audience, False] and counts[audience, True] > 0] += max(0, number - listed)
    return +counts


def _groups(counts: Counter[_Key], pictures: Sequence[tuple[_Key, Picture]]) -> tuple[PhotoGroup, ...]:
    keys = sorted(counts, key=lambda key: (_WIDEST_FIRST.index(key[0]), key[1]))
    return tuple(_group(key, counts[key], [picture for of, picture in pictures if of == key]) for key in keys)


def _group(key: _Key, count: int, pictures: Sequence[Picture]) -> PhotoGroup:
    kinds = {picture.item.media for picture in pictures}
    media = next(iter(kinds)) if len(kinds) == 1 and count == len(pictures) else "both"
    return PhotoGroup(*key, media, count, tuple(pictures))


def _folded(groups: Iterable[PhotoGroup]) -> Iterator[PhotoGroup]:
    """What only people see whom the owner let in is folded away, and of the rest what is too much at once."""
    room = MOST_OPEN
    for group in groups:
        shown = room if group.open or group.audience == UNKNOWN else 0
        pictures, folded = group.pictures[:shown], group.pictures[shown:]
        room -= len(pictures)
        yield replace(group, pictures=pictures, folded=folded)


def _picture(item: PhotoItem, platform: str, thumbnails: Mapping[str, str], anchor: str) -> Picture:
    thumbnail = thumbnails.get(item.item, "") if item.item else ""
    return Picture(
        anchor=anchor,
        item=item,
        once_public=item.audience_then == Audience.EVERYONE != item.audience,
        by_rule=item.audience_from == AudienceFrom.RULE and item.audience == Audience.EVERYONE,
        thumbnail=thumbnail if _THUMBNAIL.fullmatch(thumbnail) else "",
        actions=_actions(item, platform),
        special=any(kind in service_of(platform).special_actions for kind, _ in _standing(item)),
        places=_places(item, platform),
        pinned=any(kind == PostKind.STORY and _audience(audience) == UNKNOWN for kind, audience in _standing(item)),
    )


def _standing(item: PhotoItem) -> list[tuple[str, str]]:
    """What it is and for whom, in each of its places."""
    return [(place.kind, place.audience) for place in item.places] or [(item.kind, item.audience)]


def _places(item: PhotoItem | PhotoPerhaps, platform: str) -> tuple[Place, ...]:
    """Where it stands: at least the one place that an item without a list of them tells itself."""
    by_default = _key(item)[1]
    first, *others = item.places or (item,)
    return (_place(first, item, platform, by_default), *(_place(place, item, platform) for place in others))


def _place(place: PhotoPlace, item: PhotoItem | PhotoPerhaps, platform: str, by_default: bool = False) -> Place:
    link = _link(place.link, platform)
    return Place(
        kind=place.kind,
        media=item.media,
        at=place.at,
        clock=place.clock,
        number=place.number,
        of=place.of,
        audience=_audience(place.audience),
        by_default=by_default,
        caption=place.caption if not place.album or place.caption != place.album else "",
        album=place.album,
        link=link,
        host=host_of(link),
    )


def _actions(item: PhotoItem, platform: str) -> tuple[str, ...]:
    """What can be done with it, in all its places."""
    kinds = dict.fromkeys(kind for kind, _ in _standing(item))
    offered = dict.fromkeys(action for kind in kinds for action in _for_kind(kind, item, platform))
    return (*offered, Action.STAY)


def _for_kind(kind: str, item: PhotoItem, platform: str) -> tuple[str, ...]:
    service = service_of(platform)
    special = service.special_actions.get(kind)
    if special is not None:
        return special
    again = (Action.AGAIN,) if item.media == MediaKind.PHOTO and not item.by_text else ()
    return (*service.actions, *again)


def _link(link: str, platform: str) -> str:
    """The link when it leads to the platform itself."""
    safe = safe_link(link)
    return safe if leads_to(safe, service_of(platform).hosts) else ""


def _chart(by_year: Mapping[str, Mapping[str, int]], listed: int) -> Chart | None:
    """The drawing; those `listed` that stand in no year have no date. None for too few, or without two years."""
    years = {int(year): _by_series(told) for year, told in by_year.items() if re.fullmatch("[0-9]{4}", year)}
    years = {year: told for year, told in years.items() if told}
    if len(years) < 2 or listed < FEWEST_DRAWN:
        return None
    undated = sum(sum(told.values()) for year, told in by_year.items() if not re.fullmatch("[0-9]{4}", year))
    last, first = max(years), max(min(years), max(years) - MOST_YEARS + 1)
    columns: dict[int, Counter[str]] = {year: Counter() for year in range(first, last + 1)}
    for year, told in years.items():
        columns[max(year, first)] += told
    counts = sum(columns.values(), Counter[str]())
    highest = max(told.total() for told in columns.values())
    return Chart(
        columns=tuple(
            Column(year, year == first > min(years), told.total(), number * COLUMN, _pieces(told, highest))
            for number, (year, told) in enumerate(columns.items())
        ),
        series=tuple(series for series in SERIES if counts[series]),
        counts=counts,
        width=len(columns) * COLUMN,
        undated=max(undated, listed - counts.total()),
    )


def _by_series(told: Mapping[str, int]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word, number in told.items():
        audience = _audience(word)
        counts[UNKNOWN if audience == UNKNOWN else _SERIES[Audience(audience)]] += number
    return +counts


def _pieces(told: Counter[str], highest: int) -> tuple[Piece, ...]:
    pieces, top = [], float(HEIGHT)
    for series in SERIES:
        if told[series]:
            height = round(told[series] / highest * HEIGHT, 1)
            top = round(top - height, 1)
            pieces.append(Piece(series, told[series], top, height))
    return tuple(pieces)
