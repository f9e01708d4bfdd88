"""What the family said counts the same, whether an answer comes with the audit, through the guide, or out of a file."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from auditor.audit import Options, judged
from auditor.authors.testing import TODAY
from auditor.engine.registry import Registry
from auditor.guide.screen import Guide
from auditor.model.result import AuditResult, Believed, ChangeKind, Gap, GivenAnswer
from auditor.model.verdict import Outcome
from auditor.results import accepted
from auditor.results.accepted import Accepted, Risk
from auditor.results.said import Said
from auditor.results.saved import load, to_json
from rich.console import Console
from tests.results import check, finding, result_of, subject

STEP, DOOR = check("step"), check("door", severity="medium")
CHECKS = [STEP, DOOR]
OPEN = result_of(subject(), checks=CHECKS)
MARK = finding(OPEN, "step").fingerprint
RISKS = {MARK: Risk("For the club", TODAY)}


def guided(result: AuditResult, said: Said, *typed: str) -> AuditResult:
    """What the guide makes of a result when somebody types this and then stops."""
    lines = iter([*typed, "q"])
    return Guide(Console(file=StringIO()), "en", lambda _: next(lines)).ask(result, said)


def options(*answers: GivenAnswer) -> Options:
    """Those of a family that accepted, believed and answered something, and has an earlier result."""
    return Options(
        Registry({one.id: one for one in CHECKS}),
        today=TODAY,
        accepted=Accepted(findings=RISKS),
        believed={"step": Believed.SAFE, "door": Believed.UNSAFE},
        earlier=result_of(subject(), checks=[STEP]),
        answers=answers,
    )


def test_an_accepted_risk_counts_no_more_when_the_answer_comes_through_the_guide() -> None:
    result = guided(OPEN, Said(TODAY, RISKS), "2")
    assert (finding(result, "step").outcome, finding(result, "step").answer) == (Outcome.FAIL, "off")
    assert (result.totals.accepted, result.totals.outcomes[Outcome.FAIL]) == (1, 0)
    assert result.first_steps == ()


def test_an_answer_counts_the_same_in_the_audit_and_in_the_guide() -> None:
    answers = (GivenAnswer(MARK, "off", TODAY), GivenAnswer(finding(OPEN, "door").fingerprint, "off", TODAY))
    at_once = judged([subject()], options(*answers)).result
    asked = guided(judged([subject()], options()).result, options().said, "2", "2")
    assert at_once.totals.accepted == 1
    assert asked.accounts == at_once.accounts
    assert asked.totals == at_once.totals
    assert asked.first_steps == at_once.first_steps
    assert asked.beliefs == at_once.beliefs
    assert asked.since == at_once.since


def test_what_an_answer_brings_up_is_news_since_the_earlier_result() -> None:
    said = Said(TODAY, earlier=result_of(subject(), checks=CHECKS))
    result = guided(OPEN, said, "2")
    assert result.since is not None
    assert [(c.check, c.kind) for c in result.since.changes] == [("step", ChangeKind.NEW)]


def test_an_answer_that_all_is_well_leaves_nothing_accepted() -> None:
    failing = guided(OPEN, Said(TODAY, RISKS), "2")
    given = [GivenAnswer(MARK, "on", TODAY)]
    result = Said(TODAY, accepted.kept_in(failing)).taken_into(failing, given)
    assert finding(result, "step").outcome is Outcome.PASS
    assert (result.totals.accepted, result.totals.outcomes[Outcome.PASS]) == (0, 1)


def test_what_a_saved_result_shows_as_accepted_stays_so_on_another_computer(tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    file.write_bytes(to_json(guided(OPEN, Said(TODAY, RISKS), "2")))
    carried = load(file)
    result = guided(carried, Said(TODAY, accepted.kept_in(carried)), "2")
    assert finding(result, "door").outcome is Outcome.FAIL
    assert result.totals.accepted == 1


def test_a_risk_whose_day_is_over_counts_again_when_the_guide_is_asked_later() -> None:
    later = TODAY + timedelta(days=1)
    result = guided(guided(OPEN, Said(TODAY, RISKS), "2"), Said(later, RISKS), "2")
    assert finding(result, "step").fingerprint in result.first_steps
    assert result.totals.accepted == 0


@pytest.mark.parametrize(("typed", "gap"), [("1", Gap.AS_BELIEVED), ("2", Gap.WORSE)])
def test_an_answer_closes_the_gap_of_a_belief_and_keeps_its_day(typed: str, gap: Gap) -> None:
    believed = Said(date(2026, 1, 3), believed={"step": Believed.SAFE}).taken_into(OPEN)
    result = guided(believed, Said(TODAY), typed)
    assert [(belief.gap, belief.at) for belief in result.beliefs] == [(gap, date(2026, 1, 3))]
