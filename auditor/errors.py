"""What can go wrong in a way that a user can act on."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from pathlib import PurePath

from auditor.visible import in_a_line


class Exit(IntEnum):
    """Exit codes of the command, clear of the shell's own 1 and 2."""

    CLEAN = 0
    FINDINGS = 10
    UNTOLD = 11
    UNUSABLE = 20
    INTERNAL = 30


INTERRUPTED = 130
"""The exit code of a shell for Ctrl-C."""


class AuditorError(Exception):
    """Base of every error meant for the user.

    It is made from two templates, one sentence on what happened and one on what to do about it, and from the names
    that stand in their fields. Write the templates out where the error is made: they are the catalogue's messages.
    Neither holds content of an export: names of files given by the user are allowed, nothing read from them.
    """

    exit_code = Exit.UNUSABLE

    def __init__(self, what: str, todo: str, /, **names: str | int) -> None:
        super().__init__(what, todo)
        self._templates = (what, todo)
        self._names = names

    def sentences(self, speak: Callable[[str], str]) -> tuple[str, str]:
        """What happened and what to do, in the language of `speak`; names stay as they are, in one line."""
        names = {key: in_a_line(name) if isinstance(name, str) else name for key, name in self._names.items()}
        what, todo = (speak(template).format(**names) for template in self._templates)
        return what, todo

    @property
    def what(self) -> str:
        """What happened, in English."""
        return self.sentences(str)[0]

    @property
    def todo(self) -> str:
        """What to do about it, in English."""
        return self.sentences(str)[1]

    def __str__(self) -> str:
        """Both sentences, in English."""
        return " ".join(self.sentences(str))


class ArchiveError(AuditorError):
    """An input that is no usable export: broken, unsafe, encrypted, or something else altogether."""


class CheckLoadError(AuditorError):
    """A check file that cannot be used; the message holds the file's name and, where known, the line."""


class ResultError(AuditorError):
    """A saved result that cannot be read back."""


class OutputError(AuditorError):
    """A report that could not be written."""


def own_mistake(error: Exception) -> AuditorError:
    """What to tell a user of an exception that nobody foresaw: its kind and where it was, nothing of what it says."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    place = f"{PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "start"
    return AuditorError(
        "The auditor made a mistake of its own ({kind} at {place}).",
        "Nothing was changed. Please report these words; they hold nothing of your download.",
        kind=type(error).__name__,
        place=place,
    )
