"""Writes what a user gets: whole or not at all, readable by nobody else."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from auditor.errors import OutputError


def write_private(path: Path, content: str | bytes) -> None:
    """Write a file that only its owner can read: first beside its name, then renamed. Raises OutputError."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(
            "{name} could not be written: {reason}.", "Choose another folder or name.", name=path.name, reason=reason
        ) from None
    finally:
        with suppress(OSError):  # gone after the rename, or its folder is no folder
            draft.unlink(missing_ok=True)


def free_name(stem: str, suffix: str, folder: Path | None = None) -> Path:
    """A free name like `privacy-report-2026-01-31.html`: where the user is, or at home if that is closed."""
    today = datetime.now().astimezone().date()
    folder = folder or (Path.cwd() if os.access(Path.cwd(), os.W_OK) else Path.home())
    path = folder / f"{stem}-{today.isoformat()}{suffix}"
    number = 2
    while path.exists():
        path = folder / f"{stem}-{today.isoformat()}-{number}{suffix}"
        number += 1
    return path
