"""The photo work of an account as a result holds it: counts, the review list and the second one; no picture."""

from __future__ import annotations

from datetime import date

import msgspec

from auditor.model.posting import PhotoWork


class PhotoPlace(msgspec.Struct, frozen=True, kw_only=True):
    """One of the places where an item stands: what it is there, since when, for whom, and the words with it, masked.

    `clock` is the time of that day in the download's own time (UTC; local in downloads of pages), HH:MM, "" where it
    is not known. `number` and `of`: which photo of its post it is, 0 for the only one. `album` is its name, masked.
    """

    kind: str
    at: date | None = None
    audience: str = ""
    caption: str = ""
    link: str = ""
    clock: str = ""
    number: int = 0
    of: int = 0
    album: str = ""


class PhotoItem(PhotoPlace, frozen=True, kw_only=True):
    """One item of the review list: ids and numbers, the caption masked, no path and no picture.

    `item` is the beginning of the content's sha256, enough to mark it ("not my child"). `child` is an age group, and no
    age in years is kept. `places` are all places where it stands, when there are several; the widest is the first, and
    that is the place which the item itself is. `held_by` is the day of the older download that alone holds it: it may
    have been deleted since.
    """

    item: str
    media: str
    child: str
    minors: int = 0
    level: str = ""
    close_up: bool = False
    by_text: bool = False
    audience_from: str = ""
    audience_then: str = ""
    told: tuple[str, ...] = ()
    reusable: bool | None = None
    priority: float = 0.0
    factors: dict[str, float] = {}
    accepted: str = ""
    held_by: date | None = None
    places: tuple[PhotoPlace, ...] = ()


class PhotoPerhaps(PhotoPlace, frozen=True, kw_only=True):
    """One item of the second list, which counts nowhere: no face counts as a child's, the family may look itself.

    `why` is `older` (a face looks a little older than those that count) or `turned` (it is turned away). `item` and
    `places` are as in `PhotoItem`, and so is `held_by`; its own place is the widest.
    """

    item: str
    media: str
    why: str
    audience_from: str = ""
    held_by: date | None = None
    places: tuple[PhotoPlace, ...] = ()


class Photos(PhotoWork, frozen=True, kw_only=True):
    """The photo work of one account: how far it got, counts by today's audience and by year, and the review list.

    What is counted `with_child` are items not accepted by the family; `accepted` are those that it marked. `items` are
    the first by priority, and all that the family marked. Of `skipped_on` the newest of each reason are kept, as many.
    `perhaps` is the second list, the widest audience and then the newest first, `perhaps_in_all` how many there are;
    what the family marked is neither listed nor counted there, and nothing of it is counted anywhere else.
    """

    accepted: int = 0
    with_child_by_audience: dict[str, int] = msgspec.field(default_factory=dict)
    by_year: dict[str, dict[str, int]] = msgspec.field(default_factory=dict)
    items: tuple[PhotoItem, ...] = ()
    perhaps: tuple[PhotoPerhaps, ...] = ()
    perhaps_in_all: int = 0
