"""What holds for Instagram's downloads and Facebook's alike while they are read."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from auditor.demo.facebook import tree as facebook
from auditor.demo.facebook.account import FacebookAccount
from auditor.demo.instagram import tree as instagram
from auditor.demo.instagram.account import InstagramAccount
from auditor.demo.trees import Tree, meta_json
from auditor.model.account import Account, Reason
from auditor.readers.labels import load
from auditor.readers.meta.download import is_stripped
from auditor.readers.meta.entry import Entry, Row
from tests.exports import account_of, zip_of

DAY = datetime(2024, 5, 1, 12, tzinfo=UTC)
ANN = InstagramAccount(
    username="ann.example", private=True, off_meta_companies=("Invented Shop",), followers=(("bo", DAY), ("cy", DAY))
)
BO = FacebookAccount(username="bo.example", first_name="Bo", last_name="Example", uploaded_contacts=2)
Look = Callable[[Tree], Account]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    return lambda tree: account_of(zip_of(tree, tmp_path / "export.zip"))


def replaced(value: Any, key: str = "") -> Any:
    """A record with its texts replaced, but for its labels."""
    if isinstance(value, dict):
        return {name: replaced(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [replaced(inner, key) for inner in value]
    return "string" if isinstance(value, str) and key not in ("label", "title") else value


def changed(tree: Tree, part: str, change: Callable[[Any], Any]) -> Tree:
    (name,) = (name for name in tree if part in name)
    return tree | {name: meta_json(change(json.loads(tree[name])))}


@pytest.mark.parametrize(
    ("entry", "stripped"),
    [
        (Entry("string", (Row("Name", "object"),)), True),
        (Entry(raw={"name": "string", "address": {"city": ["string"]}, "at": 1700000000}), True),
        (Entry(rows=(Row("Name", "string"),), raw={"label_values": [{"label": "Name", "value": "string"}]}), True),
        (Entry("string", (Row("Name", "Ann"),)), False),
        (Entry(raw={"name": "string", "city": "Nergenshuizen"}), False),
        (Entry(raw={"at": 1700000000}), False),
        (Entry(), False),
    ],
)
def test_an_entry_is_stripped_when_nothing_but_placeholders_is_told(entry: Entry, stripped: bool) -> None:
    assert is_stripped(entry) is stripped


def test_placeholders_under_their_labels_are_no_contacts(look: Look) -> None:
    tree = facebook.tree(BO)
    assert look(tree).value("sharing.contacts_uploaded") == 2
    account = look(changed(tree, "contacts_uploaded_from_your_phone", replaced))
    assert account.absent["sharing.contacts_uploaded"].reason is Reason.VALUES_REMOVED


def test_a_placeholder_is_no_company_that_shares_what_one_does(look: Look) -> None:
    tree = instagram.tree(ANN)
    assert look(tree).value("sharing.off_platform") == "on"
    account = look(changed(tree, "your_activity_off_meta_technologies.json", replaced))
    assert account.absent["sharing.off_platform"].reason is Reason.VALUES_REMOVED


def test_what_follows_a_placeholder_is_read_and_not_counted(look: Look) -> None:
    tree = facebook.tree(FacebookAccount(username="bo.example", first_name="Bo", last_name="Example", friends=_FRIENDS))
    account = look(changed(tree, "your_friends", _first_replaced))
    assert len(account.people["connections.friends"]) == len(_FRIENDS) - 1
    assert account.absent["connections.friends"].reason is Reason.VALUES_REMOVED


_FRIENDS = (("Cy Example", DAY), ("Di Example", DAY), ("Ed Example", DAY))


def _first_replaced(document: dict[str, list[Any]]) -> Any:
    return {key: [replaced(first), *rest] for key, (first, *rest) in document.items()}


@pytest.mark.parametrize("name", ["instagram", "facebook"])
def test_layouts_are_known_by_something_and_begin_in_a_year(name: str) -> None:
    layouts = load(name).layouts
    assert len(layouts) > 4
    assert all((layout.folders or layout.files) and 2018 <= int(layout.year) <= 2026 for layout in layouts)
