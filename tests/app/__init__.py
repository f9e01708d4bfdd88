"""Sittings to talk to: a page without a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from auditor.app import messages, replies
from auditor.app.sitting import Sitting
from auditor.engine.registry import Registry

DAY = date(2026, 6, 1)
_R = TypeVar("_R")


def sitting(registry: Registry, files: Sequence[Path] = (), **options: Any) -> Sitting:
    """A sitting to which these files were offered, as "0", "1" and so on."""
    made = Sitting(registry, today=DAY, **options)
    made.offer({str(number): file for number, file in enumerate(files)})
    return made


def every(files: Sequence[Path]) -> messages.Give:
    return messages.Give(tuple(map(str, range(len(files)))))


def last(made: Sitting, message: messages.Message, kind: type[_R]) -> _R:
    """The last reply, which must be of that kind."""
    said = list(made.handle(message))[-1]
    assert isinstance(said, kind), getattr(said, "problem", said)
    return said


def looked_at(registry: Registry, files: Sequence[Path], **options: Any) -> Sitting:
    made = sitting(registry, files, **options)
    last(made, every(files), replies.Given)
    last(made, messages.Look(), replies.Looked)
    return made
