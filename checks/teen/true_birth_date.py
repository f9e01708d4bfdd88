"""Whether the account's birth date makes its owner too old or too young. No date ever leaves this file, only years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from auditor.authors import (
    Account,
    Confidence,
    Context,
    Evidence,
    Outcome,
    Own,
    Verdict,
    age_on,
    service_of,
)

_FACT = "profile.birthday"
_NOT_SET = date(1919, 1, 1)
"""What Instagram writes where no birth date was given (format notes 2.3)."""
_OF_AGE = 18
_YOUNGEST = 13
"""The age that the terms of all three platforms ask for."""
_OLDEST = 110


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """One verdict: against the child's own birth date where the family gives it, else by what an age alone tells.

    Of several sources the one that makes the owner oldest counts, and one that cannot be read makes all unknown.
    """
    facts = account.facts.get(_FACT, ())
    evidence = tuple(Evidence(fact.where) for fact in facts[:5])
    days = [_day(fact.value, context.today) for fact in facts]
    known = [day for day in days if day]
    if not known or len(known) < len(days):
        yield Verdict(Outcome.UNKNOWN, "not_told", evidence=evidence)
        return
    child = context.family.child_of(account.platform, account.handle)
    judged = _judged(min(known), child.born if child else None, context.today, evidence)
    yield replace(judged, params={**judged.params, "service": Own(service_of(account.platform).name)})


def _judged(said: date, born: date | None, today: date, evidence: tuple[Evidence, ...]) -> Verdict:
    age = age_on(today, said)
    params: dict[str, str | int] = {"age": age}
    if born and said.year < born.year:
        own = age_on(today, born)
        message = "older" if own >= _YOUNGEST else "older_too_young"
        return Verdict(Outcome.FAIL, message, params | {"own": own, "years": born.year - said.year}, evidence)
    if age < _YOUNGEST:
        return Verdict(Outcome.FAIL, "too_young", params, evidence, Confidence.DERIVED)
    if born is None and age >= _OF_AGE:
        return Verdict(Outcome.FAIL, "adult", params, evidence, Confidence.DERIVED)
    if born and said.year == born.year:
        return Verdict(Outcome.PASS, "same_year", params, evidence)
    return Verdict(Outcome.ASK, "younger" if born else "likely", params, evidence)


def _day(value: str | int, today: date) -> date | None:
    """A birth date as readers write it, YYYY-MM-DD; None for one without a year, in other words, or of nobody alive."""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) and len(value) == len("2010-05-31") else None
    except ValueError:
        return None
    if day is None or day == _NOT_SET or not 0 <= today.year - day.year <= _OLDEST or day > today:
        return None
    return day
