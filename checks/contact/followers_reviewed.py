"""How many people see what is shared, since when, how fast they grow, and how many of them the owner follows too.

Whether they are known, only the owner can say.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from auditor.authors import FACTS, Account, Confidence, Context, Outcome, Verdict

_MANY = 150
"""More people than anyone knows well."""
_A_YEAR = timedelta(days=365)
_FOLLOWERS, _FOLLOWING, _FRIENDS = "connections.followers", "connections.following", "connections.friends"


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """Asks, with the numbers that the download holds; nobody has to look through an empty list."""
    list_id = _FRIENDS if _mutual(account) else _FOLLOWERS
    people = account.people.get(list_id, ())
    days = sorted(person.since.date() for person in people if person.since)
    count = max(_counted(account, list_id), len(people))
    if not count:
        yield Verdict(Outcome.PASS)
        return
    params: dict[str, str | int] = {"people": count}
    if days:
        limit = (account.exported_at or context.today) - _A_YEAR
        params |= {"since": days[0].isoformat(), "lately": sum(day > limit for day in days)}
    params |= _before_private(account, days) | _one_way(account)
    yield Verdict(Outcome.ASK, _message(params, count), params, concerns=count)


def _message(params: dict[str, str | int], count: int) -> str:
    if "since" not in params:
        return "undated"
    if "earlier" in params:
        return "before_private_one_way" if "one_way" in params else "before_private"
    if "one_way" in params:
        return "one_way"
    return "many" if count > _MANY else "some"


def _counted(account: Account, fact_id: str) -> int:
    return max((f.value for f in account.facts.get(fact_id, ()) if isinstance(f.value, int)), default=0)


def _before_private(account: Account, days: list[date]) -> dict[str, str | int]:
    """How many were there before the newest switch, when it was one to private."""
    newest = max(account.privacy_changes, key=lambda change: change.at, default=None)
    if newest is None or not newest.private:
        return {}
    switched = newest.at.date()
    earlier = sum(day < switched for day in days)
    return {"earlier": earlier, "switched": switched.isoformat()} if earlier else {}


def _one_way(account: Account) -> dict[str, str | int]:
    """How many follow without being followed: only where both lists are whole and plainly name people the same way."""
    if _mutual(account) or not all(_whole(account, i) for i in (_FOLLOWERS, _FOLLOWING)):
        return {}
    followers, following = ({p.key for p in account.people.get(i, ())} for i in (_FOLLOWERS, _FOLLOWING))
    comparable = not following or followers & following
    one_way = len(followers - following)
    return {"one_way": one_way} if comparable and one_way else {}


def _mutual(account: Account) -> bool:
    """Whether those who see what is shared are friends, which both sides agreed to be."""
    return account.platform in FACTS[_FRIENDS].sections


def _whole(account: Account, fact_id: str) -> bool:
    """Whether the list holds everybody whom the download counts, as far as that can be told."""
    facts = account.facts.get(fact_id, ())
    listed = len(account.people.get(fact_id, ()))
    return bool(facts) and all(f.value == listed and f.confidence is Confidence.STATED for f in facts)
