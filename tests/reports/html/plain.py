"""Whether a text is one for a tired parent: short sentences, none of the words that mislead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

LANGUAGES = ("en", "nl", "de")
"""The languages in which help must be whole; one that is only begun says the rest in English."""
LONGEST = 20
"""The most words of a sentence; names in brackets and lists after a colon count too."""
FORBIDDEN: Mapping[str, str] = {
    "nl": r"\bbericht(en|je)?\b|\bonbekende[n]?\b|tweestapsverificatie|verdacht",
    "en": r"\bunknown people\b|\bsuspici\w+|\bvictim of your\b",
    "de": r"\bNachricht(en)?\b|\bUnbekannte[nr]?\b|\bverdächtig\w*",
}


def texts(node: object) -> Iterator[tuple[str, str]]:
    """Every text of a file with its language."""
    yield from _texts(msgspec.to_builtins(node))


def _texts(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict) and "en" in node:
        yield from node.items()
    elif isinstance(node, dict):
        for part in node.values():
            yield from _texts(part)
    elif isinstance(node, list | tuple):
        for part in node:
            yield from _texts(part)


def too_long(text: str) -> list[str]:
    """The sentences that are longer than anybody reads."""
    return [sentence for sentence in re.split(r"(?<=[.!?:;])[\s’“”‘]+", text) if len(sentence.split()) > LONGEST]


def misleading(text: str, language: str) -> list[str]:
    """The words of a text that say something else than is meant, or that blame."""
    return [found.group() for found in re.finditer(FORBIDDEN[language], text)]
