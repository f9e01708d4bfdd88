"""Family members in a Facebook profile, children counted apart (format notes 3.7)."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Context, Outcome, Severity, Verdict, profiles


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """One verdict. A relation that no list knows counts as a relative, and not as a child."""
    counted = [fact.value for fact in account.facts.get("profile.family", ()) if isinstance(fact.value, int)]
    relatives = max([len(account.relatives), *counted])
    children = sum(profiles.is_child(relative.relation) for relative in account.relatives)
    counts: dict[str, str | int] = {"relatives": relatives, "children": children}
    if not relatives:
        yield Verdict(Outcome.PASS)
    elif children:
        yield Verdict(Outcome.FAIL, "children", counts)
    else:
        yield Verdict(Outcome.FAIL, "relatives", counts, severity=Severity.LOW)
