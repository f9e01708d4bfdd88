"""Meta's HTML exports as a stream of entries, by structure more than by class (format notes 1.6).

A page is read piece by piece and each entry is dropped once it was handed on, so a long page costs no more memory than
its longest entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from msgspec.structs import replace

from auditor.downloads.problems import PartlyReadError, ProblemKind
from auditor.readers.meta.dates import from_text
from auditor.readers.meta.entry import Entry, Row
from auditor.readers.meta.markup import Node, parsed

_ENTRY, _TITLE = "_a6-g", "_a70e"
_HEADINGS, _FOOTERS = frozenset({"_a6-h", "_a6-i"}), frozenset({"_a6-o", "_a72d"})
_HEADING_TAGS, _FOOTER_TAGS = ("h2", "h3"), ("footer",)
_OWN_PICTURES = "files/"
"""Where Meta keeps the logos of its pages (format notes 1.1)."""


def page_entries(stream: BinaryIO) -> Iterator[Entry]:
    """The entries of one page; a page without entry boxes is one entry as a whole, which is not `boxed`.

    Raises `PartlyReadError` for what is no page, and at the end of one that was cut short, which parsers forgive, or
    that holds boxes beside those of its entries.
    """
    depth = found = strange = 0
    node: Node | None = None
    parent: Node | None = None
    page = _Watched(stream)
    for event, node in parsed(page):
        if _ENTRY not in _classes(node):
            continue
        if event == "start":
            depth += 1
            continue
        depth -= 1
        if depth == 0:
            found += 1
            yield _entry(node)
            strange += sum(map(_is_strange, node.itersiblings(preceding=True)))
            parent = node.getparent()
            _drop(node)
    if b"</html" not in page.end.lower():
        raise PartlyReadError(ProblemKind.BROKEN)
    if not found and node is not None:
        yield replace(_entry(_root(node)), boxed=False)
    strange += 0 if parent is None else sum(map(_is_strange, parent))
    if strange:
        raise PartlyReadError(ProblemKind.ODD_ENTRIES, strange)


def page_title(stream: BinaryIO) -> str:
    """The heading of a page, "" without one: translated, but for an album its name. Raises `PartlyReadError`."""
    for event, node in parsed(stream):
        if event == "end" and (node.tag == "h1" or _TITLE in _classes(node)):
            return " ".join(_texts(node))
    return ""


class _Watched:
    """A stream that remembers how it ended."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.end = b""

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        data = self._stream.read(size)
        self.end = (self.end + data)[-256:]
        return data


def _entry(box: Node) -> Entry:
    rows = [_row(r) for r in box.iter("tr") if next(r.iterdescendants("tr"), None) is None]
    heading = next(filter(_is_heading, box.iter()), None)
    footer = next(filter(_is_footer, box.iter()), None)
    return Entry(
        title="" if heading is None else " ".join(_texts(heading)),
        rows=tuple(r for r in rows if r is not None),
        media=tuple(_media(box)),
        time=None if footer is None else from_text(" ".join(_texts(footer))),
        text="" if box.getparent() is None else "\n".join(_loose(box)),
    )


def _row(table_row: Node) -> Row | None:
    """Two cells are label and value; one cell holds both, the label first (format notes 1.6). Outer rows are groups."""
    cells = [c for c in table_row if c.tag in ("td", "th")]
    groups = [_texts(outer) for outer in table_row.iterancestors("tr")]
    trail = tuple(texts[0] for texts in reversed(groups) if texts)
    if len(cells) > 1:
        label, values = _texts(cells[0]), [t for c in cells[1:] for t in _texts(c)]
        return Row(" ".join(label), "\n".join(values), trail=trail)
    texts = _texts(table_row)
    return Row(texts[0], "\n".join(texts[1:]), trail=trail) if texts else None


def _is_heading(node: Node) -> bool:
    return node.tag in _HEADING_TAGS or not _HEADINGS.isdisjoint(_classes(node))


def _is_footer(node: Node) -> bool:
    return node.tag in _FOOTER_TAGS or not _FOOTERS.isdisjoint(_classes(node))


def _is_strange(node: Node) -> bool:
    """Whether something beside the boxes of entries looks like one: it has rows, a link, media or a heading."""
    if not isinstance(node.tag, str) or _ENTRY in _classes(node):
        return False
    return any(n.tag in ("tr", "a", "img", "video") or _is_heading(n) for n in node.iter())


def _media(box: Node) -> Iterator[dict[str, Any]]:
    """The pictures and videos that lie in the download, but for the page's own."""
    for node in box.iter("img", "video"):
        source = node.get("src") or ""
        if source and "://" not in source and not source.startswith(_OWN_PICTURES):
            yield {"uri": source, "video": node.tag == "video"}


def _loose(node: Node) -> Iterator[str]:
    """The texts of a box that are neither heading nor footer nor in a table."""
    if not isinstance(node.tag, str) or node.tag == "table" or _is_heading(node) or _is_footer(node):
        return
    for text in (node.text, *(part for child in node for part in (*_loose(child), child.tail))):
        if text and (clean := " ".join(text.split())):
            yield clean


def _texts(node: Node) -> list[str]:
    return [text for t in node.itertext() if (text := " ".join(t.split()))]


def _classes(node: Node) -> list[str]:
    return (node.get("class") or "").split() if isinstance(node.tag, str) else []


def _root(node: Node) -> Node:
    while (parent := node.getparent()) is not None:
        node = parent
    return node


def _drop(node: Node) -> None:
    """Forget an entry and everything before it, so that the tree does not grow with the page."""
    node.clear(keep_tail=False)
    parent = node.getparent()
    while parent is not None and node.getprevious() is not None:
        del parent[0]
