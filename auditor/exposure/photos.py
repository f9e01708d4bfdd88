"""What the checks on photos of children share: who sees a photo, whether all was looked at, what silence means.

Pure functions over an account's exposures and its photo work. Photos that only their owner can see are no concern here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from auditor.exposure import verdicts
from auditor.exposure.posts import snippet
from auditor.exposure.viewers import with_standings
from auditor.model.account import Account, Confidence
from auditor.model.posting import FIRM, STRANGERS, Appearance, Audience, AudienceFrom, Exposure, Media, Post, PostKind
from auditor.model.services import service_of
from auditor.model.tells import Told
from auditor.model.verdict import Context, Evidence, Outcome, Verdict

OPEN_ENDED = frozenset({"unfinished", "lists_missing", "only_a_part", "unplaced", "unplaced_child"})
"""The messages of `nothing` that say that there may be more than was looked at."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo or video that may show a child, as it stands in `places`: all of its own or some, widest first.

    `told` is what a check found in the words of its exposure, without a place where only signs of it are known.
    """

    noun: ClassVar[str] = "photos"
    exposure: Exposure
    places: tuple[Appearance, ...]
    told: Told | None = None

    @property
    def kind(self) -> PostKind:
        """What it is where most people see it."""
        return self.places[0].kind

    @property
    def audience(self) -> Audience | None:
        """Who can see it today; None when nobody can say."""
        return self.places[0].audience

    @property
    def audience_from(self) -> AudienceFrom:
        """How that is known."""
        return self.places[0].audience_from

    @property
    def weight(self) -> float:
        """Its place on the review list."""
        return self.exposure.priority

    @property
    def day(self) -> date | None:
        """When it was posted."""
        return self.places[0].at

    @property
    def sure(self) -> Confidence:
        """Well founded when it was seen in the picture and its audience is no guess."""
        firm = not self.exposure.by_text and _firm(self.places[0])
        return Confidence.DERIVED if firm else Confidence.GUESSED

    @property
    def evidence(self) -> Evidence:
        """A pointer by date, place in the download and caption; the engine masks the caption."""
        place, told, words = self.places[0], self.told, self.places[0].caption
        if told and told.end and words == self.exposure.caption:
            words = snippet(words, (told.start, told.end))
        tells, perhaps = (told.tells, told.perhaps) if told else (None, False)
        return Evidence(place.source, words, place.at, tells=tells, perhaps=perhaps, text=place.caption)

    @property
    def may_differ(self) -> bool:
        """Whether more people may see it than is said, in any of its places: by a default or a guess."""
        return not all(map(_firm, self.places))


def _firm(place: Appearance) -> bool:
    return place.audience_from in FIRM and not place.guessed


def every(account: Account) -> list[Photo]:
    """All on the account's list, highest priority first."""
    return [Photo(exposure, exposure.places) for exposure in account.exposures]


def shown(account: Account) -> list[Photo]:
    """What others can see, or may see as far as anybody knows; highest priority first."""
    return [photo for photo in every(account) if photo.audience is not Audience.ONLY_ME]


def of_kinds(account: Account, kinds: Collection[PostKind]) -> list[Photo]:
    """The same as far as it is of these kinds, each as it stands there: who sees it elsewhere is another matter."""
    among = ((photo, tuple(place for place in photo.places if place.kind in kinds)) for photo in shown(account))
    return [Photo(photo.exposure, places) for photo, places in among if places]


def of_profile_alone(photos: Iterable[Photo]) -> bool:
    """Whether strangers see these only as profile and cover photos, which are changed and not archived."""
    kinds = {place.kind for photo in photos for place in photo.places if place.audience in STRANGERS}
    return bool(kinds) and kinds <= {PostKind.PROFILE_PHOTO, PostKind.COVER_PHOTO}


def unfinished(account: Account) -> bool:
    """Whether something that was posted was not looked at, so that "none found" means "none so far"."""
    work = account.photo_work
    return (
        work is None
        or work.interrupted
        or bool(work.missing)
        or any(work.skipped.values())
        or work.chosen < work.posted
        or work.looked_at < work.chosen
    )


def there_are(account: Account, context: Context, concerns: Callable[[Post, Media], bool]) -> bool:
    """Whether the download names photos or videos of a kind that others can see, or may see."""
    account = with_standings(account, context.today)
    posts = zip(account.posts, account.standings, strict=True)
    return any(concerns(post, medium) for post, standing in posts if not standing.hidden for medium in post.media)


def judge(
    account: Account,
    concerned: Sequence[Photo],
    *,
    doubtful: bool = True,
    kinds: Collection[PostKind] = (),
    some: bool = True,
) -> Iterator[Verdict]:
    """What `claims.judge` says of these photos, which are some of `shown`, with what `nothing` says."""
    return verdicts.judge(concerned, partial(nothing, account, doubtful=doubtful, kinds=kinds, some=some))


def nothing(account: Account, *, doubtful: bool = True, kinds: Collection[PostKind] = (), some: bool = True) -> Verdict:
    """What it means that no item was found: a pass only when all lists were read whole and all of them looked at.

    A check on some `kinds` of posts needs the lists of these; where there are none of them (`some`), it does not apply.
    Messages: `titles_silent` where only titles could be read (format notes 4.3), those of `unread`, `unplaced` and
    `unplaced_child` for pictures that no list names, `none_of_kind`, `unfinished` with how far it got, `doubtful` when
    there are faces too small to tell, unless they do not matter, and else `none`.
    """
    work = account.photo_work
    if not service_of(account.platform).holds_media:
        return Verdict(Outcome.UNKNOWN, "titles_silent", confidence=Confidence.GUESSED)
    if left := verdicts.unread(account, kinds) or _unplaced(account):
        return left
    if not some:
        return Verdict(Outcome.NOT_APPLICABLE, "none_of_kind", confidence=Confidence.DERIVED)
    if work is None or unfinished(account):
        return not_everything(account)
    if doubtful and work.unclear:
        return Verdict(Outcome.UNKNOWN, "doubtful", {"photos": work.unclear}, confidence=Confidence.DERIVED)
    return Verdict(Outcome.PASS, "none", {"photos": work.looked_at}, confidence=Confidence.DERIVED)


def _unplaced(account: Account) -> Verdict | None:
    """The verdict on pictures in the owner's folders that no list names; None when there are none."""
    work = account.photo_work
    if work is None or not work.unplaced:
        return None
    message = "unplaced_child" if work.unplaced_with_child else "unplaced"
    params: dict[str, str | int] = {"photos": work.unplaced, "with_child": work.unplaced_with_child}
    return Verdict(Outcome.UNKNOWN, message, params)


def not_looked_at(account: Account) -> Verdict:
    """The verdict on photos that nobody looked at, in the engine's own words for why."""
    absent = account.absent.get("photos.with_child")
    return Verdict(Outcome.UNKNOWN, reason=absent.reason if absent else None)


def not_everything(account: Account) -> Verdict:
    """The verdict `unfinished`: how many of the posted items were looked at."""
    work = account.photo_work
    looked, posted = (work.looked_at, work.posted) if work else (0, 0)
    return Verdict(Outcome.UNKNOWN, "unfinished", {"looked_at": looked, "posted": posted})
