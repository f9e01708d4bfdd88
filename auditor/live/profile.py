"""The folder in which a browser of ours keeps its cookies while it is open: readable by its owner only, always deleted.

One is open at a time. What a crash left behind is deleted at the next start, by whoever holds the lock.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from platformdirs import user_data_path

from auditor.errors import AuditorError, OutputError
from auditor.output import private_folder

_PREFIX = "browser-"
_TRIES = 20
"""How often a folder is tried whose browser is just ending, a quarter of a second apart."""


def room() -> Path:
    """Where the folders are made: local data of this user, which no program uploads."""
    return user_data_path("family-privacy-auditor", appauthor=False)


@contextmanager
def profile() -> Iterator[Path]:
    """A fresh folder, gone at the end. Raises AuditorError while another is in use, or when it cannot be deleted."""
    where = private_folder(room())
    with (where / "browser.lock").open("a") as lock:
        _take(lock)
        forget()
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=where))  # 0700
        try:
            yield folder
        finally:
            _delete(folder)


def forget() -> None:
    """Delete what an earlier run left behind."""
    for left in room().glob(f"{_PREFIX}*/"):
        _delete(left)


def _take(lock: IO[str]) -> None:
    """Hold the lock until its file is closed, or this program is gone."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise AuditorError(
            "Such a browser window is open already.", "Close it, or end the other look, and try again."
        ) from None


def _delete(folder: Path) -> None:
    for _ in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not os.path.lexists(folder):
            return
        time.sleep(0.25)  # on Windows nothing is deleted that a browser still holds
    raise OutputError(
        "The folder with your sign-in could not be deleted: {folder}.",
        "Close the browser window, and delete this folder by hand.",
        folder=str(folder),
    )
