"""What can go wrong in a way that a user can act on."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of the command, clear of the shell's own 1 and 2."""

    CLEAN = 0
    FINDINGS = 10
    UNTOLD = 11
    UNUSABLE = 20
    INTERNAL = 30


class AuditorError(Exception):
    """Base of every error meant for the user.

    `what` is one sentence on what happened and `todo` one sentence on what to do about it.
    Neither holds content of an export: names of files given by the user are allowed, nothing read from them.
    """

    exit_code = Exit.UNUSABLE

    def __init__(self, what: str, todo: str) -> None:
        super().__init__(f"{what} {todo}")
        self.what = what
        self.todo = todo


class ArchiveError(AuditorError):
    """An input that is no usable export: broken, unsafe, encrypted, or something else altogether."""


class CheckLoadError(AuditorError):
    """A check file that cannot be used; the message holds the file's name and, where known, the line."""


class ResultError(AuditorError):
    """A saved result that cannot be read back."""


class OutputError(AuditorError):
    """A report that could not be written."""
