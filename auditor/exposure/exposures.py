"""Which posted photos and videos may show a child, who can see them, and in which order to look at them.

Pure: an account and what was seen in its media come in, the review list comes out. What nobody but the owner can see is
no exposure and is left out. No face is ever said to be somebody's: birth dates only tell that there was a child of that
age in the family then, names only what the words tell. They can raise an item on the list and never take one off it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from msgspec.structs import replace as changed

from auditor.exposure.home import NEAR_METRES, metres, most_frequent, usable
from auditor.exposure.viewers import ORDER, History, with_standings
from auditor.model.account import Account, Confidence
from auditor.model.family import Family
from auditor.model.levels import ADULT_FROM, FLAG_BELOW, AgeGroup
from auditor.model.posting import (
    Appearance,
    Audience,
    AudienceFrom,
    ChildSign,
    Coordinates,
    Exposure,
    Media,
    MediaKind,
    Post,
    PostKind,
    Sign,
    Standing,
)
from auditor.model.services import service_of
from auditor.photos.records import FaceSeen, Metadata, PictureResult
from auditor.text.captions import signs, speaks_of_child
from auditor.text.names import NAMES, FamilyWord, own_words
from auditor.text.reading import Reading

Key = tuple[int, int]
"""A medium of an account: the number of its post, and its number in that post."""


# The table of the priority: the product of the four factors, each 0..1. Chosen, not measured: they put a
# recognisable child that strangers see first, and keep what is not known above what followers see.
SENSITIVITY: Mapping[ChildSign, float] = {ChildSign.CHILD: 1.0, ChildSign.MAYBE_MINOR: 0.7}
FAMILY_SENSITIVITY = 0.9
"""Instead of 0.7, when the family had a child of about the estimated age on that day."""
LEAST_RECOGNISABLE = 0.4
"""The factor of a face that cannot be recognised; 1 is one that everybody would know again."""
UNSEEN_RECOGNISABLE = 0.6
"""Where only words speak of a child, nothing is known of a face."""
AUDIENCE: Mapping[Audience | None, float] = {
    Audience.EVERYONE: 1.0,
    Audience.FRIENDS_OF_FRIENDS: 0.8,
    None: 0.7,
    Audience.FOLLOWERS: 0.5,
    Audience.FRIENDS: 0.4,
    Audience.CUSTOM: 0.35,
    Audience.ONLY_ME: 0.0,
}
ONCE_PUBLIC = 0.65
"""At least this for what everyone could see once: copies may remain."""
NO_SIGN = 0.6
"""The factor when nothing else is told; each of these brings it nearer to 1 by its share of what is left."""
SIGN_SHARES: Mapping[Sign, float] = {
    Sign.NEAR_HOME: 0.6,
    Sign.BATH: 0.6,
    Sign.SCHOOL: 0.6,
    Sign.SWIMMING_LESSON: 0.6,
    Sign.POOL: 0.5,
    Sign.BIRTHDAY: 0.5,
    Sign.NAME: 0.5,
    Sign.BEACH: 0.4,
    Sign.CLUB: 0.4,
    Sign.HOSPITAL: 0.4,
    Sign.PLACE: 0.4,
    Sign.HOME: 0.3,
    Sign.COORDINATES: 0.2,
    Sign.IN_FILE: 0.2,
    Sign.OWNER_IN_FILE: 0.1,
}

FAMILY_CHILD_BELOW = 16.0
AGE_ERROR = 5.0
"""Years by which an estimate is off on average, and so how near it must be to a family child's age."""
_DAYS_A_YEAR = 365.2425

_OF_FAMILY: Mapping[FamilyWord, Sign] = {
    FamilyWord.CHILD: Sign.NAME,
    FamilyWord.NICKNAME: Sign.NAME,
    FamilyWord.SCHOOL: Sign.SCHOOL,
    FamilyWord.CLUB: Sign.CLUB,
    FamilyWord.STREET: Sign.HOME,
}

