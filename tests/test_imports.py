"""What a start loads: nothing that it does not use. Each start is a program of its own."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.cli.ran import fill

ROOT = Path(__file__).parents[1]
BROUGHT = {"rich": "typer", "markupsafe": "jinja2"}
"""What comes with a package that we ask for."""
NOT_WITH_IT = {
    ("auditor/photos/frames.py", "av"),
    ("auditor/live/browser.py", "playwright"),
    ("auditor/live/look.py", "playwright"),
    ("auditor/live/window.py", "playwright"),
    ("auditor/i18n.py", "babel"),
}
"""Extras, and what only a build has; who comes without them is told so, or nothing is missing."""

PHOTO_WORK = {"numpy", "onnxruntime", "PIL", "pi_heif", "av", "multiprocessing", "auditor.photos.pipeline"}
ELSEWHERE = {"asyncio", "ssl", "http", "httpx", "playwright", "pydantic", "lxml", "dateutil", "babel"}
DEMO = {"auditor.demo", "auditor.authors.testing", "auditor.guide"}
PAGE = {"jinja2", "auditor.reports"}
NOT_IN_A_BROWSER = PHOTO_WORK | ELSEWHERE | {"auditor.demo", "auditor.authors.testing", "typer", "rich"}
AUDIT = {"auditor.audit", "auditor.engine.judge", "auditor.engine.registry", "auditor.readers", "auditor.text"}
_STARTED = """
import json, sys
sys.argv = ["auditor", *{arguments!r}]
try:
    {start}
except SystemExit:
    pass
sys.stderr.write(json.dumps(sorted(sys.modules)))
"""
_SITTING = """
    from pathlib import Path
    from auditor.app import messages as m
    from auditor.app.sitting import Sitting
    from auditor.engine.registry import find
    sitting = Sitting(find())
    sitting.offer({{"a": Path({download!r})}})
    pages = [m.GiveLivePage("instagram_two_step", kind, b"Content-Type: multipart/related") for kind in m.PageKind]
    for message in (m.Give(("a",)), m.Look(), *pages, m.NextQuestion(), m.AskSteps(), m.Save(), m.Report()):
        assert "Failed" not in str(list(sitting.handle(message))), message
"""
_BEFOREHAND = """
    import sys
    from pathlib import Path
    sys.path.insert(0, {root!r})
    from auditor.audit import Options, PhotoOptions, audit
    from auditor.engine.registry import find
    from tests.photos.beforehand import Beforehand
    machine = Beforehand({{}})
    audit([Path({download!r})], Options(find(), photos=PhotoOptions(machine=machine)))
    assert machine.asked
"""
_COMMAND = "from auditor.__main__ import main; main()"


def loaded(start: str, folder: Path, *arguments: str) -> set[str]:
    """The modules that are there at the end."""
    code = _STARTED.format(start=start, arguments=arguments)
    surroundings = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=surroundings, capture_output=True, text=True, check=True
    )
    return {*json.loads(ran.stderr.splitlines()[-1])}


def test_the_audit_as_a_library(tmp_path: Path) -> None:
    found = loaded("import auditor.audit", tmp_path)
    assert found >= AUDIT
    assert not found & (PHOTO_WORK | ELSEWHERE | DEMO | PAGE | {"typer", "rich", "sqlite3"})


def test_help(tmp_path: Path) -> None:
    found = loaded(_COMMAND, tmp_path, "--help")
    assert "auditor.cli.app" in found
    assert not found & (PHOTO_WORK | ELSEWHERE | DEMO | PAGE | AUDIT)


def test_an_audit_that_looks_at_no_photo(tmp_path: Path) -> None:
    fill(tmp_path)
    download = next(tmp_path.glob("instagram-*.zip")).name
    found = loaded(_COMMAND, tmp_path, "audit", download, "--photos", "none")
    assert found >= AUDIT | PAGE
    assert list(tmp_path.rglob("privacy-report-*.html")), "it came to its report"
    assert found & (PHOTO_WORK | ELSEWHERE | DEMO) == set()


def test_a_sitting_needs_nothing_that_a_browser_does_not_have(tmp_path: Path) -> None:
    fill(tmp_path)
    download = next(tmp_path.glob("instagram-*.zip"))
    assert not loaded("import auditor.app.sitting", tmp_path) & (NOT_IN_A_BROWSER | PAGE)
    found = loaded(_SITTING.format(download=str(download)), tmp_path)
    assert found >= AUDIT | PAGE
    assert found & NOT_IN_A_BROWSER == set()


def test_an_audit_whose_photos_another_machine_looks_at(tmp_path: Path) -> None:
    fill(tmp_path)
    download = next(tmp_path.glob("instagram-*.zip"))
    found = loaded(_BEFOREHAND.format(root=str(ROOT), download=str(download)), tmp_path)
    assert {"auditor.photos.machine", "auditor.photos.wire", "auditor.photos.thumbnails"} <= found
    assert found & (PHOTO_WORK | ELSEWHERE | DEMO | PAGE | {"sqlite3"}) == set()


def test_nothing_is_imported_that_is_not_installed_with_it() -> None:
    """The tests' own environment has more than a parent's."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    installed = {canonicalize_name(Requirement(line).name) for line in asked}
    assert installed >= set(BROUGHT.values())
    of_package = packages_distributions()
    foreign = {
        (path, module)
        for path, module in imported()
        if module in of_package
        and not {"family-privacy-auditor", *installed} & {canonicalize_name(name) for name in of_package[module]}
        and module not in BROUGHT
    }
    assert foreign == NOT_WITH_IT


def imported() -> Iterator[tuple[str, str]]:
    """Each module of what is installed, with the first name of whatever it imports, wherever in it."""
    for path in (path for room in ("auditor", "checks", "reports") for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names.append(node.module or "")
            yield from ((path.relative_to(ROOT).as_posix(), name.partition(".")[0]) for name in names)
