"""Items with a child that tell where: a place's name for others to read, or a spot that the download holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from auditor.authors import Account, Context, Outcome, Severity, Sign, Verdict, exposed

_SPOT = frozenset({Sign.COORDINATES, Sign.IN_FILE, Sign.NEAR_HOME})
_PLACE = _SPOT | {Sign.PLACE}


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Others read names; of spots nobody can say who gets to see them, so they alone weigh little."""
    concerned = [photo for photo in exposed.shown(account) if _PLACE.intersection(photo.exposure.told)]
    signs_of_each = [photo.exposure.told for photo in concerned if photo.audience is not None]
    counts: dict[str, str | int] = {
        "named": sum(Sign.PLACE in signs for signs in signs_of_each),
        "spots": sum(not _SPOT.isdisjoint(signs) for signs in signs_of_each),
        "home": sum(Sign.NEAR_HOME in signs for signs in signs_of_each),
    }
    for verdict in exposed.judge(account, concerned):
        if verdict.outcome is not Outcome.FAIL:
            yield verdict
        elif counts["named"]:
            yield replace(verdict, params={**verdict.params, **counts})
        else:
            message = "found_home" if counts["home"] else "found_spots"
            yield replace(verdict, message=message, params={**verdict.params, **counts}, severity=Severity.LOW)
