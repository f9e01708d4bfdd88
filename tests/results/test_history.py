"""Two results a month apart of the same account come to five groups, and a renamed check keeps its history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest
from auditor.authors.testing import TODAY
from auditor.model.check import Check
from auditor.model.result import AuditResult, ChangeKind, GivenAnswer
from auditor.model.verdict import Outcome, Verdict
from auditor.results.accepted import Risk, with_accepted
from auditor.results.answers import answered
from auditor.results.history import brought_up_to_date, compared
from auditor.results.saved import from_json, to_json
from tests.results import ANSWERED, DUET, PRIVATE, TWO_STEP, check, finding, result_of, subject

PRIVACY = check("privacy", fact=PRIVATE)
STEP = check("step", fact=TWO_STEP)
DUETS = check("duets", fact=DUET, safe=["only_me"])


def groups(result: AuditResult) -> dict[ChangeKind, list[str]]:
    assert result.since is not None
    found: dict[ChangeKind, list[str]] = {}
    for change in result.since.changes:
        found.setdefault(change.kind, []).append(change.check)
    return found


def test_five_groups() -> None:
    then = result_of(
        subject({PRIVATE: "off", TWO_STEP: "on", DUET: "everyone", "discovery.find_me": "on"}),
        checks=[PRIVACY, STEP, DUETS, check("found", fact="discovery.find_me")],
    )
    now = result_of(
        subject({PRIVATE: "on", DUET: "everyone", "discovery.find_me": "off"}),
        checks=[PRIVACY, STEP, DUETS, check("found", fact="discovery.find_me"), check("added")],
    )
    result = compared(now, then)
    assert groups(result) == {
        ChangeKind.FIXED: ["privacy"],
        ChangeKind.NEW: ["found"],
        ChangeKind.OPEN: ["duets"],
        ChangeKind.UNTOLD: ["step"],
        ChangeKind.RULE_ADDED: ["added"],
    }
    assert result.since is not None
    assert result.since.started == then.run.started
    assert from_json(to_json(result), "r.json") == result


def test_what_was_fine_and_is_fine_is_no_news() -> None:
    then = result_of(subject({PRIVATE: "on"}), checks=[PRIVACY, STEP])
    assert groups(compared(then, then)) == {}


def test_a_renamed_check_keeps_its_history() -> None:
    then = result_of(subject({PRIVATE: "off"}), checks=[PRIVACY])
    renamed = check("door", fact=PRIVATE, aliases=["privacy"])
    assert groups(compared(result_of(subject({PRIVATE: "off"}), checks=[renamed]), then)) == {ChangeKind.OPEN: ["door"]}
    assert groups(compared(result_of(subject({PRIVATE: "on"}), checks=[renamed]), then)) == {ChangeKind.FIXED: ["door"]}


def test_an_account_under_another_name_is_the_same_when_it_is_the_only_one() -> None:
    then = result_of(subject({PRIVATE: "off"}, handle="tim"), checks=[PRIVACY])
    now = result_of(subject({PRIVATE: "on"}, handle="tim.new"), checks=[PRIVACY])
    assert groups(compared(now, then)) == {ChangeKind.FIXED: ["privacy"]}
    two = result_of(subject(handle="tim.new"), subject(handle="other"), checks=[PRIVACY])
    result = compared(two, then)
    assert groups(result) == {}
    assert result.since is not None
    assert result.since.missing == ("tiktok",)


def test_what_is_gone_is_fixed_only_when_its_check_came_to_a_verdict() -> None:
    """A check speaks of one thing of many, such as an app: that it speaks of it no more says nothing by itself."""

    def speaks(*verdicts: Verdict) -> AuditResult:
        apps = replace(check("apps"), audit=lambda _account, _context: verdicts)
        return result_of(subject(), checks=[apps])

    one, other = (Verdict(Outcome.FAIL, subject=name) for name in ("one", "other"))
    then = speaks(one, other)
    gone = [finding.fingerprint for account in then.accounts for finding in account.findings][1]
    kinds = {
        ChangeKind.FIXED: (speaks(one), speaks(Verdict(Outcome.PASS))),
        ChangeKind.UNTOLD: (
            speaks(Verdict(Outcome.UNKNOWN)),
            speaks(one, Verdict(Outcome.UNKNOWN)),
            speaks(Verdict(Outcome.PASS), Verdict(Outcome.ASK, subject="rest")),
        ),
    }
    for kind, results in kinds.items():
        for now in results:
            since = compared(now, then).since
            assert since is not None
            assert [c.kind for c in since.changes if c.fingerprint == gone] == [kind]


def test_a_finding_whose_check_is_gone_could_no_longer_be_told() -> None:
    then = result_of(subject({PRIVATE: "off"}), checks=[PRIVACY, STEP])
    result = compared(result_of(subject(), checks=[STEP]), then)
    assert groups(result) == {ChangeKind.UNTOLD: ["privacy"]}
    assert from_json(to_json(result), "r.json").cards.keys() >= {"privacy"}


def test_what_the_family_accepted_is_not_named_again() -> None:
    then = result_of(subject({PRIVATE: "off"}), checks=[PRIVACY])
    risk = {finding(then, "privacy").fingerprint: Risk("for the club", date(2030, 1, 1))}
    assert groups(compared(with_accepted(then, risk, TODAY), then)) == {}


@pytest.mark.parametrize(("value", "kind"), [("on", None), ("off", ChangeKind.NEW), ("dont_know", ChangeKind.UNTOLD)])
def test_answers_bring_the_comparison_up_to_date(value: str, kind: ChangeKind | None) -> None:
    then = result_of(subject({TWO_STEP: "on"}), checks=[STEP])
    now = compared(result_of(subject(), checks=[STEP]), then)
    assert groups(now) == {ChangeKind.UNTOLD: ["step"]}
    told = brought_up_to_date(answered(now, [GivenAnswer(finding(now, "step").fingerprint, value, ANSWERED)]))
    assert groups(told) == ({kind: ["step"]} if kind else {})


def test_the_worst_of_several_changes_comes_first_in_its_group() -> None:
    low: Check = check("low", fact=PRIVATE, severity="low")
    then = result_of(subject({PRIVATE: "off", DUET: "everyone"}), checks=[low, DUETS])
    assert groups(compared(then, then)) == {ChangeKind.OPEN: ["duets", "low"]}


def test_a_result_of_an_older_auditor_is_compared_as_well() -> None:
    then = result_of(subject({PRIVATE: "off"}), checks=[PRIVACY])
    data = msgspec.json.decode(to_json(then))
    for name in ("beliefs", "since"):
        data.pop(name)
    for row in data["accounts"][0]["findings"]:
        for name in ("former", "concerns", "priority", "factors", "answer", "answered", "accepted"):
            row.pop(name)
    old = from_json(msgspec.json.encode(data), "old.json")
    now = result_of(subject({PRIVATE: "on"}), checks=[PRIVACY])
    assert groups(compared(now, old)) == {ChangeKind.FIXED: ["privacy"]}
    assert finding(now, "privacy").outcome is Outcome.PASS
