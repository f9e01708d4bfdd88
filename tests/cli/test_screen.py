"""Pages of settings beside a download: they count in the audit, and each that does not says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from auditor.model.account import Source
from auditor.model.verdict import Outcome
from tests.cli.ran import saved, two_lines
from tests.exports import auditor

PAGE = "Two-factor authentication\n{}\nTwo-factor authentication is on\n"


def copied(tmp_path: Path, handle: str) -> Path:
    (tmp_path / "copied.txt").write_text(PAGE.format(handle), "utf-8")
    return tmp_path / "copied.txt"


def test_a_page_of_the_own_account_counts(private: Path, tmp_path: Path) -> None:
    auditor("audit", private, "--json", tmp_path / "before.json")
    (before,) = (a for a in saved(tmp_path / "before.json").accounts if a.platform == "instagram")
    page = copied(tmp_path, f"{before.handle} · Instagram")
    ran = auditor("audit", private, "--live", f"instagram_two_step={page}", "--json", tmp_path / "after.json")
    (after,) = (a for a in saved(tmp_path / "after.json").accounts if a.platform == "instagram")
    assert "instagram_two_step" in ran.out
    assert {f.outcome for f in after.findings if f.check == "two_step"} == {Outcome.PASS}
    assert [row.source for row in after.facts if row.id == "security.two_step"] == [Source.LIVE]


def test_a_page_that_nobody_says_is_the_own_one_counts_for_nothing(private: Path, tmp_path: Path) -> None:
    page = copied(tmp_path, "Instagram")
    ran = auditor("audit", private, "--live", f"instagram_two_step={page}", "--json", tmp_path / "after.json")
    assert "instagram_two_step: " in ran.out
    rows = [row for account in saved(tmp_path / "after.json").accounts for row in account.facts]
    assert Source.LIVE not in {row.source for row in rows}


@pytest.mark.parametrize("given", ["instagram_two_step=none.html", "no_page=copied.txt"])
def test_what_cannot_be_used_is_refused(given: str, private: Path, tmp_path: Path) -> None:
    copied(tmp_path, "x")
    ran = auditor("audit", private, "--live", given)
    assert ran.code == 20


def test_a_page_is_never_written_over(private: Path, tmp_path: Path) -> None:
    page = copied(tmp_path, "x")
    ran = auditor("audit", private, "--live", f"instagram_two_step={page}", "--json", page)
    assert (ran.code, two_lines(ran)) == (20, True)
    assert page.read_text("utf-8") == PAGE.format("x")


def test_the_option_says_how_it_is_written(private: Path) -> None:
    assert auditor("audit", private, "--live", "page.html").code == 2
