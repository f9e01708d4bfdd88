"""What is saved of a room cannot be solved back: all sums that would be told alike are tried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from auditor.workshop.headline import Became, headline
from auditor.workshop.published import Cell, TooFewError, given_away, in_the_room
from auditor.workshop.room import Sums
from hypothesis import given
from hypothesis import strategies as st

N = len(headline().checks)


def sums(rows: list[tuple[int, int, int, int]], guessed: int = 0, off: int = 0) -> Sums:
    return Sums(sum(rows[0]), tuple(Counter(dict(zip(Became, row, strict=True))) for row in rows), guessed, off)


@st.composite
def rooms(draw: st.DrawFn, least: int = 10, most: int = 60) -> Sums:
    families = draw(st.integers(least, most))
    rows = []
    for _ in range(N):
        cuts = sorted(draw(st.lists(st.integers(0, families), min_size=3, max_size=3)))
        rows.append(tuple(b - a for a, b in pairwise([0, *cuts, families])))
    return sums(rows)  # type: ignore[arg-type]  # four cells each


@given(rooms())
def test_nothing_small_is_told_and_all_is_rounded(room: Sums) -> None:
    table = given_away(room)
    told = [table.families, table.answers, table.change, table.changed, table.guessed, table.off]
    told += [cell for row in table.rows for cell in row.cells.values()]
    assert all(number is None or (number >= 10 and number % 5 == 0) for number in told)


def fitting(cells: dict[Became, Cell], families: int) -> Iterator[tuple[int, ...]]:
    """Every row of so many families that would be told in this way, as somebody works it out who knows the rule."""
    ranges = [range(families + 1) if cell is None else range(max(10, cell - 2), cell + 3) for cell in cells.values()]
    for a in ranges[0]:
        for b in ranges[1]:
            for c in ranges[2]:
                if (d := families - a - b - c) in ranges[3]:
                    yield a, b, c, d


@given(rooms(most=45))
def test_no_cell_that_is_left_out_can_be_worked_out(room: Sums) -> None:
    """Even who counted the families in the room cannot: at least three numbers are possible for each."""
    for row in given_away(room).rows:
        hidden = [place for place, cell in enumerate(row.cells.values()) if cell is None]
        if hidden:
            possible = list(fitting(row.cells, room.families))
            assert all(len({each[place] for each in possible}) >= 3 for place in hidden)


@given(rooms())
def test_no_column_whose_sum_is_told_has_one_gap(room: Sums) -> None:
    table = given_away(room)
    for became in (Became.CHANGE, Became.CHANGED):
        assert sum(row.cells[became] is None for row in table.rows) != 1


@given(rooms(least=5, most=20))
def test_in_the_room_nothing_under_three_is_shown(room: Sums) -> None:
    for row in in_the_room(room).rows:
        assert all(cell is None or cell == 0 or cell >= 3 for cell in row.cells.values())


def test_too_few_families_are_not_counted() -> None:
    with pytest.raises(TooFewError):
        in_the_room(sums([(1, 1, 1, 1)] * N))
    with pytest.raises(TooFewError):
        given_away(sums([(3, 2, 2, 2)] * N))


def test_the_headline_survives_a_small_room() -> None:
    table = given_away(sums([(2, 8, 6, 4)] * N, guessed=60, off=23))
    assert (table.families, table.answers, table.change, table.changed) == (20, 215, 120, 50)
    assert (table.guessed, table.off) == (60, 25)
