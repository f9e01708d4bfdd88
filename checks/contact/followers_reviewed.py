"""How many people see what is shared, and since when. Whether they are known, only the owner can say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from auditor.account import Account, Platform
from auditor.check import Context, Outcome, Verdict

_MANY = 150
"""More people than anyone knows well."""


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Asks, with the numbers that the download holds; nobody has to look through an empty list."""
    list_id = "connections.friends" if account.platform is Platform.FACEBOOK else "connections.followers"
    people = account.people.get(list_id, ())
    counted = max((f.value for f in account.facts.get(list_id, ()) if isinstance(f.value, int)), default=0)
    since = sorted(person.since.date() for person in people if person.since)
    count = max(counted, len(people))
    params: dict[str, str | int] = {"people": count}
    if since:
        params["since"] = since[0].isoformat()
    switched = _went_private(account)
    earlier = sum(day < switched for day in since) if switched else 0
    if not count:
        yield Verdict(Outcome.PASS)
    elif switched and earlier:
        yield Verdict(Outcome.ASK, "before_private", params | {"earlier": earlier, "switched": switched.isoformat()})
    else:
        yield Verdict(Outcome.ASK, ("many" if count > _MANY else "some") + ("" if since else "_undated"), params)


def _went_private(account: Account) -> date | None:
    """The day of the newest switch, when it was one to private."""
    newest = max(account.privacy_changes, key=lambda change: change.at, default=None)
    return newest.at.date() if newest and newest.private else None
