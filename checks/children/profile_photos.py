"""Profile and cover photos that may show a child: the current ones are public by the platforms' rule."""

from __future__ import annotations

from collections.abc import Iterable

from auditor import exposed
from auditor.account import Account, PostKind
from auditor.check import Context, Verdict

_KINDS = (PostKind.PROFILE_PHOTO, PostKind.COVER_PHOTO)


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Every profile and cover photo with a child, older ones included."""
    return exposed.judge(account, [e for e in exposed.shown(account) if e.kind in _KINDS])
