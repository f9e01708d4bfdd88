"""Firefox and WebKit, each driven by its own means, and the page in them: what is chosen, said and saved."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

LIMIT = 180.0
"""Seconds that a busy machine may take for anything here."""
_QUIET = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
    "media.peerconnection.ice.loopback": True,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.always_ask_before_handling_new_types": False,
}
"""So that Firefox itself goes nowhere, may call this computer, and asks nothing when a file is saved."""
_ENGINE = """
if (!window.told) {
  window.told = [];
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (...said) {
    if (window.engine !== this) {
      window.engine = this;
      this.addEventListener("message", ({ data }) => window.told.push(data));
    }
    return post.apply(this, said);
  };
  const choice = document.getElementById("language");
  choice.value = "en";
  choice.dispatchEvent(new Event("change"));
}
"""
"""Gets hold of the engine's worker the next time that the face speaks to it."""


class Engine(ABC):
    """A browser with a page open in it; `saves` is where it puts what is saved."""

    name = ""
    saves: Path
    _client: Any

    @property
    def windows(self) -> int:
        """How many windows and tabs are open."""
        return len(self._client.window_handles)

    @abstractmethod
    def goto(self, address: str) -> None:
        """Open an address."""

    @abstractmethod
    def run(self, code: str, *given: Any, outer: bool = False) -> Any:
        """What JavaScript returns in the face's frame, or in the outer page."""

    @abstractmethod
    def choose(self, path: Path) -> None:
        """Choose a file on the screen for that."""

    @abstractmethod
    def click(self, name: str) -> None:
        """Click what has this id, as a person does."""

    def save(self, name: str, content: str) -> None:
        """Have the frame save a text, as the face does, by a link that is clicked."""
        self.run(
            """const link = Object.assign(document.createElement("a"), { download: arguments[0], id: "saved" });
            link.href = URL.createObjectURL(new Blob([arguments[1]], { type: "text/html" }));
            link.textContent = "save";
            document.body.replaceChildren(link);""",
            name,
            content,
        )
        self.click("saved")

    def until(self, code: str, wanted: str = "") -> Any:
        """Wait until JavaScript in the frame returns something, and return it."""
        end = time.monotonic() + LIMIT
        while not (found := self.run(f"return {code}")) or (wanted and wanted not in found):
            assert time.monotonic() < end, self.run("return document.body.innerText")
            time.sleep(0.2)
        return found

    def start(self, address: str) -> float:
        """Open the page, and return the seconds until it is ready."""
        began = time.monotonic()
        self.goto(address)
        self.until("document.querySelector('main h1') && document.querySelector('main').dataset.screen")
        self.run(_ENGINE)
        self.until("window.engine && 'yes'")
        self.until("document.querySelector('.state')?.innerText", "Ready.")
        return time.monotonic() - began

    def give(self, path: Path) -> str:
        """Choose a download and have it read; the screen on which that ends."""
        self.run("document.querySelector('.ways button').click()")
        self.until("document.getElementById('files') && 'yes'")
        self.choose(path)
        self.run("document.querySelector('main .actions button').click()")
        shown = "document.querySelector('main').dataset.screen"
        code = f"['given', 'stuck'].includes({shown}) && {shown} || document.querySelector('main .alarm')?.innerText"
        return str(self.until(code))

    def ask(self, kind: str, **said: Any) -> dict[str, Any]:
        """The engine's last reply to a message."""
        self.run("window.told = []; window.engine.postMessage(['say', arguments[0]])", json.dumps({"is": kind, **said}))
        replies = "window.told.filter(([kind]) => kind === 'reply').map(([, said]) => JSON.parse(said))"
        reply: dict[str, Any] = json.loads(
            self.until(f"JSON.stringify({replies}.find((one) => one.is !== 'progress') ?? null)", '"is"')
        )
        return reply


