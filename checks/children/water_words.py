"""Items with a child whose words speak of water: by captions, hashtags and places, never by looking at undress."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.exposure import verdicts as exposed
from auditor.model.account import Account
from auditor.model.check import Context, Outcome, Verdict
from auditor.model.posting import Told
from auditor.text.silence import Sought, silent_in

_WATER = frozenset({Told.BEACH, Told.BATH, Told.POOL, Told.SWIMMING_LESSON})


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Beach, bath, pool and swimming lesson."""
    shown = exposed.shown(account)
    texts = [e.caption for e in shown if e.caption or Told.PLACE in e.told]
    for verdict in exposed.judge(account, [e for e in shown if _WATER.intersection(e.told)]):
        yield (verdict.outcome is Outcome.PASS and silent_in(Sought.WATER, texts)) or verdict
