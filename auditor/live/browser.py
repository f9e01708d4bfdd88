"""The assisted browser: somebody signs in and opens each page herself; this class can only look.

What it can do to a page is all here: take its ARIA snapshot, press a button of that page's list that opens a dialog,
press Escape. It opens no address, fills nothing in, and has no way to a switch, a password, a code or a cookie.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.live.codes import LiveCode
from auditor.live.hosts import Hosts, hosts_of
from auditor.live.pages import LivePage, pages
from auditor.live.window import counted, window
from auditor.model.account import Platform
from auditor.walls.browser import named_host

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

PATIENCE = 5_000
"""Milliseconds for what a person already sees."""
_SECRETS = "input[type=password], input[autocomplete=one-time-code]"
_FIELD = re.compile(
    r"""(?P<key>\ *-\ ('?)(?P<role>textbox|searchbox|spinbutton|combobox)\b
    (?:\ "(?:[^"\\]|\\.)*")?(?:\ \[[^\]]*\])*\2)(?::.*)?\Z""",
    re.VERBOSE,
)
_MAYBE_FIELD = re.compile(r" *- '?(textbox|searchbox|spinbutton|combobox)\b")
_MAIN = "main, [role=main]"
_OVER_IT = "[role=dialog]:not(main *, [role=main] *)"
_TOLD_TWICE = "input[aria-checked=true]:not(:checked), input[aria-checked=false]:checked"
_CHANGES = "[aria-pressed], [role=switch], [role=checkbox], [role=radio], input, form *"
"""What a press may change or send."""
_SHEET = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{title}</title>
<style>body{{font:1.2rem/1.5 system-ui;max-width:40rem;margin:2rem auto;padding:0 1rem}}</style>
<h1>{title}</h1><p>{words}</p><ol>{links}</ol></html>"""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as it was seen: its snapshot and what it says of its language, or the code that says why there is none."""

    text: str = ""
    lang: str = ""
    stop: LiveCode | None = None


class AssistedBrowser:
    """A window that can be looked at. `known` are the pages whose dialogs it may open; `opened` counts pages."""

    def __init__(self, context: BrowserContext, hosts: Hosts, known: Iterable[LivePage]) -> None:
        self._context = context
        self._home = context.pages[0]
        self._hosts = hosts
        self._dialogs = {page.id: {n for names in page.dialogs.values() for n in names} for page in known}
        self._dialog: Locator | None = None
        self.opened = counted(context, hosts)

    def show_links(self, title: str, words: str, links: Mapping[str, str], lang: str = "en") -> None:
        """Show a page of our own with links by their names; each opens in a tab of its own, on a person's click."""
        if self._home.is_closed():
            self._home = self._context.new_page()
        rows = "".join(
            f'<li><a target="_blank" rel="noopener noreferrer" href="{html.escape(to)}">{html.escape(name)}</a>'
            for name, to in links.items()
        )
        shown = {"lang": html.escape(lang), "title": html.escape(title), "words": html.escape(words)}
        self._home.set_content(_SHEET.format(**shown, links=rows))
        self._home.bring_to_front()

    def wait(self, seconds: float) -> None:
        """Let the page be for a while."""
        self._home.wait_for_timeout(seconds * 1000)

    def snapshot(self, page: LivePage) -> Seen:
        """What a screen reader would say of that page, or of the dialog that was opened; nothing that was typed."""
        tab = self._tab(page)
        if tab is None:
            return Seen(stop=LiveCode.NOT_THIS_PAGE)
        if stop := self._hosts.stop(tab.url):
            return Seen(stop=stop)
        if any(frame.locator(_SECRETS).count() for frame in tab.frames):
            return Seen(stop=LiveCode.REAUTH if _same_page(tab.url, page.address) else LiveCode.LOGIN_WALL)
        parts = [self._dialog] if self._dialog else [*tab.locator(_MAIN).all(), *tab.locator(_OVER_IT).all()]
        shown = [part for part in parts if part.is_visible()]
        if not page.stale_inputs and any(part.locator(_TOLD_TWICE).count() for part in shown):
            return Seen(stop=LiveCode.AMBIGUOUS)
        text = "\n".join(part.aria_snapshot(timeout=PATIENCE) for part in shown)
        return Seen(without_typed(text), _language(tab)) if text else Seen(stop=LiveCode.NOT_THIS_PAGE)

    def open_dialog(self, page: LivePage, name: str) -> bool:
        """Press a button of the page's list; whether a dialog opened. Raises ValueError for any other button."""
        if name not in self._dialogs.get(page.id, ()):
            raise ValueError(f"{name!r} is not among the dialogs of {page.id}")
        tab = self._tab(page)
        if tab is None or tab.get_by_role("dialog").count():
            return False
        button = tab.locator(_MAIN).get_by_role("button", name=name, exact=True)
        if button.count() != 1 or button.and_(tab.locator(_CHANGES)).count() or button.locator(_CHANGES).count():
            return False
        button.click(timeout=PATIENCE)
        self._dialog = tab.get_by_role("dialog")
        if not _comes(self._dialog):
            self.press_escape(page)
        return self._dialog is not None

    def press_escape(self, page: LivePage) -> None:
        """Close the dialog."""
        if tab := self._tab(page):
            tab.keyboard.press("Escape")
        self._dialog = None

    def _tab(self, page: LivePage) -> Page | None:
        """The tab that shows the page by its address, else the one opened last."""
        tabs = [tab for tab in self._context.pages if named_host(tab.url, self._hosts.pages)]
        there = [tab for tab in tabs if _same_page(tab.url, page.address)]
        return next(reversed(there or tabs), None)


def without_typed(snapshot: str) -> str:
    """A snapshot without what stands in its fields, which is nobody's business; the options of a list stay."""
    return "\n".join(_without_typed(snapshot.splitlines()))


def _without_typed(lines: Iterable[str]) -> Iterator[str]:
    deep, choice = -1, False
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if deep >= 0 and indent > deep:
            if choice and line.lstrip().startswith("- option"):
                yield line
            continue
        field = _MAYBE_FIELD.match(line)
        deep, choice = (indent, field[1] == "combobox") if field else (-1, False)
        whole = _FIELD.match(line)
        yield f"{whole['key'] if whole else field[0]}{':' * (choice and line.endswith(':'))}" if field else line


def _same_page(url: str, address: str) -> bool:
    return url.split("?")[0].rstrip("/") == address.split("?")[0].rstrip("/") and (
        "?" not in address or address.split("?")[1] in url
    )


def _language(tab: Page) -> str:
    return tab.locator("html").get_attribute("lang") or ""


def _comes(dialog: Locator) -> bool:
    from playwright.sync_api import TimeoutError as TooLateError

    try:
        dialog.wait_for(timeout=PATIENCE)
    except TooLateError:
        return False
    return dialog.count() == 1


@contextmanager
def assisted(platform: Platform, known: Sequence[LivePage] = ()) -> Iterator[AssistedBrowser]:
    """The window for one service. Raises AuditorError when there is none, or when it goes away."""
    hosts = hosts_of(platform)
    with window(hosts) as context:
        yield AssistedBrowser(context, hosts, known or pages(platform))
