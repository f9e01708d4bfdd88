"""The auditor in the page: one sitting, messages in and replies out, as JSON. No photo is looked at here yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Protocol

import msgspec
from auditor.app.replies import Reply
from auditor.app.sitting import Sitting
from auditor.engine.registry import find

_BETWEEN = 0.1
"""Seconds after which the page gets a turn again while something is looked at."""
_MADE = date.fromisoformat(Path(__file__).with_name("made").read_text("utf-8"))


class Waiting(Protocol):
    """A function of the page that promises to come back when it had a turn."""

    def __call__(self) -> object:
        """The promise."""


class Engine:
    """A sitting as the worker drives it: `tell` takes a reply as JSON, `pause` lets the worker hear what is said."""

    def __init__(self, tell: Callable[[str], object], pause: Waiting) -> None:
        self._tell, self._pause = tell, pause
        self._paused = monotonic()
        self._sitting = Sitting(find(installed=False), tell=self._told, pause=lambda: self._turn(), made=_MADE)

    def offer(self, paths: Mapping[str, str]) -> None:
        """Files that the page may give, by its ids."""
        self._sitting.offer({name: Path(path) for name, path in paths.items()})

    def say(self, message: str) -> Iterator[bytes]:
        """The replies to a message, one by one."""
        return self._sitting.handle_json(message.encode())

    def next(self, replies: Iterator[bytes]) -> str | None:
        """The next of them, None after the last."""
        reply = next(replies, None)
        return None if reply is None else reply.decode()

    def _told(self, reply: Reply) -> None:
        self._tell(msgspec.json.encode(reply).decode())

    def _turn(self) -> None:
        """Let a "stop" be heard, where the browser can wait inside of a call."""
        if monotonic() - self._paused > _BETWEEN:
            self._wait()
            self._paused = monotonic()

    def _wait(self) -> None:
        from pyodide.ffi import can_run_sync, run_sync  # only in the page

        if can_run_sync():
            run_sync(self._pause())
