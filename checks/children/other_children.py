"""Pictures with several faces that may be children's: did the other parents agree? Only the family can know."""

from __future__ import annotations

from collections.abc import Iterable

from auditor import exposed
from auditor.account import Account
from auditor.check import Context, Outcome, Verdict

_SEVERAL = 2


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Asks, also where nobody can say who sees them; brothers and sisters look the same to this check."""
    several = [e for e in exposed.shown(account) if e.minors >= _SEVERAL]
    if several:
        params: dict[str, str | int] = {"photos": len(several), "strangers": sum(map(exposed.to_strangers, several))}
        yield Verdict(Outcome.ASK, "found", params, exposed.pointers(several), exposed.confidence(several))
    else:
        yield exposed.nothing(account)
