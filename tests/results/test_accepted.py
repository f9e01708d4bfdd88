"""What the family accepts is shown, counts no more, and comes back when its day is over."""

from __future__ import annotations

import stat
from datetime import date, timedelta
from pathlib import Path

import pytest
from auditor.authors.testing import TODAY
from auditor.errors import AuditorError
from auditor.model.verdict import Outcome, Severity
from auditor.results import accepted
from auditor.results.accepted import Mark, Risk, with_accepted
from auditor.results.priorities import exit_code, settled
from tests.results import PRIVATE, check, finding, result_of, subject

PRIVACY = check("privacy", fact=PRIVATE)
BEFORE = result_of(subject({PRIVATE: "off"}), checks=[PRIVACY])
MARK = finding(BEFORE, "privacy").fingerprint


def risk(until: date) -> dict[str, Risk]:
    return {MARK: Risk("For the club", until)}


@pytest.mark.parametrize("until", [TODAY, TODAY + timedelta(days=1)])
def test_an_accepted_finding_counts_no_more(until: date) -> None:
    result = settled(with_accepted(BEFORE, risk(until), TODAY))
    found = finding(result, "privacy")
    assert found.outcome is Outcome.FAIL
    assert found.accepted is not None
    assert (found.accepted.reason, found.accepted.until, found.accepted.expired) == ("For the club", until, False)
    assert result.first_steps == ()
    assert (result.totals.accepted, result.totals.asked) == (1, 0)
    assert exit_code(result, Severity.LOW.rank) == 0


def test_it_is_back_when_its_day_is_over() -> None:
    result = settled(with_accepted(BEFORE, risk(TODAY - timedelta(days=1)), TODAY))
    found = finding(result, "privacy")
    assert found.accepted is not None
    assert found.accepted.expired
    assert result.first_steps == (MARK,)
    assert (result.totals.accepted, result.totals.outcomes[Outcome.FAIL]) == (0, 1)
    assert exit_code(result, Severity.LOW.rank) == 10


def test_only_what_is_to_be_changed_can_be_accepted() -> None:
    safe = result_of(subject({PRIVATE: "on"}), checks=[PRIVACY])
    assert with_accepted(safe, risk(TODAY), TODAY).accounts == safe.accounts


def test_a_renamed_check_is_still_accepted() -> None:
    renamed = result_of(subject({PRIVATE: "off"}), checks=[check("door", fact=PRIVATE, aliases=["privacy"])])
    assert settled(with_accepted(renamed, risk(TODAY), TODAY)).totals.accepted == 1


def test_the_file_can_be_read_by_its_owner_and_nobody_else(tmp_path: Path) -> None:
    file = tmp_path / "accepted.yaml"
    accepted.add_photo("0123456789ab", "fine-for-us", file)
    accepted.add_finding(MARK, "Voor de club: ja", TODAY, TODAY, file)
    assert accepted.load(file).photos == {"0123456789ab": Mark.FINE}
    assert accepted.load(file).findings == {MARK: Risk("Voor de club: ja", TODAY)}
    assert "Voor de club" in file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("number", ["", "0123456789ab", "xyz", MARK + "0", "../../x", MARK.upper() + "Z"])
def test_what_is_no_number_is_refused(number: str, tmp_path: Path) -> None:
    with pytest.raises(AuditorError):
        accepted.add_finding(number, "because", TODAY, TODAY, tmp_path / "a.yaml")
    assert not list(tmp_path.iterdir())


def test_a_day_that_is_over_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AuditorError):
        accepted.add_finding(MARK, "because", TODAY - timedelta(days=1), TODAY, tmp_path / "a.yaml")


@pytest.mark.parametrize(
    "text", ["[", "photos: [a]", "findings: {x: {reason: y}}", "other: {}", "photos: {a: nonsense}", "- a", "[" * 3000]
)
def test_a_file_that_is_not_as_it_should_be_is_said_so(text: str, tmp_path: Path) -> None:
    (tmp_path / "accepted.yaml").write_text(text, "utf-8")
    with pytest.raises(AuditorError):
        accepted.load(tmp_path / "accepted.yaml")


def test_nothing_is_accepted_without_a_file(tmp_path: Path) -> None:
    assert accepted.load(tmp_path / "none.yaml") == accepted.Accepted()
