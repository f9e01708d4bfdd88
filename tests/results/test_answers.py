"""Answers are facts with a source of their own; they settle what is open and never outweigh a download."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest
from auditor.authors.testing import TODAY, account
from auditor.engine.registry import Registry, find
from auditor.model.account import Reason, Source, Value
from auditor.model.family import Child, Family
from auditor.model.messages import ANSWER_DISAGREES, MOOT, NOT_USED
from auditor.model.result import DONT_KNOW, AuditResult, GivenAnswer
from auditor.model.verdict import OPEN, Outcome
from auditor.results.answers import answered, can_be_answered, given_in
from auditor.results.priorities import settled
from auditor.results.saved import from_json, to_json
from auditor.results.wording import worded
from auditor.results.words import asked
from hypothesis import given
from hypothesis import strategies as st
from tests.results import ANSWERED, DUET, PRIVATE, TWO_STEP, check, finding, findings, result_of, subject

SETTING = check("two_step", fact=TWO_STEP)
QUESTION = check("asked")


def answer(
    result: AuditResult, check_id: str, value: str, at: date = ANSWERED, platform: str = "tiktok"
) -> GivenAnswer:
    return GivenAnswer(findings(result, check_id, platform)[0].fingerprint, value, at)


@pytest.mark.parametrize(("value", "outcome"), [("on", Outcome.PASS), ("off", Outcome.FAIL)])
@pytest.mark.parametrize("asked", [SETTING, QUESTION], ids=["setting", "question"])
def test_an_answer_settles_what_is_asked(asked: object, value: str, outcome: Outcome) -> None:
    before = result_of(subject(), checks=[SETTING, QUESTION])
    check_id = asked.id  # type: ignore[attr-defined]  # both are checks
    after = settled(answered(before, [answer(before, check_id, value)]))
    found = finding(after, check_id)
    assert (found.outcome, found.answer, found.answered) == (outcome, value, ANSWERED)
    assert after.totals.told == before.totals.told + 1
    assert (found.fingerprint in after.first_steps) is (outcome is Outcome.FAIL)


def test_an_answer_is_kept_with_its_day_and_is_a_fact_where_the_vocabulary_has_it() -> None:
    before = result_of(subject(), checks=[SETTING, QUESTION])
    after = answered(before, [answer(before, "two_step", "on"), answer(before, "asked", "off")])
    (row,) = (row for row in after.accounts[0].facts if row.source is Source.ANSWER)
    assert (row.id, row.value, row.observed_at, row.where) == (TWO_STEP, "on", ANSWERED, "")
    assert {a.fingerprint: (a.value, a.at) for a in after.accounts[0].answers} == {
        finding(before, "two_step").fingerprint: ("on", ANSWERED),
        finding(before, "asked").fingerprint: ("off", ANSWERED),
    }
    assert TWO_STEP not in {row.id for row in after.accounts[0].absent}


def test_who_does_not_know_has_answered_and_nothing_passes() -> None:
    before = result_of(subject(), checks=[QUESTION])
    after = answered(before, [answer(before, "asked", DONT_KNOW)])
    found = finding(after, "asked")
    assert (found.outcome, found.reason) == (Outcome.UNKNOWN, Reason.NOT_KNOWN)
    assert can_be_answered(found, after.accounts[0], after.cards["asked"])


@pytest.mark.parametrize("value", ["maybe", "", "ON", "pass"])
def test_a_value_that_the_question_does_not_have_changes_nothing(value: str) -> None:
    before = result_of(subject(), checks=[QUESTION])
    assert answered(before, [answer(before, "asked", value)]).accounts == before.accounts


def test_an_answer_can_be_changed() -> None:
    before = result_of(subject(), checks=[QUESTION])
    first = answered(before, [answer(before, "asked", "off")])
    second = answered(first, [answer(before, "asked", "on")])
    assert finding(second, "asked").outcome is Outcome.PASS
    assert [given.value for given in second.accounts[0].answers] == ["on"]


def test_who_knows_no_more_takes_the_fact_back() -> None:
    before = result_of(subject(), checks=[SETTING])
    first = answered(before, [answer(before, "two_step", "on")])
    second = answered(first, [answer(before, "two_step", DONT_KNOW)])
    assert finding(second, "two_step").outcome is Outcome.UNKNOWN
    assert [row for row in second.accounts[0].facts if row.id == TWO_STEP] == []
    assert {row.id: row.reason for row in second.accounts[0].absent}[TWO_STEP] is Reason.NOT_KNOWN
    assert given_in(second, TODAY) == ([], {})


def test_an_answer_against_the_download_is_a_finding_of_its_own() -> None:
    before = result_of(subject({PRIVATE: "off"}), checks=[check("private", fact=PRIVATE)])
    after = answered(before, [answer(before, "private", "on")])
    told, disagrees = sorted(findings(after, "private"), key=lambda f: f.message_id)
    assert told.outcome is Outcome.FAIL
    assert told.answered is None
    assert (disagrees.outcome, disagrees.message_id) == (Outcome.UNKNOWN, ANSWER_DISAGREES)
    again = answered(after, [answer(before, "private", "on")])
    assert len(findings(again, "private")) == 2
    agreed = answered(after, [answer(before, "private", "off")])
    assert [f.outcome for f in findings(agreed, "private")] == [Outcome.FAIL]


def test_a_newer_download_outweighs_an_older_answer() -> None:
    fresh = subject({PRIVATE: "on"}, exported_at="2026-01-14")
    before = result_of(fresh, checks=[check("private", fact=PRIVATE)])
    after = answered(before, [answer(before, "private", "off", date(2026, 1, 13))])
    assert after.accounts == before.accounts


def test_an_answer_of_the_download_s_own_day_is_as_new_as_the_download() -> None:
    """Every workshop: the download is made and the questions are answered on one evening."""
    before = result_of(subject({PRIVATE: "off"}, exported_at="2026-01-15"), checks=[check("private", fact=PRIVATE)])
    after = answered(before, [answer(before, "private", "on", date(2026, 1, 15))])
    assert [f.message_id for f in findings(after, "private")] == ["", ANSWER_DISAGREES]


def test_not_knowing_what_the_download_tells_is_no_contradiction() -> None:
    before = result_of(subject({PRIVATE: "on"}), checks=[check("private", fact=PRIVATE)])
    assert answered(before, [answer(before, "private", DONT_KNOW)]).accounts == before.accounts


def test_an_answer_makes_moot_what_it_ends() -> None:
    duet = check("duet", fact=DUET, safe=["only_me"], moot={PRIVATE: "on"})
    before = result_of(subject({DUET: "everyone"}), checks=[check("private", fact=PRIVATE), duet])
    assert finding(before, "duet").outcome is Outcome.FAIL
    after = answered(before, [answer(before, "private", "on")])
    assert (finding(after, "duet").outcome, finding(after, "duet").message_id) == (Outcome.NOT_APPLICABLE, MOOT)
    open_again = answered(before, [answer(before, "private", "off")])
    assert finding(open_again, "duet").outcome is Outcome.FAIL


def test_a_service_that_nobody_uses_does_not_apply() -> None:
    before = result_of(subject(), checks=[check("cloud", services=["google", "apple"])])
    after = answered(before, unused={"google": ANSWERED})
    assert finding(after, "cloud", "google").outcome is Outcome.NOT_APPLICABLE
    assert finding(after, "cloud", "google").message_id == NOT_USED
    assert finding(after, "cloud", "apple").outcome is Outcome.ASK
    assert {a.platform: a.unused for a in after.accounts if a.platform != "tiktok"} == {
        "google": ANSWERED,
        "apple": None,
    }


def test_answers_outlive_the_result_until_they_are_old() -> None:
    before = result_of(subject(), checks=[QUESTION, check("cloud", services=["google"])])
    saved = answered(before, [answer(before, "asked", "off")], {"google": ANSWERED})
    given, unused = given_in(from_json(to_json(saved), "r.json"), TODAY)
    again = answered(before, given, unused)
    assert finding(again, "asked").outcome is Outcome.FAIL
    assert finding(again, "cloud", "google").outcome is Outcome.NOT_APPLICABLE
    assert given_in(saved, ANSWERED + timedelta(days=366)) == ([], {})


def test_each_child_is_asked_about_by_itself() -> None:
    family = Family(children=(Child("Zed", date(2012, 1, 1)), Child("Yara", date(2016, 1, 1)), Child("Q", TODAY)))
    asked = check("child", services=["household"], each_child_from=9)
    before = result_of(subject(), checks=[asked], family=family)
    found = findings(before, "child", "household")
    assert [f.params["age"] for f in found] == [14, 10]
    assert all("Zed" not in str(f.params) and "Yara" not in str(f.params) for f in found)
    told = {f.name for f in findings(worded(before, "en"), "child", "household")}
    assert len(told) == len(found)
    after = answered(before, [GivenAnswer(found[1].fingerprint, "off", ANSWERED)])
    assert {f.outcome for f in findings(after, "child", "household")} == {Outcome.ASK, Outcome.FAIL}
    young = result_of(subject(), checks=[asked], family=Family(children=(Child("Q", TODAY),)))
    assert finding(young, "child", "household").outcome is Outcome.NOT_APPLICABLE
    assert finding(result_of(subject(), checks=[asked]), "child", "household").outcome is Outcome.ASK


def test_a_renamed_check_keeps_its_answers() -> None:
    before = result_of(subject(), checks=[check("old_name")])
    saved = answered(before, [answer(before, "old_name", "on")])
    now = result_of(subject(), checks=[check("new_name", aliases=["old_name"])])
    assert finding(answered(now, given_in(saved, TODAY)[0]), "new_name").outcome is Outcome.PASS


def test_whatever_a_check_asks_can_be_answered(builtin: Registry) -> None:
    """Every `ask` of every built-in check on accounts of which nothing is known has a question that settles it."""
    accounts = [account(platform, handle="x") for platform in ("instagram", "facebook", "tiktok")]
    before = result_of(*accounts, checks=list(builtin.checks.values()))
    given = [
        GivenAnswer(f.fingerprint, next(iter(asked(before.cards[f.check], a.platform).answers)), ANSWERED)  # type: ignore[union-attr]
        for a in before.accounts
        for f in a.findings
        if can_be_answered(f, a, before.cards[f.check])
    ]
    after = answered(before, given)
    assert [(f.check, a.platform) for a in after.accounts for f in a.findings if f.outcome is Outcome.ASK] == []


@pytest.mark.parametrize(
    ("parents", "outcome"), [((), Outcome.ASK), (("A",), Outcome.NOT_APPLICABLE), (("A", "B"), Outcome.ASK)]
)
def test_what_two_parents_agree_on_is_not_asked_of_one(parents: tuple[str, ...], outcome: Outcome) -> None:
    made = check("agreed", services=["household"], parents_from=2)
    assert finding(result_of(checks=[made], family=Family(parents=parents)), "agreed", "household").outcome is outcome


@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.sampled_from(["on", "off", "friends", "nonsense", DONT_KNOW])), max_size=40
    )
)
def test_whatever_is_answered_the_download_keeps_its_say(given_ones: list[tuple[int, str]]) -> None:
    before = _asked_of_everything()
    every = [f for a in before.accounts for f in a.findings]
    answers = [GivenAnswer(every[n % len(every)].fingerprint, value, ANSWERED) for n, value in given_ones]
    after = settled(answered(before, answers))
    told = {f.fingerprint: f.outcome for f in every if f.outcome in (Outcome.PASS, Outcome.FAIL)}
    now = {f.fingerprint: f for a in after.accounts for f in a.findings}
    for mark, outcome in told.items():
        assert now[mark].outcome in (outcome, Outcome.NOT_APPLICABLE)  # an answer may make it moot
    assert sum(after.totals.outcomes.values()) == len(now)
    assert {now[mark].outcome for mark in after.first_steps} <= {Outcome.FAIL, *OPEN}
    assert from_json(to_json(after), "r.json") == after
    again = settled(answered(after, answers))
    assert [a.findings for a in again.accounts] == [a.findings for a in after.accounts]
    score = after.totals.score
    assert score.fine + score.change + score.open == 100


@cache
@cache
def _asked_of_everything() -> AuditResult:
    """The real checks on accounts of which something is told and much is not."""
    told: dict[str, Value | list[Value]] = {PRIVATE: "off", "contact.comments": "everyone"}
    accounts = [
        account("instagram", told, handle="x", exported_at="2026-01-10"),
        account("tiktok", {PRIVATE: "on"}, handle="x", exported_at="2026-01-10"),
        account("facebook", {"audience.default": "friends", TWO_STEP: "on"}, handle="x"),
    ]
    return result_of(*accounts, checks=list(find(installed=False).checks.values()))
