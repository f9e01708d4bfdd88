"""The lists of posted things that a download can hold, and what is not known of an account because of one of them.

"No photo", "no word": each such claim needs every list that others can see, read whole. A list that is missing beside
others of the same box of the request is empty, since Meta leaves empty files out; one that has a box of its own may not
have been asked for, and then nobody can say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from auditor.model.account import Account
from auditor.model.posting import PostKind
from auditor.model.services import ListSpec, service_of

_OWNER_ONLY = frozenset({PostKind.ARCHIVED, PostKind.DELETED})


class Why(StrEnum):
    """Why nobody can say that there is nothing more."""

    BROKEN = "broken"  # a file of the list is cut, damaged or unforeseen
    ODD = "odd"  # entries were not understood and stepped over
    NOT_THERE = "not_there"  # the list is not in the download and has a box of its own
    PERIOD = "period"  # the download was asked for a range of dates
    PART = "part"  # a part of the download was not given
    UNTOLD = "untold"  # nobody has written down which lists the downloads of this service hold
    OLDER = "older"  # something stands only in an older download: it, or more like it, may be gone or hidden


@dataclass(frozen=True, slots=True)
class ListGap:
    """One thing that is not known: the list ("" for the whole download), why, and how many entries that are counted."""

    list_id: str
    why: Why
    entries: int = 0


def gaps(account: Account, kinds: Collection[PostKind] = ()) -> tuple[ListGap, ...]:
    """What may hold more than was read, of these kinds of posts or of all that others can see."""
    lists = service_of(account.platform).lists
    found = [gap for spec in lists if _concerns(spec, kinds) for gap in _of_list(account, spec, lists)]
    if not lists:
        found.append(ListGap("", Why.UNTOLD))
    if account.period is not None:
        found.append(ListGap("", Why.PERIOD))
    if account.part_missing:
        found.append(ListGap("", Why.PART))
    older = sum(post.held_by is not None and (not kinds or post.kind in kinds) for post in account.posts)
    if older:
        found.append(ListGap("", Why.OLDER, older))
    return tuple(found)


def _concerns(spec: ListSpec, kinds: Collection[PostKind]) -> bool:
    return not spec.kinds <= _OWNER_ONLY and (not kinds or not spec.kinds.isdisjoint(kinds))


def _of_list(account: Account, spec: ListSpec, lists: Collection[ListSpec]) -> Iterator[ListGap]:
    read = account.lists.get(spec.id)
    if read is None:
        beside = {other.id for other in lists if other.box == spec.box}
        if spec.required and beside.isdisjoint(account.lists):
            yield ListGap(spec.id, Why.NOT_THERE)
        return
    if read.broken:
        yield ListGap(spec.id, Why.BROKEN, len(read.broken))
    if read.odd:
        yield ListGap(spec.id, Why.ODD, read.odd)
