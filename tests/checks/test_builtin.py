"""Every built-in check is complete, plays as written, keeps the house's rules, and is unlike the others."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from auditor.authors.schema import SERVICE_NAMES
from auditor.authors.testing import CHECK_LANGUAGES, problems, run_cases
from auditor.engine import registry
from auditor.engine.registry import Registry
from auditor.model.check import Check
from auditor.model.facts import FACTS, ValueKind
from auditor.model.verdict import Severity

TOPICS = {"audience", "security", "children", "contact", "sharing", "profile", "teen"}
CRITICAL = {"private_profile", "two_step", "cloud_two_step", "default_audience", "exposed_photos"}

NOT_JUDGED = {
    "audience.posts_limit": "caps what the default audience already says",
    "audience.reels_limit": "caps what the default audience already says",
    "audience.relationship": "tells nothing about a child",
    "audience.followers_list": "goes with the friends list",
}
"""Settings that readers tell and no check judges, each with the reason."""

PURE = {"__future__", "auditor", "collections", "dataclasses", "datetime", "enum", "functools", "itertools", "math"}
PURE |= {"operator", "re", "statistics", "typing", "unicodedata"}
"""What the Python of a check may import: nothing that reads files, the clock or the network."""

FOLDER = Path(__file__).parents[2] / "checks"
CHECKS = registry.find(installed=False).checks
each = pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))


def impure(path: Path) -> Iterator[str]:
    """What in the Python of a check could read a file, the clock or the network."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names if alias.name.partition(".")[0] not in PURE)
            case ast.ImportFrom() if (node.module or "").partition(".")[0] not in PURE:
                yield node.module or "."
            case ast.Attribute(attr="now" | "utcnow" | "today") if ast.unparse(node) != "context.today":
                yield ast.unparse(node)
            case ast.Name(id="open" | "eval" | "exec" | "print" | "__import__"):
                yield node.id


def test_files_and_checks_belong_together(builtin: Registry) -> None:
    assert builtin.troubles == []
    files = [path for path in FOLDER.glob("*/*.yaml") if path.name.count(".") == 1]
    assert {path.stem for path in files} == set(builtin.checks)
    assert {path.stem for path in FOLDER.glob("*/*.py")} <= set(builtin.checks)


@each
def test_it_is_complete_and_plays_as_written(check: Check, today: date) -> None:
    assert problems(check, today=today) == []
    assert [result for result in run_cases(check) if result.problem] == []


@each
def test_it_keeps_the_rules_of_the_house(check: Check) -> None:
    file = check.file
    assert file.topic in TOPICS
    assert set(file.platforms) <= SERVICE_NAMES.keys()
    assert (FOLDER / file.topic / f"{check.id}.yaml").is_file()
    assert all(file.texts[language].fix for language in CHECK_LANGUAGES)
    severities = {file.severity, *(section.severity for section in file.platforms.values())}
    assert (Severity.CRITICAL in severities) is (check.id in CRITICAL)
    code = FOLDER / file.topic / f"{check.id}.py"
    assert code.is_file() is (check.audit is not None)
    assert not code.is_file() or list(impure(code)) == []


@pytest.mark.parametrize(
    "line",
    ["import os", "from pathlib import Path", "d = date.today()", "n = datetime.now(UTC)", "t = open('x')", "print(1)"],
)
def test_what_is_impure_is_seen(line: str, tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text(line, "utf-8")
    assert list(impure(tmp_path / "x.py"))


def test_every_check_has_its_page() -> None:
    assert [c.id for c in CHECKS.values() if not (FOLDER / c.file.topic / f"{c.id}.md").is_file()] == []


def test_no_two_checks_look_alike() -> None:
    languages = {language for check in CHECKS.values() for language in check.file.texts}
    for language in languages:
        texts = [check.file.texts[language] for check in CHECKS.values() if language in check.file.texts]
        for field in ("name", "safe", "unsafe"):
            titles = Counter(getattr(text, field).casefold() for text in texts)
            assert [title for title, times in titles.items() if times > 1] == []
    aliases = Counter(alias for check in CHECKS.values() for alias in check.file.aliases)
    assert not aliases.keys() & CHECKS.keys()
    assert all(times == 1 for times in aliases.values())


def test_every_setting_that_can_be_told_is_judged() -> None:
    files = [path.read_text("utf-8") for ending in ("yaml", "py") for path in FOLDER.glob(f"*/*.{ending}")]
    told = {spec.id for spec in FACTS.values() if spec.kind in (ValueKind.SWITCH, ValueKind.AUDIENCE)}
    judged = {fact_id for fact_id in told if any(fact_id in text for text in files)}
    assert told - judged == set(NOT_JUDGED)


def test_what_a_check_covers_is_there_and_never_goes_in_a_circle() -> None:
    def covered(check_id: str, path: tuple[str, ...]) -> None:
        assert check_id not in path, path
        for other in CHECKS[check_id].file.covers:
            assert CHECKS[other].file.platforms.keys() & CHECKS[check_id].file.platforms.keys()
            covered(other, (*path, check_id))

    for check_id in CHECKS:
        covered(check_id, ())
