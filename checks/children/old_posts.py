"""Posts of longer ago than a parent remembers that others can still see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from operator import itemgetter

from auditor.authors import Account, Confidence, Context, Outcome, Verdict, posted, verdicts

_YEARS = 5
"""Who remembers single posts of longer ago?"""


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """The oldest first: they show the smallest children, and friends of long ago see them."""
    posts = posted.shown(account, context)
    limit = date(max(context.today.year - _YEARS, date.min.year), context.today.month, min(context.today.day, 28))
    dated = [(day, post) for post in posts if (day := post.day) is not None]
    old = [posted.beginning(post, Confidence.DERIVED) for day, post in sorted(dated, key=itemgetter(0)) if day < limit]
    undated = len(posts) - len(dated)
    yield from _of_old(old)
    if not old and undated:
        yield Verdict(Outcome.UNKNOWN, "undated", {"posts": undated}, concerns=undated)
    elif not old:
        yield posted.nothing(account, posts)


def _of_old(old: list[posted.Mention]) -> Iterator[Verdict]:
    seen = [mention for mention in old if mention.audience is not None]
    if seen:
        verdict = verdicts.found(seen)
        yield replace(verdict, params={**verdict.params, "oldest": str(seen[0].day)})
    yield from verdicts.untold(old)
