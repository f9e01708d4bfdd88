"""Items with a child whose words speak of water: by captions, hashtags and places, never by looking at undress."""

from __future__ import annotations

from collections.abc import Iterable

from auditor import exposed
from auditor.account import Account, Told
from auditor.check import Context, Verdict

_WATER = frozenset({Told.BEACH, Told.BATH, Told.POOL, Told.SWIMMING_LESSON})


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Beach, bath, pool and swimming lesson."""
    return exposed.judge(account, [e for e in exposed.shown(account) if _WATER.intersection(e.told)])
