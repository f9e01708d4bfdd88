"""Which findings stand together on the page: what is not known by its reason, what is said once, what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from auditor.model.account import Reason
from auditor.model.services import HOUSEHOLD, PHONE
from auditor.model.verdict import DECIDED
from auditor.text.silence import SILENCE, SPOKEN

from .view import About, AccountSection, Group, Item, TextsRead, Told, in_order

LOOK_UP, DISAGREE, OTHER, CRASH = "look_up", "disagree", "other", "crash"
KINDS = (DISAGREE, LOOK_UP, *Reason, OTHER, SILENCE, CRASH)
"""The kinds of not knowing, in the order in which they are shown."""

BEYOND = (
    ("cloud_two_step", ("google", "apple")),
    ("camera_location", (PHONE,)),
    ("school_pages", (HOUSEHOLD,)),
    ("two_step", ("whatsapp",)),
    ("child_asked", (HOUSEHOLD,)),
)
"""What is asked of services of which nobody said that they are used: the check, and the first of them that has it."""


def grouped(items: Iterable[Item]) -> tuple[Group, ...]:
    """What could not be told, by kind."""
    kinds: dict[str, list[Item]] = {}
    for item in items:
        kinds.setdefault(item.gap, []).append(item)
    return tuple(
        Group(kind, tuple(kinds[kind]), _reads(kinds[kind]) if kind == SILENCE else ())
        for kind in KINDS
        if kind in kinds
    )


def _reads(items: Iterable[Item]) -> tuple[TextsRead, ...]:
    """In which texts nothing was found, what was looked for in the same texts together."""
    together: dict[tuple[int, int, tuple[tuple[str, int], ...]], list[tuple[Item, int]]] = {}
    for item in items:
        counts = {name: int(value) for name, value in item.finding.params.items()}
        spoken = tuple((name.removeprefix(SPOKEN), n) for name, n in counts.items() if name.startswith(SPOKEN))
        most_first = tuple(sorted(spoken, key=lambda language: -language[1]))
        read = counts.get("texts", 0), counts.get("unread", 0), most_first
        together.setdefault(read, []).append((item, counts.get("tenths", 0)))
    return tuple(TextsRead(*read, tuple(found)) for read, found in together.items())


def told_once(accounts: Sequence[AccountSection]) -> tuple[AccountSection, ...]:
    """The accounts, in which an advice that stands already points to its first place; the first steps come first."""
    steps = sorted((i for account in accounts for i in account.change if i.step), key=lambda item: item.step)
    first: dict[tuple[str, str], Told] = {}
    for item in steps:
        first.setdefault(_advice(item), Told(f"step-{item.step}", item.owner))
    return tuple(
        replace(a, change=tuple(_pointing(item, first) for item in a.change), groups=_told_apart(a)) for a in accounts
    )


def _told_apart(account: AccountSection) -> tuple[Group, ...]:
    """What could not be told; of several such rows with one name each says what it is about."""
    names = Counter(item.name for item in account.untold)
    return tuple(
        replace(group, items=tuple(replace(item, again=names[item.name] > 1) for item in group.items))
        for group in account.groups
    )


def _pointing(item: Item, first: dict[tuple[str, str], Told]) -> Item:
    here = Told(item.anchor, item.owner)
    there = first.setdefault(_advice(item), here)
    return item if item.step or there is here or not any(_advice(item)) else replace(item, told=there)


def _advice(item: Item) -> tuple[str, str]:
    return item.finding.why, item.way.fix


def about(accounts: Iterable[AccountSection]) -> tuple[About, ...]:
    """All that is said of each check, and where it stands in the downloads; the gravest first."""
    same: dict[tuple[str, str, str], list[Item]] = {}
    for item in in_order(item for account in accounts for item in account.items):
        if item.spots or item.message or item.finding.outcome not in DECIDED or item.finding.priority:
            same.setdefault((item.finding.check, *_advice(item)), []).append(item)
    return tuple(About(items[0], tuple(items)) for items in same.values())


def beyond(accounts: Sequence[AccountSection]) -> tuple[Item, ...]:
    """The few questions on services of which nobody said that they are used."""
    asked = {(i.finding.check, i.owner.platform): i for account in accounts for i in reversed(account.untold)}
    found = (next((asked[check, s] for s in services if (check, s) in asked), None) for check, services in BEYOND)
    return tuple(item for item in found if item is not None)
