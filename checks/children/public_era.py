"""Items with a child that everyone could see once and not today: copies may remain (format notes 2.4)."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import (
    Account,
    Audience,
    AudienceFrom,
    Confidence,
    Context,
    Outcome,
    Verdict,
    exposed,
    surely,
    verdicts,
)


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """What is public today is the business of exposed_photos; archived items count, for they were there."""
    every = exposed.every(account)
    narrowed = [photo for photo in every if photo.audience is not Audience.EVERYONE]
    then = [photo for photo in narrowed if photo.exposure.audience_then is Audience.EVERYONE]
    untold = [photo for photo in narrowed if photo.exposure.audience_then is None]
    unknown = [] if _always_private(account) else untold
    if then:
        evidence = verdicts.pointers(then)
        yield Verdict(Outcome.FAIL, "found", {"photos": len(then)}, evidence, Confidence.DERIVED, concerns=len(then))
    if unknown:
        evidence, count = verdicts.pointers(unknown), len(unknown)
        yield Verdict(
            Outcome.UNKNOWN, "past_unknown", {"photos": count}, evidence, subject="past_unknown", concerns=count
        )
    if then or unknown:
        return
    public = [photo for photo in every if photo.audience is Audience.EVERYONE]
    if any(photo.audience_from is not AudienceFrom.RULE for photo in public):
        yield Verdict(Outcome.NOT_APPLICABLE, "public_today")
        return
    silence = exposed.nothing(account)
    if narrowed and silence.outcome is Outcome.PASS:
        silence = Verdict(Outcome.PASS, "never_public", {"photos": len(narrowed)}, confidence=Confidence.DERIVED)
    yield silence


def _always_private(account: Account) -> bool:
    """Whether the account is surely private and its history is there and holds no switch."""
    return (
        surely(account, "audience.private_profile", "on")
        and account.value("audience.privacy_history") == 0
        and not account.privacy_changes
    )
