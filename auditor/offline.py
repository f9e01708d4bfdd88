"""Closes the network while an audit runs: nothing but this computer itself can be reached.

Built on the interpreter's audit events, so it holds for every use of sockets from Python, however it was imported.
"""

from __future__ import annotations

import ipaddress
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

_CONNECTING = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_RESOLVING = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"})

_SENTENCE = "The network is closed while an audit runs."


class NetworkClosedError(RuntimeError):
    """Something tried to reach the network while it was closed."""


class _Guard:
    """Counts how many audits want the network closed; the hook is set once and never leaves the interpreter."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._closers = 0
        self._hooked = False

    def close(self) -> None:
        with self._lock:
            self._closers += 1
            if not self._hooked:
                sys.addaudithook(self._hook)
                self._guard_names()
                self._hooked = True

    def open(self) -> None:
        with self._lock:
            self._closers -= 1

    def _guard_names(self) -> None:
        """Look at addresses before the socket does: it asks the name server before its audit event is raised."""
        for name in ("connect", "connect_ex", "sendto"):
            setattr(socket.socket, name, self._looked_at(getattr(socket.socket, name)))

    def _looked_at(self, method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def guarded(plug: socket.socket, *args: Any) -> Any:
            if self._closers and args and not _is_here(args[-1]):
                raise NetworkClosedError(_SENTENCE)
            return method(plug, *args)

        return guarded

    def _hook(self, event: str, args: tuple[Any, ...]) -> None:
        if not self._closers:
            return
        if (event in _CONNECTING and not _is_here(args[1])) or (event in _RESOLVING and not _is_here(args[0])):
            raise NetworkClosedError(_SENTENCE)


_GUARD = _Guard()


def _is_here(address: Any) -> bool:
    """Whether an address is this computer: loopback, a local socket's path, or none at all."""
    if address is None or not isinstance(address, tuple | str):
        return address is None or isinstance(address, bytes)
    host = address[0] if isinstance(address, tuple) else address
    if host in ("localhost", "", None) or (isinstance(address, str) and address.startswith(("/", "\0"))):
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


@contextmanager
def closed_network() -> Iterator[None]:
    """Let nothing out until the block ends; nested and threaded use is fine."""
    _GUARD.close()
    try:
        yield
    finally:
        _GUARD.open()
