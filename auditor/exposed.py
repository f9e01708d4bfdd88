"""What the checks on photos of children share: who sees an item, whether all was looked at, what silence means.

Pure functions over an account's exposures and its photo work. Items that only their owner can see are no concern here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from auditor.account import Account, Audience, AudienceFrom, Confidence, Exposure, Platform
from auditor.check import Evidence, Outcome, Severity, Verdict

MOST_EVIDENCE = 5
STRANGERS = frozenset({Audience.EVERYONE, Audience.FRIENDS_OF_FRIENDS})
"""The audiences that hold people whom the owner never let in."""

FIRM = (AudienceFrom.ITEM, AudienceFrom.ACCOUNT, AudienceFrom.RULE)
"""The origins of an audience that are no guess."""


def shown(account: Account) -> list[Exposure]:
    """What others can see, or may see as far as anybody knows; highest priority first."""
    return [e for e in account.exposures if e.audience is not Audience.ONLY_ME]


def to_strangers(exposure: Exposure) -> bool:
    """Whether people whom the owner never let in can see it today."""
    return exposure.audience in STRANGERS


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


def judge(account: Account, concerned: Sequence[Exposure], *, doubtful: bool = True) -> Iterator[Verdict]:
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
        yield nothing(account, doubtful=doubtful)


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


def nothing(account: Account, *, doubtful: bool = True) -> Verdict:
    """What it means that no item was found: a pass only when everything that was posted was looked at.

    Messages: `titles_silent` where only titles could be read (format notes 4.3), `unfinished` with how far it got,
    `doubtful` when there are faces too small to tell, unless they do not matter, and else `none`.
    """
    work = account.photo_work
    if account.platform is Platform.TIKTOK:
        return Verdict(Outcome.UNKNOWN, "titles_silent", confidence=Confidence.GUESSED)
    if work is None or unfinished(account):
        return not_everything(account)
    if doubtful and work.unclear:
        return Verdict(Outcome.UNKNOWN, "doubtful", {"photos": work.unclear}, confidence=Confidence.DERIVED)
    return Verdict(Outcome.PASS, "none", {"photos": work.looked_at}, confidence=Confidence.DERIVED)


def not_everything(account: Account, subject: str = "") -> Verdict:
    """The verdict `unfinished`: how many of the posted items were looked at."""
    work = account.photo_work
    looked, posted = (work.looked_at, work.posted) if work else (0, 0)
    return Verdict(Outcome.UNKNOWN, "unfinished", {"looked_at": looked, "posted": posted}, subject=subject)


def pointers(exposures: Iterable[Exposure]) -> tuple[Evidence, ...]:
    """The first few items by date, place in the download and caption; the engine masks the caption."""
    return tuple(Evidence(e.source, e.caption, e.at) for e in exposures)[:MOST_EVIDENCE]


def confidence(exposures: Iterable[Exposure]) -> Confidence:
    """As sure as the best-founded of the items: seen in the picture, and with an audience that is no guess."""
    firm = any(not e.by_text and e.audience_from in FIRM for e in exposures)
    return Confidence.DERIVED if firm else Confidence.GUESSED
