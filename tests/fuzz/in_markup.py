"""Changes to an HTML page: to each element that holds a text, each row and each class in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from lxml import html
from tests.fuzz.words import OPPOSITES, UNSEEN, Changed, Kind, labels

Change = Callable[[Any], None]
"""Changes the page at an element."""


def changes(content: bytes) -> Iterator[Changed]:
    """All changes to this page."""
    page = _parsed(content)
    yield Kind.EMPTIED, "", lambda _: b"<html><body></body></html>"
    yield Kind.SHUFFLED, "", _shuffled
    for name in sorted({name for element in page.iter("*") for name in (element.get("class") or "").split()}):
        yield Kind.KEY_RENAMED, f"class {name}", _class_renamed(name)
    for number, element in enumerate(page.iter("*")):
        if "body" not in [above.tag for above in element.iterancestors()]:
            continue
        for kind, what, change in _at(element):
            yield kind, f"{element.tag} {number}{what}", _changed(number, change)


def _at(element: Any) -> Iterator[tuple[Kind, str, Change]]:
    text = (element.text or "").strip()
    if text:
        yield Kind.KEY_DROPPED, "", _take_out
        yield Kind.BLANK, "", lambda at: setattr(at, "text", "")
        yield Kind.WORD, "", lambda at: setattr(at, "text", UNSEEN)
        if text in labels():
            yield Kind.LABEL, "", lambda at: setattr(at, "text", labels()[at.text.strip()])
    if element.get("class") or element.tag in ("tr", "td", "li"):
        if element.get("class"):
            yield Kind.KEY_RENAMED, "", lambda at: at.set("class", UNSEEN)
        yield Kind.NULL, "", lambda at: at.addprevious(at.makeelement(at.tag, at.attrib))
        yield Kind.TWICE, ", the other first", lambda at: at.addprevious(_other(at))
        yield Kind.TWICE, ", the other last", lambda at: at.addnext(_other(at))


def _take_out(element: Any) -> None:
    element.drop_tree()


def _other(element: Any) -> Any:
    """A copy with every word that has an opposite turned into it; without one, with the last word unknown."""
    copy: Any
    (copy,) = html.fragments_fromstring(html.tostring(element, encoding="unicode", with_tail=False))
    texts = [inner for inner in copy.iter("*") if (inner.text or "").strip()]
    turned = [inner for inner in texts if inner.text.strip() in OPPOSITES]
    for inner in turned:
        inner.text = OPPOSITES[inner.text.strip()]
    if texts and not turned:
        texts[-1].text = UNSEEN
    return copy


def _shuffled(content: bytes) -> bytes:
    page = _parsed(content)
    for rows in page.iter("table", "tbody"):
        rows[:] = list(reversed(rows))
    return _written(page)


def _class_renamed(name: str) -> Callable[[bytes], bytes]:
    def make(content: bytes) -> bytes:
        page = _parsed(content)
        for element in page.iter("*"):
            names = (element.get("class") or "").split()
            if name in names:
                element.set("class", " ".join(UNSEEN if one == name else one for one in names))
        return _written(page)

    return make


def _changed(number: int, change: Change) -> Callable[[bytes], bytes]:
    def make(content: bytes) -> bytes:
        page = _parsed(content)
        change(list(page.iter("*"))[number])
        return _written(page)

    return make


def _parsed(content: bytes) -> Any:
    return html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))


def _written(page: Any) -> bytes:
    written: bytes = html.tostring(page, encoding="utf-8", doctype="<!DOCTYPE html>")
    return written
