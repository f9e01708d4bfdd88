"""Posts of longer ago than a parent remembers that others can still see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from operator import attrgetter

from auditor.exposure import posts as posted
from auditor.model.account import Account, Confidence
from auditor.model.check import Context, Outcome, Severity, Verdict

_YEARS = 5
"""Who remembers single posts of longer ago?"""


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """The oldest first: they show the smallest children, and friends of long ago see them."""
    posts = posted.shown(account, context)
    limit = date(max(context.today.year - _YEARS, date.min.year), context.today.month, min(context.today.day, 28))
    old = [posted.beginning(post) for post in posts if post.day is not None and post.day < limit]
    old.sort(key=attrgetter("shown.day"))
    undated = [post for post in posts if post.day is None]
    yield from _of_old(old)
    if not old and undated:
        yield Verdict(Outcome.UNKNOWN, "undated", {"posts": len(undated)}, concerns=len(undated))
    elif not old:
        yield posted.nothing(account, posts)


def _of_old(old: list[posted.Mention]) -> Iterator[Verdict]:
    seen = [mention for mention in old if mention.shown.audience is not None]
    if seen:
        strangers = sum(mention.shown.to_strangers for mention in seen)
        oldest = min((mention.shown.day for mention in seen if mention.shown.day), default=date.min)
        sure = Confidence.DERIVED if any(mention.shown.firm for mention in seen) else Confidence.GUESSED
        yield Verdict(
            Outcome.FAIL,
            "found",
            {"posts": len(seen), "strangers": strangers, "oldest": oldest.isoformat()},
            posted.pointers(seen),
            sure,
            severity=None if strangers else Severity.LOW,
            concerns=len(seen),
        )
    yield from posted.untold(old)
