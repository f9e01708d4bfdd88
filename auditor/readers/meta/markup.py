"""HTML as a stream of elements that begin and end: by lxml, and where that is not to be had, by Python alone.

In the browser there is no lxml. What Python's own parser makes of a page has the few words of an lxml element that the
readers use, and the same content for pages as Meta writes them; of broken ones each may save something else.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Literal, Protocol

from auditor.downloads.problems import PartlyReadError, ProblemKind

Event = Literal["start", "end"]

_CHUNK = 1 << 16
_DEEPEST = 255
"""Elements in each other; deeper is no page of Meta's, and would exhaust Python."""
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_WHOLE = frozenset(("html", "body"))
"""These end with the page, wherever they say they do."""
_BLOCKS = [
    "address",
    "blockquote",
    "div",
    "dl",
    "fieldset",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
]
_ENDED_BY = {
    **dict.fromkeys(_BLOCKS, frozenset(("p",))),
    "li": frozenset(("p", "li")),
    "tr": frozenset(("p", "td", "th", "tr")),
    "td": frozenset(("p", "td", "th")),
    "th": frozenset(("p", "td", "th")),
    "a": frozenset(("a",)),
    "option": frozenset(("option",)),
}
"""What an element ends by beginning, where that is the one that is open."""


class Readable(Protocol):
    """Bytes that come piece by piece."""

    def read(self, size: int = -1, /) -> bytes:
        """Read on."""


class Node(Protocol):
    """What the readers use of an element."""

    text: str | None
    tail: str | None

    @property
    def tag(self) -> object:
        """Its name; something that is no text for a comment."""

    def get(self, name: str, /) -> str | None:
        """The value of an attribute."""

    def getparent(self) -> Node | None:
        """The element that it is in."""

    def getprevious(self) -> Node | None:
        """The one before it."""

    def iter(self, *tags: str) -> Iterator[Node]:
        """It and what is in it, those of these names, in the order of the page."""

    def iterdescendants(self, *tags: str) -> Iterator[Node]:
        """What is in it."""

    def iterancestors(self, *tags: str) -> Iterator[Node]:
        """What it is in, from the inside out."""

    def itersiblings(self, *, preceding: bool) -> Iterator[Node]:
        """What stands before it, or after it, in the same element."""

    def itertext(self) -> Iterator[str]:
        """The texts in it."""

    def clear(self, *, keep_tail: bool) -> None:
        """Forget all that is in it."""

    def __iter__(self) -> Iterator[Node]:
        """What is directly in it."""

    def __delitem__(self, index: int, /) -> None:
        """Take one out."""


def parsed(stream: Readable) -> Iterator[tuple[Event, Node]]:
    """The elements of a page as they begin and end. Raises `PartlyReadError` for what is no page."""
    try:
        from lxml import etree
    except ModuleNotFoundError:
        yield from _plainly(stream)
        return
    try:
        yield from etree.iterparse(stream, events=("start", "end"), html=True, encoding="utf-8")  # type: ignore[misc]  # an element has what a Node has
    except etree.LxmlError:
        raise PartlyReadError(ProblemKind.BROKEN) from None


class _Element:
    """A Node."""

    __slots__ = ("_attributes", "_children", "_parent", "tag", "tail", "text")

    def __init__(self, tag: str, attributes: dict[str, str], parent: _Element | None) -> None:
        self.tag = tag
        self.text: str | None = None
        self.tail: str | None = None
        self._attributes = attributes
        self._children: list[_Element] = []
        self._parent = parent
        if parent is not None:
            parent._children.append(self)  # noqa: SLF001  # of the same class

    def get(self, name: str, /) -> str | None:
        return self._attributes.get(name)

    def getparent(self) -> _Element | None:
        return self._parent

    def getprevious(self) -> _Element | None:
        return next(self.itersiblings(preceding=True), None)

    def iter(self, *tags: str) -> Iterator[_Element]:
        open_ones = [self]
        while open_ones:
            node = open_ones.pop()
            if not tags or node.tag in tags:
                yield node
            open_ones.extend(reversed(node._children))  # noqa: SLF001  # of the same class

    def iterdescendants(self, *tags: str) -> Iterator[_Element]:
        return (node for node in self.iter(*tags) if node is not self)

    def iterancestors(self, *tags: str) -> Iterator[_Element]:
        node = self._parent
        while node is not None:
            if not tags or node.tag in tags:
                yield node
            node = node._parent  # noqa: SLF001  # of the same class

    def itersiblings(self, *, preceding: bool) -> Iterator[_Element]:
        beside = [] if self._parent is None else self._parent._children  # noqa: SLF001  # of the same class
        here = next((number for number, node in enumerate(beside) if node is self), 0)
        return iter(beside[:here][::-1] if preceding else beside[here + 1 :])

    def itertext(self) -> Iterator[str]:
        if self.text:
            yield self.text
        for child in self._children:
            yield from child.itertext()
            if child.tail:
                yield child.tail

    def clear(self, *, keep_tail: bool) -> None:
        self.text, self.tail = None, self.tail if keep_tail else None
        self._attributes, self._children = {}, []

    def __iter__(self) -> Iterator[_Element]:
        return iter(self._children)

    def __delitem__(self, index: int, /) -> None:
        del self._children[index]

    def say(self, text: str) -> None:
        """Take in a text, at the end of what is there."""
        if self._children:
            last = self._children[-1]
            last.tail = (last.tail or "") + text
        else:
            self.text = (self.text or "") + text


class _Parser(HTMLParser):
    """Python's parser, which knows tags, with what ends what. `events` are those since they were last taken."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[tuple[Event, Node]] = []
        self._open: list[_Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _WHOLE and any(node.tag == tag for node in self._open):
            return
        while self._open and self._open[-1].tag in _ENDED_BY.get(tag, ()):
            self._end()
        if len(self._open) >= _DEEPEST:
            raise PartlyReadError(ProblemKind.BROKEN)
        attributes = {name: value or "" for name, value in reversed(attrs)}
        self._open.append(_Element(tag, attributes, self._open[-1] if self._open else None))
        self.events.append(("start", self._open[-1]))
        if tag in _VOID:
            self._end()

    def handle_endtag(self, tag: str) -> None:
        if tag in _WHOLE or all(node.tag != tag for node in self._open):
            return
        while self._end() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1].say(data)

    def finish(self) -> None:
        """End what is still open."""
        self.close()
        while self._open:
            self._end()

    def _end(self) -> str:
        node = self._open.pop()
        self.events.append(("end", node))
        return node.tag


def _plainly(stream: Readable) -> Iterator[tuple[Event, Node]]:
    parser, decoder = _Parser(), getincrementaldecoder("utf-8")("replace")
    some = False
    while chunk := stream.read(_CHUNK):
        parser.feed(decoder.decode(chunk))
        some = some or bool(parser.events)
        yield from _taken(parser)
    parser.finish()
    some = some or bool(parser.events)
    yield from _taken(parser)
    if not some:
        raise PartlyReadError(ProblemKind.BROKEN)


def _taken(parser: _Parser) -> list[tuple[Event, Node]]:
    events, parser.events = parser.events, []
    return events
