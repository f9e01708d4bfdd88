"""The page in Firefox and WebKit: it starts, reaches nothing, reads small and large downloads, saves, leaves nothing.

What does not hold in one of them is told in SECURITY.md.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from socket import SOCK_DGRAM, SOCK_STREAM

import pytest
from tests.bench import SIZES, generate
from tests.browsers.engines import LIMIT, Engine, firefox, webkit
from tests.page.attempts import A_FRAME, AWAY, IN_FRAMES, IN_WORKERS, WEBRTC
from tests.page.faces import PAGE
from tests.page.leftovers import found
from tests.page.listening import QUIET, Listener, listening
from tests.page.opened import skip_unless_fresh
from tests.page.serving import Site

pytestmark = [
    pytest.mark.browsers,
    pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning"),  # selenium's own call
]
Started = Callable[[Path], AbstractContextManager[Engine]]
SMALL, _, LARGE = SIZES
NAME = "Xandrine"
GIVEN = "const [B, W, U] = arguments;"
TRIED = {"frames": IN_FRAMES, "away": AWAY, "a frame": A_FRAME, "webrtc": WEBRTC}
WORKER = "URL.createObjectURL(new Blob(['postMessage(typeof RTCPeerConnection)']))"
HEARD = {"fetch", "beacon", "image", "socket", "import", "object", "frame"}
"""What every engine is heard to try where no policy holds it."""


@pytest.fixture(scope="module", params=[firefox, webkit], ids=["firefox", "webkit"])
def browser(request: pytest.FixtureRequest) -> Started:
    skip_unless_fresh()
    return request.param  # type: ignore[no-any-return]  # one of the two


@pytest.fixture
def engine(browser: Started, tmp_path: Path) -> Iterator[Engine]:
    with browser(tmp_path) as started:
        yield started


@pytest.fixture
def tcp() -> Iterator[Listener]:
    with listening(SOCK_STREAM) as listener:
        yield listener


@pytest.fixture
def udp() -> Iterator[Listener]:
    with listening(SOCK_DGRAM) as listener:
        yield listener


def attempt(engine: Engine, what: str, tcp: Listener, udp: Listener, *, outer: bool = False) -> None:
    engine.run(f"{GIVEN} try {{ {TRIED[what]} }} catch {{}}", tcp.base, IN_WORKERS, udp.port, outer=outer)
    time.sleep(2 * QUIET / 1000)


def test_what_is_not_held_is_heard(engine: Engine, tcp: Listener, udp: Listener, tmp_path: Path) -> None:
    """The counter-proof: the same attempts in a page without a policy."""
    (tmp_path / "open.html").write_text("<!doctype html><body>", "utf-8")
    for what in TRIED:
        engine.goto((tmp_path / "open.html").as_uri())
        attempt(engine, what, tcp, udp, outer=True)
    assert tcp.asked >= HEARD
    assert tcp.asked & {"open", "link", "navigation", "top", "refresh", "download"}
    assert udp.heard or engine.name == "WebKit", "WebKitGTK has no WebRTC unless it is switched on"


@pytest.mark.parametrize("where", ["file", "site"])
def test_the_frame_and_what_it_makes_reach_nothing(engine: Engine, tcp: Listener, udp: Listener, where: str) -> None:
    with Site() as site:
        address = PAGE.as_uri() if where == "file" else site.address
        engine.start(address)
        assert engine.run("return typeof RTCPeerConnection") == "undefined"
        engine.run(f"new Worker({WORKER}).onmessage = ({{ data }}) => {{ window.inside = data }}")
        assert engine.until("window.inside") == "undefined"
        attempt(engine, "frames", tcp, udp)
        attempt(engine, "webrtc", tcp, udp)
        assert (tcp.said, udp.heard) == ([], [])
        assert len(tcp.heard) <= 1, "a `link` to connect beforehand calls, without a word"
        attempt(engine, "a frame", tcp, udp)
        assert tcp.said == [], "called at most"
        attempt(engine, "away", tcp, udp)
        assert tcp.said == []
        assert engine.windows == 1
        assert engine.run("return location.href", outer=True).removesuffix("#") == address


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["30 MB", "3 GB"])
def test_a_whole_sitting_leaves_nothing(browser: Started, tmp_path: Path, size: object) -> None:
    path = tmp_path / "given" / "instagram-bench.zip"
    path.parent.mkdir()
    generate(size, path)  # type: ignore[arg-type]  # one of the sizes above
    folder = tmp_path / "browser"
    with browser(folder) as engine:
        ready = engine.start(PAGE.as_uri())
        began = time.monotonic()
        assert engine.give(path) == "given"
        engine.ask("names", children=[{"name": NAME}], country="NL")
        assert engine.ask("look")["is"] == "looked"
        page = engine.ask("report", kept=True)
        took = time.monotonic() - began
        engine.save(page["name"], page["html"])
        saves = [engine.saves, folder / "Downloads", folder / page["name"]]
        assert waited(saves, page["name"])
        print(
            f"\n{engine.name}, {path.stat().st_size / 1e6:.0f} MB: ready {ready:.1f} s, read and looked at {took:.1f} s"
        )
    left = found(folder, [NAME, "sanne.example", "hello hello"], but=saves)
    assert left == []


def waited(places: list[Path], name: str) -> bool:
    end = time.monotonic() + LIMIT / 10
    while not any((place / name).is_file() or (place.name == name and place.is_file()) for place in places):
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True