_REUSE = ("download", "duet", "stitch")


@dataclass(frozen=True, slots=True)
class _Draft:
    """An exposure without its priority, and what that needs besides."""

    exposure: Exposure
    family: bool


def exposures(
    account: Account, results: Mapping[Key, PictureResult], family: Family, today: date
) -> tuple[Exposure, ...]:
    """The review list of an account, highest priority first, of equal ones the newest first.

    `results` holds what was looked at; where downloads hold no media the titles are read.
    """
    maker = _Maker(account, results, family, today)
    drafts = maker.by_sight() if service_of(account.platform).holds_media else maker.by_text()
    rated = (_rated(draft) for draft in _once(drafts))
    return tuple(sorted(rated, key=lambda e: (-e.priority, -(e.at or date.min).toordinal(), e.content, e.link)))


def flagged(result: PictureResult) -> tuple[FaceSeen, ...]:
    """The faces that may be a child's."""
    return tuple(face for face in result.faces if face.age.flagged)


def perhaps_teen(result: PictureResult) -> bool:
    """Whether the youngest face that can be told looks 16 to 18: too doubtful for the list."""
    ages = [face.age.years for face in result.faces if face.age.group is not AgeGroup.UNCLEAR]
    return FLAG_BELOW <= min(ages, default=ADULT_FROM) < ADULT_FROM


def unclear(result: PictureResult) -> bool:
    """Whether a face is too small or doubtful to tell, and no other one says more."""
    doubtful = any(face.age.group is AgeGroup.UNCLEAR for face in result.faces)
    return doubtful and not flagged(result) and not perhaps_teen(result)


