"""What was seen on the screen, put beside what the downloads say: the newer of the two counts, the other is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from auditor.live.codes import Reading
from auditor.live.pages import STATES, page
from auditor.model.account import SCREENS, Account, Fact, Platform, Source
from auditor.model.result import AuditResult

AGES_AFTER = timedelta(days=365)
"""What was seen so long ago is looked at again."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A fact as it was seen on the screen of an account; without a `handle` of the only one on that platform."""

    platform: Platform
    handle: str
    fact: Fact


def seen(readings: Iterable[Reading]) -> tuple[Seen, ...]:
    """What these pages said; of a fact that one page said twice, the newer."""
    latest = {(one.platform, one.handle.casefold(), one.page): one for one in sorted(readings, key=lambda r: r.day)}
    return tuple(
        Seen(reading.platform, reading.handle, _fact(reading, number))
        for reading in latest.values()
        for number in range(len(reading.facts))
    )


def seen_in(result: AuditResult, today: date) -> tuple[Seen, ...]:
    """What a saved result holds of what was seen; what has grown old is left out."""
    return tuple(
        Seen(
            Platform(account.platform),
            account.handle,
            Fact(row.id, row.value, row.where, "", row.source, row.confidence, row.observed_at),
        )
        for account in result.accounts
        for row in account.facts
        if row.source in SCREENS and row.observed_at is not None and today - row.observed_at <= AGES_AFTER
    )


def with_seen(accounts: Sequence[Account], what: Sequence[Seen], today: date) -> list[Account]:
    """The accounts with what was seen of each; what was seen of an account that is not among them changes nothing."""
    return [_with(account, _of(account, accounts, what), today) for account in accounts]


def _fact(reading: Reading, number: int) -> Fact:
    told, known = reading.facts[number], page(reading.page)
    where = f"{known.address if known else reading.page}#{told.row}"
    raw = told.raw if told.raw not in STATES else ""
    return Fact(told.fact, told.value, where, raw, Source.LIVE, told.confidence, reading.day)


def _of(account: Account, accounts: Sequence[Account], what: Sequence[Seen]) -> list[Fact]:
    alone = sum(other.platform is account.platform for other in accounts) == 1
    own = account.known_as.casefold()
    return [
        one.fact
        for one in what
        if one.platform is account.platform
        and (one.handle.casefold() in (own, account.handle.casefold()) if one.handle and own else alone)
    ]


def _with(account: Account, told: Sequence[Fact], today: date) -> Account:
    facts, absent, doubts = dict(account.facts), dict(account.absent), dict(account.doubts)
    superseded = dict(account.superseded)
    for fact_id in dict.fromkeys(fact.id for fact in told):
        newest = max(_day(fact) for fact in told if fact.id == fact_id)
        live = tuple(fact for fact in told if fact.id == fact_id and fact.observed_at == newest)
        said = account.facts.get(fact_id, ())
        day = max((fact.observed_at or account.exported_at or date.min for fact in said), default=date.min)
        if said and newest < day:
            superseded[fact_id] = live
            continue
        if said and account.dated_inside and newest < today:
            facts[fact_id] = (*live, *said)  # the download may be younger than all that stands in it
            continue
        facts[fact_id] = live
        absent.pop(fact_id, None)
        doubts.pop(fact_id, None)
        if said:
            made = None if account.dated_inside else account.exported_at
            superseded[fact_id] = tuple(replace(fact, observed_at=fact.observed_at or made) for fact in said)
    return replace(account, facts=facts, absent=absent, doubts=doubts, superseded=superseded)


def _day(fact: Fact) -> date:
    return fact.observed_at or date.min
