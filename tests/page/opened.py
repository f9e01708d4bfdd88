"""The page as somebody opens it from disk, and what it says."""

from __future__ import annotations

import base64
import gzip
import html
import io
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

import pytest
from auditor import compiled
from playwright.sync_api import Browser, ConsoleMessage, Frame, FrameLocator, Page, sync_playwright
from tests.browser import find_chromium

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "dist" / "auditor.html"
BROWSER = ROOT / "_build" / "browser"
ABSENT = "there is no dist/auditor.html: `make page` writes it, and needs npm"
STALE = "dist/auditor.html was made of other files: run `make page`"
ARGUMENTS = ["--no-sandbox", "--disable-features=LocalNetworkAccessChecks"]
"""The second because Chromium itself holds some of what asks for this computer: only the page's walls are to hold."""
LIMIT = 90.0
"""Seconds that a busy machine may take for anything here."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A started Chromium; a skipped test where there is none, or no page, or an old one."""
    if not PAGE.is_file():
        pytest.skip(ABSENT)
    if not _is_fresh(PAGE.read_text("utf-8")):
        pytest.skip(STALE)
    if (path := find_chromium()) is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


def part(page: str, name: str) -> bytes:
    """What the page holds under a name."""
    found = re.search(rf'<script type="application/gzip" id="{name}">([^<]+)<', page)
    assert found, name
    return gzip.decompress(base64.b64decode(found[1]))


def _is_fresh(page: str) -> bool:
    """Whether the page was made of the files that the tree has now."""
    if html.escape((BROWSER / "face.js").read_text("utf-8")) not in page:
        return False
    code = part(page, "code").decode()
    with ZipFile(io.BytesIO(part(page, "site"))) as site:
        ours = [n for n in site.namelist() if n.startswith("auditor/") and not n.endswith((".pyc", compiled.NAME))]
        same = all(_in_tree(name).is_file() and _in_tree(name).read_bytes() == site.read(name) for name in ours)
        same = same and site.read("entry.py") == (BROWSER / "entry.py").read_bytes()
    return same and (BROWSER / "engine.js").read_text("utf-8") in code


def _in_tree(name: str) -> Path:
    return ROOT / re.sub("^auditor/(checks|reports)/", r"\1/", name)


class Opened:
    """A page that is open, ready to look at files. `complaints` is what the console said."""

    def __init__(self, browser: Browser) -> None:
        self.complaints: list[str] = []
        self.page: Page = browser.new_page()
        self.page.on("console", self._complain)
        self.page.goto(PAGE.as_uri())
        self.face: FrameLocator = self.page.frame_locator("#frame")
        self.until("Ready.", "Getting ready")

    def _complain(self, message: ConsoleMessage) -> None:
        self.complaints.append(message.text)

    @property
    def frame(self) -> Frame:
        """The face's own frame."""
        return next(frame for frame in self.page.frames if frame.parent_frame == self.page.main_frame)

    def until(self, said: str, *before: str) -> None:
        """Wait until the page says this, while it says nothing but what comes before."""
        end = time.monotonic() + LIMIT
        while (now := self.state()) != said:
            assert now.startswith(before), now
            assert time.monotonic() < end, now
            time.sleep(0.05)

    def state(self) -> str:
        """What the page says of what it does."""
        return self.face.locator("#state").text_content() or ""

    def look(self, paths: Sequence[Path], language: str) -> None:
        """Choose files and have them looked at; what comes of it is not waited for."""
        self.face.locator("#language").select_option(language)
        self.face.locator("#files").set_input_files(list(paths))
        self.face.locator("#look").click()

    def saved(self, what: str) -> bytes:
        """What the page saves when asked to: `result` or `report`."""
        with self.page.expect_download() as download:
            self.face.locator(f"#save-{what}").click()
        return Path(download.value.path()).read_bytes()
