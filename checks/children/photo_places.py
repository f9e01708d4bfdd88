"""Items with a child that tell where: a place's name for others to read, or a spot that the download holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from auditor.authors import Account, Context, Severity, Told, Verdict, exposed

_SPOT = frozenset({Told.COORDINATES, Told.IN_FILE, Told.NEAR_HOME})
_PLACE = _SPOT | {Told.PLACE}


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Others read names; of spots nobody can say who gets to see them, so they alone weigh little."""
    concerned = [photo for photo in exposed.shown(account) if _PLACE.intersection(photo.exposure.told)]
    told = [photo.exposure.told for photo in concerned if photo.audience is not None]
    counts: dict[str, str | int] = {
        "named": sum(Told.PLACE in signs for signs in told),
        "spots": sum(not _SPOT.isdisjoint(signs) for signs in told),
        "home": sum(Told.NEAR_HOME in signs for signs in told),
    }
    for verdict in exposed.judge(account, concerned):
        if verdict.message != "found":
            yield verdict
        elif counts["named"]:
            yield replace(verdict, params={**verdict.params, **counts})
        else:
            message = "found_home" if counts["home"] else "found_spots"
            yield replace(verdict, message=message, params={**verdict.params, **counts}, severity=Severity.LOW)
