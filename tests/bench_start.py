"""`make bench`: the processor's seconds of a start, most of what a small audit costs, beside what it cost before.

Seconds of the processor and not of the clock, and the least of several runs: a busy machine would tell of the others.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

from auditor.demo.family import SANNE_ON_INSTAGRAM
from auditor.demo.instagram import tree as instagram
from auditor.demo.trees import is_media

RUNS = 5
BEFORE = {"`auditor --help`": 0.61, "audit of a download without posts": 1.69}
"""Seconds of what 0.1.0 had become before starts were looked at: in turns with this code, two cores, Python 3.11."""


def generate(path: Path) -> None:
    """Write a download of settings and a profile, without posts."""
    account = replace(SANNE_ON_INSTAGRAM, posts=(), stories=(), reels=())
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in instagram.tree(account, generation="2025").items():
            if not is_media(name):
                archive.writestr(name, content)


def seconds(folder: Path, *arguments: str) -> float:
    """The processor's seconds of a command: the least of several runs, after one in which Python keeps its bytecode."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings |= {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    return min([_once(folder, surroundings, arguments) for _ in range(RUNS + 1)][1:])


def _once(folder: Path, surroundings: dict[str, str], arguments: tuple[str, ...]) -> float:
    command = [sys.executable, "-m", "auditor", *arguments]
    process = subprocess.Popen(
        command, cwd=folder, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 10, 11):
        raise SystemExit(f"auditor {' '.join(arguments)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Measure, print a table."""
    with tempfile.TemporaryDirectory(prefix="auditor-bench-") as name:
        folder = Path(name)
        generate(folder / "instagram-bench.zip")
        audit = ("audit", "instagram-bench.zip", "--html", "r.html", "--photos", "none")
        figures = [seconds(folder, "--help"), seconds(folder, *audit)]
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    sys.stdout.write(f"{machine}; least of {RUNS} runs\n\n| a start | CPU seconds | before |\n|--|--|--|\n")
    for (row, before), now in zip(BEFORE.items(), figures, strict=True):
        sys.stdout.write(f"| {row} | {now:.2f} | {before:.2f} |\n")


if __name__ == "__main__":
    main()
