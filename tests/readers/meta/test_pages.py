"""Meta's pages by their structure, on sound and on hostile ones."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from pathlib import Path

import pytest
from auditor.downloads.problems import PartlyReadError
from auditor.readers.meta.entry import Entry
from auditor.readers.meta.pages import page_entries
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.meta.files import QUICK, TEXT, Parse, dump


@pytest.fixture(params=["lxml", "python"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page is read by lxml, and as in the browser, where there is none."""
    if request.param == "python":
        monkeypatch.setitem(sys.modules, "lxml", None)


# Pages


def page(body: str) -> list[Entry]:
    return list(page_entries(BytesIO(f"<html><body>{body}</body></html>".encode())))


def box(inside: str, tag: str = "div") -> str:
    return f'<{tag} class="pam _3-95 _a6-g">{inside}</{tag}>'


def table(*rows: str) -> str:
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


ONE_CELL = '<td colspan="2" class="_2pin _a6_q">{}<div><div>{}</div></div></td>'
TWO_CELLS = '<td class="_2pin _a6_q">{}</td><td class="_a6_r">{}</td>'


@settings(QUICK)
@given(label=TEXT.filter(str.strip), value=TEXT)
@pytest.mark.parametrize("cells", [ONE_CELL, TWO_CELLS])
def test_rows_of_one_cell_and_of_two(cells: str, label: str, value: str) -> None:
    printable = "".join(c for c in label if c.isprintable()).strip(), "".join(c for c in value if c.isprintable())
    if not printable[0]:
        return
    (entry,) = page(box(table(cells.format(*map(escape, printable)))))
    (row,) = entry.rows
    assert (row.label, row.value) == (" ".join(printable[0].split()), " ".join(printable[1].split()))


@pytest.mark.parametrize("tag", ["div", "section"])
def test_heading_date_and_media(tag: str) -> None:
    inside = (
        '<h2 class="_a6-h _a6-i">First &amp; last</h2><div class="_a6-p">'
        '<img class="_a6_o _3-96" src="media/a.jpg"/><video class="_a6_o" src="media/b.mp4"></video>'
        '<img class="_a6_o" src="https://example.org/x.gif"/><img src="files/logo.png"/></div>'
        '<div class="_3-94 _a6-o"><div class="_a72d">Dec 15, 2024 8:10\u00a0pm</div></div>'
    )
    (entry,) = page(box(inside, tag))
    assert (entry.title, entry.time) == ("First & last", datetime(2024, 12, 15, 20, 10, tzinfo=UTC))
    assert [dict(medium) for medium in entry.media] == [
        {"uri": "media/a.jpg", "video": False},
        {"uri": "media/b.mp4", "video": True},
    ]


def test_boxes_inside_boxes_are_one_entry_with_groups() -> None:
    inner = box(table(TWO_CELLS.format("Who can see?", "Friends")))
    (entry, other) = page(box(table(f"<td>Settings<div>{inner}</div></td>")) + box(""))
    assert [(row.label, row.value, row.trail) for row in entry.rows] == [("Who can see?", "Friends", ("Settings",))]
    assert other == Entry()


def test_links_keep_name_and_date() -> None:
    link = '<div><div><a href="https://example.org/ada">ada</a></div><div>Nov 16, 2025 3:52 am</div></div>'
    (entry,) = page(box(f'<div class="_a6-p">{link}</div>'))
    assert entry.text.split("\n") == ["ada", "Nov 16, 2025 3:52 am"]


def test_page_without_boxes_is_one_entry() -> None:
    (entry,) = page(table(TWO_CELLS.format("Name", "Ada")))
    assert [(row.label, row.value) for row in entry.rows] == [("Name", "Ada")]


@pytest.mark.parametrize("harm", [0, 1, 40, 200])
def test_page_that_was_cut_short_raises(harm: int) -> None:
    whole = f"<html><body>{box(table(TWO_CELLS.format('Name', 'Ada'))) * 3}</body></html>".encode()
    assert len(list(page_entries(BytesIO(whole)))) == 3
    with pytest.raises(PartlyReadError):
        list(page_entries(BytesIO(whole[:harm] if harm < 2 else whole[:-harm])))


@settings(QUICK)
@given(st.binary(max_size=200))
def test_any_page_is_parsed_or_refused(noise: bytes) -> None:
    whole = b"<html><body>" + box(table(TWO_CELLS.format("Name", "Ada"))).encode() + noise + b"</body></html>"
    try:
        found = list(page_entries(BytesIO(whole)))
    except PartlyReadError:
        return
    assert found[0].rows[0].value == "Ada"


@pytest.mark.parametrize(
    "hostile",
    [
        "<div class='_a6-g'>" * 5000,
        "<table><tr><td>" * 3000,
        "<a href='x' " + "a='b' " * 5000 + ">",
        "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>&b;",
        "<script>document.write('x')</script><!-- <div class='_a6-g'> -->",
        "<tr><td>" + "&#0;&#xD800;" * 50,
    ],
)
def test_hostile_pages_end(hostile: str) -> None:
    try:
        found = page(box(table(TWO_CELLS.format("Name", "Ada"))) + hostile)
    except (PartlyReadError, RecursionError):
        return
    assert found[0].rows[0].value == "Ada"


def test_entities_from_files_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("PLANTED", encoding="utf-8")
    doctype = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    content = f"{doctype}<html><body>{box(table(TWO_CELLS.format('Name', '&x;')))}</body></html>"
    assert "PLANTED" not in repr(list(page_entries(BytesIO(content.encode()))))


def test_long_page_is_read_bit_by_bit() -> None:
    one = box(table(TWO_CELLS.format("Name", "Ada"))).encode()

    class Long(BytesIO):
        def __init__(self) -> None:
            super().__init__()
            self.pieces = iter([b"<html><body><div>", *[one * 100] * 100, b"</div></body></html>"])
            self.taken = 0

        def read(self, _size: int | None = -1) -> bytes:
            self.taken += 1
            return next(self.pieces, b"")

    stream = Long()
    found = page_entries(stream)
    assert next(found).rows[0].value == "Ada"
    assert stream.taken < 10
    assert sum(entry.rows[0].value == "Ada" for entry in found) == 100 * 100 - 1


@pytest.mark.parametrize(
    "cell", ["plain text", 5, None, [], {}, {"valuex": "a"}, {"value": None}, {"value": ["a"]}, {"value": {"a": "b"}}]
)
def test_a_cell_in_no_known_form_is_odd_and_no_emptiness(parse: Parse, cell: object) -> None:
    for entry in ({"string_map_data": {"Bio": cell}}, {"string_list_data": [cell]}):
        (found,) = parse(dump([entry]))
        assert [row.odd for row in found.rows] == [True]


@pytest.mark.parametrize("cell", [{"value": ""}, {"href": "", "value": "", "timestamp": 0}, {"timestamp": 1700000000}])
def test_an_empty_cell_is_an_empty_cell(parse: Parse, cell: object) -> None:
    (found,) = parse(dump([{"string_map_data": {"Bio": cell}}]))
    assert [(row.value, row.odd) for row in found.rows] == [("", False)]
