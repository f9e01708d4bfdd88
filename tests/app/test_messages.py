"""Each message is played, and each reply is what the published schema says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Any, get_args

import msgspec
import pytest
from auditor.app import messages as m
from auditor.app import parts as p
from auditor.app import replies as r
from auditor.app.sitting import Sitting
from auditor.engine.registry import Registry
from auditor.live.look import Eyes
from auditor.model.account import Platform
from auditor.model.family import Child
from auditor.model.result import Believed
from auditor.workshop import codes
from auditor.workshop.rollup import Door
from jsonschema import Draft202012Validator
from tests.app import every, last, looked_at, sitting
from tests.workshop.test_room import families


def validator(way: str) -> Draft202012Validator:
    schema = m.json_schema()
    return Draft202012Validator({**schema, "$ref": f"#/$defs/{way}"})


def tags(union: UnionType) -> set[str]:
    return {str(kind.__struct_config__.tag) for kind in get_args(union)}


def played(registry: Registry, files: list[Path]) -> Iterator[tuple[Sitting, m.Message]]:
    """A family's way through everything that can be said."""
    made = sitting(registry, files)
    yield made, m.Begin("nl")
    yield made, m.AskSteps()
    yield made, every(files)
    yield made, m.TakeEarlier()
    yield made, m.AskHow(Platform.TIKTOK)
    yield made, m.MakeCalendar("download", Platform.TIKTOK)
    yield made, m.AskBeliefs()
    yield made, m.Believe({"two_step": Believed.SAFE})
    yield made, m.Names((Child("Emma"), Child("Finn", date(2020, 2, 2))), ("Sanne",), "nl")
    yield made, m.Hide(hidden=True)
    yield made, m.Look()
    first, second, *_ = last(made, m.AskSteps(), r.Steps).steps
    yield made, m.AskSteps()
    yield made, m.SetStep(second.mark, done=True)
    failing = next(step for step in last(made, m.AskSteps(), r.Steps).steps if not step.asks)
    yield made, m.LeaveStep(failing.mark, "zo is het goed", date(2026, 12, 31))
    yield made, m.AskLivePages()
    copied = b"Two-factor authentication\nTwo-factor authentication is on"
    yield made, m.GiveLivePage("instagram_two_step", p.PageKind.PASTED, copied, yes_mine=True)
    yield made, m.GiveLivePage("instagram_two_step", p.PageKind.SAVED, copied)
    shown = last(made, m.AskLivePages(), r.LivePages).profiles[0]
    yield made, m.SayProfile(Platform(shown.service.id), shown.account, Eyes.PRIVATE)
    yield made, m.NotUsed(("x",))
    yield made, m.NextQuestion()
    asked = last(made, m.NextQuestion(), r.Asked).question
    yield made, m.Answer(asked.mark, asked.choices[0].value)
    yield made, m.AskAgain(asked.mark)
    yield made, m.AskAnswers()
    yield made, m.Report(short=True)
    yield made, m.Save()
    yield made, m.AskHelp("NL")
    yield made, m.AskGuesses()
    yield made, m.AskCode()
    yield made, m.MakeCode()
    yield made, m.AskPlan()
    yield made, m.MakeKit("NL")
    for told in families(9):
        list(made.handle(m.AddCode(codes.made(told))))
    yield made, m.AddCode(codes.made(next(families(1))))
    yield made, m.AskRoom(close=True, door=Door(5, 5))
    yield made, m.SaveRoom("csv")
    yield made, m.Forget()
    yield made, m.NoDownload((Platform.INSTAGRAM,))
    while isinstance(said := next(made.handle(m.NextQuestion())), r.Asked | r.AnswersSoFar):
        if isinstance(said, r.Asked):
            list(made.handle(m.Answer(said.question.mark, "")))
    yield made, m.NextQuestion()
    stopped = sitting(registry, files)
    reading = stopped.handle(every(files))
    next(reading)
    yield stopped, m.Stop()
    assert isinstance(next(reading), r.Stopped)
    assert first.state is p.StepState.OPEN


def test_every_message_gets_replies_of_the_schema(builtin: Registry, exports: list[Path]) -> None:
    said, got = set[str](), [msgspec.to_builtins(r.Stopped())]
    for made, message in played(builtin, exports):
        data = msgspec.json.encode(message)
        validator("Message").validate(json.loads(data))
        said.add(json.loads(data)["is"])
        got += [json.loads(reply) for reply in made.handle_json(data)]
    for reply in got:
        validator("Reply").validate(reply)
    assert said == tags(m.Message)
    assert {reply["is"] for reply in got} == tags(r.Reply)
    assert all(reply["problem"]["id"] == "SittingError" for reply in got if reply["is"] == "failed")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"\xff",
        b'{"is": "own_goal"}',
        b'{"is": "give"}',
        b'{"is": "stop", "now": 1}',
        b'{"is": "hide", "hidden": 1}',
    ],
)
def test_what_is_no_message_is_refused(builtin: Registry, data: bytes) -> None:
    (reply,) = sitting(builtin).handle_json(data)
    assert json.loads(reply)["is"] == "failed"


def test_a_message_shows_nothing_of_itself() -> None:
    words: list[Any] = [m.Names((Child("Xandrine"),)), r.Page("a", "Xandrine"), m.LeaveStep("a", "Xandrine", date.min)]
    assert not [word for word in words if "Xandrine" in repr(word)]


def test_a_look_leaves_a_sitting_to_its_questions(builtin: Registry, exports: list[Path]) -> None:
    made = looked_at(builtin, exports)
    assert last(made, m.NextQuestion(), r.Asked).question.severity == "critical"
