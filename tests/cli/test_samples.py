"""Exports that nobody here wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from auditor.model.account import Reason
from auditor.model.result import AuditResult
from auditor.model.verdict import Outcome
from lxml import html
from tests.cli.ran import saved
from tests.exports import auditor


def result_of(path: Path, tmp_path: Path) -> AuditResult:
    ran = auditor("audit", path, "--json", tmp_path / "r.json", "--html", tmp_path / "r.html")
    assert ran.code in (10, 11), ran.err
    return saved(tmp_path / "r.json")


def test_sample_that_is_private(samples: Path, tmp_path: Path) -> None:
    account = result_of(samples / "instagram" / "dummy-2025-json-en.zip", tmp_path).accounts[0]
    facts = {f.id: (f.value, f.source) for f in account.facts}
    assert facts["audience.private_profile"] == ("on", "export")
    assert {a.id: a.reason for a in account.absent}["security.two_step"] is Reason.NOT_IN_EXPORT


@pytest.mark.parametrize(
    "name",
    [
        *("instagram/structure-2025-json", "facebook/structure-2024-json", "facebook/structure-2025-json"),
        "tiktok/structure-2025-json",
    ],
)
def test_samples_without_values_tell_nothing(name: str, samples: Path, tmp_path: Path) -> None:
    account = result_of(samples / f"{name}.zip", tmp_path).accounts[0]
    assert not account.facts
    assert not [f.check for f in account.findings if f.outcome in (Outcome.PASS, Outcome.FAIL)]
    assert Reason.VALUES_REMOVED in {a.reason for a in account.absent}


def test_sample_of_the_newest_layout(samples: Path, tmp_path: Path) -> None:
    account = result_of(samples / "tiktok" / "synthetic-2026-full.zip", tmp_path).accounts[0]
    assert account.platform == "tiktok"
    assert {f.id for f in account.facts} >= {"audience.private_profile", "content.posts", "security.logins"}


def test_sample_with_sections_missing(samples: Path, tmp_path: Path) -> None:
    account = result_of(samples / "tiktok" / "synthetic-2026-absent.zip", tmp_path).accounts[0]
    assert {a.reason for a in account.absent} & {Reason.FILE_MISSING, Reason.NOT_SET}
    assert all(a.hint for a in account.absent)


def test_all_samples_in_one_call(samples: Path, tmp_path: Path) -> None:
    zips = sorted(samples.glob("*/*.zip"))
    ran = auditor("audit", *zips, "--json", tmp_path / "r.json", "--html", tmp_path / "r.html")
    assert ran.code in (10, 11)
    read = [a for a in saved(tmp_path / "r.json").accounts if a.form]
    assert len(read) == len(zips)
    page = html.document_fromstring((tmp_path / "r.html").read_text("utf-8"))
    assert len(page.xpath("//*[starts-with(@id, 'account-')]")) >= len(read)
