"""How many items with a child there are, and over how many years: a number to think about, never a verdict."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Context, Outcome, Verdict, exposed, verdicts


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Asks whether the family still wants them there."""
    shown = exposed.shown(account)
    evidence, sure, count = verdicts.pointers(shown), verdicts.surest(shown), len(shown)
    days = sorted(photo.day for photo in shown if photo.day)
    if not shown:
        yield exposed.nothing(account)
    elif not days:
        yield Verdict(Outcome.ASK, "undated", {"photos": count}, evidence, sure, concerns=count)
    else:
        params: dict[str, str | int] = {"photos": count, "first": days[0].year, "last": days[-1].year}
        words = "in_one_year" if days[0].year == days[-1].year else "over_years"
        params["years"] = days[-1].year - days[0].year + 1
        yield Verdict(Outcome.ASK, words, params, evidence, sure, concerns=count)
