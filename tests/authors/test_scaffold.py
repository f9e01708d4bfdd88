"""A new check passes its own tests and takes nothing away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from auditor import __version__
from auditor.authors import scaffold
from auditor.authors import schema as check_schema
from auditor.authors.testing import problems, run_cases
from auditor.engine.registry import find
from auditor.model.check import CheckKind


def write(folder: Path, name: str = "children/example", kind: CheckKind = CheckKind.SETTING) -> Path:
    return scaffold.write(name, kind, folder)[0]


@pytest.mark.parametrize("kind", list(CheckKind))
def test_scaffold_passes_its_own_tests(tmp_path: Path, kind: CheckKind) -> None:
    write(tmp_path, kind=kind)
    check = find((tmp_path,)).checks["example"]
    assert check.origin.kind == "folder"
    results = run_cases(check)
    assert results
    assert [r for r in results if r.problem] == []
    assert problems(check) == []


def test_scaffold_brings_the_schema_for_editors(tmp_path: Path) -> None:
    path = write(tmp_path)
    named = path.read_text("utf-8").splitlines()[0].partition("$schema=")[2]
    assert (path.parent / named).resolve() == (tmp_path / "check.schema.json").resolve()
    assert (tmp_path / "check.schema.json").read_text("utf-8") == check_schema.as_text()


@pytest.mark.parametrize(
    ("there", "replaced"),
    [
        (check_schema.as_text(), False),
        ('{"$id": "auditor/check/1", "$comment": "auditor 0.0.9"}', True),
        (f'{{"$id": "auditor/check/1", "$comment": "auditor {__version__}"}}', True),
        ('{"$id": "auditor/check/1", "$comment": "auditor 99.0"}', False),
        ('{"$id": "somebody/else"}', False),
        ("[]", False),
        ("not a schema", False),
    ],
)
def test_scaffold_replaces_only_an_older_schema_of_ours(tmp_path: Path, there: str, *, replaced: bool) -> None:
    schema = tmp_path / "check.schema.json"
    schema.write_text(there, "utf-8")
    os.utime(schema, (1, 1))
    write(tmp_path)
    assert (schema.stat().st_mtime > 1) is replaced
    assert schema.read_text("utf-8") == (check_schema.as_text() if replaced else there)


def test_scaffold_never_overwrites(tmp_path: Path) -> None:
    path = write(tmp_path)
    before = path.read_bytes()
    with pytest.raises(Exception, match="already there"):
        write(tmp_path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["example", "children/", "../x/y", "Children/Example", "a/b/c", "children/ex ample"])
def test_scaffold_refuses_other_names(tmp_path: Path, name: str) -> None:
    with pytest.raises(Exception, match="no name"):
        write(tmp_path, name)
    assert list(tmp_path.iterdir()) == []
