"""Settings read off the screen. Each page here is written by hand from what is known of its structure; none is real."""

from __future__ import annotations

from datetime import date

from auditor.live import pages, pasted, saved_page
from auditor.live.reading import Door, LiveCode, Reading, read
from auditor.live.snapshot import parse

DAY = date(2026, 5, 3)
OWN = "sanne.demo"


def seen(page_id: str, snapshot: str, *, handle: str = OWN, mine: bool = False, lang: str = "") -> Reading:
    """What a page says in the person's own browser."""
    page = pages.page(page_id)
    assert page is not None
    return read(page, parse(snapshot), door=Door.BROWSER, handle=handle, day=DAY, mine=mine, lang=lang)


def saved(page_id: str, html: str, *, handle: str = OWN, mine: bool = True) -> Reading:
    """What a page says that was saved by hand."""
    page = pages.page(page_id)
    assert page is not None
    return read(page, saved_page.tree(html.encode()), door=Door.SAVED, handle=handle, day=DAY, mine=mine)


def copied(page_id: str, text: str, *, handle: str = OWN, mine: bool = False) -> Reading:
    """What a page says that was copied by hand."""
    page = pages.page(page_id)
    assert page is not None
    return read(page, pasted.tree(text), door=Door.PASTED, handle=handle, day=DAY, mine=mine)


def values(reading: Reading) -> dict[str, object]:
    """What was read, by fact."""
    return {fact.fact: fact.value for fact in reading.facts}


def codes(reading: Reading) -> dict[str, LiveCode]:
    """What was not, by fact; "" for the page."""
    return {unread.fact: unread.code for unread in reading.codes}
