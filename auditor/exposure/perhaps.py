"""The second list: photos in which no face counts as a child's, and one looks a little older or is turned away.

Of teenagers and turned faces the first list misses many. These are for the family to look at, and nothing more: they
are no exposures, have no priority, and no check is given them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from auditor.exposure.exposures import AUDIENCE, Key, when, width
from auditor.exposure.viewers import with_standings
from auditor.model.account import Account
from auditor.model.levels import PERHAPS_BELOW, PERHAPS_TURNED_BELOW, TURNED_BELOW, AgeGroup
from auditor.model.posting import Appearance, Doubt, Media, Perhaps, Post, Standing
from auditor.photos.records import FaceSeen, PictureResult


def doubt(faces: Sequence[FaceSeen]) -> Doubt | None:
    """Why a picture with these faces stands on the second list, None when it does not."""
    told = [face for face in faces if face.age.group is not AgeGroup.UNCLEAR]
    if any(face.age.flagged for face in told):
        return None
    if any(face.age.years < PERHAPS_BELOW for face in told):
        return Doubt.OLDER
    turned = (face.age.years for face in told if face.recognisable.frontality < TURNED_BELOW)
    return Doubt.TURNED if any(years < PERHAPS_TURNED_BELOW for years in turned) else None


def perhaps(account: Account, results: Mapping[Key, PictureResult], today: date) -> tuple[Perhaps, ...]:
    """The second list of an account: what most people may see first, of that the newest."""
    account = with_standings(account, today)
    same: dict[str, list[Perhaps]] = {}
    for number, (post, standing) in enumerate(zip(account.posts, account.standings, strict=True)):
        for position, medium in enumerate(() if standing.hidden else post.media):
            result = results.get((number, position))
            why = doubt(result.faces) if result else None
            if result and why:
                same.setdefault(result.sha256, []).append(_one(post, standing, medium, result, why))
    return tuple(sorted(map(_merged, same.values()), key=_order))


def _one(post: Post, standing: Standing, medium: Media, result: PictureResult, why: Doubt) -> Perhaps:
    at = when(post, medium)
    place = Appearance(
        post.kind,
        at.date() if at else None,
        standing.audience,
        standing.source,
        standing.guessed,
        medium.caption or post.caption,
        post.link,
        post.source,
        medium.uri,
    )
    seen = result.seen
    return Perhaps(result.sha256, medium.kind, why, (place,), seen.turned, seen.frame_at, post.held_by)


def _merged(same: Sequence[Perhaps]) -> Perhaps:
    """One content with every place where it stands."""
    widest = sorted(same, key=lambda one: width(one.places[0]), reverse=True)
    places = dict.fromkeys(place for one in widest for place in one.places)
    held_by = widest[0].held_by if all(one.held_by for one in same) else None
    return replace(widest[0], places=tuple(places), held_by=held_by)


def _order(item: Perhaps) -> tuple[float, int, str]:
    place = item.places[0]
    return -AUDIENCE[place.audience], -(place.at or date.min).toordinal(), item.content
