"""Masking: what of an export's own words may be shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from auditor.model.others import LETTER, OtherPeople
from auditor.model.others import WORD as RUN
from auditor.text.general import is_general
from auditor.text.letters import in_small
from auditor.text.names import stems
from auditor.text.numbers import phone_numbers
from auditor.text.spots import words_of
from auditor.text.word_lists import Use

_WORD = re.compile(rf"{LETTER}+(?:['’]{LETTER}+)*")
_LONGEST = 60
_LONGEST_OWN = 400
_MOST_READ = 5 * _LONGEST_OWN
_MOST_WORDS = 8
"""Names of more words are found by their parts."""
_TELLING = 3
_TELLING_WITH_ENDING = 5
"""Of how many letters a word is a name without a capital, and one with an ending ("dans" is not always Dan's)."""
_Span = tuple[int, int]
_CHUNK = re.compile(r"\S*?@\[[^\]]*\]\S*|\S+")
_AT = re.compile("[@\ufe6b\uff20]")
_CORE = re.compile(r"\w(?:.*\w)?")


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

    Masked are whatever has an @, phone numbers, and whoever stands in the download's `others`, also by a part of the
    name. A general word stays, even where somebody is called so: as one name it would be no secret.
    """
    whole = _composed(text)
    line = whole[:_MOST_READ]
    told = _without(line, _hidden(line, others))
    all_told = line == whole and len(told) <= _LONGEST_OWN
    return told if all_told else told[:_LONGEST_OWN].rsplit(" ", 1)[0] + " …"


def mask_others_within(snippet: str, text: str, others: Sequence[OtherPeople]) -> str:
    """The same for a part of an owner's text, cut as by `mask`; what names somebody is told by all of the text.

    A part that does not stand there is masked as by `mask_names`.
    """
    part, line = _composed(snippet), _composed(text)[:_MOST_READ]
    places = [at for at in range(len(line)) if line.startswith(part, at)]
    if not part or not places:
        return mask_names(snippet)
    hidden = _hidden(line, others)
    return _cut(_without(part, [any(hidden[at + number] for at in places) for number in range(len(part))]))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", _in_a_line(text))


def _hidden(line: str, others: Sequence[OtherPeople]) -> list[bool]:
    """Of each letter of a line whether it is part of what names or reaches somebody else."""
    hidden = [False] * len(line)
    for start, end in _naming(line, others):
        hidden[start:end] = [True] * (end - start)
    return hidden


def _without(line: str, hidden: Sequence[bool]) -> str:
    return _WORD.sub(lambda match: _mask_word(match) if any(hidden[match.start() : match.end()]) else match[0], line)


def _naming(line: str, others: Sequence[OtherPeople]) -> Iterator[_Span]:
    """From where to where a line names or reaches somebody else."""
    yield from _behind_at(line)
    yield from phone_numbers(line)
    runs = [run.span() for run in RUN.finditer(line)]
    pieces = {piece for run in runs for piece in (run, *_pieces(line, run))}
    for other in others:
        yield from (piece for piece in pieces if _is_name(line[slice(*piece)], other))
        for number, (start, _) in enumerate(runs):
            ends = [end for _, end in runs[number + 1 : number + min(other.longest, _MOST_WORDS)]]
            yield from ((start, end) for end in ends if other.has(line[start:end]))


def _behind_at(line: str) -> Iterator[_Span]:
    """Whatever has an @, and the word behind one that stands apart, unless that is a general one."""
    apart = False
    for chunk in _CHUNK.finditer(line):
        core = _CORE.search(chunk[0])
        if _AT.search(chunk[0]) or (apart and core and not is_general(core[0])):
            yield chunk.span()
        apart = bool(_AT.match(chunk[0][-1]))


def _pieces(line: str, run: _Span) -> Iterator[_Span]:
    """What a run of letters is joined of: "AnnaFinn", "anna2015"."""
    inside = range(run[0] + 1, run[1])
    return pairwise([run[0], *(at for at in inside if _is_seam(line[at - 1], line[at])), run[1]])


def _is_seam(before: str, after: str) -> bool:
    return (before.islower() and after.isupper()) or before.isdigit() != after.isdigit()


def _is_name(word: str, other: OtherPeople) -> bool:
    """Whether a word is one of their names, or a part of one, with or without an ending.

    In small letters it must be long enough, and no ordinary word as well.
    """
    small, capital = in_small(word), not word[0].islower()
    if is_general(small) or not (capital or (len(small) >= _TELLING and _is_only_name(small))):
        return False
    if other.has(word) or other.has_part(word):
        return True
    if not capital and len(small) < _TELLING_WITH_ENDING:
        return False
    known = (s for s in stems(small) if capital or (len(s) >= _TELLING and _is_only_name(s)))
    return any(not is_general(stem) and (other.has(stem) or other.has_part(stem)) for stem in known)


def _is_only_name(small: str) -> bool:
    """Whether it is no ordinary word; "jan" stands for January beside a number, and for a person more often."""
    ordinary = (Use.COMMON_NAMES, Use.TIMES, Use.NAME_LINKS)
    return small == "jan" or not any(small in words_of(use) for use in ordinary)


def _masked(text: str, shown: Callable[[str], bool]) -> str:
    cut = _cut(_in_a_line(text))
    return _WORD.sub(lambda match: match[0] if shown(match[0]) else _mask_word(match), cut)


def _in_a_line(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0][:_LONGEST] + " …"


def _mask_word(match: re.Match[str]) -> str:
    word = match[0]
    if len(word) == 1 and not word.isdigit():
        return word
    first = "•" if word[0].isdigit() else word[0]
    return first + "•" * min(len(word) - 1, 5)
