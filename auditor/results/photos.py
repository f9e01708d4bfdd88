"""The photo work of an account as a result holds it: counts, and a review list with masked captions and no paths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import msgspec

from auditor.model.account import Account
from auditor.model.levels import level
from auditor.model.photo_list import PhotoItem, PhotoPerhaps, PhotoPlace, Photos
from auditor.model.posting import Appearance, Exposure, Perhaps
from auditor.model.services import leads_to_service
from auditor.results.accepted import ITEM_LENGTH, Mark
from auditor.text.redact import mask_names, mask_others

MOST_LISTED = 40
"""A longer list is not worked through: of what the family did not mark, the first are listed, of both lists."""

UNKNOWN = "unknown"
"""The audience of an item of which nobody can say who sees it."""


Shown = Callable[[str], str]
"""What of the download's own words is shown."""


def photos(account: Account, marks: Mapping[str, Mark], shown: Shown = mask_names) -> Photos | None:
    """What the photo work came to, None when there was none."""
    work = account.photo_work
    if work is None:
        return None
    kept = unmarked(account, marks)
    marked = [e for e in account.exposures if item_id(e) in marks]
    counted = {"with_child": len(kept), "skipped_on": tuple(_newest(work.skipped_on))}
    return Photos(
        **{**msgspec.structs.asdict(work), **counted},
        accepted=len(marked),
        with_child_by_audience=dict(Counter(_audience(e) for e in kept)),
        by_year=_by_year(kept),
        items=tuple(_item(e, marks, shown) for e in (*listed(account, marks), *marked)),
        perhaps=tuple(_perhaps(one, shown) for one in listed_perhaps(account, marks)),
        perhaps_in_all=len(_unmarked_perhaps(account, marks)),
    )


def in_own_words(account: Account, marks: Mapping[str, Mark]) -> Photos | None:
    """The same with the owner's captions whole, so that a post can be found: for the page of this run, and never saved.

    What names somebody else is masked in them.
    """
    return photos(account, marks, lambda text: mask_others(text, account.others))


def item_id(shown: Exposure | Perhaps) -> str:
    """The name of an item in reports and marks; "" when the download does not hold its content."""
    return shown.content[:ITEM_LENGTH]


def unmarked(account: Account, marks: Mapping[str, Mark]) -> tuple[Exposure, ...]:
    """The exposures that the family has not marked: what checks look at."""
    return tuple(e for e in account.exposures if item_id(e) not in marks)


def listed(account: Account, marks: Mapping[str, Mark]) -> tuple[Exposure, ...]:
    """Those of them that come first by priority, as many as a result lists; the others are only counted."""
    return unmarked(account, marks)[:MOST_LISTED]


def listed_perhaps(account: Account, marks: Mapping[str, Mark]) -> tuple[Perhaps, ...]:
    """What of the second list a result lists."""
    return _unmarked_perhaps(account, marks)[:MOST_LISTED]


def _unmarked_perhaps(account: Account, marks: Mapping[str, Mark]) -> tuple[Perhaps, ...]:
    return tuple(item for item in account.perhaps if item_id(item) not in marks)


def _newest(skipped_on: Iterable[tuple[str, date]]) -> Iterator[tuple[str, date]]:
    """As many days of each reason as a report lists, the newest first."""
    days: dict[str, list[date]] = {}
    for reason, day in skipped_on:
        days.setdefault(reason, []).append(day)
    for reason, all_days in sorted(days.items()):
        yield from ((reason, day) for day in sorted(all_days, reverse=True)[:MOST_LISTED])


def _audience(shown: Exposure | Appearance) -> str:
    return shown.audience or UNKNOWN


def _by_year(exposures: Iterable[Exposure]) -> dict[str, dict[str, int]]:
    years: dict[str, Counter[str]] = {}
    for exposure in exposures:
        if exposure.at:
            years.setdefault(str(exposure.at.year), Counter())[_audience(exposure)] += 1
    return {year: dict(counts) for year, counts in sorted(years.items())}


def _item(exposure: Exposure, marks: Mapping[str, Mark], shown: Shown) -> PhotoItem:
    item = item_id(exposure)
    return PhotoItem(
        item=item,
        kind=exposure.kind,
        media=exposure.media,
        child=exposure.child,
        at=exposure.at,
        minors=exposure.minors,
        level="" if exposure.by_text else level(exposure.recognisable),
        close_up=exposure.close_up,
        by_text=exposure.by_text,
        audience=_audience(exposure),
        audience_from=exposure.audience_from,
        audience_then=exposure.audience_then or "",
        told=tuple(exposure.told),
        reusable=exposure.reusable,
        priority=round(exposure.priority, 4),
        factors={name: round(value, 3) for name, value in exposure.factors.items()},
        caption=shown(exposure.caption),
        link=_link(exposure.link),
        accepted=marks.get(item, ""),
        held_by=exposure.held_by,
        places=tuple(_place(place, shown) for place in exposure.appearances),
        clock=exposure.clock,
        number=exposure.number,
        of=exposure.of,
        album=shown(exposure.album),
    )


def _perhaps(item: Perhaps, shown: Shown) -> PhotoPerhaps:
    widest, *others = (_place(place, shown) for place in item.places)
    return PhotoPerhaps(
        **msgspec.structs.asdict(widest),
        item=item_id(item),
        media=item.media,
        why=item.why,
        audience_from=item.places[0].audience_from,
        held_by=item.held_by,
        places=(widest, *others) if others else (),
    )


def _place(place: Appearance, shown: Shown) -> PhotoPlace:
    return PhotoPlace(
        kind=place.kind,
        at=place.at,
        audience=_audience(place),
        caption=shown(place.caption),
        link=_link(place.link),
        clock=place.clock,
        number=place.number,
        of=place.of,
        album=shown(place.album),
    )


def _link(link: str) -> str:
    return link if leads_to_service(link) else ""
