"""Keeps a browser that we start to the hosts that were named: the browser itself finds no other.

It holds the pages, what they load, WebRTC, and whatever the browser would ask on its own account. It does not hold a
browser that was told to go through a proxy: the proxy looks up the names then.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit


def switches(hosts: Iterable[str]) -> list[str]:
    """What a Chromium is started with, so that it reaches these hosts and those below them, and nothing else.

    Addresses of numbers count as names here, so none is reached past the list.
    """
    found = (f"EXCLUDE {name}" for host in hosts for name in (host, f"*.{host}"))
    return [
        f"--host-resolver-rules={' , '.join(['MAP * ~NOTFOUND', *found])}",
        "--webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",  # its name in older ones
        "--no-proxy-server",  # a proxy would look up the names instead of the browser
    ]


def named_host(address: str, hosts: Iterable[str]) -> str:
    """The host of the list to which an address leads; nothing for any other."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:  # what only looks like an address
        return ""
    return next((own for own in hosts if host == own or host.endswith(f".{own}")), "")
