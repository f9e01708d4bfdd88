"""What to do first: severity, confidence, how many it concerns, minutes; and an honest score."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest
from auditor.model.account import Confidence
from auditor.model.result import AuditResult, Finding
from auditor.model.verdict import Outcome, Severity, Verdict
from auditor.results.priorities import brought_along, raised, settled
from tests.results import DUET, PRIVATE, TWO_STEP, check, finding, result_of, subject

LIKED = "discovery.find_me"


def failed(check_id: str = "one", verdict: dict[str, Any] | None = None, **about: Any) -> Finding:
    """The finding of a Python check that fails in that way."""
    made = replace(check(check_id, **about), audit=lambda *_: [Verdict(Outcome.FAIL, **(verdict or {}))])
    return finding(result_of(subject(), checks=[made]), check_id)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (failed(severity="critical"), failed(severity="high")),
        (failed(severity="high", minutes=20), failed(severity="medium", minutes=1)),
        (failed(), failed(verdict={"confidence": Confidence.GUESSED})),
        (failed(verdict={"confidence": Confidence.DERIVED}), failed(verdict={"confidence": Confidence.GUESSED})),
        (failed(verdict={"concerns": 400}), failed(verdict={"concerns": 3})),
        (failed(minutes=1), failed(minutes=20)),
    ],
    ids=["worse", "grave before quick", "surer", "derived", "more people", "quicker"],
)
def test_what_weighs_more_comes_first(more: Finding, less: Finding) -> None:
    assert more.priority > less.priority > 0


def test_the_priority_is_the_product_of_its_factors() -> None:
    found = failed(verdict={"concerns": 12})
    assert found.factors.keys() == {"serious", "sure", "reach", "quick"}
    product = 1.0
    for factor in found.factors.values():
        assert 0 < factor <= 1
        product *= factor
    assert found.priority == pytest.approx(product, abs=0.001)


def test_what_another_step_brings_is_left_for_later() -> None:
    wide = check("wide", fact=PRIVATE, covers=["narrow"])
    narrow, duet = check("narrow", fact=LIKED), check("duet", fact=DUET, safe=["only_me"], moot={PRIVATE: "on"})
    facts = {PRIVATE: "off", LIKED: "off", DUET: "everyone"}
    result = result_of(subject(facts), checks=[wide, narrow, duet])
    assert result.first_steps == (finding(result, "wide").fingerprint,)
    brought = brought_along(finding(result, "wide"), result.accounts[0], result.cards)
    assert {f.check for f in brought} == {"narrow", "duet"}
    done = result_of(subject(facts | {PRIVATE: "on"}), checks=[wide, narrow])
    assert not brought_along(finding(done, "wide"), done.accounts[0], done.cards)
    alone = result_of(subject({LIKED: "off"}), checks=[wide, narrow])
    assert alone.first_steps == (finding(alone, "narrow").fingerprint,)


def test_no_more_than_five() -> None:
    checks = [check(f"check_{n}", fact=PRIVATE) for n in range(9)]
    assert len(result_of(subject({PRIVATE: "off"}), checks=checks).first_steps) == 5


def score(**outcomes: str) -> tuple[int, int, int]:
    """The score of three settings: `high` on the private flag, `low` on two-step, as said."""
    facts = {PRIVATE: outcomes["high"], TWO_STEP: outcomes["low"]}
    checks = [check("high", fact=PRIVATE), check("low", fact=TWO_STEP, severity="low")]
    known = {fact: value for fact, value in facts.items() if value != "?"}
    totals = result_of(subject(known), checks=checks).totals
    return totals.score.fine, totals.score.change, totals.score.open


def test_the_score_weighs_and_what_is_not_known_counts_for_neither_side() -> None:
    assert score(high="on", low="on") == (100, 0, 0)
    assert score(high="off", low="off") == (0, 100, 0)
    assert score(high="on", low="off") == (80, 20, 0)
    assert score(high="?", low="on") == (20, 0, 80)
    assert score(high="?", low="?") == (0, 0, 100)


def test_without_anything_to_score_it_is_empty() -> None:
    totals = result_of(checks=[]).totals
    assert (totals.score.fine, totals.score.change, totals.score.open) == (0, 0, 0)


def test_settling_again_changes_nothing() -> None:
    result: AuditResult = result_of(subject({PRIVATE: "off"}), checks=[check("one", fact=PRIVATE)])
    assert settled(result) == result
    assert settled(msgspec.structs.replace(result, first_steps=())) == result


def test_a_teen_s_account_weighs_by_its_own_severity() -> None:
    from auditor.model.account import Role
    from auditor.model.family import Family, OwnAccount

    family = Family(accounts=(OwnAccount("tiktok", "Tim", Role.TEEN),))
    made = check("one", fact=PRIVATE, severity="low", teen_severity="critical")
    assert finding(result_of(subject({PRIVATE: "off"}), checks=[made]), "one").severity is Severity.LOW
    teen = result_of(subject({PRIVATE: "off"}), checks=[made], family=family)
    assert finding(teen, "one").severity is Severity.CRITICAL
    assert teen.accounts[0].role is Role.TEEN


def test_what_no_download_answers_is_a_step_when_it_is_critical() -> None:
    door, window = check("door", fact=TWO_STEP, severity="critical"), check("window", fact=PRIVATE)
    result = result_of(subject({PRIVATE: "off"}), checks=[door, window])
    assert {finding(result, "door").outcome, finding(result, "window").outcome} == {Outcome.ASK, Outcome.FAIL}
    assert set(result.first_steps) == {finding(result, "door").fingerprint, finding(result, "window").fingerprint}


def test_no_more_than_two_steps_are_questions_and_nothing_small_is_a_step() -> None:
    asked = [check(f"ask_{n}", fact=TWO_STEP, severity="critical") for n in range(4)]
    changed = [check(f"change_{n}", fact=PRIVATE) for n in range(9)]
    small = check("small", fact=LIKED, severity="low")
    result = result_of(subject({PRIVATE: "off", LIKED: "off"}), checks=[*asked, *changed, small])
    steps = [f for a in result.accounts for f in a.findings if f.fingerprint in result.first_steps]
    assert sorted(f.outcome for f in steps) == sorted([Outcome.ASK] * 2 + [Outcome.FAIL] * 3)
    assert result_of(subject({LIKED: "off"}), checks=[small]).first_steps == ()


def test_for_a_family_who_must_not_be_found_places_come_first_and_push_nothing_out() -> None:
    places = [check(f"place_{n}", fact=LIKED, severity="low") for n in range(4)]
    grave = [check(f"grave_{n}", fact=PRIVATE, severity="critical") for n in range(5)]
    result = result_of(subject({PRIVATE: "off", LIKED: "off"}), checks=[*grave, *places])
    ids = [check.id for check in places]
    names = {f.fingerprint: f.check for a in result.accounts for f in a.findings}
    assert [names[mark] for mark in raised(result, ids[::-1]).first_steps] == [
        *("place_3", "place_2", "place_1"),
        *(f"grave_{n}" for n in range(5)),
    ]
