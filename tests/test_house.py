"""The house is as CONTRIBUTING draws it: rooms in the order of the data, imports in one direction, no room overfull."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GROUND = {"__init__", "walls", "compiled", "errors", "formats", "i18n", "output", "visible", "yaml_files"}
FLOORS = [
    GROUND,
    {"model"},
    {"downloads"},
    {"readers", "text", "photos", "live"},
    {"exposure"},
    {"results"},
    {"engine", "guide", "reports"},
    {"authors"},
    {"audit"},
    {"demo"},
    {"workshop"},
    {"app"},
    {"cli"},
    {"__main__"},
]
"""From the ground up: a room may use what is below it, and nothing beside it."""
RANK = {room: rank for rank, rooms in enumerate(FLOORS) for room in rooms}
MOST_LINES = 400
MOST_LOOSE = 8


def modules() -> Iterator[tuple[str, Path]]:
    """Each module of the package, and the room that it is in."""
    for path in sorted([*(ROOT / "auditor").rglob("*.py"), *(ROOT / "reports").rglob("*.py")]):
        first, *further = path.relative_to(ROOT).with_suffix("").parts
        yield (further[0] if first == "auditor" else first), path


def imported(path: Path) -> Iterator[str]:
    """The rooms that a module imports from, those inside its functions too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module == "auditor":
            names = [f"auditor.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name.startswith("auditor."):
                room = name.split(".")[1]
                yield room if room in RANK else "__init__"


def test_no_import_goes_up() -> None:
    imports = [(room, other, path) for room, path in modules() for other in imported(path) if other != room]
    assert len(imports) > 100
    up = [(path.relative_to(ROOT).as_posix(), other) for room, other, path in imports if RANK[other] >= RANK[room] > 0]
    assert up == []


def test_no_module_is_too_long() -> None:
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for _, path in modules()}
    assert {path: length for path, length in lengths.items() if length > MOST_LINES} == {}


def test_few_modules_lie_loose() -> None:
    loose = {path.stem for path in (ROOT / "auditor").glob("*.py")} - {"__init__", "__main__"}
    assert len(loose) <= MOST_LOOSE, loose


def test_contributing_draws_the_rooms_that_there_are() -> None:
    table = re.findall(r"^\| `([^`]+)/` \|", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    there = [f"auditor/{path.parent.name}" for path in (ROOT / "auditor").glob("*/__init__.py")]
    outside = ["checks", "reports", "tests", "_build"]
    assert sorted(table) == sorted(there + outside)
    order = [RANK[name.split("/")[1]] for name in table if name.startswith("auditor/")]
    assert order == sorted(order), "the rooms stand in the order of the data"


@pytest.mark.parametrize("outside", ["checks", "reports"])
def test_the_top_folders_are_never_imported_by_name(outside: str) -> None:
    for room, path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert (node.module or "").split(".")[0] != outside, (room, path)
