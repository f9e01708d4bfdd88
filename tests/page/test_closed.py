"""The page in Chromium can reach nothing, whatever its code tries, with listeners on TCP and UDP that would hear it.

What holds here and what does not is told in SECURITY.md; tests/browsers tries the same in other engines.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from socket import SOCK_DGRAM, SOCK_STREAM

import pytest
from playwright.sync_api import Browser
from tests.page.attempts import A_FRAME, AWAY, IN_FRAMES, IN_WORKERS, WEBRTC
from tests.page.faces import PAGE, context
from tests.page.listening import QUIET, Listener, listening
from tests.page.opened import Opened, chromium, skip_unless_fresh
from tests.page.serving import Site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    skip_unless_fresh()
    with chromium() as started:
        yield started


@pytest.fixture(scope="module", params=["file", "site"])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    if request.param == "file":
        yield PAGE.as_uri()
    else:
        with Site() as site:
            yield site.address


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opened]:
    with context(browser) as made:
        yield Opened(made, address)


@pytest.fixture
def tcp() -> Iterator[Listener]:
    with listening(SOCK_STREAM) as listener:
        yield listener


@pytest.fixture
def udp() -> Iterator[Listener]:
    with listening(SOCK_DGRAM) as listener:
        yield listener


@pytest.mark.long
def test_the_listeners_hear_what_is_not_held(browser: Browser, tcp: Listener, udp: Listener, tmp_path: Path) -> None:
    """The counter-proof: the same attempts in a page without a policy are heard."""
    (tmp_path / "open.html").write_text("<!doctype html><body>", "utf-8")
    with context(browser) as made:
        for attempts in (IN_FRAMES, AWAY, A_FRAME, WEBRTC):
            page = made.new_page()
            page.goto((tmp_path / "open.html").as_uri())
            page.evaluate("([B, W, U]) => {" + attempts + "}", [tcp.base, IN_WORKERS, udp.port])
            page.wait_for_timeout(QUIET)
    assert tcp.asked >= {"fetch", "beacon", "image", "socket", "import", "prefetch", "ping", "object", "frame"}
    assert tcp.asked & {"open", "link"}
    assert tcp.asked & {"navigation", "top"}
    assert udp.heard


def test_neither_frame_nor_worker_reaches_anything(opened: Opened, tcp: Listener, udp: Listener) -> None:
    worker = opened.worker
    for listener in (tcp, udp):
        opened.frame.evaluate("([B, W]) => {" + IN_FRAMES + "}", [listener.base, IN_WORKERS])
        worker.evaluate("(B) => {" + IN_WORKERS + "}", listener.base)
    opened.page.wait_for_timeout(QUIET)
    assert tcp.heard == udp.heard == []
    assert worker.evaluate("typeof RTCPeerConnection + typeof document") == "undefined" * 2


def test_nor_does_the_outer_page(opened: Opened, tcp: Listener, udp: Listener) -> None:
    for listener in (tcp, udp):
        opened.page.evaluate("([B, W]) => {" + IN_FRAMES + "}", [listener.base, IN_WORKERS])
    opened.page.wait_for_timeout(QUIET)
    assert tcp.heard == udp.heard == []


def test_the_frame_has_no_webrtc_and_gets_none(opened: Opened, udp: Listener) -> None:
    opened.frame.evaluate("(U) => {" + WEBRTC + "}", udp.port)
    opened.page.wait_for_timeout(QUIET)
    assert udp.heard == []


def test_a_further_frame_is_called_but_told_nothing(opened: Opened, tcp: Listener) -> None:
    """What SECURITY.md says of it. The day that nothing is heard, claim more."""
    opened.frame.evaluate("(B) => {" + A_FRAME + "}", tcp.base)
    opened.page.wait_for_timeout(QUIET)
    assert tcp.heard
    assert tcp.said == []


def test_the_frame_leads_nowhere(opened: Opened, address: str, tcp: Listener) -> None:
    opened.frame.evaluate("(B) => {" + AWAY + "}", tcp.base)
    opened.page.wait_for_timeout(QUIET)
    assert tcp.said == []
    assert len(opened.page.context.pages) == 1
    assert opened.page.url.removesuffix("#") == address
