"""A window of the person's own Chrome or Edge, kept to the hosts that were named, and closed whatever happens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.errors import AuditorError
from auditor.live.hosts import Hosts, Opened
from auditor.live.profile import profile
from auditor.walls.browser import switches

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Playwright, Request

CHANNELS = ("chrome", "msedge", "chromium")
"""The installed browsers, in the order in which they are tried; the last is the one that Playwright brings."""


def needs_extra() -> None:
    """Raises AuditorError without the extra `live`."""
    if find_spec("playwright") is None:
        raise AuditorError(
            "To look in a browser needs a part that is not installed.",
            'Install it with the extra "live", as the README says, or save the page by hand.',
        )


@contextmanager
def window(hosts: Hosts) -> Iterator[BrowserContext]:
    """A fresh window without cookies; at the end it is closed and its folder deleted. Raises AuditorError."""
    needs_extra()
    from playwright.sync_api import Error, sync_playwright

    with profile() as folder, sync_playwright() as playwright:
        context = started(playwright, folder, switches(hosts.all))
        try:
            yield context
        except Error:
            raise AuditorError(
                "The browser window was closed, or does not answer any more.", "What was read until then is kept."
            ) from None
        finally:
            with suppress(Error):  # closed by hand
                context.close()


def started(playwright: Playwright, folder: Path, arguments: Sequence[str]) -> BrowserContext:
    """The first browser that is there; it is steered by a pipe, so nobody else can. Raises AuditorError for none."""
    from playwright.sync_api import Error

    for channel in CHANNELS:
        with suppress(Error):  # it is not installed
            return playwright.chromium.launch_persistent_context(
                folder,
                channel=channel,
                headless=False,
                args=[*arguments],
                chromium_sandbox=True,
                no_viewport=True,
                accept_downloads=False,
            )
    raise AuditorError("No browser could be started.", "Install Chrome, Edge or Chromium, or save the page by hand.")


def counted(context: BrowserContext, hosts: Hosts) -> Opened:
    """How many pages are opened in a window from now on."""
    opened = Opened(hosts)

    def count(request: Request) -> None:
        if request.resource_type == "document" and request.is_navigation_request() and not _inside(request):
            opened.add(request.url)

    context.on("request", count)
    return opened


def _inside(request: Request) -> bool:
    """Whether a page was loaded into a frame of another."""
    from playwright.sync_api import Error

    try:
        return request.frame.parent_frame is not None
    except Error:  # the tab is only being made: it is no frame of another
        return False