class _Maker:
    """Makes drafts out of one account's items."""

    def __init__(self, account: Account, results: Mapping[Key, PictureResult], family: Family, today: date) -> None:
        self._account = with_standings(account, today)
        self._results = results
        self._family = family
        self._history = History(account)
        self._home = most_frequent(_places(account, results))

    def by_sight(self) -> Iterator[_Draft]:
        """An item for each medium in which a face may be a child's."""
        for number, post, standing in self._visible():
            for position in range(len(post.media)):
                result = self._results.get((number, position))
                if result is not None and (faces := flagged(result)):
                    yield self._draft(post, standing, _in_its_post(post, position), result, faces)

    def by_text(self) -> Iterator[_Draft]:
        """An item for each post whose title speaks of a child, or surely names one of the family's."""
        for _, post, standing in self._visible():
            if speaks_of_child(Reading(post.caption)) or self._names_child(post.caption):
                kind = MediaKind.PHOTO if post.kind is PostKind.POST else MediaKind.VIDEO
                yield self._draft(post, standing, post.media[0] if post.media else Media("", kind), None, ())

    def _visible(self) -> Iterator[tuple[int, Post, Standing]]:
        """The posts that others can see, or may see, each with its number."""
        for number, (post, standing) in enumerate(zip(self._account.posts, self._account.standings, strict=True)):
            if not standing.hidden:
                yield number, post, standing

    def _draft(
        self, post: Post, standing: Standing, medium: Media, result: PictureResult | None, faces: Sequence[FaceSeen]
    ) -> _Draft:
        at = when(post, medium)
        youngest = min((face.age for face in faces), key=lambda age: age.years, default=None)
        child = youngest is None or youngest.group is AgeGroup.CHILD
        metadata = result.metadata if result else Metadata()
        exposure = Exposure(
            content=result.sha256 if result else "",
            kind=post.kind,
            media=medium.kind,
            child=ChildSign.CHILD if child else ChildSign.MAYBE_MINOR,
            at=at.date() if at else None,
            clock=f"{at:%H:%M}" if at and (at.hour or at.minute or at.second) else "",
            number=medium.number,
            of=medium.of,
            album=post.caption.partition("\n")[0] if post.kind is PostKind.ALBUM else "",
            minors=len(faces),
            recognisable=max((_share(face.recognisable.score) for face in faces), default=0.0),
            close_up=any(face.recognisable.close_up for face in faces),
            by_text=result is None,
            audience=standing.audience,
            audience_from=standing.source,
            guessed=standing.guessed,
            audience_then=self._history.since(at, standing.audience),
            told=self._signs(post, medium, metadata),
            reusable=self._reusable(post, medium),
            caption=medium.caption or post.caption,
            uri=medium.uri if result else "",
            link=post.link,
            source=post.source,
            turned=result.seen.turned if result else 0,
            frame_at=result.seen.frame_at if result else 0.0,
            held_by=post.held_by,
        )
        day = metadata.taken or exposure.at
        near = youngest is not None and any(_about(youngest.years, born, day) for born in self._family.births)
        return _Draft(exposure, near)

    def _signs(self, post: Post, medium: Media, metadata: Metadata) -> tuple[Sign, ...]:
        own = medium.caption if medium.caption != post.caption else ""
        words = "\n".join(filter(None, (post.caption, own)))
        found = {*signs(words, post.place), *self._signs_of_family(words, post.place)}
        places = [place for place in _located(post, medium, metadata) if usable(place)]
        besides = {
            Sign.PLACE: bool(post.place.strip()),
            Sign.COORDINATES: usable(medium.coordinates or post.coordinates),
            Sign.NEAR_HOME: any(self._home and metres(self._home, place) <= NEAR_METRES for place in places),
            Sign.IN_FILE: metadata.located,
            Sign.OWNER_IN_FILE: metadata.owner_named or metadata.serial_number or metadata.people > 0,
        }
        found.update(sign for sign, given in besides.items() if given)
        return tuple(sign for sign in Sign if sign in found)

    def _signs_of_family(self, *texts: str) -> Iterator[Sign]:
        """What the family's own words tell, such as a child's name or "Regenboog" for its school."""
        for text in texts:
            for word in own_words(text, self._family, tuple(_OF_FAMILY)):
                yield _OF_FAMILY[word.kind]

    def _names_child(self, text: str) -> bool:
        return any(word.confidence is not Confidence.GUESSED for word in own_words(text, self._family, NAMES))

    def _reusable(self, post: Post, medium: Media) -> bool | None:
        """Whether others may download or reuse it: by the item's own switches, else by the account's settings."""
        said = [post.allows[name] for name in _REUSE if name in post.allows]
        if said and (any(said) or len(said) == len(_REUSE)):
            return any(said)
        service = service_of(self._account.platform)
        if medium.kind is not MediaKind.VIDEO or post.kind not in service.reused_kinds:
            return None
        settings = service.reuse_facts
        values = [fact.value for name in settings for fact in self._account.facts.get(name, ())]
        if any(value != Audience.ONLY_ME for value in values):
            return True
        return False if all(self._account.facts.get(name) for name in settings) else None


def _in_its_post(post: Post, position: int) -> Media:
    """A medium with its place among the others of its post, where there are others."""
    medium = post.media[position]
    number, of = (medium.number, medium.of) if medium.of else (position + 1, len(post.media))
    return changed(medium, number=number, of=of) if of > 1 else changed(medium, number=0, of=0)


def when(post: Post, medium: Media) -> datetime | None:
    """When an item was posted; the photos of an album each have their own time."""
    own, whole = medium.at, post.at
    return (own or whole) if post.kind is PostKind.ALBUM else (whole or own)


def _about(years: float, born: date, day: date | None) -> bool:
    """Whether a child born then was under 16 on that day and of about the estimated age."""
    age = (day - born).days / _DAYS_A_YEAR if day else -1.0
    return 0 <= age < FAMILY_CHILD_BELOW and abs(age - years) <= AGE_ERROR


def _located(post: Post, medium: Media, metadata: Metadata) -> Iterator[Coordinates]:
    yield from (place for place in (medium.coordinates, post.coordinates, metadata.coordinates) if place is not None)


