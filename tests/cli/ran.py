"""What tests of the commands ask of a run."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from auditor.errors import AuditorError
from auditor.i18n import say
from auditor.model.result import AuditResult
from auditor.results.saved import from_json
from tests.exports import TREES, Ran, zip_of

POSIX_USER = pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everything is open to this user")


def saved(path: Path) -> AuditResult:
    return from_json(path.read_bytes(), path.name)


def last_line(ran: Ran) -> Path:
    return Path(ran.out.rstrip("\n").rpartition("\n")[2])


def two_lines(ran: Ran) -> bool:
    """Whether what went wrong is one sentence on what happened and one on what to do."""
    lines = ran.err.splitlines()
    return len(lines) == 2 and lines[0].endswith(".") and all(0 < len(line) < 200 for line in lines)


def fill(folder: Path) -> None:
    zip_of(TREES["instagram json"](), folder / "instagram-ann.invented-2026-05-19-AbC123.zip")
    zip_of(TREES["tiktok b"](), folder / "TikTok_Data_1762300800.zip")
    (folder / "holiday.zip").write_bytes(b"PK\5\6" + bytes(18))
    (folder / "letter.txt").write_text("Dear", "utf-8")


def told(ran: Ran, error: AuditorError, language: str) -> bool:
    """Whether a run ended with exactly this error in that language."""
    return ran.code == error.exit_code and tuple(ran.err.splitlines()) == error.sentences(say(language))


# As a program of its own


def environment(home: Path) -> dict[str, str]:
    kept = {n: v for n, v in os.environ.items() if n in ("PATH", "SYSTEMROOT", "TEMP", "TMP", "PYTHONPATH")}
    return kept | {"HOME": str(home), "USERPROFILE": str(home), "COLUMNS": "100", "TERM": "xterm"}


def terminal(home: Path, *arguments: str) -> Any:
    pexpect = pytest.importorskip("pexpect")
    if not hasattr(pexpect, "spawn"):
        pytest.skip("no scripted terminal on this system")
    return pexpect.spawn(
        sys.executable,
        ["-m", "auditor", *arguments],
        env=environment(home),
        cwd=str(home),
        encoding="utf-8",
        timeout=60,
        dimensions=(50, 120),
    )
