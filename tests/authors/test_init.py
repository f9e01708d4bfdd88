"""The door for authors: our own checks, what we hand out to copy, and the page about it go in by it alone."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from auditor import authors
from auditor.authors import scaffold
from auditor.model.check import CheckKind

ROOT = Path(__file__).parents[2]
KIT = "auditor.authors.testing"


def doors(text: str) -> set[str]:
    """The modules of the program that a file imports from."""
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)]
    return {node.module or "" for node in nodes if (node.module or "").split(".")[0] == "auditor"}


def test_every_check_goes_in_by_the_door() -> None:
    checks = sorted((ROOT / "checks").glob("*/*.py"))
    assert len(checks) >= 37
    assert {path.name: doors(path.read_text("utf-8")) for path in checks if doors(path.read_text("utf-8")) - DOOR} == {}


def test_what_is_handed_out_goes_in_by_the_door(tmp_path: Path) -> None:
    [python] = [path for path in scaffold.write("children/mine", CheckKind.PYTHON, tmp_path) if path.suffix == ".py"]
    assert doors(python.read_text("utf-8")) == DOOR
    pack = sorted((ROOT / "tests" / "pack").rglob("match_days.py"))
    assert [doors(path.read_text("utf-8")) for path in pack] == [DOOR]


def test_the_page_goes_in_by_the_door() -> None:
    page = (ROOT / "checks" / "WRITING.md").read_text("utf-8")
    named = set(re.findall(r"^from (auditor[.\w]*) import", page, re.MULTILINE))
    assert named >= DOOR
    assert named - DOOR == {KIT, "auditor.engine.registry"}  # for tests of one's own


def test_all_that_the_door_promises_is_there() -> None:
    assert sorted(authors.__all__) == sorted(set(authors.__all__))
    assert [name for name in authors.__all__ if not hasattr(authors, name)] == []


DOOR = {"auditor.authors"}
