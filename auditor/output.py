"""Writes what a user gets: whole or not at all, readable by nobody else."""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from auditor.errors import OutputError

_BINARY = getattr(os, "O_BINARY", 0)


def write_private(path: Path, content: str | bytes) -> None:
    """Write a file that only its owner can read: first beside its name, then renamed. Raises OutputError.

    A link is followed. What is no regular file, as a device or a pipe, is written into and never replaced.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    try:
        if _is_stream(path):
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | _BINARY), "wb") as stream:
                stream.write(data)
        else:
            _write_anew(Path(os.path.realpath(path)), data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(
            "{name} could not be written: {reason}.", "Choose another folder or name.", name=path.name, reason=reason
        ) from None


def private_folder(path: Path) -> Path:
    """Make a folder that only its owner can look into, unless it is there; returns it. Raises OutputError."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(
            "The folder {name} could not be made: {reason}.",
            "Check that you may write there, and that no file has its name.",
            name=path.name,
            reason=reason,
        ) from None
    return path


def _is_stream(path: Path) -> bool:
    """Whether something is there that takes what is written and is no file: also by a link such as /dev/stdout."""
    if Path(os.path.realpath(path.parent)).parts[1:2] in (("dev",), ("proc",)):
        return path.exists()
    return path.exists() and not path.is_file() and not path.is_dir()


def _write_anew(path: Path, data: bytes) -> None:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    finally:
        with suppress(OSError):  # gone after the rename, or its folder is no folder
            draft.unlink(missing_ok=True)


def usual_folder() -> Path:
    """Where a report goes that got no name: where the user is, or home if that is closed."""
    return Path.cwd() if os.access(Path.cwd(), os.W_OK) else Path.home()


def free_name(stem: str, suffix: str, folder: Path) -> Path:
    """A free name with today's date like `privacy-report-2026-01-31.html`."""
    today = datetime.now().astimezone().date()
    return free(folder / f"{stem}-{today.isoformat()}{suffix}")


def free(path: Path, taken: Collection[Path] = ()) -> Path:
    """The path, or one like it with a number behind its name when it is there or `taken`."""
    wanted, number = path, 2
    while wanted.exists() or wanted in taken:
        wanted = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return wanted
