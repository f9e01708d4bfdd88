"""Ctrl-C, whenever it comes: one calm sentence, exit code 130, no traceback. Each run is a program of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from auditor.__main__ import STOPPED, main
from auditor.errors import INTERRUPTED
from auditor.i18n import LANGUAGES, say
from tests.cli.ran import fill

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is a signal that can be sent here only")

AFTER_IMPORTS = (1, 20, 100, 300, 500, 700)
"""So many modules have been asked for when Ctrl-C comes."""

_AT_AN_IMPORT = """
import os, signal, sys
class Interrupts:
    left = {after}
    def find_spec(self, *_):
        Interrupts.left -= 1
        if Interrupts.left == 0:
            os.kill(os.getpid(), signal.SIGINT)
from auditor.__main__ import main
sys.meta_path.insert(0, Interrupts())
sys.argv = ["auditor", *{arguments!r}]
main()
"""
_AT_A_TIME = """
import sys
print("ready", flush=True)
sys.argv = ["auditor", *{arguments!r}]
from auditor.__main__ import main
main()
"""
_AS_A_WORKER_STARTS = """
import os, signal, sys, threading, time
from multiprocessing import popen_spawn_posix, util
spawned = util.spawnv_passfds
elsewhere = threading.Thread(target=threading.Event().wait, daemon=True)
elsewhere.start()
def interrupted(*arguments):
    child = spawned(*arguments)
    if arguments[1][-1] != "--multiprocessing-fork":
        return child
    signal.pthread_kill(elsewhere.ident, signal.SIGINT)
    time.sleep(0.1)
    return child
util.spawnv_passfds = interrupted
sys.argv = ["auditor", *{arguments!r}]
from auditor.__main__ import main
main()
"""
"""Libraries have threads of their own, and the system may give Ctrl-C to one of those that do not hold it back."""


def started(script: str, home: Path) -> subprocess.Popen[str]:
    surroundings = {**os.environ, "HOME": str(home), "LANG": "C.UTF-8"}
    return subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=home,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # so that the whole group gets the signal, as at a terminal
    )


@pytest.fixture
def download(tmp_path: Path) -> Path:
    fill(tmp_path)
    return next(tmp_path.glob("instagram-*.zip"))


def test_ctrl_c_while_modules_are_imported(download: Path, tmp_path: Path) -> None:
    stopped = 0
    for after in AFTER_IMPORTS:
        script = _AT_AN_IMPORT.format(after=after, arguments=["audit", str(download), "--photos", "none"])
        program = started(script, tmp_path)
        _, told = program.communicate()
        assert "Traceback" not in told, after
        assert program.returncode in (INTERRUPTED, 0, 10, 11), after
        if program.returncode == INTERRUPTED:
            assert told.strip().splitlines()[-1] == STOPPED["en"], after
            stopped += 1
    assert stopped >= len(AFTER_IMPORTS) - 2  # further modules than these may never be asked for


def at_times(delays: list[float], download: Path, home: Path) -> int:
    """Send Ctrl-C after so many seconds; how often it came in time."""
    stopped = 0
    for delay in delays:
        script = _AT_A_TIME.format(arguments=["audit", str(download), "--html", f"{delay}.html"])
        program = started(script, home)
        assert program.stdout is not None
        program.stdout.readline()
        time.sleep(delay)
        os.killpg(program.pid, signal.SIGINT)
        _, told = program.communicate()
        assert "Traceback" not in told, (delay, told)
        assert "Exception ignored" not in told, (delay, told)
        # at the very end the interpreter is on its own, and is ended by the signal itself
        assert program.returncode in (INTERRUPTED, 0, 10, 11, -signal.SIGINT), delay
        stopped += program.returncode == INTERRUPTED
    return stopped


def test_ctrl_c_at_any_time_of_the_first_seconds(download: Path, tmp_path: Path) -> None:
    delays = [0.02, 0.2, 0.5, 0.9, 1.4, 2.0]
    assert at_times(delays, download, tmp_path) >= 2  # on a quick machine the last ones come when all is done


def test_ctrl_c_as_a_worker_starts_and_another_thread_gets_it(download: Path, tmp_path: Path) -> None:
    program = started(_AS_A_WORKER_STARTS.format(arguments=["audit", str(download)]), tmp_path)
    _, told = program.communicate()
    assert "Traceback" not in told, told
    assert program.returncode in (INTERRUPTED, 10)  # while photos are looked at, it ends with what is done


@pytest.mark.long
def test_ctrl_c_at_very_many_times(download: Path, tmp_path: Path) -> None:
    assert at_times([n * 0.01 for n in range(1, 100)], download, tmp_path) >= 10  # an audit takes less than a second


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_before_the_catalogues_are_there_is_what_they_say(language: str) -> None:
    assert STOPPED[language] == say(language)("Stopped. Nothing was changed.")


def test_the_command_goes_in_by_the_door_that_looks_after_ctrl_c() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"] == {"auditor": f"{main.__module__}:{main.__qualname__}"}
