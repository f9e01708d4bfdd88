"""The lists of posted things that a download can hold, and what is not known of an account because of one of them.

"No photo", "no word": each such claim needs every list that others can see, read whole. A list that is missing beside
others of the same box of the request is empty, since Meta leaves empty files out; one that has a box of its own may not
have been asked for, and then nobody can say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from auditor.model.account import Account, Platform
from auditor.model.posting import PostKind


@dataclass(frozen=True, slots=True)
class ListSpec:
    """One list: the kinds of its posts, the box of the request that it comes in, and the evidence for that.

    One that is not `required` takes nothing when its box is missing: most accounts have no such thing.
    """

    id: str
    kinds: frozenset[PostKind]
    box: str
    evidence: str
    required: bool = True


def _spec(list_id: str, box: str, evidence: str, *kinds: PostKind, required: bool = True) -> ListSpec:
    return ListSpec(list_id, frozenset(kinds), box, evidence, required)


_K = PostKind
_IG_MEDIA = "format notes 2.8: one folder `media`, asked for as one"
_FB_POSTS = "format notes 3.8: one folder `posts`, asked for as one"
_FB_OWN = "format notes 3.8: a folder and a box of its own"

LISTS: Mapping[Platform, tuple[ListSpec, ...]] = {
    Platform.INSTAGRAM: (
        _spec("content.posts", "media", _IG_MEDIA, _K.POST),
        _spec("content.stories", "media", _IG_MEDIA, _K.STORY, _K.HIGHLIGHT),
        _spec("content.reels", "media", _IG_MEDIA, _K.REEL),
        _spec("content.profile_photos", "media", _IG_MEDIA, _K.PROFILE_PHOTO),
        _spec("content.igtv", "media", _IG_MEDIA, _K.VIDEO),
        _spec("content.other", "media", _IG_MEDIA, _K.OTHER),
        _spec("content.archived", "media", _IG_MEDIA, _K.ARCHIVED),
        _spec("content.deleted", "media", _IG_MEDIA, _K.DELETED),
        _spec("content.threads", "threads", "a service of its own, few have it", _K.OTHER, required=False),
    ),
    Platform.FACEBOOK: (
        _spec("content.posts", "posts", _FB_POSTS, _K.POST, _K.OTHER),
        _spec("content.albums", "posts", _FB_POSTS, _K.ALBUM, _K.PROFILE_PHOTO, _K.COVER_PHOTO),
        _spec("content.videos", "posts", _FB_POSTS, _K.VIDEO),
        _spec("content.uncategorized", "posts", _FB_POSTS, _K.POST),
        _spec("content.other_pages", "posts", _FB_POSTS, _K.OTHER),
        _spec("content.deleted", "posts", _FB_POSTS, _K.DELETED),
        _spec("content.reels", "reels", _FB_OWN, _K.REEL),
        _spec("content.stories", "stories", _FB_OWN, _K.STORY, _K.HIGHLIGHT),
        _spec("content.groups", "groups", _FB_OWN, _K.OTHER),
        _spec("content.comments", "comments", "only few hold pictures", _K.OTHER, required=False),
        _spec("content.marketplace", "marketplace", "few sell anything there", _K.OTHER, required=False),
    ),
    Platform.TIKTOK: (
        _spec("content.posts", "posts", "format notes 4.1: sections are chosen one by one", _K.POST, _K.VIDEO),
        _spec(
            "content.deleted", "deleted", "format notes 4.1: a section of its own, null or [] when empty", _K.DELETED
        ),
    ),
}
"""By platform; the order is that of the request."""

_OWNER_ONLY = frozenset({PostKind.ARCHIVED, PostKind.DELETED})


class Why(StrEnum):
    """Why nobody can say that there is nothing more."""

    BROKEN = "broken"  # a file of the list is cut, damaged or unforeseen
    ODD = "odd"  # entries were not understood and stepped over
    NOT_THERE = "not_there"  # the list is not in the download and has a box of its own
    PERIOD = "period"  # the download was asked for a range of dates
    PART = "part"  # a part of the download was not given
    OLDER = "older"  # something stands only in an older download: it, or more like it, may be gone or hidden


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is not known: the list ("" for the whole download), why, and how many entries that are counted."""

    list_id: str
    why: Why
    entries: int = 0


def gaps(account: Account, kinds: Collection[PostKind] = ()) -> tuple[Gap, ...]:
    """What may hold more than was read, of these kinds of posts or of all that others can see."""
    concerned = [spec for spec in LISTS[account.platform] if _concerns(spec, kinds)]
    found = [gap for spec in concerned for gap in _of_list(account, spec)]
    if account.period is not None:
        found.append(Gap("", Why.PERIOD))
    if account.part_missing:
        found.append(Gap("", Why.PART))
    older = sum(post.held_by is not None and (not kinds or post.kind in kinds) for post in account.posts)
    if older:
        found.append(Gap("", Why.OLDER, older))
    return tuple(found)


def _concerns(spec: ListSpec, kinds: Collection[PostKind]) -> bool:
    return not spec.kinds <= _OWNER_ONLY and (not kinds or not spec.kinds.isdisjoint(kinds))


def _of_list(account: Account, spec: ListSpec) -> Iterator[Gap]:
    read = account.lists.get(spec.id)
    if read is None:
        beside = {other.id for other in LISTS[account.platform] if other.box == spec.box}
        if spec.required and beside.isdisjoint(account.lists):
            yield Gap(spec.id, Why.NOT_THERE)
        return
    if read.broken:
        yield Gap(spec.id, Why.BROKEN, len(read.broken))
    if read.odd:
        yield Gap(spec.id, Why.ODD, read.odd)
