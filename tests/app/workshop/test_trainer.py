"""The trainer's part of a sitting: what is counted, what may be shown and saved, and what is printed."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from auditor.app import messages as m
from auditor.app import replies as r
from auditor.app.sitting import Sitting
from auditor.app.workshop import replies as w
from auditor.engine.registry import Registry
from auditor.workshop import codes, kit, rollup
from auditor.workshop.room import Room
from tests.app import last, sitting
from tests.workshop.test_room import families

DOOR = rollup.Door(strips=20, learned=18, surer=12, talk=15, change=11)


@pytest.fixture
def made(builtin: Registry) -> Sitting:
    return sitting(builtin, language="nl")


def given(made: Sitting, number: int, *, later: bool = False) -> list[str]:
    """So many families give their codes."""
    typed = [codes.made(told) for told in families(number, later=later)]
    for code in typed:
        last(made, m.AddCode(code), w.Counted)
    return typed


def test_the_sums_move_five_at_a_time(made: Sitting) -> None:
    given(made, 4)
    moved = [last(made, m.AddCode(codes.made(told)), w.Counted) for told in families(3, later=True)]
    assert [(each.families, each.later, each.waiting) for each in moved] == [(4, 1, 0), (4, 1, 1), (4, 1, 2)]


def test_a_wrong_letter_and_a_code_that_was_counted_are_refused_in_words(made: Sitting) -> None:
    (code,) = given(made, 1)
    wrong = code[:-1] + next(letter for letter in codes.LETTERS if letter != code[-1])
    assert last(made, m.AddCode(wrong), r.Failed).problem.id == "CodeError"
    assert last(made, m.AddCode(code), r.Failed).problem.id == "RoomError"


def test_four_families_give_no_counts(made: Sitting) -> None:
    given(made, 4)
    assert last(made, m.AskRoom(close=True), r.Failed).problem.id == "TooFewError"
    assert last(made, m.SaveRoom("csv"), r.Failed).problem.id == "TooFewError"


def test_what_waits_is_shown_at_the_end_only(made: Sitting) -> None:
    given(made, 4)
    assert last(made, m.AskRoom(), r.Failed).problem.id == "TooFewError"
    given(made, 3)
    assert "5" in last(made, m.AskRoom(), w.RoomSums).parts[0].lines[0]
    assert "7" in last(made, m.AskRoom(close=True), w.RoomSums).parts[0].lines[0]


def test_the_roll_up_is_that_of_the_codes(made: Sitting) -> None:
    room = Room()
    for code in given(made, 20) + given(made, 12, later=True):
        room.add(code)
    shown = last(made, m.AskRoom(close=True, door=DOOR), w.RoomSums)
    assert shown.parts == rollup.sheet(rollup.counts(room, DOOR, away=False), "nl").parts
    away = rollup.counts(room, DOOR, away=True)
    assert last(made, m.SaveRoom("csv", DOOR), r.Saved).content.decode() == rollup.as_csv(away)
    page = last(made, m.SaveRoom("html", DOOR), r.Saved)
    assert page.content.startswith(b"<!doctype html>")
    assert page.name.endswith(".html")


def test_forgetting_begins_with_another_room(made: Sitting) -> None:
    (code, *_) = given(made, 20)
    saved = last(made, m.SaveRoom("csv"), r.Saved)
    assert last(made, m.Forget(), r.Forgotten).saved == (saved.name,)
    assert last(made, m.AddCode(code), w.Counted).waiting == 1


def test_the_kit_comes_as_one_zip(made: Sitting) -> None:
    file = last(made, m.MakeKit("NL"), r.Saved)
    with ZipFile(io.BytesIO(file.content)) as opened:
        names = opened.namelist()
        assert names == [kit.file_name(name, "nl") for name in kit.SHEETS]
        assert b'lang="nl"' in opened.read(names[0])


def test_the_plan_has_slides_and_minutes(made: Sitting) -> None:
    plan = last(made, m.AskPlan(), w.Plan)
    assert plan.minutes.questions == 10
    assert sum(slide.minutes for slide in plan.slides) == 45
    assert [slide.counts for slide in plan.slides].count(True) == 1
