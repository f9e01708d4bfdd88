"""A browser that we start reaches the named hosts, and nothing else: listeners of this computer hear what it tries."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from auditor.walls.browser import named_host, switches
from playwright.sync_api import Error, sync_playwright
from tests.browser import find_chromium

_ASKS = """server => {
  const peer = new RTCPeerConnection({iceServers: [{urls: "stun:" + server}]});
  peer.createDataChannel("x");
  peer.createOffer().then(offer => peer.setLocalDescription(offer));
  window.kept = peer;
}"""


@pytest.fixture
def heard() -> Iterator[tuple[int, list[str]]]:
    """A listener on this computer by its port, and the hosts and paths that it was asked for."""
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(f"{self.headers['host'].partition(':')[0]}{self.path}")
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port, asked
    server.shutdown()
    server.server_close()


def tried(folder: Path, arguments: list[str], port: int, stun: str) -> None:
    if (path := find_chromium()) is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=path, headless=True, args=[*arguments, "--no-sandbox"]
        )
        for host in ("localhost", "own.localhost", "other.localhost", "127.0.0.1"):
            page = context.new_page()
            try:
                page.goto(f"http://{host}:{port}/page")
            except Error:
                continue
        page = context.new_page()
        page.goto(f"http://own.localhost:{port}/last")
        page.evaluate(_ASKS, stun)
        page.wait_for_timeout(1500)
        context.close()


@pytest.mark.browser
@pytest.mark.parametrize("walled", [True, False])
def test_only_named_hosts_are_reached(tmp_path: Path, heard: tuple[int, list[str]], walled: bool) -> None:
    port, asked = heard
    with socket.socket(type=socket.SOCK_DGRAM) as udp:
        udp.bind(("127.0.0.1", 0))
        udp.setblocking(False)
        rules = switches(["own.localhost"]) if walled else []
        tried(tmp_path / "profile", rules, port, f"127.0.0.1:{udp.getsockname()[1]}")
        try:
            by_webrtc = bool(udp.recv(2000))
        except BlockingIOError:
            by_webrtc = False
    hosts = {one.partition("/")[0] for one in asked}
    assert hosts == ({"own.localhost"} if walled else {"localhost", "own.localhost", "other.localhost", "127.0.0.1"})
    assert by_webrtc is not walled


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.instagram.com/a", "instagram.com"),
        ("https://instagram.com", "instagram.com"),
        ("https://instagram.com.invalid/", ""),
        ("https://notinstagram.com/", ""),
        ("https://x.invalid/instagram.com", ""),
        ("https://instagram.com@x.invalid/", ""),
        ("about:blank", ""),
        ("https://[", ""),
    ],
)
def test_an_address_leads_to_a_host_of_the_list_or_to_none(address: str, host: str) -> None:
    assert named_host(address, ("facebook.com", "instagram.com")) == host
