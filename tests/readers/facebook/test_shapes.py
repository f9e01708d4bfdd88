"""No part of a posted thing in another form is passed by."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from auditor.demo.facebook.tree import Coordinates
from auditor.model.account import Confidence, Reason
from tests.readers.facebook.lists import ANN, FILES, SUN, Open, of, small, with_json


def entries_of(data: Any) -> list[Any]:
    """The list of entries in a file, wherever it lies."""
    if isinstance(data, list):
        return data
    lists = [value for value in data.values() if isinstance(value, list)]
    return lists[0]


@pytest.mark.parametrize("stray", [None, "text", 7, True, [], {}], ids=str)
@pytest.mark.parametrize("list_id", FILES)
def test_an_entry_that_is_none_is_stepped_over_and_counted(opened: Open, list_id: str, stray: Any) -> None:
    name = f"{FILES[list_id]}.json"
    data = json.loads(small()[name])
    before = len(of(opened(small()), list_id))
    entries_of(data).insert(0, stray)
    account = opened(with_json(name, data))
    assert account.lists[list_id].odd == 1
    assert not account.lists[list_id].broken
    assert len(of(account, list_id)) == before
    assert ("odd_entries", name) in [(problem.kind, problem.file) for problem in account.problems]
    fact = account.fact(list_id)
    assert fact is None or fact.confidence is not Confidence.STATED


def known_parts(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every part of a record of a posted thing whose loss would be one: as container and key."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in list(pairs):
        if key in ("uri", "media", "attachments", "photos", "media_metadata", "exif_data", "latitude", "post"):
            yield node, key
        if key != "cover_photo":  # it is one of the photos
            yield from known_parts(value)


@pytest.mark.parametrize("list_id", FILES)
def test_a_part_of_an_entry_in_another_form_is_never_passed_by(opened: Open, list_id: str) -> None:
    name = f"{FILES[list_id]}.json"
    located = replace(ANN, posts=(replace(SUN, coordinates=Coordinates(52.1, 5.1)),))
    made = small(account=located) if list_id == "content.posts" else small()
    total = len(list(known_parts(json.loads(made[name]))))
    assert total
    for number in range(total):
        for junk in (None, 7, "", [None]):
            data = json.loads(made[name])
            container, key = list(known_parts(data))[number]
            if (key, junk) in (("post", ""), ("latitude", 7)):
                continue
            container[key] = junk
            assert not opened(with_json(name, data, made)).lists[list_id].whole, (key, junk)


def test_the_list_of_photos_of_an_album_under_another_name_is_not_an_empty_album(opened: Open) -> None:
    name = f"{FILES['content.albums']}.json"
    data = json.loads(small()[name])
    data["fotos"] = data.pop("photos")
    account = opened(with_json(name, data))
    assert account.lists["content.albums"].broken == (name,)
    assert account.absent["content.albums"].reason is Reason.UNREADABLE
