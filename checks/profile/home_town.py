"""Where the family lives or comes from, in a Facebook profile: each of the two has an audience of its own."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Audience, Context, Evidence, Outcome, Verdict

_TOWNS = ("current_town", "home_town")
_NARROW = (Audience.FRIENDS, Audience.CUSTOM, Audience.ONLY_ME)


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """One verdict on both (format notes 3.3, 3.7)."""
    filled = [town for town in _TOWNS if any(fact.value for fact in account.facts.get(f"profile.{town}", ()))]
    audiences = {town: account.facts.get(f"audience.{town}", ()) for town in filled}
    open_towns = [town for town in filled if any(fact.value not in _NARROW for fact in audiences[town])]
    untold = [town for town in filled if not audiences[town]]
    if not filled:
        yield Verdict(Outcome.PASS, "not_filled_in")
    elif open_towns:
        evidence = tuple(
            Evidence(fact.where) for town in open_towns for fact in audiences[town] if fact.value not in _NARROW
        )
        yield Verdict(Outcome.FAIL, "both" if len(open_towns) > 1 else open_towns[0], evidence=evidence)
    elif untold:
        yield Verdict(Outcome.UNKNOWN, "audience_unknown")
    else:
        yield Verdict(Outcome.PASS, "narrow")
