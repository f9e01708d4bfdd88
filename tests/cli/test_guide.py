"""`auditor ask`, `audit --ask`, `--expect`, `--since`, `accept` and `family`, also at a real terminal."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from auditor.model.result import AuditResult, Gap
from auditor.model.verdict import Outcome
from tests.cli.ran import saved, terminal, two_lines
from tests.exports import auditor

MOST_SECONDS = 180
MOST_STROKES = 2 * MOST_SECONDS
"""What a person types in three minutes without haste."""


@pytest.fixture
def result(public: Path, tmp_path: Path) -> Path:
    auditor("audit", public, "--json", tmp_path / "result.json", "--html", tmp_path / "report.html")
    return tmp_path / "result.json"


def outcomes(found: AuditResult) -> list[Outcome]:
    return [f.outcome for account in found.accounts for f in account.findings]


def test_without_a_terminal_nobody_is_asked(result: Path, public: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = result.read_bytes()
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    for command in (("ask", result), ("audit", public, "--ask"), ("audit", public, "--expect")):
        ran = auditor(*command)
        assert ran.code == 20
        assert two_lines(ran)
    assert result.read_bytes() == before


def answer_all(home: Path, *arguments: str, answer: str = "1") -> tuple[int, int, str]:
    """Answer every question of a command at a real terminal: the keystrokes it took, how it ended, what was seen."""
    pexpect = pytest.importorskip("pexpect")
    child = terminal(home, *arguments)
    strokes, seen = 0, ""
    while True:
        met = child.expect([r"Your answer: $", r"Enter for all\): $", pexpect.EOF])
        seen += str(child.before)
        if met == 2:
            break
        typed = "1 2" if met == 1 else answer
        strokes += len(typed) + 1
        child.sendline(typed)
    child.close()
    return strokes, int(child.exitstatus), seen


def test_the_demo_s_guide_takes_under_three_minutes_and_leaves_nothing_to_ask(tmp_path: Path) -> None:
    assert auditor("demo", "--folder", tmp_path / "demo").code == 0
    file = tmp_path / "demo" / "result.json"
    asked = outcomes(saved(file)).count(Outcome.ASK)
    assert asked > 50
    began = time.monotonic()
    strokes, code, seen = answer_all(tmp_path, "ask", str(file), "--html", "asked.html")
    assert strokes < MOST_STROKES
    assert time.monotonic() - began < MOST_SECONDS
    assert code in (10, 11)
    assert "That was all" in seen
    assert "Traceback" not in seen
    after = saved(file)
    assert Outcome.ASK not in outcomes(after)
    answers = [given for a in after.accounts for given in a.answers]
    assert len(answers) > 40
    assert (tmp_path / "asked.html").is_file()


def test_ctrl_c_keeps_the_answers_and_still_writes_the_report(result: Path, tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    child = terminal(tmp_path, "ask", str(result), "--html", "asked.html")
    child.expect(r"Enter for all\): $")
    child.sendline("0")
    for _ in range(3):
        child.expect(r"Your answer: $")
        child.sendline("1")
    child.expect(r"Your answer: $")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert "Your answers are kept." in child.before
    assert child.exitstatus in (10, 11)
    after = saved(result)
    assert sum(f.answered is not None for a in after.accounts for f in a.findings) == 3
    assert (tmp_path / "asked.html").is_file()


def test_beliefs_before_and_questions_after_an_audit(public: Path, tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    arguments = ("audit", str(public), "--photos", "none", "--expect", "--ask", "--json", "r.json", "--html", "r.html")
    child = terminal(tmp_path, *arguments)
    child.expect("what do you think")
    for _ in range(5):
        child.expect(r"Your answer: $")
        child.sendline("1")
    child.expect(r"Enter for all\): $")
    child.sendline("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus in (10, 11)
    found = saved(tmp_path / "r.json")
    assert len({belief.check for belief in found.beliefs}) == 5
    assert Gap.WORSE in {belief.gap for belief in found.beliefs}  # the account is public


def test_a_risk_that_was_accepted_stays_accepted_when_it_is_answered(
    result: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [f for a in saved(result).accounts for f in a.findings if f.outcome is Outcome.ASK]
    for finding in asked:
        assert auditor("accept", finding.fingerprint, "--reason", "For us", "--until", "2099-01-01").code == 0
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda *_: "2")
    ran = auditor("ask", result, "--html", tmp_path / "asked.html")
    assert ran.code in (10, 11)
    marks = {finding.fingerprint for finding in asked}
    answered = [f for a in saved(result).accounts for f in a.findings if f.fingerprint in marks and f.answer]
    failing = [f for f in answered if f.outcome is Outcome.FAIL]
    assert len(failing) > 10
    assert all(f.accepted for f in failing)
    assert saved(result).totals.accepted == len(failing)


def test_answers_live_on_in_the_next_audit(result: Path, public: Path, tmp_path: Path) -> None:
    _, _, seen = answer_all(tmp_path, "ask", str(result), "--html", "asked.html", answer="2")
    assert "That was all" in seen
    ran = auditor("audit", public, "--since", result, "--json", tmp_path / "next.json", "--html", tmp_path / "n.html")
    assert ran.code in (10, 11)
    again = saved(tmp_path / "next.json")
    assert Outcome.ASK not in outcomes(again)
    assert again.since is not None
    assert {str(change.kind) for change in again.since.changes} <= {"open"}


def test_an_accepted_finding_is_not_counted_next_time(result: Path, public: Path, tmp_path: Path) -> None:
    before = saved(result)
    mark = before.first_steps[0]
    assert auditor("accept", mark, "--reason", "For the club", "--until", "2099-01-31").code == 0
    auditor("audit", public, "--json", tmp_path / "next.json", "--html", tmp_path / "n.html")
    after = saved(tmp_path / "next.json")
    assert mark not in after.first_steps
    assert after.totals.accepted == 1
    assert "For the club" in (tmp_path / "n.html").read_text("utf-8")


def test_an_earlier_result_that_is_none_stops_the_audit(public: Path, tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("{}", "utf-8")
    ran = auditor("audit", public, "--since", tmp_path / "old.json", "--html", tmp_path / "r.html")
    assert ran.code == 20
    assert two_lines(ran)


def test_the_earlier_result_is_never_written_over(result: Path, public: Path) -> None:
    before = result.read_bytes()
    ran = auditor("audit", public, "--since", result, "--json", result)
    assert ran.code == 20
    assert result.read_bytes() == before
