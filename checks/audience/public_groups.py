"""Posts in groups and on others' pages and profiles: who sees them, those others decide (format notes 3.8)."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.account import Account, Post, PostKind
from auditor.check import Context, Evidence, Outcome, Verdict

_MOST_EVIDENCE = 5


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Asks, with the number of posts. That none was recognised says little: groups are told by an English sentence."""
    elsewhere = [post for post in account.posts if post.kind is PostKind.OTHER]
    posted = [post for post in account.posts if post.kind is not PostKind.DELETED]
    if elsewhere:
        photos = sum(len(post.media) for post in elsewhere)
        yield Verdict(Outcome.ASK, "found", {"posts": len(elsewhere)}, _newest(elsewhere), concerns=photos)
    elif posted or any(fact.value for fact in account.facts["content.posts"]):
        yield Verdict(Outcome.ASK, "none_seen")
    else:
        yield Verdict(Outcome.PASS, "no_posts")


def _newest(posts: list[Post]) -> tuple[Evidence, ...]:
    """Pointers to the newest posts, by date only; one file without dates is pointed to once."""
    dated = sorted(((post.at.date(), post.source) for post in posts if post.at), reverse=True)
    undated = dict.fromkeys(Evidence(post.source) for post in posts if not post.at)
    return (*(Evidence(source, at=day) for day, source in dated), *undated)[:_MOST_EVIDENCE]
