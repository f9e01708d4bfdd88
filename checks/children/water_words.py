"""Items with a child whose words speak of water: by captions, hashtags and places, never by looking at undress."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Context, Kind, Outcome, Reading, Sign, Sought, Verdict, exposed, silence, texts

_WATER = frozenset({Sign.BEACH, Sign.BATH, Sign.POOL, Sign.SWIMMING_LESSON})


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Beach, bath, pool and swimming lesson."""
    shown = exposed.shown(account)
    read = [photo.exposure.caption for photo in shown if photo.exposure.caption or Sign.PLACE in photo.exposure.told]
    for verdict in exposed.judge(account, list(filter(_in_water, shown))):
        yield (verdict.outcome is Outcome.PASS and silence.silent_in(Sought.WATER, read)) or verdict


def _in_water(photo: exposed.Photo) -> bool:
    if _WATER.intersection(photo.exposure.told):
        return True
    return texts.told(Reading(photo.exposure.caption), Kind.WATER, child=True) is not None