class Firefox(Engine):
    """Debian's Firefox, by Marionette."""

    name = "Firefox"

    def __init__(self, folder: Path, client: Any) -> None:
        self.saves, self._client = folder / "saves", client

    def goto(self, address: str) -> None:
        self._client.switch_to_frame()
        self._client.navigate(address)

    def run(self, code: str, *given: Any, outer: bool = False) -> Any:
        self._client.switch_to_frame()
        if not outer:
            self._client.switch_to_frame(self._client.find_element("id", "frame"))
        return self._client.execute_script(code, script_args=given, sandbox=None)

    def choose(self, path: Path) -> None:
        self._client.find_element("id", "files").send_keys(str(path))

    def click(self, name: str) -> None:
        self._client.find_element("id", name).click()


class WebKit(Engine):
    """WebKitGTK's small browser, by its driver and selenium."""

    name = "WebKit"

    def __init__(self, folder: Path, client: Any) -> None:
        self.saves, self._client = folder / "saves", client

    def goto(self, address: str) -> None:
        self._client.get(address)

    def run(self, code: str, *given: Any, outer: bool = False) -> Any:
        self._client.switch_to.default_content()
        if not outer:
            self._client.switch_to.frame(self._client.find_element("id", "frame"))
        return self._client.execute_script(code, *given)

    def choose(self, path: Path) -> None:
        self._client.find_element("id", "files").send_keys(str(path))

    def click(self, name: str) -> None:
        self._client.find_element("id", name).click()


@contextmanager
def firefox(folder: Path) -> Iterator[Engine]:
    """A started Firefox with a profile of its own; a skipped test where there is none."""
    marionette = pytest.importorskip("marionette_driver.marionette", reason="make test-browsers installs it")
    if (program := shutil.which("firefox-esr") or shutil.which("firefox")) is None:
        pytest.skip("no Firefox on this machine")
    profile, port = folder / "profile", _free_port()
    for made in (profile, folder / "saves"):
        made.mkdir(parents=True)
    wishes = {**_QUIET, "marionette.port": port, "browser.download.dir": str(folder / "saves")}
    rows = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wishes.items())
    (profile / "user.js").write_text("".join(rows), encoding="utf-8")
    command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    with _running(command, folder, HOME=str(folder)):
        _reachable(port)
        client = marionette.Marionette("127.0.0.1", port=port)
        client.start_session()
        client.timeout.page_load = client.timeout.script = LIMIT
        yield Firefox(folder, client)
        client.delete_session()


@contextmanager
def webkit(folder: Path) -> Iterator[Engine]:
    """A started WebKitGTK; a skipped test where there is none."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="make test-browsers installs it")
    from selenium.webdriver.remote.file_detector import UselessFileDetector
    from selenium.webdriver.webkitgtk.options import Options

    browser = next(iter(sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), reverse=True)), None)
    programs = [shutil.which("xvfb-run"), shutil.which("WebKitWebDriver")]
    if browser is None or None in programs:
        pytest.skip("no WebKitGTK on this machine: webkit2gtk-driver and xvfb")
    port = _free_port()
    (folder / "saves").mkdir(parents=True)
    with _running([str(programs[0]), "-a", str(programs[1]), f"--port={port}"], folder, HOME=str(folder)):
        _reachable(port)
        options = Options()
        options.binary_location = str(browser)
        options.add_argument("--automation")
        client = webdriver.Remote(f"http://127.0.0.1:{port}", options=options)
        client.file_detector = UselessFileDetector()
        client.set_page_load_timeout(LIMIT)
        client.set_script_timeout(LIMIT)
        yield WebKit(folder, client)
        client.quit()


@contextmanager
def _running(command: Sequence[str], folder: Path, **more: str) -> Iterator[None]:
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, **more}, start_new_session=True)
        try:
            yield
        finally:
            os.killpg(process.pid, 15)
            process.wait(30)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as plug:
        return int(plug.getsockname()[1])


def _reachable(port: int) -> None:
    end = time.monotonic() + LIMIT
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            return
