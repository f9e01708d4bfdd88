"""Facebook tells of no post who can see it (format notes 3.8): a person has to look; the count says at how much."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from auditor.authors import Account, Audience, Context, Outcome, PostKind, Verdict, verdicts

_A_YEAR = timedelta(days=365)
_WIDE = (Audience.EVERYONE, Audience.FRIENDS_OF_FRIENDS)


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """Asks, with the number of posts older than a year; an account without any post has nothing to limit."""
    posts = [post for post in account.posts if post.kind is not PostKind.DELETED]
    limit = (account.exported_at or context.today) - _A_YEAR
    old = sum(post.at is not None and post.at.date() < limit for post in posts)
    if not posts and {fact.value for fact in account.facts.get("content.posts", ())} == {0}:
        yield verdicts.unread(account) or Verdict(Outcome.PASS, "no_posts")
    elif not old:
        yield Verdict(Outcome.ASK)
    else:
        wide = account.value("audience.default") in _WIDE
        yield Verdict(Outcome.ASK, "old_posts_wide" if wide else "old_posts", {"posts": old})
