"""Schools in a Facebook profile: a teenager's own tells where to wait; a parent's may be long past."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Context, Evidence, Outcome, Role, Severity, Verdict


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """One verdict (format notes 3.7)."""
    filled = [fact for fact in account.facts.get("profile.education", ()) if fact.value]
    evidence = tuple(Evidence(fact.where, str(fact.value)) for fact in filled)
    if not filled:
        yield Verdict(Outcome.PASS)
    elif context.role is Role.PARENT:
        yield Verdict(Outcome.ASK, "parents_school", evidence=evidence)
    else:
        yield Verdict(Outcome.FAIL, "own_school", evidence=evidence, severity=Severity.HIGH)
