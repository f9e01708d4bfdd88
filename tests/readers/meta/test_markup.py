"""Two parsers, one content: what lxml makes of a page, Python alone makes of it where there is no lxml."""

from __future__ import annotations

import sys
from io import BytesIO
from unittest.mock import patch

import pytest
from auditor.downloads.problems import PartlyReadError
from auditor.readers.meta.markup import Node, parsed
from hypothesis import given
from hypothesis import strategies as st
from tests.exports import TREES

PAGES = {
    f"{tree} {name}": content
    for tree in ("instagram html", "facebook html")
    for name, content in TREES[tree]().items()
    if name.endswith(".html")
}


def without_lxml(page: bytes) -> list[tuple[object, ...]]:
    with patch.dict(sys.modules, {"lxml": None}):
        return told(page)


def told(page: bytes) -> list[tuple[object, ...]]:
    """What begins and ends, and what each element that ends holds."""
    events = [(event, node) for event, node in parsed(BytesIO(page)) if isinstance(node.tag, str)]
    return [(event, node.tag, *(_content(node) if event == "end" else ())) for event, node in events]


def _content(node: Node) -> tuple[object, ...]:
    before = [other.tag for other in node.itersiblings(preceding=True)]
    above = [other.tag for other in node.iterancestors()]
    words = [" ".join(text.split()) for text in node.itertext() if text.strip()]
    return node.get("class"), node.get("src"), words, [child.tag for child in node], before, above


@pytest.mark.parametrize("name", PAGES)
def test_pages_as_meta_writes_them(name: str) -> None:
    assert without_lxml(PAGES[name]) == told(PAGES[name])


SOUP = st.recursive(
    st.sampled_from(["text ", "<br>", "<img src='a.jpg'>", "&amp;", "&#233; ", "<p>one", "<li>two"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag} class='x'>{''.join(parts)}</{tag}>",
        st.sampled_from(["div", "span", "ul", "h2", "footer"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


@given(soup=SOUP)
def test_pages_that_leave_ends_away(soup: str) -> None:
    page = f"<html><body><div>{soup}</div></body></html>".encode()
    assert without_lxml(page)[-1][4] == told(page)[-1][4], "the words of the whole page, in their order"


def test_nothing_is_no_page() -> None:
    for read in (told, without_lxml):
        with pytest.raises(PartlyReadError):
            read(b"")


def test_a_page_built_to_exhaust_is_no_page() -> None:
    with pytest.raises(PartlyReadError):
        without_lxml(b"<html>" + b"<div>" * 5000)


def test_what_was_read_can_be_forgotten() -> None:
    with patch.dict(sys.modules, {"lxml": None}):
        page = b"<html><body><b>1</b><i class='x'>2</i>3</body></html>"
        node = next(node for event, node in parsed(BytesIO(page)) if event == "end" and node.tag == "i")
    before, parent = node.getprevious(), node.getparent()
    assert before is not None
    assert parent is not None
    assert before.tag == "b"
    node.clear(keep_tail=True)
    assert (node.text, node.tail, node.get("class")) == (None, "3", None)
    node.clear(keep_tail=False)
    del parent[0]
    assert [child.tag for child in parent] == ["i"]
    assert node.getprevious() is None
    assert list(parent.itertext()) == []
