"""The photo work of one account: choose what a machine is to look at, and put what it found into the account.

What could not be looked at is counted with its reason and is never taken for a photo without children. Items that only
the owner can see are not looked at, and nothing is in a download of which nothing says whose it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from msgspec.structs import replace as changed

from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member
from auditor.exposure.exposures import AUDIENCE, Key, exposures, flagged, perhaps_teen, unclear, when
from auditor.exposure.perhaps import perhaps
from auditor.exposure.selection import Selection, select
from auditor.exposure.unplaced import unplaced
from auditor.exposure.viewers import with_standings
from auditor.model.account import Absent, Account, Confidence, Fact, Reason
from auditor.model.family import Family
from auditor.model.posting import Audience, Exposure, Media, PhotoWork, Post
from auditor.model.services import service_of
from auditor.photos.records import PictureResult, Skip, Survey

FACT = "photos.with_child"

SMALL = 480
"""Pixels of a picture's longer side below which faces of people in it are mostly too small to tell."""

NO_OWNER = "no_owner"
NO_MODEL = "no_model"
SWITCHED_OFF = "switched_off"
NOTHING_READABLE = "nothing_readable"
NO_POSTS = "no_posts"


class _Item(NamedTuple):
    """A medium to look at (where downloads hold none a post, whose title is read)."""

    key: Key
    post: Post
    medium: Media
    audience: Audience | None

    @property
    def weight(self) -> float:
        return AUDIENCE[self.audience]

    @property
    def at(self) -> datetime | None:
        return when(self.post, self.medium)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be looked at of an account: `items`, and `strays`, which no list names."""

    account: Account
    archive: Archive
    items: Sequence[_Item]
    strays: Sequence[Member]
    work: PhotoWork

    @property
    def media(self) -> list[Media | Member]:
        """All of it in the order to look; empty where titles are all there is, or nothing may be looked at."""
        return [*(item.medium for item in self.items if service_of(self.account.platform).holds_media), *self.strays]


def chosen(account: Account, archive: Archive, selection: Selection, today: date) -> Choice:
    """What is to be looked at: what most people see comes first, and of that the newest."""
    account = with_standings(account, today)
    items = list(_visible(account))
    if selection.kind != "none":
        items.sort(key=lambda item: (item.weight, _moment(item.at)), reverse=True)
    picked = select(items, selection, lambda item: item.at)
    why = "" if picked else SWITCHED_OFF if items else NO_POSTS
    work = PhotoWork(posted=len(items), chosen=len(picked), missing=why)
    if not service_of(account.platform).holds_media:
        return Choice(account, archive, picked, (), work)
    if not tied_to_owner(account):
        return Choice(account, archive, (), (), changed(work, chosen=0, missing=NO_OWNER if items else NO_POSTS))
    strays = unplaced(account, archive)
    also = strays if selection.kind in _EVERYTHING and (picked or not items) else ()
    return Choice(account, archive, picked, also, changed(work, unplaced=len(strays)))


def settled(choice: Choice, found: Survey, family: Family, today: date) -> Account:
    """The account with its two lists, how far the work got, and the fact `photos.with_child`, known or absent.

    `found` stands in the order of the media of the choice. Never raises for what the download holds.
    """
    account, items, work = choice.account, choice.items, choice.work
    own, others = found.results[: len(items)], found.results[len(items) :]
    work = _with_strays(changed(work, interrupted=found.interrupted), zip(choice.strays, others, strict=True))
    if not items:
        return _unknown(account, work)
    if not service_of(account.platform).holds_media:
        return _by_titles(account, items, work, family, today)
    results = {item.key: result for item, result in zip(items, own, strict=True) if result is not None}
    return _by_sight(account, results, work, family, today)


_EVERYTHING = ("all", "since")
"""Choices by which what has no date is looked at, too."""


def tied_to_owner(account: Account) -> bool:
    """Whether a profile, a setting or another list of the owner says that this is somebody's own download.

    Pictures with a list that names them can be put together by anybody.
    """
    if any(account.people.values()) or account.sessions or account.apps or account.privacy_changes:
        return True
    facts = (
        fact for name, told in account.facts.items() if not name.startswith(("content.", "photos.")) for fact in told
    )
    return any(fact.value not in ("", 0) and fact.confidence is not Confidence.GUESSED for fact in facts)


def _with_strays(work: PhotoWork, seen: Iterable[tuple[Member, PictureResult | None]]) -> PhotoWork:
    """With two numbers on the files that no list names; one without an ending that is no picture is none of them."""
    no_media = with_child = 0
    for member, result in seen:
        no_media += result is not None and result.skipped is Skip.NOT_MEDIA and "." not in member.basename
        with_child += result is not None and bool(flagged(result))
    return changed(work, unplaced=work.unplaced - no_media, unplaced_with_child=with_child)


def _moment(at: datetime | None) -> datetime:
    """To be compared with any other; what has no date comes last."""
    return at.replace(tzinfo=None) if at else datetime.min  # noqa: DTZ901  all are UTC, readers say so


def _visible(account: Account) -> Iterator[_Item]:
    """What others can see, or may see."""
    holds_media = service_of(account.platform).holds_media
    for number, (post, standing) in enumerate(zip(account.posts, account.standings, strict=True)):
        if standing.hidden:
            continue
        media = post.media
        if not holds_media:  # links that are never followed: one title, one item
            media = (media or (Media(post.link),))[:1]
        for position, medium in enumerate(media):
            yield _Item((number, position), post, medium, standing.audience)


def _by_sight(
    account: Account, results: Mapping[Key, PictureResult], work: PhotoWork, family: Family, today: date
) -> Account:
    skipped = Counter(reason.value for result in results.values() if (reason := _not_seen(result)))
    seen = {key: result for key, result in results.items() if _not_seen(result) is None}
    listed = exposures(account, seen, family, today)
    work = changed(
        work,
        looked_at=len(seen),
        with_child=len(listed),
        perhaps_teen=_contents(result for result in seen.values() if perhaps_teen(result)),
        unclear=_contents(result for result in seen.values() if unclear(result)),
        small=_contents(result for result in seen.values() if max(result.seen.width, result.seen.height) < SMALL),
        skipped=dict(sorted(skipped.items())),
        skipped_on=tuple(_skipped_on(account, results)),
    )
    if skipped[Skip.NO_MODEL.value]:
        return _unknown(account, changed(work, with_child=0, missing=NO_MODEL))
    if not seen:
        nothing = bool(results) and not work.interrupted
        return _unknown(account, changed(work, missing=NOTHING_READABLE if nothing else ""))
    found = _known(account, listed, work, Confidence.DERIVED)
    return replace(found, perhaps=perhaps(account, seen, today))


def _by_titles(account: Account, items: Sequence[_Item], work: PhotoWork, family: Family, today: date) -> Account:
    """Where downloads hold links and no media, titles are all there is."""
    numbers = sorted({item.key[0] for item in items})
    posts = tuple(account.posts[number] for number in numbers)
    standings = tuple(account.standings[number] for number in numbers)
    listed = exposures(replace(account, posts=posts, standings=standings), {}, family, today)
    work = changed(work, with_child=len(listed), skipped={Skip.MISSING.value: len(items)})
    if not any(post.caption.strip() for post in posts):
        return _unknown(account, changed(work, missing=NOTHING_READABLE))
    return _known(account, listed, work, Confidence.GUESSED)


def _skipped_on(account: Account, results: Mapping[Key, PictureResult]) -> Iterator[tuple[str, date]]:
    """The reason and the day of what was not looked at, where a day is known, so that it can be found again."""
    for (number, position), result in sorted(results.items()):
        post, reason = account.posts[number], _not_seen(result)
        at = when(post, post.media[position])
        if reason is not None and at is not None:
            yield reason.value, at.date()


def _not_seen(result: PictureResult) -> Skip | None:
    """Why it was not looked at; a video that took too long counts as seen only when a child was found before that."""
    return Skip.TOO_SLOW if result.seen.cut_short and not flagged(result) else result.skipped


def _contents(results: Iterable[PictureResult]) -> int:
    return len({result.sha256 for result in results})


def _known(account: Account, listed: tuple[Exposure, ...], work: PhotoWork, confidence: Confidence) -> Account:
    fact = Fact(FACT, len(listed), confidence=confidence)
    return replace(
        account,
        exposures=listed,
        photo_work=work,
        facts={**account.facts, FACT: (fact,)},
        absent={fact_id: absent for fact_id, absent in account.absent.items() if fact_id != FACT},
    )


def _unknown(account: Account, work: PhotoWork) -> Account:
    """No verdict: never "no children found"."""
    return replace(
        account,
        exposures=(),
        perhaps=(),
        photo_work=work,
        facts={fact_id: facts for fact_id, facts in account.facts.items() if fact_id != FACT},
        absent={**account.absent, FACT: Absent(FACT, Reason.NOT_LOOKED)},
    )
