"""A window as the commands open it, headless, with the invented platforms behind it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from auditor.live import window
from auditor.live.browser import AssistedBrowser
from playwright.sync_api import BrowserContext, Page, Playwright
from tests.browser import find_chromium
from tests.live.fake_site import FakeSite


def stand_in(monkeypatch: pytest.MonkeyPatch, site: FakeSite) -> list[Path]:
    """Let every window be a headless one before that site; the list tells in which folders they were."""
    if (path := find_chromium()) is None:
        pytest.skip("no Chromium on this machine")
    folders: list[Path] = []

    def started(playwright: Playwright, folder: Path, arguments: Sequence[str]) -> BrowserContext:
        folders.append(folder)
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=path, headless=True, args=[*arguments, "--no-sandbox"], accept_downloads=False
        )
        site.serve(context)
        return context

    monkeypatch.setattr(window, "started", started)
    return folders


def visit(browser: AssistedBrowser, address: str) -> Page:
    """What the person does: she opens a page by its link on our own page."""
    browser.show_links("Pages", "", {"the page": address})
    with browser._context.expect_page() as opening:
        browser._home.get_by_role("link", name="the page").click()
    tab: Page = opening.value
    tab.wait_for_load_state()
    tab.locator("main").wait_for()  # also after the site led elsewhere
    return tab
