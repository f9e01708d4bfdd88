"""The gap between what a family believed and what was found."""

from __future__ import annotations

import pytest
from auditor.authors.testing import TODAY
from auditor.model.result import Believed, Gap, GivenAnswer
from auditor.results.answers import answered
from auditor.results.beliefs import with_beliefs
from msgspec.structs import replace
from tests.results import ANSWERED, PRIVATE, check, finding, result_of, subject

PRIVACY = check("privacy", fact=PRIVATE)


@pytest.mark.parametrize(
    ("value", "believed", "gap"),
    [
        ("off", Believed.SAFE, Gap.WORSE),
        ("on", Believed.SAFE, Gap.AS_BELIEVED),
        ("on", Believed.UNSAFE, Gap.BETTER),
        ("off", Believed.UNSAFE, Gap.AS_BELIEVED),
        ("off", Believed.UNKNOWN, Gap.LEARNT),
        ("on", Believed.UNKNOWN, Gap.LEARNT),
        ("", Believed.SAFE, Gap.OPEN),
        ("", Believed.UNKNOWN, Gap.OPEN),
    ],
)
def test_the_gap(value: str, believed: Believed, gap: Gap) -> None:
    result = result_of(subject({PRIVATE: value} if value else {}), checks=[PRIVACY])
    (belief,) = with_beliefs(result, {"privacy": believed}, ANSWERED).beliefs
    assert (belief.believed, belief.gap, belief.at) == (believed, gap, ANSWERED)
    assert belief.fingerprint == finding(result, "privacy").fingerprint


def test_each_account_has_its_own_gap_and_what_does_not_apply_has_none() -> None:
    result = result_of(
        subject({PRIVATE: "on"}, handle="one"),
        subject({PRIVATE: "off"}, handle="two"),
        checks=[PRIVACY, check("other")],
    )
    beliefs = with_beliefs(result, {"privacy": Believed.SAFE, "gone": Believed.SAFE}, ANSWERED).beliefs
    assert {(b.handle, b.gap) for b in beliefs} == {("one", Gap.AS_BELIEVED), ("two", Gap.WORSE)}


def test_an_answer_closes_an_open_gap() -> None:
    result = with_beliefs(result_of(subject(), checks=[PRIVACY]), {"privacy": Believed.SAFE}, ANSWERED)
    told = answered(result, [GivenAnswer(finding(result, "privacy").fingerprint, "off", ANSWERED)])
    assert [belief.gap for belief in with_beliefs(told, {}, TODAY).beliefs] == [Gap.WORSE]


def test_without_a_download_the_answers_about_its_services_tell() -> None:
    result = result_of(subject({PRIVATE: "off"}), checks=[PRIVACY])
    accounts = tuple(replace(account, exported_at=None, form="") for account in result.accounts)
    (belief,) = with_beliefs(replace(result, accounts=accounts), {"privacy": Believed.SAFE}, ANSWERED).beliefs
    assert belief.gap is Gap.WORSE
