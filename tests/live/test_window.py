"""The window: none where it cannot be, and nothing of it left, however it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from auditor.errors import AuditorError
from auditor.live import window
from auditor.live.hosts import hosts_of
from auditor.live.profile import room
from auditor.model.account import Platform
from playwright.sync_api import BrowserContext, Error, Playwright
from tests.live.fake_site import FakeSite
from tests.live.looking import stand_in

LIVE = Path(window.__file__).parent
HOSTS = hosts_of(Platform.TIKTOK)


def left() -> list[Path]:
    return [*room().glob("browser-*/")]


def test_without_the_extra_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "find_spec", lambda _: None)
    with pytest.raises(AuditorError), window.window(HOSTS):
        pass
    assert left() == []


@pytest.mark.browser
def test_closed_by_hand_it_ends_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, FakeSite())

    def closed() -> None:
        with window.window(HOSTS) as context:
            context.close()
            context.new_page()

    with pytest.raises(AuditorError):
        closed()
    assert left() == []


def test_without_any_browser_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    class NoChromium:
        def launch_persistent_context(self, folder: Path, **how: object) -> None:
            tried.append(str(how["channel"]))
            assert how["headless"] is False
            assert how["chromium_sandbox"] is True
            assert "--remote-debugging-port" not in str(how["args"])
            raise Error(f"{how['channel']} is not found in {folder}")

    class Nothing:
        chromium = NoChromium()

    def started(_: Playwright, folder: Path, arguments: Sequence[str]) -> BrowserContext:
        return real(Nothing(), folder, arguments)  # type: ignore[arg-type]  # a machine without a browser

    real = window.started
    monkeypatch.setattr(window, "started", started)
    with pytest.raises(AuditorError), window.window(HOSTS):
        pass
    assert tried == [*window.CHANNELS]
    assert left() == []


@pytest.mark.browser
def test_it_is_started_for_these_hosts_only(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, FakeSite())
    given: list[str] = []
    real = window.started

    def started(playwright: Playwright, folder: Path, arguments: Sequence[str]) -> BrowserContext:
        given.extend(arguments)
        return real(playwright, folder, arguments)

    monkeypatch.setattr(window, "started", started)
    with window.window(HOSTS) as context:
        assert context.cookies() == []
    rules = next(one for one in given if one.startswith("--host-resolver-rules="))
    assert all(f"EXCLUDE {host} " in f"{rules} " for host in HOSTS.all)
    assert rules.count("EXCLUDE") == 2 * len(HOSTS.all)


def test_nothing_else_in_the_program_starts_a_browser_or_asks_a_server() -> None:
    package = LIVE.parent
    ways = {
        (path.relative_to(package).as_posix(), word)
        for path in package.rglob("*.py")
        for word in ("sync_playwright", "async_playwright", "httpx", "urllib.request", "http.client", "requests")
        if re.search(rf"import .*\b{word}\b|\bfrom {word}\b", path.read_text("utf-8"))
    }
    assert ways == {("live/window.py", "sync_playwright")}
