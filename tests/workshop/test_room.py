"""The sums of a room: right, moved five at a time, and no family twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest
from auditor.workshop import codes
from auditor.workshop.headline import Became, Told, headline
from auditor.workshop.room import Room, RoomError

N = len(headline().checks)


def families(number: int, seed: int = 1, *, later: bool = False) -> Iterator[Told]:
    chance = Random(seed)  # noqa: S311  # invented families
    for _ in range(number):
        guessed = chance.randint(0, 5)
        yield Told(tuple(chance.choices(list(Became), k=N)), guessed, chance.randint(0, guessed), later)


def test_the_sums_are_those_of_the_families() -> None:
    room, told = Room(), list(families(20))
    for one in told:
        room.add(codes.made(one))
    assert room.first.families == 20
    assert [+c for c in room.first.became] == [+Counter(one.became[place] for one in told) for place in range(N)]
    assert (room.first.guessed, room.first.off) == (sum(t.guessed for t in told), sum(t.off for t in told))
    assert room.later.families == 0


def test_the_sums_move_five_at_a_time_or_at_the_end() -> None:
    room = Room()
    moved = []
    for one in families(7):
        room.add(codes.made(one))
        moved.append(room.first.families)
    assert moved == [0, 0, 0, 0, 5, 5, 5]
    assert room.waiting == 2
    room.close()
    assert room.first.families == 7


def test_a_code_counts_once() -> None:
    room, code = Room(), codes.made(next(families(1)))
    room.add(code)
    with pytest.raises(RoomError, match="before"):
        room.add(code.lower())
    room.close()
    assert room.first.families == 1


def test_a_month_later_is_counted_apart() -> None:
    room = Room()
    for one in [*families(5), *families(5, later=True)]:
        room.add(codes.made(one))
    assert (room.first.families, room.later.families) == (5, 5)


def test_no_code_is_kept() -> None:
    room, code = Room(), codes.made(next(families(1)))
    room.add(code)
    room.close()
    assert code.replace("-", "") not in repr(vars(room)).replace("-", "")
    assert str(codes.read(code).random) not in repr(vars(room))
