"""Instagram's flat downloads of 2018 to early 2021."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from auditor.demo.instagram.tree import Item, tree
from auditor.demo.trees import meta_json
from auditor.model.account import Reason
from tests.readers.instagram.exports import EVERY, PRIVATE, QUIET, Look, absence, day


def test_flat_flag_is_a_boolean(look: Look) -> None:
    fact = look(tree(replace(QUIET, private=True), generation="2018")).fact(PRIVATE)
    assert fact is not None
    assert (fact.value, fact.raw, fact.where) == ("on", "True", "profile.json#private_account")


def test_flat_posts_have_places_and_belong_together(look: Look) -> None:
    item = Item(at=day(2019), caption="Zoo", place="Durgerdam", photos=3)
    account = look(tree(replace(QUIET, posts=(item, replace(item, at=day(2018)))), generation="2018"))
    assert [(p.place, p.caption, len(p.media)) for p in account.posts] == [("Durgerdam", "Zoo", 3)] * 2
    assert account.value("content.posts") == 2


def test_flat_profile_that_says_nothing(look: Look) -> None:
    account = look({"profile.json": b"{}", "media.json": b"{}"})
    assert account.facts == {}
    assert account.absent[PRIVATE].reason is account.absent["profile.bio"].reason is Reason.NOT_SET


# The flat layout

FLAT_LISTS = {
    "photos": "content.posts",
    "videos": "content.igtv",
    "stories": "content.stories",
    "profile": "content.profile_photos",
}


def test_flat_lists_that_were_read_whole_are_whole(look: Look) -> None:
    account = look(tree(EVERY, generation="2018"))
    assert account.lists.keys() == set(FLAT_LISTS.values())
    assert all(read.whole for read in account.lists.values())


@pytest.mark.parametrize("key", FLAT_LISTS)
@pytest.mark.parametrize(
    "odd", [None, {}, {"path": 5}, {"pathx": "a.jpg"}, {"path": "a.jpg", "caption": ["a"]}], ids=repr
)
def test_a_flat_row_not_understood_is_counted_and_all_behind_it_are_read(look: Look, key: str, odd: Any) -> None:
    made = tree(EVERY, generation="2018")
    value = json.loads(made["media.json"])
    value[key].insert(0, odd)
    account, whole = look(made | {"media.json": meta_json(value)}), look(made)
    assert account.lists[FLAT_LISTS[key]].odd == 1
    assert {m.uri for p in whole.posts for m in p.media} <= {m.uri for p in account.posts for m in p.media}


@pytest.mark.parametrize("key", FLAT_LISTS)
@pytest.mark.parametrize("wrong", [None, {}, "text", 5])
def test_a_flat_list_of_another_type_is_broken(look: Look, key: str, wrong: Any) -> None:
    made = tree(EVERY, generation="2018")
    account = look(made | {"media.json": meta_json(json.loads(made["media.json"]) | {key: wrong})})
    assert not account.lists[FLAT_LISTS[key]].whole


def test_a_flat_list_under_another_name_is_a_trouble(look: Look) -> None:
    made = tree(EVERY, generation="2018")
    value = json.loads(made["media.json"])
    value["photoz"] = value.pop("photos")
    account = look(made | {"media.json": meta_json(value)})
    assert not account.lists["content.posts"].whole
    assert "content.posts" in account.absent


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_flat_lists_that_break_off_are_not_whole(look: Look, kept: float) -> None:
    made = tree(EVERY, generation="2018")
    account = look(made | {"media.json": made["media.json"][: int(kept * len(made["media.json"]))]})
    assert not any(account.lists[list_id].whole for list_id in FLAT_LISTS.values())


@pytest.mark.parametrize("wrong", [None, 5, ["a"], {"value": "a"}])
def test_a_flat_profile_text_of_another_type_is_unreadable(look: Look, wrong: Any) -> None:
    made = tree(EVERY, generation="2018")
    account = look(made | {"profile.json": meta_json(json.loads(made["profile.json"]) | {"biography": wrong})})
    assert absence(account, "profile.bio") == (Reason.UNREADABLE, "")
