"""What onnxruntime left on this computer before it was told to keep quiet (`auditor.walls.quiet`).

From 1.29 on, unless told otherwise, it keeps a lasting number (`deviceid`) and a database of what it has yet to send in
a folder that all programs share that use it. Seen with 1.32 on Linux; the places on other systems stand in its code.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

_STEPS = ("Microsoft", "DeveloperTools", ".onnxruntime")


def folder() -> Path:
    """Where it would be: below the cache on Linux, below the data of programs on macOS and Windows."""
    base = user_data_path() if sys.platform in ("darwin", "win32") else user_cache_path()
    return base.joinpath(*_STEPS)


def is_there() -> bool:
    """Whether it left anything; a link put there is none of its making."""
    return folder().is_dir() and not folder().is_symlink()


def delete() -> None:
    """Delete that folder, nothing above it. Raises OSError when it cannot be deleted."""
    shutil.rmtree(folder())
