"""A result finds its words again in any language."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from auditor.authors.testing import account
from auditor.downloads.problems import ProblemKind
from auditor.engine.judge import RunInfo, audit
from auditor.engine.registry import Registry
from auditor.i18n import say
from auditor.model.account import Account, Platform, Reason, Role
from auditor.model.check import Check
from auditor.model.facts import FACTS
from auditor.model.result import AuditResult, Notice
from auditor.model.verdict import Context, Outcome, Verdict
from auditor.results.saved import from_json, to_json
from auditor.results.wording import (
    NO_SUCH_LINE,
    NONE_OF_THEM,
    PROBLEMS,
    REASONS,
    hint,
    progress_line,
    service_name,
    worded,
)
from tests import results
from tests.results import DUET, check, finding, subject

PRIVATE = "audience.private_profile"


def result_of(*accounts: Account, checks: list[Check], role: Role = Role.PARENT) -> AuditResult:
    info = RunInfo(datetime(2026, 6, 1, tzinfo=UTC), "en")
    return audit(accounts, checks, Context(date(2026, 6, 1), role), info).result


def test_result_can_be_worded_again_in_another_language(builtin: Registry) -> None:
    checks = list(builtin.checks.values())
    english = worded(result_of(account("instagram", {PRIVATE: "off"}), checks=checks), "en")
    dutch = worded(from_json(to_json(english), "r.json"), "nl")
    assert dutch != english
    assert worded(dutch, "en") == english


def test_every_reason_and_every_problem_has_a_sentence() -> None:
    assert set(REASONS) == set(Reason)
    assert set(PROBLEMS) == set(ProblemKind)
    assert len({*REASONS.values(), *PROBLEMS.values()}) == len(Reason) + len(ProblemKind)


@pytest.mark.parametrize(
    ("service", "name"), [("tiktok", "TikTok"), ("instagram", "Instagram"), ("household", "Your family"), ("x", "X")]
)
def test_a_service_is_called_as_it_calls_itself(service: str, name: str) -> None:
    assert service_name(service, say("en")) == name


def test_a_long_work_says_what_it_does_and_how_long_it_takes() -> None:
    lines = [progress_line("photos", 3, 9, left, say("en")) for left in (None, 30.0, 300.0)]
    assert lines[0] == lines[1] != lines[2]
    assert "5" in lines[2]
    assert "TikTok" in progress_line("tiktok", 0, 1, None, say("en"))


def speaks(message: str, params: dict[str, str | int], language: str = "en") -> str:
    """The sentence of an invented check with this message."""
    made = check("step")
    english = msgspec.structs.replace(made.file.texts["en"], messages={"found": message})
    file = msgspec.structs.replace(made.file, texts={"en": english}, question=None)
    judged = replace(made, file=file, audit=lambda _account, _context: [Verdict(Outcome.FAIL, "found", params)])
    return finding(worded(results.result_of(subject(), checks=[judged]), language), "step").message


def test_counts_stand_as_they_are_and_days_in_words() -> None:
    assert speaks("{n} since {day}.", {"n": 1200, "day": "2020-03-01"}) == "1200 since March 1, 2020."
    assert speaks("{day}", {"day": "2020-03-01"}, "nl") == "1 maart 2020"


@pytest.mark.parametrize("template", ["{gone}", "{n.real.real.gone}", "{0}", "{", "{n:%Y}", "{n!x}"])
def test_a_sentence_that_asks_for_something_else_is_shown_as_it_is(template: str) -> None:
    assert speaks(template, {"n": 1}) == template


def missing(known: dict[str, str], reason: Reason = Reason.FILE_MISSING, fact: str = DUET, **about: Any) -> str:
    """What is said of a fact that is missing on an account of which these are known."""
    (told,) = results.result_of(subject(known), checks=[]).accounts
    return hint(fact, reason, msgspec.structs.replace(told, **about), say("en"))


@pytest.mark.parametrize(("reason", "told"), [(Reason.FILE_MISSING, True), (Reason.UNREADABLE, False)])
def test_what_was_not_asked_for_is_named_by_its_box(reason: Reason, told: bool) -> None:
    assert (FACTS[DUET].sections[Platform.TIKTOK] in missing({}, reason)) is told
    assert "all of your information" in missing({}, fact="nobody.knows")


def test_nobody_is_sent_for_a_new_download_when_the_box_was_ticked() -> None:
    assert missing({PRIVATE: "on"}) == NO_SUCH_LINE
    assert missing({PRIVATE: "on"}, fact="connections.blocked") == NONE_OF_THEM
    assert missing({PRIVATE: "on"}, notices=(Notice("part_names"),)) not in (NO_SUCH_LINE, NONE_OF_THEM)
