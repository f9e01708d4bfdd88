"""Stories and highlights with a child that others can still see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from auditor.authors import Account, Context, PostKind, Verdict, exposed

_KINDS = frozenset({PostKind.STORY, PostKind.HIGHLIGHT})


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """A story that is over may be pinned as a highlight, and no download tells: who sees it is not known then."""
    some = exposed.there_are(account, context, lambda post, _: post.kind in _KINDS)
    concerned = exposed.of_kinds(account, _KINDS)
    pinned = any(photo.kind is PostKind.STORY for photo in concerned if photo.audience is None)
    for verdict in exposed.judge(account, concerned, kinds=_KINDS, some=some):
        untold = pinned and verdict.message == "audience_unknown"
        yield replace(verdict, message="perhaps_pinned") if untold else verdict
