"""One page read together with the person before it: the page itself, then the dialogs that its file names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from auditor.live.browser import AssistedBrowser
from auditor.live.codes import Door, LiveCode, LiveFact, Reading, Unread
from auditor.live.pages import LivePage
from auditor.live.reading import read
from auditor.live.snapshot import parse

SLOWLY = 1.0
"""Seconds between two dialogs: slower than a person."""

STOPPED = frozenset({LiveCode.CHALLENGE, LiveCode.CHECKPOINT, LiveCode.BLOCKED})
"""After these nothing more is opened: the service has had enough of us."""


def read_together(
    browser: AssistedBrowser, page: LivePage, *, handle: str, day: date, mine: bool = False, pause: float = SLOWLY
) -> Reading:
    """What the page that the person opened says of the account `handle`; `mine`: she says that it is hers."""
    seen = browser.snapshot(page)
    if seen.stop:
        return Reading(page.id, page.platform, Door.BROWSER, handle, day, codes=(Unread(seen.stop),))

    def said(text: str) -> Reading:
        return read(page, parse(text), door=Door.BROWSER, handle=handle, day=day, mine=mine, lang=seen.lang)

    reading = said(seen.text)
    if not whole_page(reading):
        for text in _dialogs(browser, page, pause):
            reading = with_more(reading, said(f"{seen.text}\n{text}"))
    return reading


def whole_page(reading: Reading) -> LiveCode | None:
    """Why nothing of the page could be read; None when it was this page."""
    return next((unread.code for unread in reading.codes if not unread.fact), None)


def with_more(reading: Reading, more: Reading) -> Reading:
    """What was read, and what a dialog says besides; where the two differ neither counts."""
    told = {fact.fact: fact for fact in reading.facts}
    facts: dict[str, LiveFact] = {**{fact.fact: fact for fact in more.facts}, **told}
    differ = {f.fact for f in more.facts if f.fact in told and told[f.fact].value != f.value}
    codes = [code for code in reading.codes if code.fact not in facts]
    return replace(
        reading,
        facts=tuple(fact for fact in facts.values() if fact.fact not in differ),
        codes=(*codes, *(Unread(LiveCode.AMBIGUOUS, fact) for fact in sorted(differ))),
    )


def _dialogs(browser: AssistedBrowser, page: LivePage, pause: float) -> Iterator[str]:
    """What each dialog of the page says that opens; a name of another language is not there to be pressed."""
    for name in dict.fromkeys(name for names in page.dialogs.values() for name in names):
        if browser.open_dialog(page, name):
            seen = browser.snapshot(page)
            browser.press_escape(page)
            browser.wait(pause)
            if not seen.stop:
                yield seen.text
