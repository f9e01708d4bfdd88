"""A pack of checks by somebody else: installed, or in a folder that the user names."""

from __future__ import annotations

import hashlib
import shutil
import tomllib
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import pytest
from auditor.authors.testing import TODAY, account, completeness, problems, run_cases
from auditor.engine import registry
from auditor.engine.judge import RunInfo, audit
from auditor.engine.registry import Registry, find
from auditor.model.check import Origin
from auditor.model.result import AuditResult, Finding
from auditor.model.verdict import Context, Outcome
from auditor.results.wording import worded

PACK = Path(__file__).parent / "pack"
IDS = {"club_comments", "match_days"}


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pack as an installer leaves it: its package, and its metadata beside it. Returns the package's folder."""
    site = tmp_path / "site"
    package = shutil.copytree(PACK / "invented_checks", site / "invented_checks")
    project = tomllib.loads((PACK / "pyproject.toml").read_text("utf-8"))["project"]
    info = site / f"invented_checks-{project['version']}.dist-info"
    info.mkdir()
    head = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (info / "METADATA").write_text(head, "utf-8")
    groups = project["entry-points"].items()
    lines = [f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in entries.items()) for group, entries in groups]
    (info / "entry_points.txt").write_text("\n".join(lines), "utf-8")
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.setattr(registry, "entry_points", metadata.entry_points)  # which conftest shuts off
    return package


def audited(found: Registry, language: str = "en") -> AuditResult:
    """An audit of one account with the pack's checks, in a language."""
    posts = [{"caption": "Match day! At the example field"}, {"caption": "Cake"}]
    subject = account("instagram", {"contact.comments": "everyone", "content.posts": 2}, posts=posts)
    checks = [check for check in found.checks.values() if check.id in IDS]
    info = RunInfo(started=datetime(2026, 1, 15, tzinfo=UTC), language=language)
    return worded(audit([subject], checks, Context(TODAY), info).result, language)


def of(result: AuditResult, check_id: str) -> Finding:
    (finding,) = (f for f in result.accounts[0].findings if f.check == check_id)
    return finding


def test_an_installed_pack_brings_its_checks(installed: Path) -> None:
    assert installed.is_dir()
    found = find()
    assert found.checks.keys() >= IDS
    assert {(found.checks[i].origin.kind, found.checks[i].origin.version) for i in IDS} == {("package", "1.2")}
    assert [name for name, _ in found.troubles if "invented" in name or "club" in name] == []


def test_without_installed_packs_there_is_none(installed: Path) -> None:
    assert installed.is_dir()
    assert not IDS & find(installed=False).checks.keys()


def test_the_same_pack_in_a_folder_brings_the_same_checks() -> None:
    found = find((PACK / "invented_checks",))
    assert found.troubles == []
    assert {found.checks[i].origin.kind for i in IDS} == {"folder"}
    assert audited(found).accounts[0].findings


def test_findings_stand_in_a_result_with_their_origin(installed: Path) -> None:
    result = audited(find())
    assert (of(result, "club_comments").outcome, of(result, "match_days").outcome) == (Outcome.FAIL, Outcome.FAIL)
    assert of(result, "match_days").message_id == "announced"
    assert of(result, "match_days").params == {"count": 1}
    origins = {row.id: row for row in result.run.checks}
    assert origins.keys() == IDS
    for row in origins.values():
        assert (row.kind, row.name, row.version) == ("package", "invented-checks", "1.2")
    files = [installed / "children" / f"club_comments{ending}" for ending in (".yaml", ".de.yaml")]
    assert origins["club_comments"].sha256 == hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()


def test_the_words_of_a_translation_are_used_in_its_language(installed: Path) -> None:
    assert installed.is_dir()
    file = find().checks["club_comments"].file
    assert set(file.texts) == {"en", "nl", "de"}
    german, english = (of(audited(find(), language), "club_comments") for language in ("de", "en"))
    assert (german.title, english.title) == (file.texts["de"].unsafe, file.texts["en"].unsafe)
    assert german.title != english.title
    assert german.remediation.path == file.platforms["instagram"].path["de"]
    assert german.note == file.platforms["instagram"].note["de"]


def test_what_a_check_does_not_speak_is_said_in_english() -> None:
    finding = of(audited(find((PACK / "invented_checks",)), "de"), "match_days")
    assert finding.title == "Posts say where and when the children play"


@pytest.mark.parametrize("check_id", sorted(IDS))
def test_its_own_cases_pass_and_nothing_is_missing(check_id: str) -> None:
    check = find((PACK / "invented_checks",)).checks[check_id]
    assert [row for row in [*run_cases(check), *completeness(check)] if row.problem] == []


def test_a_pack_in_english_only_is_complete_in_english_and_not_in_dutch() -> None:
    check = find((PACK / "invented_checks",)).checks["match_days"]
    assert problems(check, ("en",)) == []
    assert problems(check) == ["there are no texts in nl"]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("broken.yaml", "id: ["),
        ("broken.yaml", "id: broken\ntopic: children\n"),
        ("match_days.py", "raise RuntimeError"),
        ("club_comments.fr.yaml", "text: {}"),
    ],
)
def test_a_broken_check_is_a_row_and_the_others_come_in(installed: Path, file: str, text: str) -> None:
    (installed / "children" / file).write_text(text, "utf-8")
    found = find()
    name = file.partition(".")[0]
    assert [row for row, _ in found.troubles if row.startswith("invented-checks/")] == [f"invented-checks/{name}"]
    assert IDS - {name} <= found.checks.keys()
    assert name not in found.checks


def test_the_origin_of_a_folder_names_it() -> None:
    check = find((PACK / "invented_checks",)).checks["match_days"]
    assert check.origin == Origin("folder", "invented_checks", "", check.origin.sha256)
