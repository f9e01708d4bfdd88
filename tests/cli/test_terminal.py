"""The terminal shows what may be shown, and never says that all is well while something is not known."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from auditor.cli.options import Screen
from auditor.cli.terminal import summary
from auditor.engine.registry import Registry
from auditor.model.account import Value
from auditor.model.result import AuditResult
from auditor.model.verdict import Severity
from auditor.results.wording import worded
from auditor.text.silence import SILENCE
from tests.results import PRIVATE, TWO_STEP, check, result_of, subject


def test_a_console_in_colour_keeps_its_own_signs_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    file = StringIO()
    screen = Screen()
    screen.file = file
    screen.print("ann\x1b[2J\u202e", style="bold", highlight=False)
    assert file.getvalue().startswith("\x1b[1mann[2J")
    assert file.getvalue().count("\x1b") == 2  # bold, and its end


def shown(result: AuditResult, threshold: Severity = Severity.LOW, language: str = "en") -> str:
    """What the summary prints."""
    file = StringIO()
    screen = Screen()
    screen.file = file
    summary(screen, worded(result, language), language, threshold)
    return " ".join(file.getvalue().split())


STEP, DOOR = check("step", fact=TWO_STEP), check("door", fact=PRIVATE, severity="medium")


def test_of_nothing_that_could_be_checked_it_is_said_that_nothing_was() -> None:
    words = shown(result_of(subject(), checks=[STEP, DOOR]))
    assert "We could not check anything yet." in words
    assert "TikTok tim: 2 are not known yet." in words


def test_without_steps_it_points_to_what_is_not_known() -> None:
    words = shown(result_of(subject({TWO_STEP: "on"}), checks=[STEP, DOOR]))
    assert "Nothing urgent was found. The report shows what could not be told, and how to find out." in words
    assert "TikTok tim: 1 is fine, 1 is not known yet." in words


def test_steps_stand_in_their_order_and_those_below_the_threshold_do_not() -> None:
    result = result_of(subject({TWO_STEP: "off", PRIVATE: "off"}), checks=[DOOR, STEP])
    assert re.search(
        r"What to do first 1\. TikTok tim: step is not \(2 minutes\) .*2\. TikTok tim: door", shown(result)
    )
    grave = shown(result, Severity.HIGH)
    assert "1. TikTok tim: step" in grave
    assert "door is not" not in grave


def test_an_account_is_counted_as_the_page_counts_it(builtin: Registry) -> None:
    facts: dict[str, Value | list[Value]] = {"profile.bio": "dnes jsme byli na pláži", "profile.name": "Ann"}
    checks = [builtin.checks[name] for name in ("bio_contacts", "bio_routine")]
    result = result_of(subject(facts), checks=checks)
    assert {f.message_id for f in result.accounts[0].findings} == {SILENCE}
    assert "TikTok tim: 2 are not known yet." in shown(result)
