"""A page saved by hand as the same tree: HTML, or MHTML of one file.

A saved page gives native switches and radios back in their first state, in both directions. So nothing but
`aria-checked`, which a script wrote into the page itself, is believed; without it a switch has no state here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from auditor.live.snapshot import CHECKABLE, NOTHING, Node, State

MOST_BYTES = 40_000_000
_DEEPEST = 120
"""What lies deeper counts as if it lay here: no setting does, and a tree of any depth could not be walked."""

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_UNSEEN = frozenset({"head", "noscript", "script", "style", "svg", "template"})
_INLINE = frozenset({"a", "abbr", "b", "bdi", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup"})
_TAGS = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    "button": "button",
    "dialog": "dialog",
    "fieldset": "group",
    "li": "listitem",
    "main": "main",
    "ol": "list",
    "p": "paragraph",
    "select": "combobox",
    "summary": "button",
    "textarea": "textbox",
    "ul": "list",
}
_INPUTS = {"checkbox": "checkbox", "radio": "radio", "button": "button", "submit": "button"}
_NAMED_BY_TEXT = frozenset({"button", "heading", "link", "menuitem", "option", "tab", *CHECKABLE})


@dataclass
class _Element:
    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[_Element | str] = field(default_factory=list)
    parent: _Element | None = None

    @property
    def role(self) -> str:
        """The role that somebody wrote, else that of the tag; "" for what only groups."""
        written = self.attributes.get("role", "").split()
        if written:
            return "" if written[0] in ("presentation", "none", "generic") else written[0]
        if self.tag == "input":
            return _INPUTS.get(self.attributes.get("type", "text").casefold(), "textbox")
        return "link" if self.tag == "a" and "href" in self.attributes else _TAGS.get(self.tag, "")

    @property
    def unseen(self) -> bool:
        """Whether nobody sees or hears it."""
        style = re.sub(r"\s", "", self.attributes.get("style", "")).casefold()
        hidden = "hidden" in self.attributes or self.attributes.get("aria-hidden") == "true"
        kind = self.attributes.get("type", "").casefold() if self.tag == "input" else ""
        return self.tag in _UNSEEN or hidden or kind == "hidden" or "display:none" in style

    def walk(self) -> Iterator[_Element]:
        """This and all elements in it."""
        yield self
        for child in self.children:
            if isinstance(child, _Element):
                yield from child.walk()

    def says(self) -> str:
        """All that is to be seen in it."""
        if self.unseen:
            return ""
        parts = (child if isinstance(child, str) else child.says() for child in self.children)
        between = "" if self.tag in _INLINE else " "
        return between + " ".join("".join(parts).split()) + between if between else "".join(parts)


def tree(content: bytes) -> Node:
    """The page of a saved file, with its language as the state `lang`; `NOTHING` when it is none."""
    if len(content) > MOST_BYTES:
        return NOTHING
    parser = _Parser()
    parser.feed(_html(content))
    parser.close()
    page = parser.root
    lang = next((e.attributes["lang"] for e in page.walk() if e.tag == "html" and "lang" in e.attributes), "")
    labels = _Labels(page)
    children = tuple(node for part in _shown(page) for node in _nodes(part, labels))
    return Node("main", states={"lang": lang} if lang else {}, children=children) if children else NOTHING


def _html(content: bytes) -> str:
    """The text of the page itself: of an MHTML file the first part that is HTML."""
    start = content[:4096].lower()
    if b"multipart/related" in start and start.lstrip()[:1] != b"<":
        from email import message_from_bytes  # and with it much that pages of one part do without

        part = next(
            (part for part in message_from_bytes(content).walk() if part.get_content_type() == "text/html"), None
        )
        inner = part.get_payload(decode=True) if part is not None else None
        return (
            _decoded(inner, part.get_content_charset() or "") if part is not None and isinstance(inner, bytes) else ""
        )
    return _decoded(content, "")


def _decoded(content: bytes, charset: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        charset = "utf-16"
    found = re.search(rb"<meta[^>]*charset=[\"']?([\w-]+)", content[:4096], re.IGNORECASE)
    charset = charset or (found[1].decode("ascii") if found else "utf-8")
    try:
        return content.decode(charset, "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


class _Parser(HTMLParser):
    """Elements as they lie in each other; what is never closed ends with what it lies in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if tag in ("li", "p", "option") and self._open[-1].tag == tag:
            self._open.pop()
        above = self._open[-1]
        element = _Element(tag, {name: value or "" for name, value in attrs}, parent=above)
        above.children.append(element)
        if tag not in _VOID and len(self._open) < _DEEPEST:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """It ends, and with it all in it that was never closed."""
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        """Words."""
        self._open[-1].children.append(data)


