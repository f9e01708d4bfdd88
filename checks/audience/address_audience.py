"""Who sees the address in a Facebook profile; without an address it does not matter (format notes 3.3, 3.7)."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Audience, Confidence, Context, Evidence, Outcome, Verdict

_NARROW = (Audience.FRIENDS, Audience.CUSTOM, Audience.ONLY_ME)


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """One verdict. Any source that says a wider audience counts, and so does any that knows an address."""
    facts = account.facts.get("audience.address", ())
    addresses = account.facts.get("profile.address", ())
    wide = [fact for fact in facts if fact.value not in _NARROW]
    shown = wide or facts
    confidence = min((fact.confidence for fact in shown), key=list(Confidence).index, default=Confidence.STATED)
    evidence = tuple(Evidence(fact.where, fact.raw, fact.observed_at, fact.id) for fact in shown)
    if addresses and not any(fact.value for fact in addresses):
        yield Verdict(Outcome.NOT_APPLICABLE, "no_address")
    elif not facts:
        absent = account.absent.get("audience.address")
        yield Verdict(Outcome.UNKNOWN, reason=absent.reason if absent else None)
    else:
        yield Verdict(Outcome.FAIL if wide else Outcome.PASS, "", evidence=evidence, confidence=confidence)
