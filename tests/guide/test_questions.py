"""Which questions are asked, and in which order."""

from __future__ import annotations

from datetime import date

from auditor.authors.testing import TODAY, account
from auditor.engine.registry import Registry
from auditor.guide.questions import beliefs, gravest_first, questions, services, workshop
from auditor.model.result import GivenAnswer
from auditor.model.verdict import Severity
from auditor.results.accepted import Risk, with_accepted
from auditor.results.answers import answered
from tests.results import ANSWERED, PRIVATE, check, finding, result_of, subject


def asked(*checks: str, least: Severity = Severity.LOW) -> list[str]:
    made = [check(check_id, severity="low" if check_id == "small" else "high") for check_id in checks]
    return [q.finding.check for q in questions(result_of(subject(), checks=made), least)]


def test_the_order_is_the_workshop_s_and_the_rest_comes_by_weight() -> None:
    assert asked("small", "zebra", "child_asked", "two_step", "followers_reviewed") == [
        "followers_reviewed",
        "two_step",
        "child_asked",
        "zebra",
        "small",
    ]


def test_what_weighs_less_than_asked_for_is_left_out() -> None:
    assert asked("small", "two_step", least=Severity.HIGH) == ["two_step"]


def test_where_anybody_may_stop_the_gravest_come_first_and_before_them_what_a_hidden_family_needs() -> None:
    made = [check("followers_reviewed", severity="high"), check("two_step", severity="critical"), check("messages")]
    result = result_of(subject(), checks=made)
    assert [q.finding.check for q in gravest_first(result)] == ["two_step", "followers_reviewed", "messages"]
    assert gravest_first(result, ["messages"])[0].finding.check == "messages"


def test_where_anybody_may_stop_services_that_may_not_be_used_come_last() -> None:
    made = [check("zebra", severity="low"), check("other", severity="critical", services=["snapchat"])]
    result = result_of(subject(), checks=made)
    assert [q.finding.check for q in gravest_first(result)] == ["zebra", "other"]


def test_only_what_is_open_is_asked() -> None:
    told, open_one = check("told", fact=PRIVATE), check("open")
    result = result_of(subject({PRIVATE: "off"}), checks=[told, open_one])
    assert [q.finding.check for q in questions(result)] == ["open"]
    done = answered(result, [GivenAnswer(finding(result, "open").fingerprint, "on", ANSWERED)])
    assert questions(done) == []


def test_what_the_family_does_not_know_is_asked_again() -> None:
    result = result_of(subject(), checks=[check("open")])
    unknown = answered(result, [GivenAnswer(finding(result, "open").fingerprint, "dont_know", ANSWERED)])
    assert len(questions(unknown)) == 1


def test_a_risk_that_is_accepted_is_not_asked_about() -> None:
    result = result_of(subject({PRIVATE: "off"}), checks=[check("told", fact=PRIVATE)])
    risk = {finding(result, "told").fingerprint: Risk("so", date(2030, 1, 1))}
    assert questions(with_accepted(result, risk, TODAY)) == []


def test_a_check_without_a_question_is_not_asked() -> None:
    assert questions(result_of(subject(), checks=[check("silent", question=None)])) == []


def test_a_service_offers_only_answers_that_fit_it() -> None:
    (question,) = questions(result_of(subject(), checks=[check("one", services=["google"])]))
    assert list(question.answers) == ["on", "off"]


def test_services_are_those_that_may_not_be_used_at_all() -> None:
    made = check("one", services=["google", "household", "phone", "tiktok"])
    assert services(result_of(subject(), checks=[made])) == ["google"]


def test_beliefs_are_at_most_five_and_about_what_is_there() -> None:
    every = list(workshop().beliefs)
    assert beliefs(every) == every[:5]
    assert beliefs(["downloads", "other"]) == ["downloads"]


def test_the_workshop_names_real_checks_each_once(builtin: Registry) -> None:
    named = [check_id for station in workshop().stations for check_id in station.checks]
    assert len(named) == len(set(named))
    assert set(named) <= builtin.checks.keys()
    assert set(workshop().beliefs) <= builtin.checks.keys()
    assert all(builtin.checks[check_id].file.question for check_id in named)
    assert all(station.title.keys() >= {"en", "nl"} for station in workshop().stations)


def test_what_matters_most_of_the_real_checks_is_in_the_workshop(builtin: Registry) -> None:
    accounts = [account(platform, handle="x") for platform in ("instagram", "facebook", "tiktok")]
    left = [q for q in questions(result_of(*accounts, checks=list(builtin.checks.values()))) if q.station is None]
    grave = {q.finding.check for q in left if q.finding.severity in (Severity.CRITICAL, Severity.HIGH)}
    assert grave == set()
