"""What Instagram's and Facebook's readers share: dialects, pages, dates and words, on sound and on hostile files."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from auditor.demo.meta.words import FACEBOOK_LABELS, Language, Words
from auditor.demo.trees import meta_json, mojibake
from auditor.downloads.archive import Archive, open_part
from auditor.downloads.problems import PartlyReadError, ProblemKind
from auditor.model.account import Platform, Reason
from auditor.model.facts import agreed
from auditor.readers.labels import fold, load
from auditor.readers.ledger import Ledger
from auditor.readers.meta.dates import from_seconds, from_text
from auditor.readers.meta.entry import Entry
from auditor.readers.meta.pages import page_entries
from auditor.readers.meta.streams import (
    coordinates,
    entries,
    exif_coordinates,
    misshapen_medium,
    repair,
    root_name,
    unmojibake,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from ijson import JSONError
from lxml.etree import LxmlError

Parse = Callable[[bytes], list[Entry]]

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
LEAF = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), TEXT)
JSON = st.recursive(LEAF, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4))
QUICK = settings(deadline=None, max_examples=60)  # a busy machine is no failure
LANGUAGES: tuple[Language, ...] = ("en_US", "en_GB", "nl", "de", "fr", "it", "es", "pt", "zh_TW")


@pytest.fixture(scope="module")
def parse(tmp_path_factory: pytest.TempPathFactory) -> Parse:
    """The entries of a JSON file with this content."""
    folder, numbers = tmp_path_factory.mktemp("meta"), count()

    def parsing(content: bytes) -> list[Entry]:
        home = folder / str(next(numbers))
        home.mkdir()
        (home / "file.json").write_bytes(content)
        archive = Archive([open_part(home)])
        return list(entries(archive, archive.members[0]))

    return parsing


def dump(value: object) -> bytes:
    return json.dumps(value).encode()


# Text


@settings(QUICK)
@given(TEXT)
def test_disguised_text_comes_back(text: str) -> None:
    assert unmojibake(mojibake(text)) == text


@settings(QUICK)
@given(TEXT)
def test_undisguised_text_is_left_alone(text: str) -> None:
    beyond = text + "’"  # a character that no disguise has
    assert unmojibake(beyond) == beyond


@settings(QUICK)
@given(JSON)
def test_repair_keeps_the_shape(value: Any) -> None:
    assert repair(json.loads(meta_json(value))) == value


@pytest.mark.parametrize(("key", "name"), [("friends_v2", "friends"), ("friends", "friends"), ("v2_x", "v2_x")])
def test_root_without_its_version(key: str, name: str) -> None:
    assert root_name(key) == name


# JSON

MAPPED = {"title": "T", "string_map_data": {"Time": {"href": "", "value": "", "timestamp": 1700000000}}}
LABELLED = {"timestamp": 1700000000, "label_values": [{"label": "State", "value": "Enabled"}], "fbid": "1"}
LISTED = {"title": "", "string_list_data": [{"href": "https://example.org/a", "value": "a", "timestamp": 1700000000}]}


@pytest.mark.parametrize("entry", [MAPPED, LABELLED, LISTED])
def test_every_wrapper_gives_the_same_entries(parse: Parse, entry: dict[str, Any]) -> None:
    expected = parse(dump([entry]))
    assert len(expected) == 1
    assert expected[0].rows
    for wrapped in (entry, {"some_root": [entry]}, {"some_root_v2": [entry]}, {"some_root": entry}):
        assert parse(dump(wrapped)) == expected
    assert parse(dump([entry, entry])) == expected * 2


def test_empty_files_have_no_entries(parse: Parse) -> None:
    assert parse(b"[]") == parse(b'{"some_root": []}') == []


def test_rows_of_each_dialect(parse: Parse) -> None:
    at = datetime.fromtimestamp(1700000000, UTC)
    (mapped,), (labelled,), (listed,) = parse(dump([MAPPED])), parse(dump([LABELLED])), parse(dump([LISTED]))
    assert [(r.label, r.value, r.at) for r in mapped.rows] == [("Time", "", at)]
    assert [(r.label, r.value, r.at) for r in labelled.rows] == [("State", "Enabled", None)]
    assert [(r.label, r.value, r.at) for r in listed.rows] == [("", "a", at)]
    assert (mapped.title, labelled.time) == ("T", at)


def test_groups_are_descended_and_keep_their_labels(parse: Parse) -> None:
    leaf = {"label": "City", "value": "Utrecht"}
    nested = {"label": "Outer", "vec": [{"value": "plain"}, {"dict": [{"title": "Inner", "dict": [leaf]}]}]}
    empty = {"label": "Unset"}
    media = {"label": "Media", "media": [{"uri": "media/a.jpg"}]}
    (entry,) = parse(dump({"label_values": [nested, empty, media]}))
    assert [(r.label, r.value, r.trail) for r in entry.rows] == [
        ("", "plain", ("Outer",)),
        ("City", "Utrecht", ("Outer", "", "Inner")),
        ("Unset", "", ()),
    ]
    assert [medium["uri"] for medium in entry.media] == ["media/a.jpg"]


@pytest.mark.parametrize("content", [b"", b"[", b'{"a": [{', b"[1, 2]", b'"text"', b"7", b"\xff\xfe", b"[{}] more"])
def test_broken_json_raises(parse: Parse, content: bytes) -> None:
    with pytest.raises((JSONError, TypeError, ValueError)):
        parse(content)


@pytest.mark.parametrize("before", [b"", b'{"root": '])
@pytest.mark.parametrize("bracket", [b"[", b'{"a": '])
def test_absurd_nesting_is_refused_at_once(parse: Parse, before: bytes, bracket: bytes) -> None:
    with pytest.raises(ValueError, match="nested"):
        parse(before + bracket * 200_000)


def test_label_values_deeper_than_any_export_do_no_harm(parse: Parse) -> None:
    nested: dict[str, Any] = {"label": "leaf", "value": "x"}
    for _ in range(60):
        nested = {"label": "group", "dict": [nested]}
    (entry,) = parse(dump({"label_values": [nested]}))
    assert [(row.value, row.odd) for row in entry.rows] == [("", True)]


@settings(QUICK, max_examples=150)
@given(value=JSON)
def test_any_json_is_parsed_or_refused(parse: Parse, value: Any) -> None:
    for wrapped in (value, [value], {"root": value}, {"string_map_data": value}, {"label_values": [value]}):
        with suppress(JSONError, TypeError, ValueError):
            assert all(isinstance(entry, Entry) for entry in parse(dump(wrapped)))


@pytest.mark.parametrize(
    ("latitude", "longitude", "kept"),
    [
        (52.09, 5.12, True),
        ("52.09", "5.12", True),
        ("52,09", "5,12", True),
        (0, 0, False),
        ("0", "0.0", False),
        (0, 5.12, True),
        (None, 5.12, False),
        ("x", "y", False),
        (424361, 3618125, False),
        (float("nan"), 5.0, False),
    ],
)
def test_coordinates(latitude: object, longitude: object, kept: bool) -> None:
    assert (coordinates(latitude, longitude) is not None) == kept


def test_coordinates_stand_in_any_element() -> None:
    exif = [{"device_id": "x"}, {"latitude": 52.09, "longitude": 5.12}]
    for kind in ("photo_metadata", "video_metadata"):
        found = exif_coordinates({"media_metadata": {kind: {"exif_data": exif}}})
        assert found is not None
        assert (found.latitude, found.longitude) == (52.09, 5.12)
    assert exif_coordinates({"media_metadata": {"photo_metadata": {"exif_data": exif[:1]}}}) is None


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
    with pytest.raises((LxmlError, ValueError)):
        list(page_entries(BytesIO(whole[:harm] if harm < 2 else whole[:-harm])))


@settings(QUICK)
@given(st.binary(max_size=200))
def test_any_page_is_parsed_or_refused(noise: bytes) -> None:
    whole = b"<html><body>" + box(table(TWO_CELLS.format("Name", "Ada"))).encode() + noise + b"</body></html>"
    try:
        found = list(page_entries(BytesIO(whole)))
    except (LxmlError, ValueError):
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
    except (LxmlError, ValueError, RecursionError):
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


# Dates


@settings(QUICK)
@given(at=st.datetimes(datetime(2004, 1, 1), datetime(2099, 12, 31)))  # noqa: DTZ001  the zone is put on below
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("narrow", [True, False])
def test_dates_in_every_language(language: Language, narrow: bool, at: datetime) -> None:
    minute = at.replace(second=0, microsecond=0, tzinfo=UTC)
    second = at.replace(microsecond=0, tzinfo=UTC)
    words = Words(language, FACEBOOK_LABELS)
    assert from_text(words.moment(minute, narrow=narrow)) == minute
    assert from_text(words.moment(second, seconds=True, narrow=narrow)) == second


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Dec 15, 2024 8:10 pm", datetime(2024, 12, 15, 20, 10, tzinfo=UTC)),
        ("Aug 05, 2022 3:01:25 am", datetime(2022, 8, 5, 3, 1, 25, tzinfo=UTC)),
        ("7 月 08, 2020 9:31:58 上午", datetime(2020, 7, 8, 9, 31, 58, tzinfo=UTC)),
        ("nov 16, 2025 3:52 am", datetime(2025, 11, 16, 3, 52, tzinfo=UTC)),
        ("2025-02-18T10:48:24+00:00", datetime(2025, 2, 18, 10, 48, 24, tzinfo=UTC)),
        ("2026-05-19T23:47Z", datetime(2026, 5, 19, 23, 47, tzinfo=UTC)),
        ("string", None),
        ("", None),
    ],
)
def test_dates_as_they_were_seen(text: str, at: datetime | None) -> None:
    assert from_text(text) == at


@settings(QUICK)
@given(TEXT)
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = from_text(text)
    assert found is None or found.tzinfo is UTC


@settings(QUICK)
@given(st.one_of(LEAF, st.floats(), st.lists(LEAF, max_size=2)))
def test_any_stamp_is_a_time_or_none(raw: object) -> None:
    found = from_seconds(raw)
    assert found is None or 2003 <= found.year < 2100


@pytest.mark.parametrize("raw", [0, "0", -62169958800, True, None, "", "x", 1e300, float("nan"), 1700000000000])
def test_what_is_no_time(raw: object) -> None:
    assert from_seconds(raw) is None


# Words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Private Account", "private account"),
        ("ID d’appareil", "ID d'appareil"),
        ("Latitude\u00a0imprécise", "Latitude imprécise"),
        ("Compte prive\u0301", "Compte privé"),
        ("Time:", "Time"),
    ],
)
def test_labels_are_compared_folded(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@settings(QUICK)
@given(TEXT)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("name", ["instagram", "facebook"])
def test_tables_keep_on_and_off_apart(name: str) -> None:
    words = load(name)
    for raw, value in (("True", "on"), ("Vrai", "on"), ("False", "off"), ("Faux", "off")):
        found = words.value("switch", raw)
        assert found is not None
        assert (found.value, found.inferred) == (value, False)
    assert words.value("switch", "Perhaps") is None
    assert words.value("no such kind", "True") is None
    assert words.row("No such label") is None


# What is read around, and what is said of it


@pytest.fixture(scope="module")
def ending(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], tuple[int, ProblemKind | None, int]]:
    """How many entries a JSON file with this content gives, and how it ends."""
    folder, numbers = tmp_path_factory.mktemp("ending"), count()

    def reading(content: bytes) -> tuple[int, ProblemKind | None, int]:
        home = folder / str(next(numbers))
        home.mkdir()
        (home / "file.json").write_bytes(content)
        archive = Archive([open_part(home)])
        found = 0
        try:
            for _ in entries(archive, archive.members[0]):
                found += 1
        except PartlyReadError as error:
            return found, error.kind, error.count
        return found, None, 0

    return reading


Ending = Callable[[bytes], tuple[int, ProblemKind | None, int]]


def test_a_byte_order_mark_changes_nothing(ending: Ending) -> None:
    assert ending(b"\xef\xbb\xbf" + dump([MAPPED, MAPPED])) == (2, None, 0)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_read_around_and_the_file_is_not_whole(ending: Ending, number: str) -> None:
    content = f'{{"root": [{{"title": "a", "media": []}}, {{"title": "b", "x": {number}}}, {{"title": "c"}}]}}'
    assert ending(content.encode()) == (3, ProblemKind.BROKEN, 0)


@pytest.mark.parametrize("stray", [b"\xff", b"\xc3", b"\x80\x81"])
def test_a_stray_byte_is_read_around_and_the_file_is_not_whole(ending: Ending, stray: bytes) -> None:
    content = b'[{"title": "a"}, {"title": "b' + stray + b'"}, {"title": "c"}]'
    assert ending(content) == (3, ProblemKind.BROKEN, 0)


def test_a_sign_that_stands_for_lost_text_is_no_stray_byte(ending: Ending) -> None:
    assert ending('[{"title": "caf\ufffd"}, {"title": "café"}]'.encode()) == (2, None, 0)


@pytest.mark.parametrize("odd", ["null", "7", '"text"', "[]", "true"])
def test_all_entries_behind_one_that_is_none_are_read(ending: Ending, odd: str) -> None:
    for wrapper in ("[{}, {}, {}]", '{{"root": [{}, {}, {}]}}'):
        content = wrapper.format('{"title": "a"}', odd, '{"title": "b"}')
        assert ending(content.encode()) == (2, ProblemKind.ODD_ENTRIES, 1)


def test_every_list_of_a_file_is_read_and_a_second_one_is_a_trouble(ending: Ending) -> None:
    assert ending(dump({"one": [MAPPED], "two": [MAPPED, MAPPED]})) == (3, ProblemKind.SECOND_LIST, 1)
    assert ending(dump({"one": [MAPPED], "version": 3})) == (1, None, 0)


@pytest.mark.parametrize("where", ['{"a": [E], "a": [E]}', '[E, {"title": "x", "title": "y"}]'])
def test_a_name_that_stands_twice_is_a_trouble(ending: Ending, where: str) -> None:
    assert ending(where.replace("E", '{"title": "a"}').encode()) == (2, ProblemKind.REPEATED_KEY, 1)


@pytest.mark.parametrize("content", [b"{}", b"null", b"7", b'"text"', b"true"])
def test_a_file_that_holds_nothing_is_no_empty_list(parse: Parse, content: bytes) -> None:
    with pytest.raises(ValueError, match="no list"):
        parse(content)


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


@pytest.mark.parametrize(
    "key", ["string_map_data", "string_list_data", "label_values", "media", "media_map_data", "title"]
)
@pytest.mark.parametrize("wrong", ["text", 5, None, True])
def test_a_part_of_another_type_makes_an_entry_odd(parse: Parse, key: str, wrong: object) -> None:
    if (key, wrong) == ("title", "text"):
        pytest.skip("a title is a text")
    (found,) = parse(dump([{"uri": "a.jpg", key: wrong}]))
    assert found.odd


@pytest.mark.parametrize("kind", ["photo_metadata", "video_metadata"])
def test_coordinates_of_the_older_shape_stand_beside_the_list(kind: str) -> None:
    place = {"latitude": 52.09, "longitude": 5.12}
    for details in (place, {"exif_data": place}, {"exif_data": [{"device_id": "x"}], **place}):
        assert exif_coordinates({"media_metadata": {kind: details}}) is not None
    assert exif_coordinates({"media_metadata": {kind: {"latitude": 0, "longitude": 0}}}) is None


SOUND = {"uri": "a.jpg", "title": "", "media_metadata": {"photo_metadata": {"exif_data": [{"latitude": 0.0}]}}}


@pytest.mark.parametrize(
    "wrong",
    [
        {"uri": None},
        {"uri": ""},
        {"uri": 5},
        {"title": None},
        {"title": ["a"]},
        {"media_metadata": None},
        {"media_metadata": {"photo_metadata": []}},
        {"media_metadata": {"photo_metadata": {"exif_data": "x"}}},
        {"media_metadata": {"photo_metadata": {"exif_data": [None]}}},
        {"media_metadata": {"video_metadata": {"latitude": "north"}}},
        {"media_metadata": {"photo_metadata": {"exif_data": [{"longitude": [5.1]}]}}},
    ],
)
def test_a_medium_in_no_known_form_is_misshapen(wrong: dict[str, Any]) -> None:
    assert not misshapen_medium(SOUND)
    assert misshapen_medium(SOUND | wrong)


# The ledger


def ledger() -> Ledger:
    return Ledger(Platform.INSTAGRAM, load("instagram"))


BIO, FLAG = "profile.bio", "audience.private_profile"


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(
    ("reason", "doubtful"),
    [
        (Reason.UNKNOWN_WORD, True),
        (Reason.UNREADABLE, True),
        (Reason.VALUES_REMOVED, True),
        (Reason.NOT_SET, False),
        (Reason.NOT_IN_EXPORT, False),
        (Reason.FILE_MISSING, False),
    ],
)
def test_a_place_that_was_not_understood_is_kept_beside_one_that_was(
    reason: Reason, doubtful: bool, first: bool
) -> None:
    book = ledger()
    if first:
        book.absent(FLAG, reason, "b.json")
    book.known(FLAG, "on", "a.json")
    book.absent(FLAG, reason, "b.json")
    account = book.close()
    assert (account.value(FLAG), FLAG in account.absent) == ("on", False)
    assert [doubt.place for doubt in account.doubts.get(FLAG, ())] == ["b.json"] * doubtful
    assert agreed(account, FLAG) == (None if doubtful else "on")


def test_every_different_value_is_kept_and_none_is_agreed_on() -> None:
    book = ledger()
    for value in ("on", "off", "on"):
        book.known(FLAG, value, "a.json#Private Account")
    account = book.close()
    assert [fact.value for fact in account.facts[FLAG]] == ["on", "off"]
    assert agreed(account, FLAG) is None


def test_an_absent_fact_is_in_no_doubt_and_keeps_its_first_reason() -> None:
    book = ledger()
    book.absent(BIO, Reason.NOT_SET, "a.json")
    book.absent(BIO, Reason.UNREADABLE, "b.json")
    account = book.close()
    assert (account.absent[BIO].reason, account.doubts) == (Reason.NOT_SET, {})
