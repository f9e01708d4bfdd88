"""What a start loads: nothing that it does not use. Each start is a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.cli.ran import fill

PHOTO_WORK = {"numpy", "onnxruntime", "PIL", "pi_heif", "av", "multiprocessing", "auditor.photos.pipeline"}
ELSEWHERE = {"asyncio", "ssl", "http", "httpx", "playwright", "pydantic", "lxml", "dateutil", "babel"}
DEMO = {"auditor.demo", "auditor.authors.testing", "auditor.guide"}
PAGE = {"jinja2", "auditor.reports"}
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
    assert not found & (PHOTO_WORK | ELSEWHERE | DEMO | PAGE | {"typer", "rich"})


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
