"""A family in a workshop: ten questions at most, how far its guesses were off, and what its code holds."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from auditor.app import messages as m
from auditor.app import replies as r
from auditor.app.sitting import MOST_AT_ONCE, Sitting
from auditor.app.workshop import replies as w
from auditor.engine.registry import Registry
from auditor.model.account import Platform
from auditor.model.result import Believed, Gap
from auditor.workshop import codes
from auditor.workshop.headline import Became, headline
from tests.app import DAY, every, last, sitting
from tests.exports import TREES, zip_of

CHECKS = [check.id for check in headline().checks]


@pytest.fixture
def tiktok(tmp_path: Path) -> list[Path]:
    return [zip_of(TREES["tiktok b"](), tmp_path / "TikTok_Data_1762300800.zip")]


@pytest.fixture
def asked(builtin: Registry) -> Sitting:
    """A family without a download, which thinks that all is well."""
    made = sitting(builtin)
    services = last(made, m.NoDownload((Platform.INSTAGRAM,)), r.Looked).services
    last(made, m.NotUsed(tuple(service.id for service in services)), r.Looked)
    beliefs = last(made, m.AskBeliefs(), r.Beliefs).asked
    last(made, m.Believe({belief.check: Believed.SAFE for belief in beliefs}), r.Noted)
    return made


def answered(made: Sitting, *, well: bool) -> int:
    """Answer all that is asked, well or badly: each question has its safe answer first or last, and both are tried."""
    number = 0
    while not isinstance(reply := list(made.handle(m.NextQuestion()))[-1], r.AllAsked):
        if isinstance(reply, r.Asked):
            number += 1
            mark = reply.question.mark
            for choice in reply.question.choices:
                list(made.handle(m.Answer(mark, choice.value)))
                safe = mark not in {step.mark for step in last(made, m.AskSteps(), r.Steps).steps}
                if safe is well:
                    break
    return number


def test_a_look_in_a_workshop_asks_ten_questions_at_most(builtin: Registry, tiktok: list[Path]) -> None:
    made = sitting(builtin, tiktok)
    last(made, every(tiktok), r.Given)
    assert last(made, m.Look(), r.Looked).questions > MOST_AT_ONCE
    assert last(made, m.Look(workshop=True), r.Looked).questions == MOST_AT_ONCE


def test_guesses_without_a_download_are_held_against_the_answers(asked: Sitting) -> None:
    before = last(asked, m.AskGuesses(), w.Guesses).guesses
    assert before
    assert {guess.gap for guess in before} == {Gap.OPEN}
    assert answered(asked, well=False) == MOST_AT_ONCE
    gaps = [guess.gap for guess in last(asked, m.AskGuesses(), w.Guesses).guesses]
    assert Gap.WORSE in gaps
    told = codes.read(last(asked, m.MakeCode(), w.CountCode).code).told
    assert (told.guessed, told.off) == (len(gaps) - gaps.count(Gap.OPEN), gaps.count(Gap.WORSE))


def test_only_what_answers_can_tell_is_guessed_without_a_download(asked: Sitting) -> None:
    assert "exposed_photos" not in {belief.check for belief in last(asked, m.AskBeliefs(), r.Beliefs).asked}


def test_the_code_says_what_the_screen_before_it_said(asked: Sitting) -> None:
    answered(asked, well=False)
    holds = last(asked, m.AskCode(), w.CodeHolds)
    assert not holds.later
    assert len(holds.holds) == len(CHECKS) + 2
    told = codes.read(last(asked, m.MakeCode(), w.CountCode).code).told
    words = {
        Became.PASS: "fine",
        Became.CHANGE: "to change",
        Became.CHANGED: "changed today",
        Became.UNKNOWN: "not known",
    }
    assert [line.rpartition(": ")[2] for line in holds.holds[: len(CHECKS)]] == [words[it] for it in told.became]


def test_what_is_marked_as_done_was_changed_today(asked: Sitting) -> None:
    answered(asked, well=False)
    for step in last(asked, m.AskSteps(), r.Steps).steps:
        last(asked, m.SetStep(step.mark, done=True), r.Steps)
    told = codes.read(last(asked, m.MakeCode(), w.CountCode).code).told
    assert told.became[CHECKS.index("private_profile")] is Became.CHANGED


def test_a_family_has_one_code_and_the_next_family_another(asked: Sitting) -> None:
    code = last(asked, m.MakeCode(), w.CountCode).code
    assert last(asked, m.MakeCode(), w.CountCode).code == code
    last(asked, m.Forget(), r.Forgotten)
    last(asked, m.NoDownload((Platform.INSTAGRAM,)), r.Looked)
    assert last(asked, m.MakeCode(), w.CountCode).code != code


def test_a_month_later_the_second_code_tells_what_held(builtin: Registry, asked: Sitting) -> None:
    answered(asked, well=False)
    first = codes.read(last(asked, m.MakeCode(), w.CountCode).code).told
    small = last(asked, m.Save(), r.Saved)
    later = Sitting(builtin, today=DAY + timedelta(31))
    last(later, m.TakeEarlier(small.name, small.content), r.EarlierTaken)
    last(later, m.NoDownload((Platform.INSTAGRAM,)), r.Looked)
    for step in last(later, m.AskSteps(), r.Steps).steps:
        last(later, m.SetStep(step.mark, done=True), r.Steps)
    assert last(later, m.AskCode(), w.CodeHolds).later
    told = codes.read(last(later, m.MakeCode(), w.CountCode).code).told
    assert told.later
    opened = [place for place, it in enumerate(first.became) if it is Became.CHANGE]
    assert Became.CHANGED in [told.became[place] for place in opened]


def test_the_qr_code_is_a_square_of_dark_and_light(asked: Sitting) -> None:
    rows = last(asked, m.MakeCode(), w.CountCode).qr
    assert {len(row) for row in rows} == {len(rows)} == {21}
    assert set("".join(rows)) == {"0", "1"}
    assert rows[0].startswith("11111110")
