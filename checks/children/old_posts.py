"""Posts of longer ago than a parent remembers that others can still see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from operator import attrgetter

from auditor.authors import Account, Confidence, Context, Outcome, Verdict, posted, verdicts

_YEARS = 5
"""Who remembers single posts of longer ago?"""


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """The oldest first: they show the smallest children, and friends of long ago see them."""
    posts = posted.shown(account, context)
    limit = date(max(context.today.year - _YEARS, date.min.year), context.today.month, min(context.today.day, 28))
    old = [posted.beginning(post, Confidence.DERIVED) for post in posts if post.day is not None and post.day < limit]
    old.sort(key=attrgetter("day"))
    undated = [post for post in posts if post.day is None]
    yield from _of_old(old)
    if not old and undated:
        yield Verdict(Outcome.UNKNOWN, "undated", {"posts": len(undated)}, concerns=len(undated))
    elif not old:
        yield posted.nothing(account, posts)


def _of_old(old: list[posted.Mention]) -> Iterator[Verdict]:
    seen = [mention for mention in old if mention.audience is not None]
    if seen:
        verdict = verdicts.found(seen)
        yield replace(verdict, params={**verdict.params, "oldest": str(seen[0].day)})
    yield from verdicts.untold(old)
