"""Every exit code, for good, hostile and unknown input."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from auditor.demo.instagram import tree as instagram
from auditor.engine import registry
from auditor.engine.registry import Registry
from auditor.model.verdict import Severity
from tests.cli.ran import POSIX_USER, two_lines
from tests.exports import HOSTILE, auditor, zip_of
from tests.people import ANN


def only(builtin: Registry, monkeypatch: pytest.MonkeyPatch, *checks: str) -> None:
    monkeypatch.setattr(registry, "find", lambda *_: Registry({c: builtin.checks[c] for c in checks}))


def test_0_when_nothing_needs_changing(private: Path, builtin: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    only(builtin, monkeypatch, "private_profile")
    assert auditor("audit", private).code == 0


def test_10_when_something_does(public: Path, builtin: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    only(builtin, monkeypatch, "private_profile")
    assert auditor("audit", public).code == 10


def test_11_when_something_important_could_not_be_told(
    tmp_path: Path, builtin: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(builtin, monkeypatch, "private_profile")
    tree = instagram.tree(replace(ANN, private="Zqwxyvu", privacy_changes=()))
    assert auditor("audit", zip_of(tree, tmp_path / "a.zip")).code == 11


@pytest.mark.parametrize("severity", Severity)
def test_min_severity_is_the_threshold(
    severity: Severity, public: Path, builtin: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = builtin.checks["private_profile"]
    section = replace_struct(check.file.platforms["instagram"], severity=Severity.HIGH)
    file = replace_struct(check.file, severity=Severity.HIGH, platforms={"instagram": section})
    monkeypatch.setattr(registry, "find", lambda *_: Registry({check.id: replace(check, file=file)}))
    ran = auditor("audit", public, "--min-severity", severity)
    assert ran.code == (0 if severity is Severity.CRITICAL else 10)
    assert ("1. Instagram" in ran.out) == (ran.code == 10)


def replace_struct(struct: Any, **changes: object) -> Any:
    return msgspec.structs.replace(struct, **changes)


@pytest.mark.parametrize("case", HOSTILE)
def test_20_in_two_sentences_for_what_cannot_be_used(case: str, tmp_path: Path) -> None:
    given = tmp_path / "given.zip"
    HOSTILE[case](given)
    ran = auditor("audit", given, "--html", tmp_path / "report.html", "--json", tmp_path / "r.json")
    assert ran.code == 20
    assert two_lines(ran)
    assert "given.zip" in ran.err
    assert "Traceback" not in ran.out + ran.err
    assert not ran.out
    assert not list(tmp_path.glob("r*"))


@POSIX_USER
def test_20_for_a_folder_without_rights(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(0)
    ran = auditor("audit", closed)
    assert ran.code == 20
    assert two_lines(ran)


def test_20_even_when_another_input_is_fine(private: Path, tmp_path: Path) -> None:
    ran = auditor("audit", private, tmp_path / "gone.zip")
    assert ran.code == 20
    assert "gone.zip" in ran.err


def test_30_for_our_own_mistakes(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("xqsecretqx")

    monkeypatch.setattr("auditor.cli.terminal.summary", fails)
    ran = auditor("audit", private)
    assert ran.code == 30
    assert "Traceback" not in ran.err
    assert "xqsecretqx" not in ran.err
    assert re.search(r"RuntimeError at test_exits\.py:\d+", ran.err.replace("\n", " "))


@pytest.mark.parametrize(
    "arguments",
    [
        ["audit", "--lang", "xx"],
        ["audit", "--min-severity", "awful"],
        ["audit", "--role", "dog"],
        ["audit", "--pictures", "x"],
        ["how", "myspace"],
        ["render"],
        ["checks", "new", "--kind", "x", "a/b"],
        ["nothing"],
    ],
    ids=" ".join,
)
def test_2_for_what_the_command_line_does_not_know(arguments: list[str]) -> None:
    ran = auditor(*arguments)
    assert ran.code == 2
    assert "Usage:" in ran.err
