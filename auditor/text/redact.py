"""Masking: what of an export's own words may be shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from auditor.model.others import OtherPeople
from auditor.text.general import is_general

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_LONGEST = 60
_LONGEST_OWN = 140
_MOST_WORDS = 5
"""Names of more words are found by their parts."""
_Span = tuple[int, int]
_CHUNK = re.compile(r"@\[[^\]]*\]|\S+")
_CORE = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_OWNING = re.compile(r"['’][^\W\d_]{1,2}$")


def mask(text: str) -> str:
    """A snippet of which each word keeps its first letter and no digit: enough for its owner to recognise it.

    Longer texts are cut. The number of dots says nothing about a word's length beyond six letters.
    """
    return _masked(text, lambda _: False)


def mask_names(text: str) -> str:
    """The same, with general words left as they are ("E•••••'s first day at the R•••••"): those of our own word lists.

    No name is among them, not even one that is an ordinary word as well, and no number.
    """
    return _masked(text, is_general)


def mask_others(text: str, others: Sequence[OtherPeople]) -> str:
    """An owner's own words for the owner alone: whole, but for what names somebody else, and cut when they are long.

    Masked are whatever has an @ and whoever stands in the download's `others`, also by a part of the name. A general
    word stays, even where somebody is called so: as one name it would be no secret.
    """
    line = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    hidden = [False] * len(line)
    for start, end in _naming(line, others):
        hidden[start:end] = [True] * (end - start)
    told = _WORD.sub(lambda match: _mask_word(match) if any(hidden[match.start() : match.end()]) else match[0], line)
    return told if len(told) <= _LONGEST_OWN else told[:_LONGEST_OWN].rsplit(" ", 1)[0] + " …"


def _naming(line: str, others: Sequence[OtherPeople]) -> Iterator[_Span]:
    """From where to where a line names somebody else."""
    chunks = [chunk.span() for chunk in _CHUNK.finditer(line)]
    yield from ((start, end) for start, end in chunks if "@" in line[start:end])
    words = [core for chunk in chunks if (core := _core(line, chunk))]
    for other in others:
        for number in range(len(words)):
            yield from _named_from(line, words[number : number + _MOST_WORDS], other)


def _core(line: str, chunk: _Span) -> _Span | None:
    """A word without the marks around it and without the ending of a possessive."""
    core = _CORE.search(line, *chunk)
    owning = _OWNING.search(core[0]) if core else None
    return core and (core.start(), core.end() - len(owning[0] if owning else ""))


def _named_from(line: str, words: Sequence[_Span], other: OtherPeople) -> Iterator[_Span]:
    """The names that begin with the first of these words."""
    start, end = words[0]
    general = is_general(line[start:end])
    if not general and other.has_part(line[start:end]):
        yield start, end
    for _, last in words[: other.longest]:
        if not (general and last == end) and other.has(line[start:last]):
            yield start, last


def _masked(text: str, shown: Callable[[str], bool]) -> str:
    cut = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    cut = cut if len(cut) <= _LONGEST else cut[:_LONGEST].rsplit(" ", 1)[0][:_LONGEST] + " …"
    return _WORD.sub(lambda match: match[0] if shown(match[0]) else _mask_word(match), cut)


def _mask_word(match: re.Match[str]) -> str:
    word = match[0]
    if len(word) == 1 and not word.isdigit():
        return word
    first = "•" if word[0].isdigit() else word[0]
    return first + "•" * min(len(word) - 1, 5)
