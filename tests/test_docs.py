"""What is written about the program is true of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer
from auditor.authors import catalogue
from auditor.cli.app import app
from auditor.engine.registry import Registry

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def commands() -> dict[str, list[str]]:
    """Every command by its name on the command line, with its options."""
    group = typer.main.get_command(app)
    found: dict[str, list[str]] = {}
    for name, command in vars(group)["commands"].items():
        for path, leaf in [
            (name, command),
            *((f"{name} {n}", c) for n, c in vars(command).get("commands", {}).items()),
        ]:
            found[path] = [o for p in leaf.params if p.param_type_name == "option" for o in p.opts]
            assert leaf.help, f"{path} has no help"
    return found


def test_the_readme_tells_what_comes_from_where(builtin: Registry) -> None:
    table = "\n".join(catalogue.coverage(builtin.checks.values()))
    assert table in README
    assert f"{len(builtin.checks)} checks over" in README


def test_every_command_is_in_the_readme() -> None:
    assert commands().keys() >= {"audit", "ask", "render", "demo"}
    for name in commands():
        assert f"auditor {name.split()[0]}" in README or name == "version"


def test_every_option_of_the_audit_is_in_the_readme() -> None:
    assert [o for o in commands()["audit"] if o not in README] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "checks/WRITING.md"])
def test_every_file_that_is_named_exists(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    linked = re.findall(r"\]\(([^)#:]+)\)", text)
    named = re.findall(r"`((?:auditor|checks|reports|tests)/[\w./]+\.\w+)`", text)
    assert linked or named
    beside = (ROOT / page).parent
    assert [name for name in linked if not (beside / name).exists()] == []
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_ci_runs_the_readmes_test_command() -> None:
    ran = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert {"make lint", "make test", "make test-long"} <= set(ran)
    assert "make test" in README


@pytest.mark.parametrize("name", ["constraints.txt", "tests/browsers/requirements.txt"])
def test_lock_files_hold_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "--hash=sha256:" in text
    assert "://" not in text
    assert "index" not in text
