"""Who is in the profile and cover photo: asked, unless the photos in the download were looked at and tell."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Context, Outcome, PostKind, Verdict, exposed

_KINDS = frozenset({PostKind.PROFILE_PHOTO, PostKind.COVER_PHOTO})


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """One verdict; what the photos tell is said by the check on them."""
    if "photos.with_child" in account.facts:
        some = exposed.there_are(account, context, lambda post, _: post.kind in _KINDS)
        seen = exposed.judge(account, exposed.of_kinds(account, _KINDS), kinds=_KINDS, some=some)
        if all(verdict.outcome in (Outcome.PASS, Outcome.FAIL) for verdict in seen):
            yield Verdict(Outcome.NOT_APPLICABLE, "looked_at")
            return
    yield Verdict(Outcome.ASK)
