"""What the checks on photos of children share: who sees an item, whether all was looked at, what silence means.

Pure functions over an account's exposures and its photo work. Items that only their owner can see are no concern here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from auditor.exposure.viewers import Viewers
from auditor.model.account import Account, Confidence
from auditor.model.check import Context, Evidence, Outcome, Severity, Verdict
from auditor.model.lists import Why, gaps
from auditor.model.posting import Appearance, Audience, AudienceFrom, Exposure, Media, Post, PostKind
from auditor.model.services import service_of

MOST_EVIDENCE = 5
STRANGERS = frozenset({Audience.EVERYONE, Audience.FRIENDS_OF_FRIENDS})
"""The audiences that hold people whom the owner never let in."""

FIRM = (AudienceFrom.ITEM, AudienceFrom.ACCOUNT, AudienceFrom.RULE)
"""The origins of an audience that are no guess."""

OPEN_ENDED = frozenset({"unfinished", "lists_missing", "only_a_part", "unplaced", "unplaced_child"})
"""The messages of `nothing` that say that there may be more than was looked at."""


def shown(account: Account) -> list[Exposure]:
    """What others can see, or may see as far as anybody knows; highest priority first."""
    return [e for e in account.exposures if e.audience is not Audience.ONLY_ME]


def of_kinds(account: Account, kinds: Collection[PostKind]) -> list[Exposure]:
    """The same as far as it is of these kinds, each as it stands there: who sees it elsewhere is another matter."""
    return [_standing(e, places) for e in shown(account) if (places := _among(e, kinds))]


def _among(exposure: Exposure, kinds: Collection[PostKind]) -> tuple[Appearance, ...]:
    return tuple(place for place in exposure.places if place.kind in kinds)


def _standing(exposure: Exposure, places: tuple[Appearance, ...]) -> Exposure:
    """An exposure as it stands in some of its places, of which the first is the widest."""
    first = places[0]
    return replace(
        exposure,
        kind=first.kind,
        at=first.at,
        audience=first.audience,
        audience_from=first.audience_from,
        guessed=first.guessed,
        caption=first.caption,
        link=first.link,
        source=first.source,
        uri=first.uri,
        appearances=places,
    )


def to_strangers(exposure: Exposure) -> bool:
    """Whether people whom the owner never let in can see it today."""
    return exposure.audience in STRANGERS


def may_differ(exposure: Exposure) -> bool:
    """Whether more people may see it than is said, in any of its places: by a default or a guess."""
    return any(place.guessed or place.audience_from not in FIRM for place in exposure.places)


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
    viewers = Viewers(account, context.today)
    return any(
        concerns(post, medium) for post in account.posts for medium in post.media if not viewers.today(post).hidden
    )


def unread(account: Account, kinds: Collection[PostKind] = ()) -> Verdict | None:
    """What of these kinds of posts, or of all that others can see, was not read; None when everything was.

    Messages: `lists_missing` with how many lists, `only_a_part` when all that was there was read.
    """
    found = gaps(account, kinds)
    lists = {gap.list_id for gap in found if gap.list_id}
    if lists:
        entries = sum(gap.entries for gap in found if gap.why is Why.ODD)
        broken = [file for list_id in sorted(lists & account.lists.keys()) for file in account.lists[list_id].broken]
        evidence = tuple(Evidence(file) for file in dict.fromkeys(broken))[:MOST_EVIDENCE]
        return Verdict(Outcome.UNKNOWN, "lists_missing", {"lists": len(lists), "entries": entries}, evidence)
    return Verdict(Outcome.UNKNOWN, "only_a_part") if found else None


def judge(
    account: Account,
    concerned: Sequence[Exposure],
    *,
    doubtful: bool = True,
    kinds: Collection[PostKind] = (),
    some: bool = True,
) -> Iterator[Verdict]:
    """The verdicts of a check whose finding is that others can see the items `concerned`, which are some of `shown`.

    Messages: `found`, `audience_unknown`, and those of `nothing`. What only people see whom the owner let in is low.
    """
    seen = sorted((e for e in concerned if e.audience is not None), key=to_strangers, reverse=True)
    strangers = sum(map(to_strangers, seen))
    if seen:
        yield Verdict(
            Outcome.FAIL,
            "found",
            {"photos": len(seen), "strangers": strangers},
            pointers(seen),
            confidence(seen),
            severity=None if strangers else Severity.LOW,
        )
    yield from untold(concerned)
    if not concerned:
        yield nothing(account, doubtful=doubtful, kinds=kinds, some=some)


def untold(concerned: Iterable[Exposure]) -> Iterator[Verdict]:
    """One verdict, `audience_unknown`, on the items of which nobody can say who sees them; none when there are none."""
    unknown = [e for e in concerned if e.audience is None]
    if unknown:
        yield Verdict(
            Outcome.UNKNOWN,
            "audience_unknown",
            {"photos": len(unknown)},
            pointers(unknown),
            confidence(unknown),
            subject="audience_unknown",
        )


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
    if left := unread(account, kinds) or _unplaced(account):
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


def not_everything(account: Account) -> Verdict:
    """The verdict `unfinished`: how many of the posted items were looked at."""
    work = account.photo_work
    looked, posted = (work.looked_at, work.posted) if work else (0, 0)
    return Verdict(Outcome.UNKNOWN, "unfinished", {"looked_at": looked, "posted": posted})


def pointers(exposures: Iterable[Exposure]) -> tuple[Evidence, ...]:
    """The first few items by date, place in the download and caption; the engine masks the caption."""
    return tuple(Evidence(e.source, e.caption, e.at) for e in exposures)[:MOST_EVIDENCE]


def confidence(exposures: Iterable[Exposure]) -> Confidence:
    """As sure as the best-founded of the items: seen in the picture, and with an audience that is no guess."""
    firm = any(not e.by_text and e.audience_from in FIRM and not e.guessed for e in exposures)
    return Confidence.DERIVED if firm else Confidence.GUESSED
