"""Closes the network while an audit runs: nothing but this computer itself can be reached, or reach in.

Built on the interpreter's audit events, so it holds for every use of sockets from Python, however it was imported, but
not for code that is no Python: SECURITY.md says what else stands in the way of that.
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

_ADDRESSED = {"connect": 0, "connect_ex": 0, "bind": 0, "sendto": -1, "sendmsg": 3}
"""The methods of a socket that take an address, and where it stands among their arguments."""
_SOCKET_EVENTS = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
_NAME_EVENTS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"})
_LOCAL = getattr(socket, "AF_UNIX", None)
_INTERNET = (socket.AF_INET, socket.AF_INET6)

_SENTENCE = "The network is closed while an audit runs."


class NetworkClosedError(RuntimeError):
    """Something tried to reach the network, or to be reached, while it was closed."""


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
                self._hold_methods()
                self._hooked = True

    def open(self) -> None:
        with self._lock:
            self._closers -= 1

    def _hold_methods(self) -> None:
        """Look at addresses before the socket does: it asks the name server before its audit event is raised."""
        for name, where in _ADDRESSED.items():
            if hasattr(socket.socket, name):  # Windows has no sendmsg
                setattr(socket.socket, name, self._looked_at(getattr(socket.socket, name), where))
        socket.socket.listen = self._listening(socket.socket.listen)  # type: ignore[method-assign]  # held
        if sys.platform == "win32":  # asyncio connects there past the sockets and their events
            from asyncio.windows_events import IocpProactor

            for name in ("connect", "sendto"):
                setattr(IocpProactor, name, self._overlapped(getattr(IocpProactor, name)))

    def _looked_at(self, method: Callable[..., Any], where: int) -> Callable[..., Any]:
        @wraps(method)
        def guarded(plug: socket.socket, *args: Any, **named: Any) -> Any:
            given = args[where] if -len(args) <= where < len(args) else None
            self._stop_unless(_stays(plug.family, named.get("address", given)))
            return method(plug, *args, **named)

        return guarded

    def _listening(self, method: Callable[..., Any]) -> Callable[..., Any]:
        """A socket that was not bound listens to everybody."""

        @wraps(method)
        def guarded(plug: socket.socket, *args: Any) -> Any:
            self._stop_unless(plug.family not in _INTERNET or _bound_here(plug))
            return method(plug, *args)

        return guarded

    def _overlapped(self, method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def guarded(proactor: Any, plug: socket.socket, *args: Any) -> Any:
            self._stop_unless(bool(args) and _stays(plug.family, args[-1]))
            return method(proactor, plug, *args)

        return guarded

    def _hook(self, event: str, args: tuple[Any, ...]) -> None:
        if not self._closers or not event.startswith("socket."):
            return
        if event in _SOCKET_EVENTS:
            self._stop_unless(_stays(args[0].family, args[1]))
        elif event in _NAME_EVENTS:
            self._stop_unless(_needs_no_server(event, args[0]))
        elif event == "socket.__new__":  # a bare one has the methods that are not held
            self._stop_unless(isinstance(args[0], socket.socket) or args[1] == _LOCAL)

    def _stop_unless(self, allowed: bool) -> None:
        if self._closers and not allowed:
            raise NetworkClosedError(_SENTENCE)


_GUARD = _Guard()


def _stays(family: int, address: Any) -> bool:
    """Whether what goes to an address, or comes by it, stays on this computer. No address: it was told before."""
    if address is None or family == _LOCAL:
        return True
    return family in _INTERNET and isinstance(address, tuple) and bool(address) and _is_here(address[0])


def _bound_here(plug: socket.socket) -> bool:
    try:
        return _stays(plug.family, plug.getsockname())
    except OSError:  # bound to nothing yet, on Windows
        return False


def _needs_no_server(event: str, asked: Any) -> bool:
    """Whether a name or address is told without asking a name server."""
    if event == "socket.getnameinfo":
        return isinstance(asked, tuple) and bool(asked) and _is_here(asked[0])
    return (event == "socket.getaddrinfo" and asked in (None, "", b"")) or _is_here(asked)


def _is_here(host: Any) -> bool:
    """Whether a host, as text or as bytes, is this computer by loopback."""
    name = bytes(host).decode("ascii", "replace") if isinstance(host, bytes | bytearray) else host
    if not isinstance(name, str):
        return False
    try:
        return name.casefold() == "localhost" or ipaddress.ip_address(name.partition("%")[0]).is_loopback
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
