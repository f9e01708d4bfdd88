"""Posts that say where children will be: announcements of matches."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Confidence, Context, Evidence, Outcome, Verdict


def audit(account: Account, _: Context) -> Iterable[Verdict]:
    """Words only suggest, so what is found is a guess."""
    found = [post for post in account.posts if "match day" in post.caption.casefold()]
    if not found:
        return [Verdict(Outcome.PASS)]
    evidence = tuple(Evidence(post.source, post.caption) for post in found[:3])
    return [Verdict(Outcome.FAIL, "announced", {"count": len(found)}, evidence, Confidence.GUESSED)]
