"""Ports that everybody can reach, and what came to them."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

QUIET = 1500
"""Milliseconds in which whatever goes out has gone."""


class Listener:
    """A port on this computer, and what came to it. To whoever asks for a page it answers nothing."""

    def __init__(self, kind: socket.SocketKind) -> None:
        self.heard: list[bytes] = []
        self._plug = socket.socket(socket.AF_INET, kind)
        self._plug.bind(("127.0.0.1", 0))
        self.port = self._plug.getsockname()[1]
        if kind is socket.SOCK_STREAM:
            self._plug.listen()
        threading.Thread(target=self._listen, args=(kind,), daemon=True).start()

    @property
    def base(self) -> str:
        """Its address, up to the last slash."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def said(self) -> list[bytes]:
        """What came with a call: browsers call where they may have to go, before they ask whether they may."""
        return [words for words in self.heard if words not in (b"", b"called")]

    @property
    def asked(self) -> set[str]:
        """The paths that were asked for."""
        return {line.split(b" ")[1].decode("utf-8", "replace")[1:] for line in self.heard if line.count(b" ") > 1}

    def _listen(self, kind: socket.SocketKind) -> None:
        while True:
            try:
                if kind is socket.SOCK_DGRAM:
                    self.heard.append(self._plug.recv(2048))
                    continue
                caller, _ = self._plug.accept()
                with caller:
                    caller.settimeout(0.2)
                    self.heard.append(b"called")
                    self.heard[-1] = caller.recv(2048)
            except (TimeoutError, ConnectionError):
                continue
            except OSError:
                return

    def close(self) -> None:
        """Hear nothing more."""
        self._plug.close()


@contextmanager
def listening(kind: socket.SocketKind) -> Iterator[Listener]:
    """A listener for as long as it is needed."""
    made = Listener(kind)
    try:
        yield made
    finally:
        made.close()
