"""A user name in its words: "mama_van_noor_2016", "noorsmom", "teamtwins". What it tells is only a guess."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from auditor.text.letters import Span, folded, lower
from auditor.text.names import ordinary_names
from auditor.text.patterns import alternatives
from auditor.text.profile import Hit, HitKind, child_born_in, hits
from auditor.text.tokens import TAG_PART
from auditor.text.topics import first_names
from auditor.text.word_lists import Use, words

_OWNS = "s"
_LONGEST = 100
"""Characters of a user name that are read; no platform's is longer."""
_LONG = 3
"""From so many letters on what is left behind "mamavan" is a name, whatever it is."""
_LANGUAGES = ("nl", "en", "de")
"""Those with a word between "mama" and a name with which few other words begin; French "de" is no such one."""
_TOLD = frozenset({HitKind.CHILD, HitKind.CHILD_NAME, HitKind.CHILD_AGE, HitKind.SCHOOL})
_YEAR = re.compile(r"(?<![^\W_])([^\W\d_]+) (20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class UserName:
    """A user name as it is `written`, and as `text`, with blanks between its words and first names in capitals."""

    written: str
    text: str
    _starts: tuple[int, ...]

    def place(self, span: Span) -> Span:
        """Where a part of `text` stands in `written`."""
        return self._starts[span[0]], self._starts[span[1] - 1] + 1


def in_words(written: str) -> UserName:
    """A user name taken apart at signs, figures and capitals, and where it is made of nothing but words we know."""
    text: list[str] = []
    starts: list[int] = []
    for part in TAG_PART.finditer(written[:_LONGEST].replace("_", " ")):
        at = part.start()
        for word in _split(folded(part[0])) if len(folded(part[0])) == len(part[0]) else (part[0],):
            owning = word == _OWNS and bool(text)
            before = "'" if owning else " " if text else ""
            text.append(before + (_with_capital(word) if _is_name(word) else word))
            starts += [at] * len(before) + list(range(at, at + len(word)))
            at += len(word)
    return UserName(written, "".join(text), tuple(starts))


def tells(name: UserName) -> Iterator[Hit]:
    """What in the `text` of a user name tells of children: "mum of", "noor's mom", "team twins", an age, a school."""
    yield from (hit for hit in hits(name.text) if hit.kind in _TOLD and not _bare(name.text, hit))
    yield from (Hit(*match.span(), HitKind.CHILD) for match in _team().finditer(lower(name.text)))


def born(name: UserName, owners: Collection[str], today: date) -> Span | None:
    """Where a first name that is none of the `owners` has a year in which a child may be born: "jayden2014"."""
    others = ordinary_names() | {folded(owner) for owner in owners}
    for match in _YEAR.finditer(name.text):
        word = folded(match[1])
        if word in first_names() - others and child_born_in(int(match[2]), today):
            return name.place(match.span())
    return None


def _bare(text: str, hit: Hit) -> bool:
    """Whether it is a parent alone, as in many a brand: neither somebody's nor with a number, as in "daddy2ava"."""
    alone = folded(text[hit.start : hit.end]) in words(Use.PARENTS, folded)
    return alone and not text.endswith("'s ", 0, hit.start) and not text[hit.end : hit.end + 2].strip().isdecimal()


def _with_capital(word: str) -> str:
    first = word[0].upper()
    return first + word[1:] if len(first) == 1 else word


def _is_name(word: str) -> bool:
    return word in first_names() or word not in _known()


def _split(run: str) -> tuple[str, ...]:
    """The fewest known words that letters are made of, or "mama", "van" and a name; else the letters as they are."""
    ways: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(1, len(run) + 1):
        each = [(*ways[at], run[at:end]) for at in range(end) if at in ways and _fits(run, at, end)]
        if each:
            ways[end] = min(each, key=len)
    led = _led(_LONG).fullmatch(run)
    return ways.get(len(run)) or (led.groups() if led else (run,))


def _fits(run: str, at: int, end: int) -> bool:
    word = run[at:end]
    return word in _known() and (word != _OWNS or at > 0)


@cache
def _known() -> frozenset[str]:
    """Words that are found where they touch one another."""
    uses = (Use.PARENTS, Use.LINKED_PARENTS, Use.LINKS, Use.NUMBERS, Use.OWNERS, Use.CHILDREN, Use.SMALL_CHILDREN)
    listed = {word for use in uses for word in words(use, folded) if word.isalpha() and not _led(0).fullmatch(word)}
    return frozenset(listed | first_names() | {_OWNS, "team"})


@cache
def _led(length: int) -> re.Pattern[str]:
    """Who leads, what links, and at least so many letters of whatever follows."""
    parents = alternatives((*words(Use.PARENTS, folded), *words(Use.LINKED_PARENTS, folded)))
    links = alternatives(link for name in _LANGUAGES for link in words(Use.LINKS, folded, language=name))
    return re.compile(rf"({parents})({links})([^\W\d_]{{{length},}})")


@cache
def _team() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)team {alternatives(words(Use.CHILDREN, folded))}(?!\w)")
