"""The birth date of a teen's account, that all protection hangs on."""

from __future__ import annotations

from datetime import date

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.account import Confidence, Role
from auditor.model.family import Child, Family, OwnAccount
from auditor.model.result import Finding
from auditor.model.verdict import Outcome, Severity
from hypothesis import given
from hypothesis import strategies as st

NOBODY = Family()
PLATFORMS = ("instagram", "facebook", "tiktok")
BORN = date(2011, 9, 30)
NOOR = Family(
    children=(Child("Finn", date(2015, 2, 1)), Child("Noor", BORN)),
    accounts=(
        OwnAccount("instagram", "@Noor.example", Role.TEEN, "Noor"),
        OwnAccount("tiktok", "mum.example", Role.PARENT),
    ),
)


def judged(
    builtin: Registry, *said: str, family: Family = NOBODY, platform: str = "instagram", handle: str = "noor.example"
) -> Finding:
    subject = account(platform, {"profile.birthday": list(said)}, handle=handle)
    (finding,) = run(builtin.checks["true_birth_date"], subject, Role.TEEN, family=family)
    return finding


@pytest.mark.parametrize(
    ("said", "outcome", "message", "params"),
    [
        ("1999-01-01", Outcome.FAIL, "older", {"age": 27, "own": 14, "years": 12}),
        ("2010-12-31", Outcome.FAIL, "older", {"age": 15, "own": 14, "years": 1}),
        ("2011-01-01", Outcome.PASS, "same_year", {"age": 15}),
        ("2011-09-30", Outcome.PASS, "same_year", {"age": 14}),
        ("2012-01-01", Outcome.ASK, "younger", {"age": 14}),
        ("2014-01-01", Outcome.FAIL, "too_young", {"age": 12}),
    ],
)
def test_a_birth_date_is_held_against_the_childs_own(
    builtin: Registry, said: str, outcome: Outcome, message: str, params: dict[str, int]
) -> None:
    finding = judged(builtin, said, family=NOOR)
    assert (finding.outcome, finding.message_id, finding.params) == (
        outcome,
        message,
        {**params, "service": "Instagram"},
    )
    assert finding.severity is Severity.CRITICAL


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(
    ("said", "outcome", "message"),
    [
        ("1990-06-01", Outcome.FAIL, "adult"),
        ("2008-01-15", Outcome.FAIL, "adult"),  # eighteen today
        ("2008-01-16", Outcome.ASK, "likely"),
        ("2013-01-15", Outcome.ASK, "likely"),  # thirteen today
        ("2013-01-16", Outcome.FAIL, "too_young"),
    ],
)
def test_without_a_family_the_age_alone_tells(
    builtin: Registry, platform: str, said: str, outcome: Outcome, message: str
) -> None:
    finding = judged(builtin, said, platform=platform)
    assert (finding.outcome, finding.message_id) == (outcome, message)
    assert (finding.confidence is Confidence.DERIVED) is (outcome is Outcome.FAIL)


def test_a_child_under_thirteen_is_told_otherwise(builtin: Registry) -> None:
    young = Family((Child("Noor", date(2014, 9, 30)),), accounts=NOOR.accounts)
    finding = judged(builtin, "1999-01-01", family=young)
    assert (finding.outcome, finding.message_id, finding.params["own"]) == (Outcome.FAIL, "older_too_young", 11)


def test_the_true_date_takes_care_of_what_strangers_can_start(builtin: Registry) -> None:
    covered = set(builtin.checks["true_birth_date"].file.covers)
    assert covered >= {"messages", "suggestions", "downloads", "remix", "reuse_content"}


def test_a_family_counts_only_for_the_account_it_names(builtin: Registry) -> None:
    assert judged(builtin, "2011-09-30", family=NOOR, handle="somebody.else").outcome is Outcome.ASK
    assert judged(builtin, "2011-09-30", family=NOOR, platform="tiktok", handle="mum.example").outcome is Outcome.ASK


@pytest.mark.parametrize(
    "said", ["", "1919-01-01", "--05-31", "31-May-2010", "20100531", "2010-02-30", "1850-01-01", "2030-01-01"]
)
@pytest.mark.parametrize("family", [NOBODY, NOOR])
def test_a_date_that_cannot_be_read_stays_unknown(builtin: Registry, said: str, family: Family) -> None:
    finding = judged(builtin, said, family=family)
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, "not_told")
    assert judged(builtin, "2011-09-30", said, family=family).outcome is Outcome.UNKNOWN


def test_of_two_sources_the_one_that_makes_older_counts(builtin: Registry) -> None:
    assert judged(builtin, "2011-09-30", "1999-01-01", family=NOOR).message_id == "older"


@given(st.dates(date(1930, 1, 1), date(2025, 12, 31)), st.sampled_from([NOBODY, NOOR]))
def test_no_date_leaves_the_check_and_only_the_right_year_passes(builtin: Registry, said: date, family: Family) -> None:
    finding = judged(builtin, said.isoformat(), family=family)
    assert said.isoformat() not in str(finding)
    assert BORN.isoformat() not in str(finding)
    assert "Noor" not in str(finding.params)
    assert (finding.outcome is Outcome.PASS) is (family is NOOR and said.year == BORN.year)
