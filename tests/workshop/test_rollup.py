"""What a room came to: the numbers of `published`, in words and in a table."""

from __future__ import annotations

import csv
import io

import pytest
from auditor.model.sheet import Kind
from auditor.workshop import codes
from auditor.workshop.headline import Became, headline
from auditor.workshop.published import TooFewError
from auditor.workshop.rollup import COLUMNS, Door, as_csv, counts, sheet
from auditor.workshop.room import Room
from tests.workshop.test_room import families

NONE = Door()
DOOR = Door(strips=20, learned=19, surer=12, talk=20, change=3)


def room(first: int, later: int = 0) -> Room:
    made = Room()
    for told in (*families(first), *families(later, 2, later=True)):
        made.add(codes.made(told))
    return made


def titles(*args: object, **options: bool) -> list[str]:
    return [part.title for part in sheet(counts(*args, **options), "en").parts if part.title]  # type: ignore[arg-type]


def test_in_the_room_five_families_are_counted() -> None:
    counted = counts(room(5), NONE, away=False)
    assert counted.first is not None
    assert counted.first.families == 5
    (part,) = sheet(counted, "en").parts
    assert f"Of {counted.first.answers} answers {counted.first.changed} were changed in the room." in part.lines
    (table,) = part.parts
    assert table.kind is Kind.TABLE
    assert len(table.rows) == 1 + len(headline().checks)


@pytest.mark.parametrize(("families", "away"), [(4, False), (9, True), (0, False), (0, True)])
def test_too_few_are_told_in_words_and_never_in_numbers(families: int, away: bool) -> None:
    with pytest.raises(TooFewError):
        counts(room(families), NONE, away=away)


def test_a_month_later_stands_apart_and_only_where_there_are_enough() -> None:
    assert len(titles(room(20, 10), NONE, away=True)) == 2
    assert titles(room(20, 10), NONE, away=True)[1] == "Changed in the room, and still so after a month"
    assert len(titles(room(20, 9), NONE, away=True)) == 1
    assert len(titles(room(0, 10), NONE, away=True)) == 1


def test_the_strips_of_the_door_keep_to_the_same_rules() -> None:
    assert counts(room(10), DOOR, away=True).door == (20, 20, 10, 20, None)
    assert counts(room(10), DOOR, away=False).door == (20, 19, 12, 20, 3)
    assert counts(room(10), Door(strips=9, learned=9), away=True).door == ()
    assert counts(room(10), Door(strips=4, learned=4), away=False).door == ()
    assert counts(room(0), DOOR, away=True).first is None


def test_the_table_holds_ids_and_numbers_and_nothing_else() -> None:
    counted = counts(room(20, 20), DOOR, away=True)
    head, *rows = csv.reader(io.StringIO(as_csv(counted)))
    assert tuple(head) == COLUMNS
    assert {row[0] for row in rows} == {"first", "later", "door"}
    numbers = [row[3] for row in rows]
    assert all(number == "" or (number.isdigit() and int(number) % 5 == 0 and int(number) >= 10) for number in numbers)
    which = {row[2] for row in rows if row[1] == headline().checks[0].id}
    assert which == {became.name.lower() for became in Became}


def test_a_question_without_a_number_is_left_out_and_a_table_without_any_is_said_in_words() -> None:
    (first, later, _) = sheet(counts(room(23, 12), NONE, away=True), "en").parts
    assert 1 < len(first.parts[0].rows) < 1 + len(headline().checks)
    assert "–" in first.parts[0].rows[1]
    assert later.parts[0].rows == ()
    assert later.parts[0].lines


def test_what_is_saved_says_by_which_rule() -> None:
    assert "rounded" in sheet(counts(room(20), NONE, away=True), "en").parts[-1].lines[0]
    assert "rounded" not in str(sheet(counts(room(20), NONE, away=False), "en"))
