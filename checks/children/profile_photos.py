"""Profile and cover photos that may show a child: the current ones are public by the platforms' rule."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Confidence, Context, Outcome, Platform, PostKind, Verdict, exposed

_KINDS = frozenset({PostKind.PROFILE_PHOTO, PostKind.COVER_PHOTO})


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """Every profile and cover photo with a child, older ones included."""
    some = exposed.there_are(account, context, lambda post, _: post.kind in _KINDS)
    concerned = exposed.of_kinds(account, _KINDS)
    for verdict in exposed.judge(account, concerned, kinds=_KINDS, some=some):
        if verdict.outcome is Outcome.NOT_APPLICABLE and not _surely_none(account):
            yield Verdict(Outcome.UNKNOWN, "kind_untold")
        else:
            yield verdict


def _surely_none(account: Account) -> bool:
    """Whether the profile itself says so, since nearly every profile has one: Instagram's names the current one."""
    if account.platform is Platform.FACEBOOK:
        return False
    said = (fact for name, facts in account.facts.items() if name.startswith("profile.") for fact in facts)
    return any(fact.confidence is Confidence.STATED for fact in said)