def _places(account: Account, results: Mapping[Key, PictureResult]) -> Iterator[Coordinates]:
    """Where posts were made; each post counts once, and so does each day of one place, so that no holiday is home."""
    seen: set[tuple[float, float, date | int]] = set()
    for number, post in enumerate(account.posts):
        for position, medium in enumerate(post.media or (Media(""),)):
            result = results.get((number, position))
            place = next(_located(post, medium, result.metadata if result else Metadata()), None)
            if place is None or not usable(place):
                continue
            at = when(post, medium)
            key = round(place.latitude, 3), round(place.longitude, 3), at.date() if at else number
            if key not in seen:
                seen.add(key)
                yield place


def _once(drafts: Iterable[_Draft]) -> Iterator[_Draft]:
    """Each content once, with every place where it stands; items without a content are all different."""
    same: dict[object, list[_Draft]] = {}
    for number, draft in enumerate(drafts):
        same.setdefault(draft.exposure.content or number, []).append(draft)
    return map(_merged, same.values())


def _merged(drafts: Sequence[_Draft]) -> _Draft:
    """The same photo in several places: the one that most people see or may see, with what all of them tell."""
    if len(drafts) == 1:
        return drafts[0]
    every = sorted((draft.exposure for draft in drafts), key=width, reverse=True)
    signs_of_any = {sign for exposure in every for sign in exposure.told}
    reusable = {exposure.reusable for exposure in every}
    then = [exposure.audience_then for exposure in every if exposure.audience_then]
    return _Draft(
        replace(
            every[0],
            told=tuple(sign for sign in Sign if sign in signs_of_any),
            audience_then=min(then, key=ORDER.index, default=None),
            reusable=True if True in reusable else None if None in reusable else False,
            held_by=every[0].held_by if all(exposure.held_by for exposure in every) else None,
            appearances=tuple(dict.fromkeys(place for exposure in every for place in exposure.places)),
        ),
        family=any(draft.family for draft in drafts),
    )


def width(shown: Exposure | Appearance) -> tuple[float, bool, bool, date, str, str]:
    """How many people may see it, to compare: of equals the less sure counts, then what is always public, the newest.

    The rest makes the order the same however the download lists them.
    """
    unsure = shown.guessed or shown.audience_from is AudienceFrom.DEFAULT
    by_rule = shown.audience_from is AudienceFrom.RULE
    return AUDIENCE[shown.audience], unsure, by_rule, shown.at or date.min, shown.source, shown.uri


def _rated(draft: _Draft) -> Exposure:
    """With its priority and the factors whose product that is."""
    exposure = draft.exposure
    sensitivity = SENSITIVITY[exposure.child]
    audience = AUDIENCE[exposure.audience]
    if exposure.guessed:
        audience = max(audience, AUDIENCE[None])
    if exposure.audience_then is Audience.EVERYONE:
        audience = max(audience, ONCE_PUBLIC)
    silent = math.prod(1 - SIGN_SHARES[sign] for sign in exposure.told)
    factors = {
        "sensitivity": max(sensitivity, FAMILY_SENSITIVITY) if draft.family else sensitivity,
        "recognisable": UNSEEN_RECOGNISABLE
        if exposure.by_text
        else LEAST_RECOGNISABLE + (1 - LEAST_RECOGNISABLE) * exposure.recognisable,
        "audience": audience,
        "told": NO_SIGN + (1 - NO_SIGN) * (1 - silent),
    }
    rounded = {name: round(factor, 4) for name, factor in factors.items()}
    if draft.family:
        rounded["family"] = 1.0  # there was a child of about that age in the family; already in `sensitivity`
    return replace(exposure, priority=round(math.prod(factors.values()), 4), factors=rounded)


def _share(value: float) -> float:
    return min(1.0, max(0.0, value)) if math.isfinite(value) else 0.0


__all__ = ["AUDIENCE", "SIGN_SHARES", "Key", "exposures", "flagged", "perhaps_teen", "unclear", "when", "width"]
