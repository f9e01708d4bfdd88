"""One entry, the same for each dialect, and odd where a part of it is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.readers.meta.files import LABELLED, LISTED, MAPPED, Parse, dump


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


@pytest.mark.parametrize(
    "key", ["string_map_data", "string_list_data", "label_values", "media", "media_map_data", "title"]
)
@pytest.mark.parametrize("wrong", ["text", 5, None, True])
def test_a_part_of_another_type_makes_an_entry_odd(parse: Parse, key: str, wrong: object) -> None:
    if (key, wrong) == ("title", "text"):
        pytest.skip("a title is a text")
    (found,) = parse(dump([{"uri": "a.jpg", key: wrong}]))
    assert found.odd
