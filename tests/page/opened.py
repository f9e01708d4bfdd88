"""The page as somebody opens it from disk, and what it says."""

from __future__ import annotations

import base64
import gzip
import html
import io
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from auditor import compiled
from playwright.sync_api import Browser, Worker, sync_playwright
from tests.browser import find_chromium
from tests.page.faces import PAGE, ROOT, OneFile, making

BROWSER = ROOT / "_build" / "browser"
ABSENT = "there is no dist/auditor.html: `make page` writes it, and needs npm"
STALE = "dist/auditor.html was made of other files: run `make page`"
ARGUMENTS = ["--no-sandbox", "--disable-features=LocalNetworkAccessChecks"]
"""The second because Chromium itself holds some of what asks for this computer: only the page's walls are to hold."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A started Chromium; a skipped test where there is none."""
    if (path := find_chromium()) is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


def skip_unless_fresh() -> None:
    """Skip where there is no page, or one of other files than the tree has now."""
    if not PAGE.is_file():
        pytest.skip(ABSENT)
    if not _is_fresh():
        pytest.skip(STALE)


def part(page: str, name: str) -> bytes:
    """What the page holds under a name."""
    found = re.search(rf'<script type="application/gzip" id="{name}">([^<]+)<', page)
    assert found, name
    return gzip.decompress(base64.b64decode(found[1]))


@cache  # nobody makes another page while tests run, and this takes seconds
def _is_fresh() -> bool:
    page = PAGE.read_text("utf-8")
    if not all(html.escape(piece) in page for piece in _pieces()):
        return False
    if making().script(BROWSER / "shell.js") not in page:
        return False
    code = part(page, "code").decode()
    with ZipFile(io.BytesIO(part(page, "site"))) as site:
        ours = [n for n in site.namelist() if n.startswith("auditor/") and not n.endswith((".pyc", compiled.NAME))]
        same = all(_in_tree(name).is_file() and _in_tree(name).read_bytes() == site.read(name) for name in ours)
        same = same and site.read("entry.py") == (BROWSER / "entry.py").read_bytes()
    return same and (BROWSER / "engine.js").read_text("utf-8") in code


def _pieces() -> list[str]:
    """What the frame consists of, around what the build puts into its head."""
    frame: str = making().frame(making().script(BROWSER / "door.js"), "{{ head }}")
    return frame.split("{{ head }}")


def _in_tree(name: str) -> Path:
    return ROOT / re.sub("^auditor/(checks|reports)/", r"\1/", name)


class Opened(OneFile):
    """A page that is open. Files are chosen on its screens; what comes after may be asked of the engine itself."""

    @property
    def worker(self) -> Worker:
        """The engine's worker, which is the first."""
        while not self.page.workers:
            self.page.wait_for_timeout(30)
        return self.page.workers[0]

    def give(self, paths: Sequence[Path], language: str) -> str:
        """Choose files and have them read, from the first screen; the screen on which that ends."""
        while self.screen != "welcome":
            self.frame.locator(".back button").click()
            self.page.wait_for_timeout(30)
        self.frame.locator("#language").select_option(language)
        self.frame.locator(".ways button").first.click()
        self.until("choose")
        self.choose(paths)
        self.frame.locator(".actions button").first.click()
        return self.until("given", "stuck")

    def ask(self, kind: str, **said: Any) -> dict[str, Any]:
        """What the engine answers to a message."""
        code = """async (message) => { const replies = entry.say(message); let last;
          for (let reply; (reply = await entry.next.callPromising(replies)) !== undefined;) last = reply;
          replies.destroy(); return last }"""
        reply: dict[str, Any] = json.loads(self.worker.evaluate(code, json.dumps({"is": kind, **said})))
        return reply

    def result(self) -> bytes:
        """The result of a look at what was given, as a file."""
        assert self.ask("look")["is"] == "looked"
        return base64.b64decode(self.ask("save")["content"])
