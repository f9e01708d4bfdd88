"""The folder of the browser: one at a time, for its owner only, gone at the end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from auditor.errors import AuditorError
from auditor.live.profile import forget, profile, room

_CRASHES = """
import os
from auditor.live.profile import profile
with profile() as folder:
    (folder / "Cookies").write_text("invented")
    os._exit(9)
"""


def test_it_is_the_owners_and_gone_at_the_end() -> None:
    def stopped() -> None:
        with profile() as folder:
            folders.append(folder)
            (folder / "Cookies").write_text("invented")
            if sys.platform != "win32":
                assert folder.stat().st_mode & 0o777 == 0o700
            raise KeyboardInterrupt

    folders: list[Path] = []
    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert not folders[0].exists()


def test_what_a_crash_left_is_deleted_at_the_next_start() -> None:
    ran = subprocess.run([sys.executable, "-c", _CRASHES], check=False)
    assert ran.returncode == 9
    left = [*room().glob("browser-*/")]
    assert len(left) == 1
    with profile() as folder:
        assert [*room().glob("browser-*/")] == [folder]
    forget()
    assert [*room().glob("browser-*/")] == []


def test_there_is_one_at_a_time() -> None:
    with profile() as folder:
        (folder / "Cookies").write_text("invented")
        with pytest.raises(AuditorError), profile():
            pass
        assert (folder / "Cookies").exists()
