"""Nothing leaves: the guard that closes the network bites, and lets this computer talk to itself."""

from __future__ import annotations

import _socket
import asyncio
import socket
import ssl
import sys
import urllib.request
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from auditor.walls.offline import NetworkClosedError, closed_network

ANYBODY = ["", "0.0.0.0", "::"]  # noqa: S104  what is bound to one of these is open to the network
HOSTS = ["192.0.2.1", "2001:db8::1", "nobody.invalid", "255.255.255.255", "0x08080808", *ANYBODY]
"""None is loopback. A name that no name server knows raises another error when it is looked up all the same."""

Call = Callable[[socket.socket, Any], object]

METHODS: dict[str, Call] = {
    "connect": lambda plug, address: plug.connect(address),
    "connect_ex": lambda plug, address: plug.connect_ex(address),
    "bind": lambda plug, address: plug.bind(address),
    "sendto": lambda plug, address: plug.sendto(b"x", address),
    "sendto with flags": lambda plug, address: plug.sendto(b"x", 0, address),
    "sendmsg": lambda plug, address: plug.sendmsg([b"x"], [], 0, address),
}
BARE: dict[str, Call] = {  # past the methods that are held: what is left is the audit event
    "connect": lambda plug, address: _socket.socket.connect(plug, address),
    "connect_ex": lambda plug, address: _socket.socket.connect_ex(plug, address),
    "bind": lambda plug, address: _socket.socket.bind(plug, address),
    "sendto": lambda plug, address: _socket.socket.sendto(plug, b"x", address),
    "sendmsg": lambda plug, address: _socket.socket.sendmsg(plug, [b"x"], [], 0, address),
}
LOOKUPS: dict[str, Callable[[Any], object]] = {
    "getaddrinfo": lambda host: socket.getaddrinfo(host, 443),
    "gethostbyname": socket.gethostbyname,
    "gethostbyname_ex": socket.gethostbyname_ex,
    "gethostbyaddr": socket.gethostbyaddr,
    "getfqdn": socket.getfqdn,
}
CUT_OFF = pytest.mark.filterwarnings(  # whoever is cut off leaves a socket behind
    "ignore:unclosed:ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
NOT_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither sendmsg nor local sockets")


def typed(host: str, kind: type) -> str | bytes:
    return host if kind is str else host.encode()


@pytest.fixture(params=[str, bytes])
def kind(request: pytest.FixtureRequest) -> type:
    assert isinstance(request.param, type)
    return request.param


@NOT_WINDOWS
@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("method", METHODS)
def test_no_method_of_a_socket_takes_an_address_elsewhere(method: str, host: str, kind: type) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for sort in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        with closed_network(), socket.socket(family, sort) as plug, pytest.raises(NetworkClosedError):
            METHODS[method](plug, (typed(host, kind), 80))


@NOT_WINDOWS
@pytest.mark.parametrize("method", BARE)
def test_the_methods_below_those_are_refused_as_well(method: str, kind: type) -> None:
    with closed_network(), socket.socket(type=socket.SOCK_DGRAM) as plug, pytest.raises(NetworkClosedError):
        BARE[method](plug, (typed("192.0.2.1", kind), 80))


def test_a_bare_socket_is_not_made() -> None:
    with closed_network(), pytest.raises(NetworkClosedError):
        _socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


@NOT_WINDOWS
@pytest.mark.parametrize("method", ["connect", "connect_ex", "bind"])
def test_an_address_given_by_name_is_looked_at(method: str) -> None:
    with (
        closed_network(),
        socket.socket(type=socket.SOCK_DGRAM) as plug,
        pytest.raises((NetworkClosedError, TypeError)),
    ):
        getattr(plug, method)(address=("nobody.invalid", 80))


@NOT_WINDOWS
@pytest.mark.parametrize("address", [b"192.0.2.1", "192.0.2.1", "/run/x", b"/run/x", "\0x", ()], ids=repr)
@pytest.mark.parametrize("method", METHODS)
def test_only_a_local_socket_takes_a_path(method: str, address: Any) -> None:
    with closed_network(), socket.socket(type=socket.SOCK_DGRAM) as plug, pytest.raises(NetworkClosedError):
        METHODS[method](plug, address)


@pytest.mark.parametrize("family", [16, 17, 31, 38, 40])
def test_sockets_of_other_kinds_have_no_address_here(family: int) -> None:
    """Linux: netlink, raw packets, Bluetooth, the kernel's cryptography, other virtual machines."""

    class Plug:
        pass

    plug = Plug()
    vars(plug)["family"] = family
    with closed_network(), pytest.raises(NetworkClosedError):
        sys.audit("socket.sendto", plug, ("localhost", 1))


@pytest.mark.parametrize("host", ["192.0.2.1", "nobody.invalid", "example.com"])
@pytest.mark.parametrize("lookup", LOOKUPS)
def test_no_name_is_looked_up(lookup: str, host: str, kind: type) -> None:
    with closed_network(), pytest.raises(NetworkClosedError):
        LOOKUPS[lookup](typed(host, kind))


@pytest.mark.parametrize("host", ["192.0.2.1", "nobody.invalid"])
def test_no_address_is_turned_into_a_name(host: str) -> None:
    with closed_network(), pytest.raises(NetworkClosedError):
        socket.getnameinfo((host, 80), 0)


@CUT_OFF
@pytest.mark.parametrize("host", [*ANYBODY, "192.0.2.1"])
def test_nobody_is_let_in(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closed_network(), pytest.raises(NetworkClosedError):
        socket.create_server((host, 0), family=family)


def test_a_socket_that_listens_to_everybody_does_not_listen() -> None:
    with closed_network(), socket.socket() as plug, pytest.raises(NetworkClosedError):
        plug.listen()


@pytest.mark.parametrize("fetch", [httpx.get, urllib.request.urlopen])
@pytest.mark.parametrize("host", ["192.0.2.1", "nobody.invalid", "example.com"])
def test_nothing_leaves_through_a_library(fetch: object, host: str) -> None:
    assert callable(fetch)
    with closed_network(), pytest.raises(NetworkClosedError):
        fetch(f"https://{host}")


async def _by_httpx(host: str) -> None:
    async with httpx.AsyncClient() as client:
        await client.get(f"https://{host}")


async def _by_streams(host: str) -> None:
    await asyncio.open_connection(host, 443)


async def _by_loop(host: str) -> None:
    with socket.socket() as plug:
        plug.setblocking(False)
        await asyncio.get_running_loop().sock_connect(plug, (host, 443))


async def _by_datagram(host: str) -> None:
    await asyncio.get_running_loop().create_datagram_endpoint(asyncio.DatagramProtocol, remote_addr=(host, 53))


async def _by_lookup(host: str) -> None:
    await asyncio.get_running_loop().getaddrinfo(host.encode(), 443)


async def _by_server(host: str) -> None:
    await asyncio.start_server(lambda *_: None, host, 0)


@CUT_OFF
@pytest.mark.parametrize("host", ["192.0.2.1", "nobody.invalid"])
@pytest.mark.parametrize("way", [_by_httpx, _by_streams, _by_loop, _by_datagram, _by_lookup, _by_server])
def test_nothing_leaves_by_asyncio(way: Callable[[str], Awaitable[None]], host: str) -> None:
    async def tried() -> None:
        await way(host)

    with closed_network(), pytest.raises((NetworkClosedError, BaseExceptionGroup)) as caught:
        asyncio.run(tried())
    assert kinds(caught.value) == {NetworkClosedError}


def kinds(error: BaseException) -> set[type]:
    """The kinds of errors in a group of groups."""
    if isinstance(error, BaseExceptionGroup):
        return set().union(*map(kinds, error.exceptions))
    return {type(error)}


def test_a_wrapped_socket_is_held_too() -> None:
    context = ssl.create_default_context()
    with (
        closed_network(),
        context.wrap_socket(socket.socket(), server_hostname="nobody.invalid") as plug,
        pytest.raises(NetworkClosedError),
    ):
        plug.connect(("nobody.invalid", 443))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_computer_can_talk_to_itself(host: str, kind: type) -> None:
    with closed_network(), socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection((host, port), timeout=5) as plug:
            assert plug.getpeername() == server.getsockname()
        assert socket.getaddrinfo(typed(host, kind), port)
        assert socket.getaddrinfo(None, port)
        with socket.socket(type=socket.SOCK_DGRAM) as plug:
            assert plug.sendto(b"x", (typed(host, kind), port)) == 1


@NOT_WINDOWS
def test_programs_on_this_computer_can_talk_by_a_path(tmp_path: Path) -> None:
    for path in (str(tmp_path / "a"), str(tmp_path / "b").encode()):
        with closed_network(), socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as plug:
            server.bind(path)
            server.listen()
            plug.connect(path)
            assert plug.sendmsg([b"x"]) == 1
    with closed_network():
        for plug in socket.socketpair():
            plug.close()


def test_the_network_is_as_before_afterwards() -> None:
    # Nested in what every test closes: the guard counts, and does not open what somebody else wants closed.
    with closed_network():
        pass
    with pytest.raises(NetworkClosedError):
        socket.getaddrinfo("nobody.invalid", 80)
