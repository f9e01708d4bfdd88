"""Outside apps and websites that still have access (format notes 3.9, 4.3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from auditor.authors import Account, App, Confidence, Context, Evidence, Outcome, Verdict

_A_YEAR = timedelta(days=365)


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """One verdict. An app of which the download does not say that its access ended is taken to have it still."""
    connected = [app for app in account.apps if app.active is not False and app.removed is None]
    sure = Confidence.STATED if all(app.active for app in connected) else Confidence.DERIVED
    limit = (account.exported_at or context.today) - _A_YEAR
    old = [app for app in connected if app.added and app.added.date() < limit]
    counts: dict[str, str | int] = {"apps": len(connected), "old": len(old)}
    if not account.apps and account.value("security.apps"):
        yield Verdict(Outcome.UNKNOWN, "unread")
    elif not connected:
        yield Verdict(Outcome.PASS, "none", counts)
    elif old:
        yield Verdict(Outcome.FAIL, "old", counts, _evidence(old), sure)
    elif all(app.added for app in connected):
        yield Verdict(Outcome.PASS, "recent", counts, _evidence(connected), sure)
    else:
        yield Verdict(Outcome.ASK, "undated", counts, _evidence(connected), sure)


def _evidence(apps: list[App]) -> Iterable[Evidence]:
    """The oldest first, those without a date last."""
    dated = sorted((app for app in apps if app.added), key=lambda app: str(app.added))
    undated = [app for app in apps if not app.added]
    return (Evidence(app.source, app.name, app.added.date() if app.added else None) for app in dated + undated)
