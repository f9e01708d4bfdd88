"""How hard a text is to read: its sentences, the long words in it, and Björnsson's readability index (LIX)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import html

LONG_WORD = 6
"""The most letters of a short word, in Björnsson's index."""
_END = re.compile(r"(?<=[.!?:;])[”“’‘\"')\]]*\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:[-.,'’/@&][^\W_]+)*")
_COUNTED = re.compile(r"\{\w+:([^{}]*)\}")
_FIELD = re.compile(r"\{\w+\}")
_INLINE = {"a", "abbr", "b", "bdi", "code", "em", "i", "kbd", "mark", "q", "small", "span", "strong", "sub", "sup"}


def filled(message: str) -> str:
    """A message of a check as it is read: the longest of its forms, a word where a word comes."""
    counted = _COUNTED.sub(lambda found: max(found[1].split("|"), key=len).replace("#", "7"), message)
    return _FIELD.sub("seven", counted)


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def sentences(texts: Iterable[str]) -> list[str]:
    """The sentences of texts; what stands before a colon or in a line of its own is one."""
    return [sentence for text in texts for sentence in _END.split(text) if _WORD.search(sentence)]


def lix(texts: Iterable[str]) -> float:
    """The words of a sentence and the long ones of a hundred words: a newspaper has 40 to 50, easy prose below 40."""
    found = sentences(texts)
    every = [word for sentence in found for word in words(sentence)]
    return len(every) / len(found) + 100 * sum(len(word) > LONG_WORD for word in every) / len(every)


def read_aloud(part: html.HtmlElement) -> str:
    """The text of a part of a page, a line for each block in it."""
    for element in part.iter():
        if isinstance(element.tag, str) and element.tag not in _INLINE:
            element.text = "\n" + (element.text or "")
            element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in part.text_content().split("\n"))
    return "\n".join(line for line in lines if line)