class _Labels:
    """What names an input: the element with an id, and the label for it."""

    def __init__(self, page: _Element) -> None:
        self._by_id: dict[str, _Element] = {}
        self._for: dict[str, _Element] = {}
        for element in page.walk():
            if "id" in element.attributes:
                self._by_id.setdefault(element.attributes["id"], element)
            if element.tag == "label" and "for" in element.attributes:
                self._for.setdefault(element.attributes["for"], element)

    def name(self, element: _Element, role: str) -> str:
        """The accessible name, as far as it matters here; "" when it has none."""
        attributes = element.attributes
        by = [self._by_id[one].says() for one in attributes.get("aria-labelledby", "").split() if one in self._by_id]
        legend = next((c for c in element.children if isinstance(c, _Element) and c.tag == "legend"), None)
        named = " ".join(by) or attributes.get("aria-label", "")
        if not named and element.tag == "input":
            label = self._for.get(attributes.get("id", "")) or _around(element)
            named = label.says() if label is not None else attributes.get("value", "") * (role == "button")
        if not named and element.tag == "fieldset" and legend is not None:
            named = legend.says()
        if not named and element.tag != "input" and role in _NAMED_BY_TEXT:
            named = element.says()
        return " ".join(named.split())


def _around(element: _Element) -> _Element | None:
    """The label that an input lies in."""
    above = element.parent
    while above is not None and above.tag != "label":
        above = above.parent
    return above


def _shown(page: _Element) -> list[_Element]:
    """The main part and what opened over it; the whole page where nothing is called main."""
    parts = [element for element in page.walk() if element.role in ("main", "dialog", "alertdialog")]
    mains = [element for element in parts if element.role == "main"]
    inside = {id(inner) for part in parts for inner in part.walk() if inner is not part}
    return [part for part in parts if id(part) not in inside] if mains else [page]


def _nodes(element: _Element, labels: _Labels) -> Iterator[Node]:
    """An element as a screen reader hears it; what only groups is left out, and what is in it comes up."""
    if element.unseen:
        return
    role = element.role
    children = tuple(_within(element, labels))
    if not role or role == "main":
        yield from children
        return
    name = labels.name(element, role)
    bare = role in _NAMED_BY_TEXT and element.tag != "input"
    yield Node(role, name, _states(element, role), () if bare and not _controls(children) else children)


def _controls(children: tuple[Node, ...]) -> bool:
    return any(node.role in CHECKABLE for child in children for node in child.walk())


def _within(element: _Element, labels: _Labels) -> Iterator[Node]:
    """What is in an element, words that follow each other in one line put together."""
    line = ""
    for child in element.children:
        flows = isinstance(child, str) or (child.tag in _INLINE and not _speaks(child))
        if flows:
            line += (
                "" if not isinstance(child, str) and child.unseen else child if isinstance(child, str) else child.says()
            )
            continue
        yield from _text(line)
        line = ""
        if isinstance(child, _Element):
            yield from _nodes(child, labels)
    yield from _text(line)


def _speaks(element: _Element) -> bool:
    """Whether an element in a line is or holds more than words."""
    return any(inner.role or inner.tag not in _INLINE for inner in element.walk())


def _text(line: str) -> Iterator[Node]:
    words = " ".join(line.split())
    if words:
        yield Node("text", text=words)


def _states(element: _Element, role: str) -> dict[str, State]:
    """What a script wrote: `checked` only by `aria-checked`, never by the state of the input itself."""
    states: dict[str, State] = {"native": True} if element.tag == "input" and role in CHECKABLE else {}
    said = element.attributes.get("aria-checked", "").casefold()
    if role in CHECKABLE and said in ("true", "false", "mixed"):
        states["checked"] = said == "true" if said != "mixed" else "mixed"
    return states
