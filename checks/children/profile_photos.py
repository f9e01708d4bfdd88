"""Profile and cover photos that may show a child: the current ones are public by the platforms' rule."""

from __future__ import annotations

from collections.abc import Iterable

from auditor import exposed
from auditor.account import Account, Confidence, Platform, PostKind
from auditor.check import Context, Outcome, Verdict

_KINDS = frozenset({PostKind.PROFILE_PHOTO, PostKind.COVER_PHOTO})


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """Every profile and cover photo with a child, older ones included."""
    some = exposed.there_are(account, context, lambda post, _: post.kind in _KINDS)
    concerned = exposed.of_kinds(account, _KINDS)
    for verdict in exposed.judge(account, concerned, kinds=_KINDS, some=some):
        if verdict.outcome is Outcome.NOT_APPLICABLE and not _profile_read(account):
            yield Verdict(Outcome.UNKNOWN, "kind_untold")
        else:
            yield verdict


def _profile_read(account: Account) -> bool:
    """Whether the profile tells of no photo either: Instagram's names the current one, and nearly all have one."""
    said = (fact for name, facts in account.facts.items() if name.startswith("profile.") for fact in facts)
    return account.platform is not Platform.INSTAGRAM or any(f.confidence is Confidence.STATED for f in said)
