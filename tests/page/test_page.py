"""The page in Chromium, from its file: it tells what the program tells, reaches nothing, and leaves nothing behind.

One page is opened for all of it; whoever changes its state puts it back.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from auditor.audit import Audited, Options, PhotoOptions, audit
from auditor.demo.family import write_exports
from auditor.engine.registry import Registry
from auditor.errors import AuditorError
from auditor.exposure import selection
from auditor.i18n import say
from auditor.model.result import AuditResult
from auditor.results import reporters, saved
from msgspec.structs import replace
from tests.exports import TREES, zip_of
from tests.page.attempts import AWAY, IN_FRAMES, IN_WORKERS
from tests.page.faces import PAGE, context
from tests.page.opened import Opened, chromium, skip_unless_fresh

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def opened() -> Iterator[Opened]:
    skip_unless_fresh()
    with chromium() as browser, context(browser) as made:
        yield Opened(made)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return list(write_exports(tmp_path_factory.mktemp("demo")))


def natively(paths: list[Path], registry: Registry, language: str) -> Audited:
    return audit(paths, Options(registry, language, photos=PhotoOptions(selection=selection.parse("none"))))


def started_as(result: AuditResult, other: AuditResult) -> AuditResult:
    return replace(result, run=replace(result.run, started=other.run.started))


def test_the_page_tells_of_the_demo_what_the_program_tells(opened: Opened, demo: list[Path], builtin: Registry) -> None:
    opened.give(demo, "nl")
    told = opened.result()
    audited = natively(demo, builtin, "nl")
    native = started_as(audited.result, saved.from_json(told, "result"))
    assert told == saved.to_json(native)
    assert opened.ask("report")["html"] == reporters.render_html(native, "nl", {}, audited.in_full)
    assert [words for words in opened.complaints if "Content Security Policy" in words] == []


def test_what_is_no_download_is_refused_in_words(opened: Opened, tmp_path: Path) -> None:
    other = tmp_path / "vakantie.zip"
    other.write_bytes(b"PK\5\6" + bytes(18))
    opened.give([other], "nl")
    with pytest.raises(AuditorError) as raised:
        natively([other], Registry(), "nl")
    assert opened.main.locator(".alarm p").all_inner_texts() == list(raised.value.sentences(say("nl")))


class Listener:
    """A port that everybody can reach, and what came to it."""

    def __init__(self, kind: socket.SocketKind) -> None:
        self.heard: list[bytes] = []
        self._plug = socket.socket(socket.AF_INET, kind)
        self._plug.bind(("127.0.0.1", 0))
        self.port = self._plug.getsockname()[1]
        if kind is socket.SOCK_STREAM:
            self._plug.listen()
        threading.Thread(target=self._listen, args=(kind,), daemon=True).start()

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
            except TimeoutError:
                continue
            except OSError:
                return

    def close(self) -> None:
        self._plug.close()


@pytest.fixture
def tcp() -> Iterator[Listener]:
    with ExitStack() as stack:
        listener = Listener(socket.SOCK_STREAM)
        stack.callback(listener.close)
        yield listener


@pytest.fixture
def udp() -> Iterator[Listener]:
    with ExitStack() as stack:
        listener = Listener(socket.SOCK_DGRAM)
        stack.callback(listener.close)
        yield listener


QUIET = 1500
"""Milliseconds in which whatever goes out has gone."""


def base(listener: Listener) -> str:
    return f"http://127.0.0.1:{listener.port}/"


def said(listener: Listener) -> list[bytes]:
    """What came with a call: Chromium calls where it may have to go, before it asks whether it may."""
    return [words for words in listener.heard if words not in (b"", b"called")]


def test_the_listener_hears_what_is_not_held(opened: Opened, tcp: Listener, tmp_path: Path) -> None:
    """The counter-proof: the same attempts in a page without a policy are heard."""
    (tmp_path / "open.html").write_text("<!doctype html><body>", "utf-8")
    context = opened.page.context.browser.new_context()  # type: ignore[union-attr]  # it was made by a browser
    for attempts in (IN_FRAMES, AWAY):
        page = context.new_page()
        page.goto((tmp_path / "open.html").as_uri())
        page.evaluate("([B, W]) => {" + attempts + "}", [base(tcp), IN_WORKERS])
        page.wait_for_timeout(QUIET)
    context.close()
    asked = {line.split(b" ")[1] for line in tcp.heard if b" " in line}
    assert asked >= {b"/fetch", b"/beacon", b"/image", b"/socket", b"/import", b"/prefetch", b"/ping", b"/object"}
    assert asked & {b"/open", b"/link"}
    assert asked & {b"/navigation", b"/top"}


def test_neither_page_nor_frame_nor_worker_reaches_anything(opened: Opened, tcp: Listener, udp: Listener) -> None:
    for frame in (opened.page.main_frame, opened.frame):
        frame.evaluate("([B, W]) => {" + IN_FRAMES + "}", [base(tcp), IN_WORKERS])
        frame.evaluate("([B, W]) => {" + IN_FRAMES + "}", [base(udp), IN_WORKERS])
    opened.worker.evaluate("(B) => {" + IN_WORKERS + "}", base(tcp))
    opened.page.wait_for_timeout(QUIET)
    assert tcp.heard == udp.heard == []


def test_what_is_not_held_in_the_frames_is_not_there_in_the_worker(
    opened: Opened, tcp: Listener, udp: Listener
) -> None:
    """What SECURITY.md says of it: no policy that Chromium knows stops these. The day this fails, claim more."""
    opened.frame.evaluate(
        """([tcp, udp]) => { const call = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udp}` }] });
        call.createDataChannel("x"); call.createOffer().then((offer) => call.setLocalDescription(offer));
        const inner = Object.assign(document.createElement("iframe"), { src: `http://127.0.0.1:${tcp}/frame` });
        document.body.append(inner); }""",
        [tcp.port, udp.port],
    )
    opened.page.wait_for_timeout(QUIET)
    assert udp.heard, "WebRTC asks a server"
    assert tcp.heard, "the address of a frame is called"
    assert said(tcp) == [], "but nothing is said to it"
    assert opened.worker.evaluate("typeof RTCPeerConnection + typeof document") == "undefined" * 2


def test_nothing_is_left_in_the_browser(opened: Opened) -> None:
    kept = """async () => {
      const told = {};
      try { told.local = localStorage.length + sessionStorage.length } catch { told.local = 0 }
      try { told.databases = (await indexedDB.databases()).length } catch { told.databases = 0 }
      try { told.caches = (await caches.keys()).length } catch { told.caches = 0 }
      try {
        const folder = await navigator.storage.getDirectory();
        told.files = (await Array.fromAsync(folder.keys())).length;
      } catch { told.files = 0 }
      try { told.cookies = document.cookie.length } catch { told.cookies = 0 }
      return told;
    }"""
    nothing = dict.fromkeys(("local", "databases", "caches", "files", "cookies"), 0)
    assert opened.page.main_frame.evaluate(kept) == nothing
    assert opened.frame.evaluate(kept) == nothing
    assert opened.worker.evaluate(kept) == nothing


def test_files_of_one_name_are_told_apart(opened: Opened) -> None:
    """Two files may have one name, from two folders; the engine reads both."""
    code = """() => { orders.offer({ a: new File(["1"], "a.zip"), b: new File(["22"], "a.zip") });
      return python.runPython("import glob, os; [os.path.getsize(p) for p in glob.glob('/given/*/a.zip')]").toJs() }"""
    assert sorted(opened.worker.evaluate(code)) == [1, 2]


def test_no_file_is_ever_read_whole(opened: Opened, tmp_path: Path) -> None:
    """Above 2 GB browsers fail at that, some in silence; and a download would be there twice."""
    path = tmp_path / "instagram.zip"
    zip_of(TREES["instagram json"](), path)
    with ZipFile(path, "a", ZIP_STORED) as download:
        download.writestr("media/posts/202401/film.mp4", bytes(30 << 20))
    worker = opened.worker
    worker.evaluate("""() => { self.most = 0; const read = FileReaderSync.prototype.readAsArrayBuffer;
      FileReaderSync.prototype.readAsArrayBuffer = function (blob) {
        self.most = Math.max(self.most, blob.size); return read.call(this, blob); } }""")
    opened.give([path], "en")
    opened.result()
    assert 0 < worker.evaluate("self.most") < 2 << 20


def test_a_mistake_of_our_own_is_told_without_what_it_says(opened: Opened, demo: list[Path]) -> None:
    opened.give(demo, "nl")
    spoil = "import auditor.app.sitting as s; s.kept, s.audited = s.audited, None"
    opened.worker.evaluate("(code) => python.runPython(code)", spoil)
    problem = opened.ask("look")["problem"]
    opened.worker.evaluate("(code) => python.runPython(code)", "s.audited = s.kept")
    assert problem["id"] == "SittingError"
    assert "TypeError" in problem["what"]
    assert "NoneType" not in problem["what"] + problem["todo"]


@pytest.mark.long
def test_every_sample(opened: Opened, builtin: Registry, samples: Path) -> None:
    paths = sorted(samples.glob("*/*.zip"))
    assert paths
    for path in paths:
        assert_same(opened, builtin, path)


@pytest.mark.parametrize("tree", TREES)
@pytest.mark.long
def test_every_form_of_a_download(opened: Opened, builtin: Registry, tmp_path: Path, tree: str) -> None:
    path = tmp_path / "download.zip"
    zip_of(TREES[tree](), path)
    assert_same(opened, builtin, path)


def assert_same(opened: Opened, registry: Registry, path: Path) -> None:
    opened.give([path], "en")
    told = opened.result()
    native = natively([path], registry, "en").result
    assert told == saved.to_json(started_as(native, saved.from_json(told, "result")))


def test_the_frame_leads_nowhere(opened: Opened, tcp: Listener) -> None:
    """The last of them: a frame that tried to leave may be gone."""
    opened.frame.evaluate("(B) => {" + AWAY + "}", base(tcp))
    opened.page.wait_for_timeout(QUIET)
    assert said(tcp) == []
    assert len(opened.page.context.pages) == 1
    assert opened.page.url.removesuffix("#") == PAGE.as_uri()
