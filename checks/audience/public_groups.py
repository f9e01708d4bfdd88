"""Posts in groups and on others' pages and profiles: who sees them, those others decide (format notes 3.8)."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Context, Outcome, PostKind, Verdict, gaps, verdicts

_ELSEWHERE = frozenset({PostKind.OTHER})


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Asks, with the number of posts. None is only said when all lists were read whole and none is of groups."""
    elsewhere = [post for post in account.posts if post.kind is PostKind.OTHER]
    posted = [post for post in account.posts if post.kind is not PostKind.DELETED]
    counted = any(fact.value for fact in account.facts["content.posts"])
    if elsewhere:
        photos = sum(len(post.media) for post in elsewhere)
        yield Verdict(Outcome.ASK, "found", {"posts": len(elsewhere)}, verdicts.newest(elsewhere), concerns=photos)
    elif posted or counted or _in_groups(account) or gaps(account, _ELSEWHERE):
        yield Verdict(Outcome.ASK, "none_seen")
    else:
        yield Verdict(Outcome.PASS, "no_posts")


def _in_groups(account: Account) -> bool:
    """Whether the download holds a file on groups that is not Meta's note that there are none."""
    groups = account.lists.get("content.groups")
    return groups is not None and any(not file.endswith("no-data.txt") for file in groups.files)
