"""How one row of a page is read: a value only where the page ties it to the row's own name, else a code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from auditor.live.codes import Door, LiveCode, LiveFact, Unread
from auditor.live.common import common, key, spoken, values
from auditor.live.pages import Kind, LivePage, Row
from auditor.live.snapshot import Node, State
from auditor.model.account import Confidence

_SWITCHES = ("switch", "checkbox")
_RADIOS = ("radio", "menuitemradio")
_CONTROLS = frozenset({*_SWITCHES, *_RADIOS})
_GROUPS = frozenset({"dialog", "alertdialog", "radiogroup", "group"})
_DIALOGS = frozenset({"dialog", "alertdialog"})


@dataclass(frozen=True)
class Sight:
    """A page in front of us, in these languages."""

    page: LivePage
    door: Door
    languages: frozenset[str]
    nodes: tuple[Node, ...]

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """All words of the page in their order, as they are compared."""
        return tuple(said for node in self.nodes if (said := key(words(node))))

    def names(self, row: Row) -> frozenset[str]:
        """The row's names in the page's languages."""
        return spoken(row.names, self.languages)

    def shows(self, row: Row) -> bool:
        """Whether the row's name, or a sentence that it may say, stands anywhere on the page."""
        if row.kind is Kind.SENTENCE:
            return not values(row, self.page.platform, self.languages).keys().isdisjoint(self.lines)
        return any(_begins(line, name) for line in self.lines for name in self.names(row))

    @cached_property
    def whole(self) -> bool:
        """Whether each row's name stands there once: only then what merely stands after one surely belongs to it."""
        lines = [key(words(node)) for node in self.nodes if node.role not in _CONTROLS]
        controls = {key(node.name) for node in self.nodes if node.role in _CONTROLS}
        rows = [self.names(row) for row in self.page.rows if row.names]
        return all(
            sum(lines.count(name) for name in names) == 1 or (not names & {*lines} and names & controls)
            for names in rows
        )


def words(node: Node) -> str:
    """What a thing says."""
    return node.name or node.text


def read_row(row: Row, sight: Sight) -> LiveFact | Unread:
    """What a row says, or why it could not be read."""
    if row.kind is not Kind.SENTENCE and not sight.names(row):
        return Unread(LiveCode.NO_WORDS, row.fact)
    return _READERS[row.kind](row, sight)


def _switch(row: Row, sight: Sight) -> LiveFact | Unread:
    names = sight.names(row)
    found = [node for node in sight.nodes if node.role in _SWITCHES and key(node.name) in names]
    named = bool(found)
    found = found or list(_after_its_name(names, sight))
    if not found:
        missing = sight.door is Door.PASTED and sight.shows(row)
        return Unread(LiveCode.WORDS_ONLY if missing else LiveCode.REDESIGNED, row.fact)
    states = {_state(node, sight) for node in found}
    if None in states:
        return Unread(LiveCode.SAVED_PAGE, row.fact)
    if len(states) > 1:
        return Unread(LiveCode.AMBIGUOUS, row.fact)
    state = states.pop()
    if not isinstance(state, bool):
        return Unread(LiveCode.UNKNOWN_WORD, row.fact, str(state))
    raw = "checked" if state else "unchecked"
    fact = _fact(row, sight, row.states[raw], raw)
    return fact if named else replace(fact, confidence=Confidence.GUESSED)


def _state(node: Node, sight: Sight) -> State | None:
    """Whether it is checked; None when nobody knows: a saved page keeps no more than what a script wrote into it."""
    stale = sight.door is Door.SAVED and sight.page.stale_inputs and "native" in node.states
    return None if stale else node.states.get("checked")


def _after_its_name(names: frozenset[str], sight: Sight) -> Iterator[Node]:
    """A switch without a name right after the row's name in the same parent; only on a page that is there whole.

    That the two belong together is no more than a guess, since nothing but their order says so.
    """
    if not sight.whole:
        return
    for parent in sight.nodes:
        for before, node in pairwise(parent.children):
            nameless = node.role in _SWITCHES and not words(node)
            if nameless and before.role not in _CONTROLS and key(words(before)) in names:
                yield node


