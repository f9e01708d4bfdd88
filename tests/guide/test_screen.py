"""The guide asks, hands over, and keeps what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

import pytest
from auditor.authors.testing import TODAY
from auditor.guide.screen import Guide
from auditor.model.check import Check
from auditor.model.result import DONT_KNOW, AuditResult, Believed
from auditor.model.verdict import Outcome
from auditor.results.said import Said
from auditor.results.saved import to_json
from rich.console import Console
from tests.results import DUET, PRIVATE, check, finding, result_of, subject

CHECKS = [check("first", severity="critical"), check("second"), check("third", severity="medium")]


class Terminal:
    """Somebody at a terminal with the lines they are going to type; what they see is kept."""

    def __init__(self, *lines: str | type[BaseException]) -> None:
        self.lines: Iterator[Any] = iter(lines)
        self.console = Console(file=StringIO(), width=90)
        self.saved: list[AuditResult] = []

    def read(self, prompt: str) -> str:
        self.console.print(prompt, end="")
        line = next(self.lines)
        if isinstance(line, type):
            raise line
        return str(line)

    @property
    def seen(self) -> str:
        file = self.console.file
        assert isinstance(file, StringIO)
        return file.getvalue()

    def guide(self, language: str = "en") -> Guide:
        return Guide(self.console, language, self.read)

    def ask(self, result: AuditResult, language: str = "en", said: Said | None = None) -> AuditResult:
        return self.guide(language).ask(result, said or Said(TODAY), self.saved.append)


def made(checks: Sequence[Check] = CHECKS) -> AuditResult:
    return result_of(subject(), checks=checks)


def answers(result: AuditResult) -> dict[str, str]:
    return {f.check: f.answer for a in result.accounts for f in a.findings if f.answer}


def test_each_question_has_a_screen_with_why_and_all_ways_out() -> None:
    terminal = Terminal("1", "2", "")
    after = terminal.ask(made())
    assert answers(after) == {"first": "on", "second": "off"}
    assert finding(after, "third").outcome is Outcome.ASK
    for number in (1, 2, 3):
        assert f"{number} of 3" in terminal.seen
    assert "Because." in terminal.seen
    assert "I don’t know" in terminal.seen


def test_every_answer_is_saved_at_once() -> None:
    terminal = Terminal("1", "2", "1")
    terminal.ask(made())
    assert [len(answers(result)) for result in terminal.saved] == [1, 2, 3]


@pytest.mark.parametrize("end", [KeyboardInterrupt, EOFError, "q", "Q"])
def test_whoever_stops_keeps_their_answers(end: str | type[BaseException]) -> None:
    terminal = Terminal("1", end)
    after = terminal.ask(made())
    assert answers(after) == {"first": "on"}
    assert answers(terminal.saved[-1]) == {"first": "on"}
    assert "kept" in terminal.seen


def test_not_knowing_is_an_answer_of_its_own() -> None:
    after = Terminal("0", "", "").ask(made())
    assert answers(after) == {"first": DONT_KNOW}
    assert finding(after, "first").outcome is Outcome.UNKNOWN


def test_one_can_go_back_and_change_an_answer() -> None:
    after = Terminal("1", "<", "2", "", "").ask(made())
    assert answers(after) == {"first": "off"}
    skipped = Terminal("", "<", "1", "", "").ask(made())
    assert answers(skipped) == {"first": "on"}


def test_back_is_no_answer_to_the_first_question() -> None:
    terminal = Terminal("<", "1", "", "")
    assert answers(terminal.ask(made())) == {"first": "on"}


@pytest.mark.parametrize("nonsense", ["3", "-1", "yes", "11", "o", "1 2", "[bold]"])
def test_nonsense_is_asked_again(nonsense: str) -> None:
    assert answers(Terminal(nonsense, "1", "", "").ask(made())) == {"first": "on"}


def test_how_to_look_it_up_shows_the_way_and_asks_again() -> None:
    terminal = Terminal("?", "1", "", "")
    assert answers(terminal.ask(made())) == {"first": "on"}
    assert "Menu" in terminal.seen
    assert "not yet verified" in terminal.seen


def test_an_answer_that_makes_others_not_apply_spares_their_questions() -> None:
    checks = [check("privacy", fact=PRIVATE, severity="critical"), check("duets", fact=DUET, moot={PRIVATE: "on"})]
    after = Terminal("1").ask(made(checks))
    assert finding(after, "duets").outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("typed", "left"), [("1", {"google"}), ("0", set()), ("", {"google", "apple"}), ("1,2", {"google", "apple"})]
)
def test_only_services_in_use_are_asked_about(typed: str, left: set[str]) -> None:
    cloud = check("cloud", services=["google", "apple"])
    after = Terminal(typed, *["1"] * len(left)).ask(made([cloud]))
    outcomes = {a.platform: {f.outcome for f in a.findings} for a in after.accounts if a.platform != "tiktok"}
    for service in ("google", "apple"):
        assert outcomes[service] == {Outcome.PASS if service in left else Outcome.NOT_APPLICABLE}


def test_numbers_that_are_not_in_the_list_are_asked_again() -> None:
    after = Terminal("3", "x", "1 9", "1", "2").ask(made([check("cloud", services=["google", "apple"])]))
    assert answers(after) == {"cloud": "off"}


@pytest.mark.parametrize(("typed", "done"), [("", {"small": "on", "great": "on"}), ("q", {"great": "on"})])
def test_before_what_matters_least_one_may_stop(typed: str, done: dict[str, str]) -> None:
    terminal = Terminal("1", typed, "1")
    after = terminal.ask(made([check("small", severity="low"), check("great")]))
    assert answers(after) == done
    assert "1 smaller question" in terminal.seen


def test_nothing_open_asks_nothing() -> None:
    terminal = Terminal()
    result = result_of(subject({PRIVATE: "on"}), checks=[check("told", fact=PRIVATE)])
    assert terminal.ask(result).accounts[0].findings[0].outcome is Outcome.PASS
    assert terminal.saved == []


def test_beliefs_are_asked_one_statement_a_screen() -> None:
    terminal = Terminal("1", "2", "0")
    thoughts = terminal.guide().believed(CHECKS)
    assert thoughts == {"first": Believed.SAFE, "second": Believed.UNSAFE, "third": Believed.UNKNOWN}
    assert "first is well" in terminal.seen


def test_a_belief_can_be_skipped_and_the_asking_stopped() -> None:
    assert Terminal("", "1", KeyboardInterrupt).guide().believed(CHECKS) == {"second": Believed.SAFE}


@pytest.mark.parametrize("language", ["en", "nl", "de"])
def test_it_speaks_the_language(language: str) -> None:
    terminal = Terminal("?", "", "", "")
    terminal.ask(made(), language)
    assert ("Je antwoord" in terminal.seen) is (language == "nl")
    assert ("Your answer" in terminal.seen) is (language == "en")


def test_a_family_who_must_not_be_found_is_asked_of_places_first_and_it_is_kept_nowhere() -> None:
    places = check("map_location", severity="low")
    before = result_of(subject(), checks=[*CHECKS, places, check("app", services=["whatsapp"])])
    terminal = Terminal("0 s", "1", "q")
    guide = terminal.guide()
    after = guide.ask(before, Said(TODAY), terminal.saved.append)
    assert guide.must_not_be_found
    assert answers(after) == {"map_location": "on"}
    plain = Terminal("0", "1", "q")
    other = plain.guide().ask(before, Said(TODAY), plain.saved.append)
    assert answers(other) == {"first": "on"}
    assert {f.check: f.severity for a in after.accounts for f in a.findings} == {
        f.check: f.severity for a in before.accounts for f in a.findings
    }


def test_it_can_be_said_at_any_question_and_taken_back() -> None:
    places = check("map_location", severity="low")
    before = made([*CHECKS, places])
    terminal = Terminal("s", "1", "s", "1", "q")
    guide = terminal.guide()
    after = guide.ask(before, Said(TODAY), terminal.saved.append)
    assert answers(after) == {"map_location": "on", "first": "on"}
    assert not guide.must_not_be_found


def test_nothing_saved_tells_in_which_order_was_asked() -> None:
    places = check("map_location", severity="low")
    before = made([*CHECKS, places])
    plain = Terminal(*["0"] * 3, "", "0").ask(before)
    hidden = Terminal("s", *["0"] * 4).ask(before)
    assert to_json(plain) == to_json(hidden)
