"""Whose page it is: the accounts that a page names, held against the person's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.live.codes import Door, LiveCode
from auditor.live.common import common, key, spoken
from auditor.live.rows import Sight
from auditor.model.account import Platform

_HANDLE = re.compile(r"[\w.-]{1,40}\Z", re.ASCII)
_SHOWN = re.compile(r"(?P<name>.+?)[ ,·•|-]+(?P<service>instagram|facebook|tiktok)\Z")
_MOST_WORDS = 4
"""A name that people go by has no more."""


@dataclass(frozen=True, slots=True)
class Named:
    """An account as a page names it: by its handle, or by the name that a person goes by."""

    name: str

    @property
    def is_handle(self) -> bool:
        """Whether it can only be this account; two people may go by one name."""
        return _HANDLE.match(self.name) is not None


def not_own(sight: Sight, handle: str, *, mine: bool) -> LiveCode | None:
    """Why a page does not count as one of the account `handle`; None when it does.

    In the browser the person says so of each page. Where a page first lists accounts that is not enough: it must name
    this one and no other, or the person says `mine` of what is open.
    """
    own = key(handle).removeprefix("@")
    named = set(accounts(sight))
    seen = bool(own) and (Named(own) in named or {own, f"@{own}"} & set(sight.lines))
    others = named - {Named(own)}
    if sight.page.lists_accounts and len(named) > 1:
        return LiveCode.CHOOSE_ACCOUNT
    if own and not seen and any(other.is_handle for other in others):
        return LiveCode.WRONG_ACCOUNT
    said = mine or (sight.door is Door.BROWSER and not sight.page.lists_accounts)
    if seen or said:
        return None
    return LiveCode.CHOOSE_ACCOUNT if named and sight.door is Door.BROWSER else LiveCode.NOT_CONFIRMED


def accounts(sight: Sight) -> Iterator[Named]:
    """The accounts that a page names: `@name`, or a name with its service behind it or right below."""
    lines = sight.lines
    heading = spoken(sight.page.heading, frozenset(sight.page.heading))
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        shown = _SHOWN.match(line)
        name = shown["name"] if shown else line if below in list(Platform) else ""
        if re.fullmatch(r"@[\w.-]+", line, re.ASCII):
            yield Named(line[1:])
        elif name and name not in heading and _a_name(name, sight):
            yield Named(key(name))


def _a_name(name: str, sight: Sight) -> bool:
    """A handle has a letter and no blank; the name that a person goes by counts only where accounts are listed."""
    if _HANDLE.match(name):
        return any(letter.isalpha() for letter in name) and name not in _known_words(sight)
    return sight.page.lists_accounts and len(name.split()) <= _MOST_WORDS and not _sentence(name, sight)


def _known_words(sight: Sight) -> frozenset[str]:
    """The page's own names, and the services'."""
    return frozenset({*Platform}).union(*(spoken(row.names, sight.languages) for row in sight.page.rows))


def _sentence(name: str, sight: Sight) -> bool:
    """Whether it is a line of the page and no name."""
    rows: Sequence[frozenset[str]] = [
        spoken(names, frozenset(names)) for row in sight.page.rows for names in (row.names, *row.words.values())
    ]
    return name in frozenset().union(*rows) or name in spoken(common().choosing, frozenset(common().choosing))