def _choice(row: Row, sight: Sight) -> LiveFact | Unread:
    groups = list(_groups(row, sight))
    if not groups:
        shown = sight.door is Door.PASTED and sight.shows(row)
        return Unread(LiveCode.WORDS_ONLY if shown else LiveCode.REDESIGNED, row.fact)
    if len(groups) > 1:
        return Unread(LiveCode.AMBIGUOUS, row.fact)
    radios = groups[0]
    if any(_state(radio, sight) is None for radio in radios):
        return Unread(LiveCode.SAVED_PAGE, row.fact)
    chosen = [radio for radio in radios if _state(radio, sight) is True]
    if len(radios) < 2 or len(chosen) != 1:
        return Unread(LiveCode.AMBIGUOUS, row.fact)
    return _worded(row, sight, words(chosen[0]))


def _groups(row: Row, sight: Sight) -> Iterator[list[Node]]:
    """The radios of each open dialog of the row's name, of its group, or below its heading up to the next one.

    A dialog stands alone on a page; of several groups each is surely the row's only on a page that is there whole.
    """
    names = sight.names(row)
    for node in sight.nodes:
        if node.role in _GROUPS and key(node.name) in names and (node.role in _DIALOGS or sight.whole):
            yield _radios(node.children)
    for parent in sight.nodes if sight.whole else ():
        for number, node in enumerate(parent.children):
            if node.role == "heading" and key(words(node)) in names and parent.role not in _GROUPS:
                yield _radios(_up_to_heading(parent.children[number + 1 :]))


def _radios(nodes: Sequence[Node]) -> list[Node]:
    return [inner for node in nodes for inner in node.walk() if inner.role in _RADIOS]


def _up_to_heading(nodes: Sequence[Node]) -> list[Node]:
    until = next((n for n, node in enumerate(nodes) if any(i.role == "heading" for i in node.walk())), len(nodes))
    return list(nodes[:until])


def _value(row: Row, sight: Sight) -> LiveFact | Unread:
    """The value in the same name, such as "Comments, Friends"; else in what comes right after the row's name."""
    names, known = sight.names(row), values(row, sight.page.platform, sight.languages)
    said = [(node, rest) for node in sight.nodes for name in names if (rest := _rest(key(words(node)), name))]
    told = {known[rest]: node for node, rest in said if rest in known}
    if not told and sight.whole:
        following = list(_following(names, sight))
        told = {known[value]: node for node, value in following if value in known}
        if following and not told:
            return Unread(LiveCode.UNKNOWN_WORD, row.fact, words(following[0][0]))
    if len(told) > 1:
        return Unread(LiveCode.AMBIGUOUS, row.fact)
    for value, node in told.items():
        return _fact(row, sight, value, words(node))
    return Unread(LiveCode.REDESIGNED, row.fact)


def _following(names: frozenset[str], sight: Sight) -> Iterator[tuple[Node, str]]:
    """What comes right after the row's name; of a button that changes an audience the audience."""
    prefixes = spoken(common().sharing_with, sight.languages)
    spoken_nodes = [node for node in sight.nodes if words(node)]
    for before, node in pairwise(spoken_nodes):
        if key(words(before)) in names and before.role not in _CONTROLS:
            said = key(words(node))
            yield node, next((rest for prefix in prefixes if (rest := _rest(said, prefix))), said)


def _sentence(row: Row, sight: Sight) -> LiveFact | Unread:
    known = values(row, sight.page.platform, sight.languages)
    told = {known[said]: node for node in sight.nodes if (said := key(words(node))) in known}
    if len(told) > 1:
        return Unread(LiveCode.AMBIGUOUS, row.fact)
    for value, node in told.items():
        return _fact(row, sight, value, words(node))
    return Unread(LiveCode.REDESIGNED, row.fact)


def _worded(row: Row, sight: Sight, raw: str) -> LiveFact | Unread:
    value = values(row, sight.page.platform, sight.languages).get(key(raw))
    return Unread(LiveCode.UNKNOWN_WORD, row.fact, raw) if value is None else _fact(row, sight, value, raw)


def _fact(row: Row, sight: Sight, value: str, raw: str) -> LiveFact:
    """A value; what nobody ever saw on the real page is no more than derived."""
    name = next((row.names[language][0] for language in sorted(sight.languages) if row.names.get(language)), "")
    sure = Confidence.DERIVED if row.verified is None else Confidence.STATED
    return LiveFact(row.fact, value, raw, name, sure)


def _begins(line: str, name: str) -> bool:
    return line == name or _rest(line, name) != ""


def _rest(line: str, name: str) -> str:
    """What stands after a name in the same line; "" when it is not that name, or nothing."""
    after = line.removeprefix(name)
    return key(after) if after != line and after and not after[0].isalnum() else ""


_READERS = {Kind.SWITCH: _switch, Kind.CHOICE: _choice, Kind.VALUE: _value, Kind.SENTENCE: _sentence}
