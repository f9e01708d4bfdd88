"""Checks: listed, shown, written, tested."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from auditor.authors import scaffold
from auditor.engine.registry import Registry
from auditor.model.check import CheckKind
from auditor.model.verdict import Outcome
from tests.cli.ran import saved, two_lines
from tests.exports import auditor


def test_list_shows_every_check(builtin: Registry) -> None:
    ran = auditor("checks", "list", "--lang", "nl")
    assert ran.code == 0
    dense = "".join(ran.out.split())
    assert not [c for c in builtin.checks if c[:8] not in dense]
    assert str(len(builtin.checks)) in ran.out


@pytest.mark.parametrize("language", ["en", "nl"])
def test_show_shows_a_check(language: str, builtin: Registry) -> None:
    file = builtin.checks["private_profile"].file
    ran = auditor("checks", "show", "private_profile", "--lang", language)
    told = " ".join(ran.out.split())
    assert ran.code == 0
    assert file.texts[language].name in told
    assert all(" ".join(section.path[language].split()) in told for section in file.platforms.values())
    assert all(source in told for source in file.sources)


@pytest.mark.parametrize("command", [["show", "no_such_check"], ["test", "--only", "no_such_check"]])
def test_an_unknown_check_is_said_to_be_one(command: list[str]) -> None:
    ran = auditor("checks", *command)
    assert ran.code == 20
    assert two_lines(ran)


@pytest.mark.parametrize("kind", CheckKind)
def test_a_new_check_passes_its_tests_and_joins_an_audit(kind: CheckKind, private: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    made = auditor("checks", "new", "children/example", "--kind", kind, "--in", folder)
    assert made.code == 0
    assert all(Path(line).is_file() for line in made.out.splitlines())
    assert auditor("checks", "test", folder).code == 0
    assert "example" in auditor("checks", "list", "--checks", folder).out
    assert auditor("checks", "show", "example", "--checks", folder).code == 0
    assert auditor("audit", private, "--checks", folder, "--json", tmp_path / "r.json").code in (10, 11)
    result = saved(tmp_path / "r.json")
    (finding,) = [f for f in result.accounts[0].findings if f.check == "example"]
    assert finding.outcome is (Outcome.ASK if kind is CheckKind.QUESTION else Outcome.PASS)
    (origin,) = [c for c in result.run.checks if c.id == "example"]
    assert (origin.kind, origin.name) == ("folder", "mine")
    assert len(origin.sha256) == 64


def test_a_new_check_goes_where_one_is() -> None:
    assert auditor("checks", "new", "children/example").code == 0
    assert Path("checks/children/example.yaml").is_file()
    before = Path("checks/children/example.yaml").read_bytes()
    ran = auditor("checks", "new", "children/example", "--kind", "python")
    assert ran.code == 20
    assert two_lines(ran)
    assert Path("checks/children/example.yaml").read_bytes() == before
    assert not Path("checks/children/example.py").exists()


@pytest.mark.parametrize("name", ["example", "../evil/x", "a/b/c", "Children/Example", "children/", "/etc/x", ""])
def test_a_bad_name_for_a_check_is_refused(name: str) -> None:
    ran = auditor("checks", "new", name)
    assert ran.code == 20
    assert two_lines(ran)
    assert not list(Path.cwd().iterdir())


def test_a_failing_case_is_named(tmp_path: Path) -> None:
    (path,) = scaffold.write("children/example", CheckKind.SETTING, tmp_path)
    path.write_text(path.read_text("utf-8").replace("expect: pass", "expect: fail"), "utf-8")
    ran = auditor("checks", "test", tmp_path)
    assert ran.code == 10
    assert "safe:" in ran.out


def test_what_a_check_lacks_is_said_unless_nobody_wants_to_know(tmp_path: Path) -> None:
    (path,) = scaffold.write("children/example", CheckKind.SETTING, tmp_path)
    text = path.read_text("utf-8")
    path.write_text(text.replace("sources:\n  - Say here where the rule comes from\n", ""), "utf-8")
    ran = auditor("checks", "test", tmp_path)
    assert ran.code == 10
    assert "complete:" in ran.out
    assert auditor("checks", "test", tmp_path, "--no-complete").code == 0


def test_a_check_in_english_only_is_complete(tmp_path: Path) -> None:
    (path,) = scaffold.write("children/example", CheckKind.QUESTION, tmp_path)
    text = re.sub(r"\n  nl:\n(    .*\n)+", "\n", path.read_text("utf-8"))
    path.write_text(re.sub(r", nl: [^}]+\}", "}", text), "utf-8")
    assert "nl:" not in path.read_text("utf-8")
    assert auditor("checks", "test", tmp_path).code == 0


@pytest.mark.parametrize(
    ("spoil", "line"), [(("severity: medium", "severity: awful"), 4), (("{en: Profile", "{en: [Profile"), 15)]
)
def test_a_broken_check_is_named_with_its_line(
    spoil: tuple[str, str], line: int, private: Path, tmp_path: Path
) -> None:
    (path,) = scaffold.write("children/example", CheckKind.SETTING, tmp_path)
    path.write_text(path.read_text("utf-8").replace(*spoil), "utf-8")
    for ran in (auditor("audit", private, "--checks", tmp_path), auditor("checks", "test", tmp_path)):
        assert ran.code == 20
        assert two_lines(ran)
        assert f"example.yaml cannot be used: line {line}:" in ran.err


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_folder_without_checks_is_named(name: str, private: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = auditor("audit", private, "--checks", tmp_path / name)
    assert ran.code == 20
    assert name in ran.err
    assert two_lines(ran)


def test_the_built_in_checks_can_be_tested() -> None:
    ran = auditor("checks", "test", "--only", "private_profile")
    assert ran.code == 0
    assert "private_profile" in ran.out
