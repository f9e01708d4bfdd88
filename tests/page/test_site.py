"""The page as a site: what it asks for, that it opens without network after one visit, and what it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pytest
from playwright.sync_api import Browser
from tests.page.faces import context
from tests.page.opened import Opened, chromium, skip_unless_fresh
from tests.page.serving import FOLDER, SITE, Site, paths

pytestmark = pytest.mark.browser

KEPT = """async () => {
  const names = await caches.keys();
  const urls = (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys())))).flat();
  return urls.map(({ url }) => new URL(url).pathname);
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    skip_unless_fresh()
    with chromium() as started:
        yield started


def test_after_one_visit_it_opens_without_network_and_keeps_only_its_own(browser: Browser) -> None:
    with Site() as site, context(browser, "en-GB") as made:
        first = Opened(made, site.address)
        assert "keeps its own files" in first.main.inner_text()
        first.page.evaluate("() => navigator.serviceWorker.ready.then(() => undefined)")
        parts = {FOLDER + path for path in paths() if path.startswith("parts/")}
        assert set(site.asked) <= {FOLDER, FOLDER + "keep.js", "/favicon.ico", *parts}
        first.page.close()
        site.close()
        again = Opened(made, site.address)
        again.main.get_by_text("Ready.").wait_for()
        assert set(again.page.evaluate(KEPT)) == {FOLDER, *parts}
        assert again.complaints == []


def test_the_frame_and_the_worker_do_not_reach_even_their_own_host(browser: Browser) -> None:
    with Site() as site, context(browser) as made:
        opened = Opened(made, site.address)
        worker = opened.worker
        opened.page.evaluate("() => navigator.serviceWorker.ready.then(() => undefined)")
        site.asked.clear()
        for place in (opened.frame, worker):
            asked = place.evaluate("(B) => self.fetch(B + 'told').then(() => 'heard', () => 'held')", site.address)
            assert asked == "held"
        opened.frame.evaluate("(B) => { new Image().src = B + 'image' }", site.address)
        opened.frame.evaluate("(B) => { try { new Worker(B + 'keep.js?told') } catch {} }", site.address)
        opened.page.wait_for_timeout(500)
        assert [path for path in site.asked if "told" in path or "image" in path] == []


def test_its_sums_are_those_of_its_files() -> None:
    skip_unless_fresh()
    lines = (SITE / "SHA256SUMS").read_text("utf-8").splitlines()
    rows = {path: sha256sum for sha256sum, path in (line.split("  ") for line in lines)}
    assert rows == {path: sha256((SITE / path).read_bytes()).hexdigest() for path in paths() if path != "SHA256SUMS"}
