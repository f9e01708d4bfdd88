"""Photo workers have no network where the system can take it from them, and read what they could read before."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from auditor.photos import isolated
from tests.photos import fakes
from tests.photos.pictures import archive_of
from tests.photos.surveys import looked, media, plain, processes

SCRIPT = (
    Path(isolated.__file__).read_text("utf-8")
    + """
from pathlib import Path
from tempfile import TemporaryDirectory
with TemporaryDirectory() as folder:
    own = Path(folder, "own")
    own.write_text("mine")
    own.chmod(0o600)
    before = os.readlink("/proc/self/ns/net")
    done = cut_off()
    print(done, done == (os.readlink("/proc/self/ns/net") != before), own.read_text(), os.access(own, os.W_OK))
"""
)
PYTHONS = (sys.executable, "/usr/bin/python3")
"""Another user may not be allowed to run the one in this folder; the script needs nothing but the standard library."""
NOBODY = 65534
ORDINARY = pytest.param(NOBODY, marks=pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="for root"))
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such namespaces")


def _runs(python: str, user: int | None) -> bool:
    with suppress(OSError):
        return subprocess.run([python, "-c", ""], user=user, capture_output=True, check=False, cwd="/").returncode == 0
    return False


@LINUX
@pytest.mark.parametrize("user", [None, ORDINARY])
def test_a_process_is_cut_off_or_stays_as_it_is_and_reads_its_own_files(user: int | None) -> None:
    python = next((name for name in PYTHONS if _runs(name, user)), None) or pytest.skip("no Python for that user")
    ran = subprocess.run([python, "-"], input=SCRIPT, user=user, capture_output=True, text=True, check=False, cwd="/")
    assert ran.returncode == 0, ran.stderr
    done, true, read, may_write = ran.stdout.split()
    assert done in ("True", "False")
    assert (true, read, may_write) == ("True", "mine", "True")


@cache
def allowed() -> bool:
    """Whether this system lets a process of this user be cut off."""
    code = "from auditor.photos.isolated import cut_off; print(cut_off())"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "True\n"


@LINUX
def test_a_worker_has_a_network_of_its_own_with_nothing_in_it(tmp_path: Path) -> None:
    if not allowed():
        pytest.skip("this system does not let a process give up its network")
    archive = archive_of({"a.png": plain((120, 130, 140))}, tmp_path)
    found = looked(archive, media("a.png"), processes(make_finder=fakes.by_network, workers=1))
    assert found.results[0]
    network, errno = found.results[0].faces[0].age.years, found.results[0].faces[0].width_share
    assert network != Path("/proc/self/ns/net").stat().st_ino
    assert errno == fakes.UNREACHABLE


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_have_nothing_of_the_kind(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert not isolated.cut_off()


def test_a_system_that_refuses_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    class Library:
        def __init__(self, _name: None) -> None:
            pass

        def unshare(self, _flags: int) -> int:
            return -1

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("ctypes.CDLL", Library)
    assert not isolated.cut_off()
    monkeypatch.delattr(Library, "unshare")
    assert not isolated.cut_off()
