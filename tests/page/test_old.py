"""Browsers that cannot run the page, and a page that is a year old: said in words, at once."""

from __future__ import annotations

import base64
import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from playwright.sync_api import Browser, Page
from tests.page.faces import PAGE, context
from tests.page.opened import Opened, chromium, part, skip_unless_fresh

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    skip_unless_fresh()
    with chromium() as started:
        yield started


@pytest.mark.parametrize("missing", ["DecompressionStream", "Worker", "WebAssembly"])
def test_a_browser_that_is_too_old_is_told_so_at_once(browser: Browser, missing: str) -> None:
    with context(browser) as made:
        made.add_init_script(f"delete window.{missing}")
        page = made.new_page()
        page.goto(PAGE.as_uri(), wait_until="commit")
        for language in ("en", "nl", "de"):
            page.locator(f"#old p[lang={language}]").wait_for(state="visible")
        page.wait_for_load_state()
        assert page.locator("#frame").is_hidden()


def test_to_others_nothing_of_that_is_said(browser: Browser) -> None:
    with context(browser) as made:
        assert Opened(made).page.locator("#old").is_hidden()


def page_with(tmp_path: Path, name: str, content: bytes) -> str:
    """A page with another part, from disk."""
    page = PAGE.read_text("utf-8")
    packed = base64.b64encode(gzip.compress(part(page, name))).decode()
    begin = page.index(f'id="{name}">') + len(f'id="{name}">')
    end = page.index("<", begin)
    packed = base64.b64encode(gzip.compress(content, 1)).decode()
    (tmp_path / "page.html").write_text(page[:begin] + packed + page[end:], "utf-8")
    return (tmp_path / "page.html").as_uri()


@pytest.mark.long
@pytest.mark.parametrize(("name", "content"), [("wasm", b"no program"), ("code", b"throw 1"), ("site", b"no zip")])
def test_an_engine_that_does_not_start_is_told_in_words(
    browser: Browser, tmp_path: Path, name: str, content: bytes
) -> None:
    with context(browser, "en-GB") as made:
        opened = Opened(made, page_with(tmp_path, name, content))
        opened.main.get_by_text("This browser could not start the page.").wait_for()


def test_an_engine_that_breaks_down_later_is_told_in_words(browser: Browser) -> None:
    with context(browser, "en-GB") as made:
        opened = Opened(made)
        opened.main.get_by_text("Ready.").wait_for()
        opened.press("I have my download")
        opened.until("choose")
        opened.worker.evaluate("() => { entry = { ...entry, say: () => { throw new RangeError('memory') } } }")
        opened.choose([PAGE])
        opened.frame.locator(".actions button").first.click()
        opened.main.get_by_text("The page had to stop.").wait_for()


@pytest.mark.long
def test_a_page_that_is_a_year_old_says_so(browser: Browser, tmp_path: Path) -> None:
    made_on = io.BytesIO()
    with (
        ZipFile(io.BytesIO(part(PAGE.read_text("utf-8"), "site"))) as given,
        ZipFile(made_on, "w", ZIP_STORED) as older,
    ):
        for name in given.namelist():
            older.writestr(name, b"2024-02-29" if name == "made" else given.read(name))
    with context(browser, "en-US") as made:
        opened = Opened(made, page_with(tmp_path, "site", made_on.getvalue()))
        opened.main.get_by_text("February 29, 2024").wait_for()


def test_what_needs_no_script_says_where_the_site_is(browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as made:
        page: Page = made.new_page()
        page.goto(PAGE.as_uri())
        told = page.locator("noscript p")
        assert {told.nth(n).get_attribute("lang") for n in range(told.count())} == {"en", "nl", "de"}
        assert page.locator("#old").is_hidden()
        addresses = {link.get_attribute("href") or "" for link in page.locator("noscript a").all()}
        assert len(addresses) <= 1
        assert all(address.startswith("https://") for address in addresses)
