"""The day of what the page is made of, the same for everybody who makes it: a year later the page calls itself old."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from pins import BuildError

ROOT = Path(__file__).parents[1]


def day() -> str:
    """`SOURCE_DATE_EPOCH`'s, the last commit's, or without git that of the version. Raises BuildError."""
    moment = os.environ.get("SOURCE_DATE_EPOCH") or _committed()
    if moment:
        return datetime.fromtimestamp(int(moment), UTC).date().isoformat()
    released = re.search(r"^## [\d.]+ \((\d{4}-\d\d-\d\d)\)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    if released is None:
        raise BuildError("Nothing tells of which day this is: set SOURCE_DATE_EPOCH.")
    return released[1]


def _committed() -> str:
    if not (ROOT / ".git").exists():  # it may lie in another project's tree
        return ""
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    return done.stdout.strip()
