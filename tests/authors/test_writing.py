"""The page on writing checks: its examples run, and it names all there is."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from auditor.authors import schema, testing
from auditor.authors.testing import completeness, problems, run_cases
from auditor.engine.judge import RunInfo, audit
from auditor.engine.registry import find
from auditor.model.check import SectionWords, Text, Translation
from auditor.model.family import Child, Family
from auditor.model.verdict import Context
from auditor.results.wording import worded
from tests.exports import auditor

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "checks" / "WRITING.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The page's files, each where its first line says."""
    monkeypatch.chdir(tmp_path)
    for _, text in BLOCKS:
        if name := re.match(r"# (mine/\S+)\n", text):
            (tmp_path / name[1]).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name[1]).write_text(text, "utf-8")
    return tmp_path / "mine"


def test_its_checks_play_as_written_and_are_complete(mine: Path) -> None:
    checks = [check for check in find((mine,)).checks.values() if check.origin.kind == "folder"]
    assert len(checks) == 3
    assert sum(check.audit is not None for check in checks) == 1
    assert {"en", "de"} in [set(check.file.texts) for check in checks]
    for check in checks:
        assert [row for row in [*run_cases(check), *completeness(check)] if row.problem] == []
        assert problems(check, ("en",)) == []


def test_its_question_about_each_child_is_asked(mine: Path) -> None:
    asked = find((mine,)).checks["asks_friends"]
    family = Family((Child("Zed", date(2013, 1, 1)), Child("Yara", date(2014, 1, 1))))
    result = audit((), [asked], Context(testing.TODAY, family=family), RunInfo(datetime.now(UTC), "en")).result
    messages = [finding.message for part in worded(result, "en").accounts for finding in part.findings]
    assert len(set(messages)) == 2
    assert all("ask friends before posting" in message and "Zed" not in message for message in messages)


def test_its_python_runs(mine: Path) -> None:
    assert mine.is_dir()
    scripts = [text for kind, text in BLOCKS if kind == "python" and not text.startswith("# mine/")]
    assert scripts
    for script in scripts:
        exec(compile(script, "WRITING.md", "exec"), {})  # noqa: S102  # our own page


def test_its_commands_run(mine: Path) -> None:
    lines = [line.partition("#")[0].split() for kind, text in BLOCKS if kind == "console" for line in text.splitlines()]
    assert lines
    for line in lines:
        assert line[0] == "auditor"
        assert auditor(*line[1:]).code == 0, line
    assert mine.is_dir()


def test_its_other_examples_can_be_read() -> None:
    assert {kind for kind, _ in BLOCKS} == {"yaml", "python", "console", "toml"}
    pack = tomllib.loads((ROOT / "tests" / "pack" / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    for text in (text for kind, text in BLOCKS if kind == "toml"):
        written = tomllib.loads(text)["project"]["entry-points"]
        assert written == {name: pack.get(name) for name in written} != {}


def test_it_names_every_field() -> None:
    defs = schema.check_schema()["$defs"]
    lines = [
        (f"**{field}**" if field in defs[part].get("required", ()) else field, about["description"])
        for part in ("CheckFile", "Section", "Text", "Words", "Found", "Question", "Case")
        for field, about in defs[part]["properties"].items()
    ]
    assert len(lines) > 40
    assert [field for field, line in lines if f"| {field} | {line} |" not in PAGE] == []
    for field in Translation.__struct_fields__:
        assert re.search(rf"^\| (\*\*)?{field}(\*\*)? \|", PAGE, re.MULTILINE)
    assert all(f"`{field}`" in PAGE for field in SectionWords.__struct_fields__)
    assert Translation.__annotations__["text"] in (Text, "Text")


def test_it_names_the_whole_kit_and_nothing_else() -> None:
    kit = PAGE.partition("| name | what it does |")[2].partition("\n\n")[0]
    named = set(re.findall(r"^\| `(\w+)", kit, re.MULTILINE)) | {"CaseResult"}
    assert named == set(testing.__all__)
    assert "CaseResult" in kit
    for imported in re.findall(r"from auditor\.authors\.testing import (.+)", PAGE):
        assert all(hasattr(testing, name.strip()) for name in imported.split(","))


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", PAGE)
    assert links
    assert [link for link in links if not (ROOT / "checks" / link).exists()] == []
