"""Nothing leaves: the guard that closes the network bites, and lets this computer talk to itself."""

from __future__ import annotations

import socket
import urllib.request

import httpx
import pytest
from auditor.offline import NetworkClosedError, closed_network


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "example.com", "255.255.255.255", "0x08080808"])
def test_nothing_leaves_by_connect(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closed_network(), socket.socket(family) as plug, pytest.raises(NetworkClosedError):
        plug.connect((host, 80))


def test_nothing_leaves_by_datagram() -> None:
    with closed_network(), socket.socket(type=socket.SOCK_DGRAM) as plug, pytest.raises(NetworkClosedError):
        plug.sendto(b"x", ("192.0.2.1", 53))


def test_no_name_is_looked_up() -> None:
    with closed_network(), pytest.raises(NetworkClosedError):
        socket.getaddrinfo("example.com", 443)


@pytest.mark.parametrize("fetch", [httpx.get, urllib.request.urlopen])
def test_nothing_leaves_through_a_library(fetch: object) -> None:
    assert callable(fetch)
    with closed_network(), pytest.raises(NetworkClosedError):
        fetch("https://example.com")


def test_this_computer_can_talk_to_itself() -> None:
    with closed_network(), socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname(), timeout=5) as plug:
            assert plug.getpeername() == server.getsockname()
        assert socket.getaddrinfo("localhost", 80)
