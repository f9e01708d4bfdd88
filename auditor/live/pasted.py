"""Copied text as a page: its lines. It has words and no states of switches."""

from __future__ import annotations

from auditor.live.snapshot import MOST_LETTERS, NOTHING, Node


def tree(text: str) -> Node:
    """The page of a text that somebody copied; `NOTHING` when there is none in it."""
    if len(text) > MOST_LETTERS:
        return NOTHING
    lines = (" ".join(line.split()) for line in text.splitlines())
    return Node("main", children=tuple(Node("text", text=line) for line in lines if line))
