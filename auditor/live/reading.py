"""From a page to facts. What is not surely there is told with a code; no value is ever guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from auditor.live.codes import Door, LiveCode, LiveFact, Reading, Unread
from auditor.live.common import common, key, spoken
from auditor.live.owner import accounts, not_own
from auditor.live.pages import LivePage
from auditor.live.rows import Sight, read_row, words
from auditor.live.snapshot import Node

__all__ = ["Door", "LiveCode", "LiveFact", "Reading", "Unread", "read"]

_SIGNS = (
    LiveCode.CHECKPOINT,
    LiveCode.CHALLENGE,
    LiveCode.REAUTH,
    LiveCode.LOGIN_WALL,
    LiveCode.BLOCKED,
    LiveCode.NOT_THIS_PAGE,
)
"""In which order they are looked for: a page that asks for a password again may also offer to log in."""

_LEADS_ELSEWHERE = frozenset({"link", "button", "tab", "menuitem"})


def read(
    page: LivePage, tree: Node, *, door: Door, handle: str, day: date, mine: bool = False, lang: str = ""
) -> Reading:
    """What a page says of the account `handle`.

    `mine`: the person said that it is the own page. `lang` is what the page says of its language, where that is known.
    """
    told = lang or str(tree.states.get("lang", ""))
    nodes = _in_front(page, tree)
    sight = Sight(page, door, _languages(page, nodes), nodes)
    reading = Reading(page.id, page.platform, door, handle, day, min(sight.languages, default=""))
    code = _no_page(sight, told) or not_own(sight, handle, mine=mine)
    if code is not None:
        return replace(reading, codes=(Unread(code),))
    rows = [read_row(row, sight) for row in page.rows]
    facts = tuple(row for row in rows if isinstance(row, LiveFact))
    codes = tuple(row for row in rows if isinstance(row, Unread))
    moved = all(row.code is LiveCode.REDESIGNED for row in codes)
    if page.lists_accounts and moved and not facts and set(accounts(sight)):
        codes = (Unread(LiveCode.CHOOSE_ACCOUNT),)
    return replace(reading, facts=facts, codes=codes)


def _in_front(page: LivePage, tree: Node) -> tuple[Node, ...]:
    """What is to be read: where accounts are listed first, the one dialog that opened over the list."""
    dialogs = [node for node in tree.walk() if node.role == "dialog"] if page.lists_accounts else []
    return tuple((dialogs[0] if len(dialogs) == 1 else tree).walk())


def _languages(page: LivePage, nodes: Sequence[Node]) -> frozenset[str]:
    """The languages in which this page's heading stands there; a link to the page is no heading."""
    lines = {key(words(node)) for node in nodes if node.role not in _LEADS_ELSEWHERE}
    return frozenset(language for language in page.heading if spoken(page.heading, frozenset({language})) & lines)


def _no_page(sight: Sight, lang: str) -> LiveCode | None:
    """Why this is not the page that it should be."""
    lines = frozenset(sight.lines)
    if not lines:
        return LiveCode.UNREADABLE
    for sign in _SIGNS:
        names = common().signs[sign]
        if spoken(names, frozenset(names)) & lines:
            return sign
    pasted = sight.door is Door.PASTED
    if pasted and any(line.startswith(start) for line in lines for start in common().mail):
        return LiveCode.NOT_THIS_PAGE
    if not sight.languages:
        known = not lang or lang.partition("-")[0].casefold() in sight.page.heading
        return LiveCode.NOT_THIS_PAGE if known else LiveCode.NO_WORDS
    if pasted and not any(sight.shows(row) for row in sight.page.rows):
        return LiveCode.NOT_THIS_PAGE
    return None
