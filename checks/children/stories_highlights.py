"""Stories and highlights with a child that others can still see."""

from __future__ import annotations

from collections.abc import Iterable

from auditor import exposed
from auditor.account import Account, PostKind
from auditor.check import Context, Verdict

_KINDS = (PostKind.STORY, PostKind.HIGHLIGHT)


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Expired stories are seen by their owner alone and do not count."""
    return exposed.judge(account, [e for e in exposed.shown(account) if e.kind in _KINDS])
