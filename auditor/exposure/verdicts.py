"""The verdicts that checks on posted things share, photos or posts: on what others can see, on what was not read.

Pure functions over whatever is `Visible`. What only its owner can see is no concern here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import ClassVar, Protocol, TypeVar

from auditor.model.account import Account, Confidence
from auditor.model.lists import Why, gaps
from auditor.model.posting import STRANGERS, Audience, Post, PostKind
from auditor.model.verdict import Evidence, Outcome, Severity, Verdict


class Visible(Protocol):
    """Something posted that others can see, or may see as far as anybody knows. `noun` is what messages count."""

    noun: ClassVar[str]

    @property
    def audience(self) -> Audience | None:
        """Who can see it today; None when nobody can say."""

    @property
    def weight(self) -> float:
        """How much it tells, to be compared with others of its noun."""

    @property
    def day(self) -> date | None:
        """When it was posted."""

    @property
    def sure(self) -> Confidence:
        """As sure as what it shows and who sees it."""

    @property
    def evidence(self) -> Evidence:
        """A pointer to it; the engine masks its words."""


AnyVisible = TypeVar("AnyVisible", bound=Visible)


def judge(
    concerned: Sequence[Visible],
    nothing: Callable[[], Verdict],
    message: str = "found",
    severity: Severity | None = None,
) -> Iterator[Verdict]:
    """The verdicts of a check whose finding is that others can see the things `concerned`.

    Messages: those of `found`, `audience_unknown`, and those of `nothing`, which is asked when there are none.
    """
    seen = strangers_first(item for item in concerned if item.audience is not None)
    if seen:
        yield found(seen, message, severity)
    yield from untold(concerned)
    if not concerned:
        yield nothing()


def found(seen: Sequence[Visible], message: str = "found", severity: Severity | None = None) -> Verdict:
    """The failure of things that others see, in the order given; low, and `found_known`, when no stranger does."""
    strangers = sum(map(to_strangers, seen))
    return Verdict(
        Outcome.FAIL,
        message if strangers else "found_known",
        {seen[0].noun: len(seen), "strangers": strangers, "others": len(seen) - strangers},
        pointers(seen),
        surest(seen),
        severity=severity if strangers else Severity.LOW,
        concerns=len(seen),
    )


def untold(concerned: Iterable[Visible]) -> Iterator[Verdict]:
    """One verdict, `audience_unknown`, on the things of which nobody can say who sees them; none without any."""
    unknown = [item for item in concerned if item.audience is None]
    if unknown:
        yield undecided(unknown, "audience_unknown")


def undecided(items: Iterable[Visible], message: str) -> Verdict:
    """The verdict on things of which something else cannot be said, beside what is said of the rest."""
    first = strangers_first(items)
    return Verdict(
        Outcome.UNKNOWN,
        message,
        {first[0].noun: len(first)},
        pointers(first),
        Confidence.GUESSED,
        subject=message,
        concerns=len(first),
    )


def unread(account: Account, kinds: Collection[PostKind] = ()) -> Verdict | None:
    """What of these kinds of posts, or of all that others can see, was not read; None when everything was.

    Messages: `lists_missing` with how many lists, `only_a_part` when all that was there was read.
    """
    missing = gaps(account, kinds)
    lists = {gap.list_id for gap in missing if gap.list_id}
    if lists:
        entries = sum(gap.entries for gap in missing if gap.why is Why.ODD)
        broken = [file for list_id in sorted(lists & account.lists.keys()) for file in account.lists[list_id].broken]
        evidence = map(Evidence, dict.fromkeys(broken))
        return Verdict(Outcome.UNKNOWN, "lists_missing", {"lists": len(lists), "entries": entries}, evidence)
    return Verdict(Outcome.UNKNOWN, "only_a_part") if missing else None


def to_strangers(item: Visible) -> bool:
    """Whether people whom the owner never let in can see it today."""
    return item.audience in STRANGERS


def strangers_first(items: Iterable[AnyVisible]) -> list[AnyVisible]:
    """What strangers see before the rest, of both what tells most, and of equals the newest."""
    return sorted(items, key=lambda item: (to_strangers(item), item.weight, item.day or date.min), reverse=True)


def pointers(items: Iterable[Visible]) -> Iterator[Evidence]:
    """A pointer to each, made when it is asked for."""
    return (item.evidence for item in items)


def newest(posts: Iterable[Post]) -> Iterator[Evidence]:
    """Pointers by date only, the newest first; a file whose posts have no date is pointed to once, at the end."""
    every = list(posts)
    for day, source in sorted(((post.at.date(), post.source) for post in every if post.at), reverse=True):
        yield Evidence(source, at=day)
    yield from map(Evidence, dict.fromkeys(post.source for post in every if not post.at))


def surest(items: Iterable[Visible]) -> Confidence:
    """As sure as the best-founded of them."""
    return min((item.sure for item in items), key=list(Confidence).index, default=Confidence.GUESSED)
