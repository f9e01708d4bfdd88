"""A page as a screen reader hears it: roles, names and states. Out of the ARIA snapshot that a browser gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from auditor import yaml_files

State = bool | str
"""What a state says: `checked` is True, False or "mixed"; `level` a number in words."""

CHECKABLE = frozenset({"switch", "checkbox", "radio", "menuitemcheckbox", "menuitemradio"})
"""Roles that are either checked or not: a snapshot writes only the first."""

MOST_LETTERS = 400_000
MOST_DEPTH = 200


@dataclass(frozen=True, slots=True)
class Node:
    """One thing on a page. `text` is what stands in it as plain words; a bare text has the role `text`.

    Without the state `checked` nobody knows whether a switch is on.
    """

    role: str
    name: str = ""
    states: Mapping[str, State] = field(default_factory=dict)
    children: tuple[Node, ...] = ()
    text: str = ""

    def walk(self) -> Iterator[Node]:
        """This and all that is in it, in the order of the page."""
        yield self
        for child in self.children:
            yield from child.walk()


NOTHING = Node("")
"""What nothing can be read of."""
STRANGE = Node("strange", text="?")
"""A line that says nothing that we understand."""


def parse(text: str) -> Node:
    """The page of an ARIA snapshot; `NOTHING` when it is none."""
    if len(text) > MOST_LETTERS:
        return NOTHING
    try:
        data = yaml_files.read(text, words=True).data
    except yaml_files.Mistake:
        return NOTHING
    if not isinstance(data, list):
        return NOTHING
    nodes = tuple(node for item in data for node in _nodes(item, MOST_DEPTH))
    return nodes[0] if len(nodes) == 1 and nodes[0].children else Node("main", children=nodes)


_KEY = re.compile(r"""(?P<role>[a-z]+)(?:\ "(?P<name>(?:[^"\\]|\\.)*)")?(?P<states>(?:\ \[[^\]]*\])*)\Z""", re.VERBOSE)
_STATE = re.compile(r"\[([a-z]+)(?:=([^\]]*))?\]")


def _nodes(item: Any, depth: int) -> Iterator[Node]:
    """One item: a bare key, or one with what stands in it; what is no key still keeps apart what stands around it."""
    content: Any = ""
    if isinstance(item, dict) and len(item) == 1:
        ((item, content),) = item.items()
    if not isinstance(item, str) or depth == 0:
        yield STRANGE
        return
    if item.startswith("/"):  # a property, such as a link's address
        return
    if item == "text":
        if isinstance(content, str) and content:
            yield Node("text", text=content)
        return
    key = _KEY.match(item)
    if key is None:
        yield STRANGE
        return
    role, name = key["role"], re.sub(r"\\(.)", r"\1", key["name"] or "")
    states: dict[str, State] = {word: value or True for word, value in _STATE.findall(key["states"])}
    if role in CHECKABLE:
        states.setdefault("checked", False)
    inner = content if isinstance(content, list) else []
    children = tuple(node for child in inner for node in _nodes(child, depth - 1))
    yield Node(role, " ".join(name.split()), states, children, content if isinstance(content, str) else "")
