"""How many items with a child there are, and over how many years: a number to think about, never a verdict."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.exposure import verdicts as exposed
from auditor.model.account import Account
from auditor.model.check import Context, Outcome, Verdict


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Asks whether the family still wants them there."""
    shown = exposed.shown(account)
    evidence, sure = exposed.pointers(shown), exposed.confidence(shown)
    days = sorted(e.at for e in shown if e.at)
    if not shown:
        yield exposed.nothing(account)
    elif not days:
        yield Verdict(Outcome.ASK, "undated", {"photos": len(shown)}, evidence, sure)
    else:
        params: dict[str, str | int] = {"photos": len(shown), "first": days[0].year, "last": days[-1].year}
        one_year = days[0].year == days[-1].year
        params["years"] = days[-1].year - days[0].year + 1
        yield Verdict(Outcome.ASK, "in_one_year" if one_year else "over_years", params, evidence, sure)
