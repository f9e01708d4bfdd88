"""The two dialects of Meta's JSON, on sound and on hostile files."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from auditor.demo.trees import meta_json, mojibake
from auditor.readers.meta.entry import Entry
from auditor.readers.meta.streams import coordinates, exif_coordinates, misshapen_medium, repair, root_name, unmojibake
from hypothesis import given, settings
from hypothesis import strategies as st
from ijson import JSONError
from tests.readers.meta.files import LABELLED, LEAF, LISTED, MAPPED, QUICK, TEXT, Ending, Parse, dump

JSON = st.recursive(LEAF, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4))


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


def test_a_byte_order_mark_changes_nothing(ending: Ending) -> None:
    assert ending(b"\xef\xbb\xbf" + dump([MAPPED, MAPPED])) == (2, None, 0)


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
