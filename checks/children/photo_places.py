"""Items with a child that tell where: a place's name for others to read, or a spot that the download holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from auditor.exposure import verdicts as exposed
from auditor.model.account import Account
from auditor.model.check import Context, Severity, Verdict
from auditor.model.posting import Told

_SPOT = frozenset({Told.COORDINATES, Told.IN_FILE, Told.NEAR_HOME})
_PLACE = _SPOT | {Told.PLACE}


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Others read names; of spots nobody can say who gets to see them, so they alone weigh little."""
    concerned = [e for e in exposed.shown(account) if _PLACE.intersection(e.told)]
    seen = [e for e in concerned if e.audience is not None]
    counts: dict[str, str | int] = {
        "named": sum(Told.PLACE in e.told for e in seen),
        "spots": sum(bool(_SPOT.intersection(e.told)) for e in seen),
        "home": sum(Told.NEAR_HOME in e.told for e in seen),
    }
    for verdict in exposed.judge(account, concerned):
        if verdict.message != "found":
            yield verdict
        elif counts["named"]:
            yield replace(verdict, params={**verdict.params, **counts})
        else:
            message = "found_home" if counts["home"] else "found_spots"
            yield replace(verdict, message=message, params={**verdict.params, **counts}, severity=Severity.LOW)
