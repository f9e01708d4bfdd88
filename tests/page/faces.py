"""The face in Chromium before either engine: the one file with Python in it, or its modules and a sitting of ours."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from mimetypes import guess_type
from pathlib import Path
from types import ModuleType
from typing import Any

from auditor.app.replies import Reply
from auditor.app.sitting import Sitting
from auditor.engine.registry import Registry
from playwright.sync_api import Browser, BrowserContext, Frame, Locator, Page, Route

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "dist" / "auditor.html"
HOME = "https://face.invalid/"
DOOR = """
import { begin } from "/auditor/app/face/main.js";
const engine = {
  async say(message) {
    for (const reply of await window.said(JSON.stringify(message))) engine.onreply(JSON.parse(reply));
  },
  offer: (files) => window.offered(files.map((file) => file.name)),
};
begin({
  channel: Promise.resolve(engine),
  open: (address) => window.wished("open", address),
  leave: () => window.wished("leave", ""),
  print: () => window.wished("print", ""),
});
"""
LIMIT = 90.0
"""Seconds that a busy machine may take for anything here."""


class Face:
    """A face that somebody sees: what it shows and what is pressed on it."""

    def __init__(self, page: Page, frame: Frame) -> None:
        self.page, self.frame = page, frame
        self.complaints: list[str] = []
        self.wishes: list[tuple[str, str]] = []

    @property
    def main(self) -> Locator:
        """What stands on the screen."""
        return self.frame.locator("main[data-screen]")

    @property
    def screen(self) -> str:
        """The name of the screen."""
        return self.main.get_attribute("data-screen") or ""

    def until(self, *screens: str) -> str:
        """Wait for one of these screens, and return which."""
        end = time.monotonic() + LIMIT
        while (now := self.screen) not in screens:
            assert time.monotonic() < end, f"{now}: {self.main.inner_text()}"
            self.page.wait_for_timeout(30)
        return now

    def press(self, label: str) -> None:
        """Press the button of that label."""
        self.frame.get_by_role("button", name=label, exact=True).click()

    def on(self, label: str, *screens: str) -> str:
        """Press a button, and wait for one of these screens; accounts are one's own where nothing else is said."""
        if self.screen == "whose":
            self.accounts_are("parent")
        self.press(label)
        return self.until(*screens)

    def accounts_are(self, whose: str) -> None:
        """Say whose each account is that has no answer yet."""
        unsaid = self.main.locator("fieldset:not(:has(input:checked))")
        while unsaid.count():
            unsaid.first.locator(f"input[value={whose}]").check()

    def choose(self, files: Sequence[Path]) -> None:
        """Choose files on the screen for that."""
        self.frame.locator("#files").set_input_files(list(files))

    def saved(self, label: str) -> tuple[str, bytes]:
        """Press what saves something: its name and content."""
        with self.page.expect_download() as download:
            self.frame.get_by_role("button", name=label, exact=True).or_(
                self.frame.get_by_role("link", name=label, exact=True)
            ).click()
        return download.value.suggested_filename, Path(download.value.path()).read_bytes()


class Native(Face):
    """The face's modules as they lie in the tree, with a sitting in this process. Of `files` somebody may choose."""

    def __init__(self, context: BrowserContext, registry: Registry, files: Sequence[Path], today: date) -> None:
        page = context.new_page()
        super().__init__(page, page.main_frame)
        self._paths = {path.name: path for path in files}
        self.told: list[Reply] = []
        self.asked: list[dict[str, Any]] = []
        self.sitting = Sitting(registry, today=today, tell=self.told.append)
        page.expose_function("said", self._said)
        page.expose_function("offered", self._offered)
        page.expose_function("wished", lambda *wish: self.wishes.append(wish))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        page.route(f"{HOME}**", self._serve)
        page.goto(HOME)
        self.until("welcome")

    def _said(self, message: str) -> list[str]:
        self.asked.append(json.loads(message))
        return [reply.decode() for reply in self.sitting.handle_json(message.encode())]

    def _offered(self, names: list[str]) -> list[str]:
        offered = {f"file-{n}": self._paths[name] for n, name in enumerate(names)}
        self.sitting.offer(offered)
        return list(offered)

    @staticmethod
    def _serve(route: Route) -> None:
        asked = route.request.url.removeprefix(HOME)
        if not asked:
            html = making().frame("").replace("<script></script>", '<script type="module" src="/door.js"></script>')
            route.fulfill(content_type="text/html", body=html)
        elif asked == "door.js":
            route.fulfill(content_type="text/javascript", body=DOOR)
        else:
            path = ROOT / asked
            route.fulfill(content_type=guess_type(path.name)[0] or "text/plain", body=path.read_text("utf-8"))


class OneFile(Face):
    """The one file from disk, or what is at another address, as a person opens it."""

    def __init__(self, context: BrowserContext, address: str = "") -> None:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address or PAGE.as_uri())
        page.frame_locator("#frame").locator("main h1").wait_for()
        frame = next(one for one in page.frames if one.parent_frame == page.main_frame)
        super().__init__(page, frame)
        self.complaints = complaints
        self.until("welcome")


def making() -> ModuleType:
    """The build's module for the face, which no installed package holds."""
    sys.path.insert(0, str(ROOT / "_build"))
    try:
        import face
    finally:
        sys.path.pop(0)
    return face


@contextmanager
def context(browser: Browser, language: str = "nl-NL", **more: object) -> Iterator[BrowserContext]:
    """A browser of somebody who reads that language."""
    made = browser.new_context(locale=language, **more)  # type: ignore[arg-type]  # Playwright's own options
    made.set_default_timeout(LIMIT * 1000)
    yield made
    made.close()


def words(language: str) -> dict[str, str]:
    """What the face's messages are in a language."""
    return json.loads(json.dumps(making().words(language)))["messages"]  # type: ignore[no-any-return]  # plain JSON
