"""A program watched by the system while it runs, with all its processes: its calls of the network, what it wrote."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_STARTED = re.compile(r"^(\d+) +(\d+\.\d+) ", re.MULTILINE)
_ELSEWHERE = re.compile(r"AF_INET|AF_PACKET|/run/systemd/resolve|/nscd/")
"""Calls that mean another computer: loopback is not needed either, and the rest is how names are looked up."""
_TELEMETRY_STAYS_AWAY = (
    *("CI", "TF_BUILD", "GITHUB_ACTIONS", "GITLAB_CI", "CIRCLECI", "TRAVIS", "JENKINS_URL", "CODEBUILD_BUILD_ID"),
    *("BUILDKITE", "TEAMCITY_VERSION", "APPVEYOR", "BITBUCKET_BUILD_NUMBER", "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI"),
    *("ORT_RUNNING_UNIT_TESTS", "ORT_DISABLE_TELEMETRY"),
)
"""Where one of these is set, onnxruntime keeps quiet by itself, and there would be nothing to see."""
_PATIENCE = 1800.0  # seconds for one program; the machine may be busy with others


@cache
def can_watch() -> bool:
    """Whether the system lets us look: strace is there and may trace."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-f", "-o", os.devnull, "true"], capture_output=True, check=False).returncode == 0


@dataclass(frozen=True, slots=True)
class Watched:
    """What a program did: its exit code, calls that mean another computer, files below its home, and how long its
    longest process other than the first lived, in seconds."""

    code: int
    calls: tuple[str, ...]
    files: tuple[str, ...]
    longest: float


def watch(
    folder: Path, *command: str | Path, enough: Callable[[str], bool] = lambda _: False, **environment: str
) -> Watched:
    """Run a program in a folder with a fresh home, until it ends or `enough` is true of what was seen so far."""
    home, trace = folder / "home", folder / "trace"
    home.mkdir(parents=True)
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTEST_"))}
    for name in _TELEMETRY_STAYS_AWAY:
        surroundings.pop(name, None)
    with subprocess.Popen(
        ["strace", "-f", "-ttt", "-qq", "-e", "trace=%network,execve", "-o", str(trace), *map(str, command)],
        cwd=folder,
        env={**surroundings, "HOME": str(home), "LANG": "C.UTF-8", **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        until = time.monotonic() + _PATIENCE
        while running.poll() is None and time.monotonic() < until and not enough(_text(trace)):
            time.sleep(0.3)
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
    seen = _text(trace)
    files = sorted(path.relative_to(home).as_posix() for path in home.rglob("*") if not path.is_dir())
    calls = tuple(line for line in seen.splitlines() if elsewhere(line))
    return Watched(running.returncode, calls, tuple(files), _longest(seen))


def elsewhere(seen: str) -> bool:
    """Whether what was seen has to do with another computer."""
    return _ELSEWHERE.search(seen) is not None


def _text(trace: Path) -> str:
    return trace.read_text("utf-8", "replace") if trace.exists() else ""


def _longest(seen: str) -> float:
    """From the first to the last word of a process, the first process left out."""
    spans: dict[str, tuple[float, float]] = {}
    for process, moment in _STARTED.findall(seen):
        began = spans.get(process, (float(moment), 0.0))[0]
        spans[process] = began, float(moment)
    return max((end - began for began, end in list(spans.values())[1:]), default=0.0)
