"""Whether the account is suggested to others: one switch on is enough, and a pass needs every switch to be told."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Confidence, Context, Evidence, Fact, Outcome, Verdict, of_platform

_PREFIX = "discovery.suggest_"


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """One verdict over all switches that the platform has; a pass is as sure as the least sure of them."""
    switches = [spec.id for spec in of_platform(account.platform) if spec.id.startswith(_PREFIX)]
    known = {switch: account.facts[switch] for switch in switches if account.facts.get(switch)}
    every = [fact for facts in known.values() for fact in facts]
    on = [fact for fact in every if fact.value == "on"]
    order = list(Confidence)
    if on:
        surest = min((fact.confidence for fact in on), key=order.index)
        params = {"on": len({fact.id for fact in on}), "known": len(known)}
        yield Verdict(Outcome.FAIL, "some_on", params, _evidence(on), surest)
    elif len(known) == len(switches):
        least_sure = max((fact.confidence for fact in every), key=order.index)
        yield Verdict(Outcome.PASS, "all_off", {"known": len(known)}, _evidence(every), least_sure)
    elif known:
        params = {"known": len(known), "untold": len(switches) - len(known)}
        yield Verdict(Outcome.UNKNOWN, "some_untold", params, _evidence(every))
    else:
        reasons = [account.absent[switch].reason for switch in switches if switch in account.absent]
        yield Verdict(Outcome.UNKNOWN, reason=next(iter(reasons), None))


def _evidence(facts: list[Fact]) -> Iterable[Evidence]:
    return (Evidence(fact.where, fact.raw, fact.observed_at, fact.id) for fact in facts)
