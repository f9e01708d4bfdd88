"""What of a room's sums may be shown in the room, and what may be saved, printed or given away.

In the room: from five families on, and what fewer than three told is merged into "not known". Whatever leaves the room
is counted as official statistics do it: less than ten is not told, nor is zero; the rest is rounded to five, once;
and where a number of a row or column could be worked out from the others, another one is left out as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from auditor.errors import AuditorError
from auditor.workshop.headline import Became, headline
from auditor.workshop.room import Sums

FEWEST_FAMILIES = 5
FEWEST_SHOWN = 3
FEWEST_TOLD = 10
ROUNDED_TO = 5

_Place = tuple[int, Became]

Cell = int | None
"""A number, or None for one that is not told."""


class TooFewError(AuditorError):
    """A room of which nothing may be shown."""


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one check: the number of families by what became of it."""

    check: str
    cells: dict[Became, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """What may be told. `answers` of all checks, of which `change` were to change and `changed` were set right."""

    families: Cell
    rows: tuple[Row, ...]
    answers: Cell
    change: Cell
    changed: Cell
    guessed: Cell
    off: Cell


def in_the_room(sums: Sums) -> Table:
    """For the screen in the room. Raises TooFewError."""
    if sums.families < FEWEST_FAMILIES:
        raise TooFewError("There are too few families for counts.", "With fewer than five, talk instead.")
    rows = [dict(_merged(cells)) for cells in _cells(sums)]
    return _table(sums, rows, lambda count: count)


def given_away(sums: Sums) -> Table:
    """For whatever is saved, printed or added up. Raises TooFewError."""
    if sums.families < FEWEST_TOLD:
        raise TooFewError("There are too few families to save counts.", "With fewer than ten, nothing is written down.")
    cells = _cells(sums)
    hidden = _hidden(cells)
    rows = [
        {became: None if (row, became) in hidden else _rounded(count) for became, count in each.items()}
        for row, each in enumerate(cells)
    ]
    return _table(sums, rows, _rounded)


def at_the_door(strips: int, said: Sequence[int], *, away: bool) -> tuple[Cell, ...]:
    """The number of strips, and of those on which each of the statements was ticked. Raises TooFewError."""
    if strips < (FEWEST_TOLD if away else FEWEST_FAMILIES):
        raise TooFewError("There are too few strips for counts.", "Keep the box shut, and throw the strips away.")
    if away:
        return tuple(map(_rounded, (strips, *said)))
    return strips, *(None if 0 < ticked < FEWEST_SHOWN else ticked for ticked in said)


def _cells(sums: Sums) -> list[dict[Became, int]]:
    return [{became: counter[became] for became in Became} for counter in sums.became]


def _merged(cells: dict[Became, int]) -> Iterable[tuple[Became, Cell]]:
    """What fewer than three told goes to what is not known, which is not told either while it is that small."""
    small = [became for became in Became if became is not Became.UNKNOWN and 0 < cells[became] < FEWEST_SHOWN]
    unknown = cells[Became.UNKNOWN] + sum(cells[became] for became in small)
    for became in Became:
        count = unknown if became is Became.UNKNOWN else cells[became]
        yield became, None if became in small or (became is Became.UNKNOWN and 0 < count < FEWEST_SHOWN) else count


def _hidden(cells: Sequence[dict[Became, int]]) -> set[_Place]:
    """The cells that are not told: the small ones, and so many others that none of them can be worked out."""
    hidden = {(row, became) for row, each in enumerate(cells) for became, count in each.items() if count < FEWEST_TOLD}
    lines = [[(row, became) for became in Became] for row in range(len(cells))]
    lines += [[(row, became) for row in range(len(cells))] for became in (Became.CHANGE, Became.CHANGED)]
    while line := next((line for line in lines if _gives_away(line, hidden, cells)), None):
        hidden.add(min(set(line) - hidden, key=lambda place: (cells[place[0]][place[1]], place)))
    return hidden


def _gives_away(line: Sequence[_Place], hidden: set[_Place], cells: Sequence[dict[Became, int]]) -> bool:
    """Whether the sum of a line tells what is left out of it: one number alone, or some that are small together."""
    left_out = hidden & set(line)
    small = sum(cells[row][became] for row, became in left_out) < FEWEST_TOLD
    return bool(left_out) and len(left_out) < len(line) and (len(left_out) == 1 or small)


def _rounded(count: int) -> Cell:
    return None if count < FEWEST_TOLD else ROUNDED_TO * round(count / ROUNDED_TO)


def _table(sums: Sums, rows: Sequence[dict[Became, Cell]], told: Callable[[int], Cell]) -> Table:
    every = sum(sums.became, Counter[Became]())
    return Table(
        families=told(sums.families),
        rows=tuple(Row(check.id, cells) for check, cells in zip(headline().checks, rows, strict=True)),
        answers=told(every.total() - every[Became.UNKNOWN]),
        change=told(every[Became.CHANGE] + every[Became.CHANGED]),
        changed=told(every[Became.CHANGED]),
        guessed=told(sums.guessed),
        off=told(sums.off),
    )
