"""Invented exports are handed over as real ones are: as zips, parts, folders, and with pieces missing."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from auditor.demo import trees
from auditor.demo.facebook import tree as facebook
from auditor.demo.instagram import tree as instagram
from hypothesis import given
from hypothesis import strategies as st
from tests.people import ANN, BO


def repaired(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("latin-1").decode("utf-8")
    if isinstance(value, dict):
        return {repaired(key): repaired(item) for key, item in value.items()}
    return [repaired(item) for item in value] if isinstance(value, list) else value


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.lists(st.text())))
def test_mojibake_can_be_undone(value: dict[str, Any]) -> None:
    content = trees.meta_json(value)
    assert content.isascii()
    assert repaired(json.loads(content)) == value


def test_a_split_download_parts_the_index_from_the_media(tmp_path: Path) -> None:
    tree = instagram.tree(ANN)
    first, *others = trees.as_zip(tree, tmp_path / "instagram-ann.zip", wrapper="instagram-ann", split=3)
    contents = [set(zipfile.ZipFile(part).namelist()) for part in (first, *others)]
    assert not [name for name in contents[0] if trees.is_media(name)]
    assert all(part and all(trees.is_media(name) for name in part) for part in contents[1:])
    assert set.union(*contents) == {f"instagram-ann/{name}" for name in tree}
    assert sum(map(len, contents)) == len(tree)


def test_named_parts_take_what_they_claim(tmp_path: Path) -> None:
    tree = {"a/one.json": b"1", "b/two.json": b"2", "c/three.json": b"3"}
    parts = trees.as_zip(tree, tmp_path / "x.zip", split=[["a/"], ["b/"]])
    assert [zipfile.ZipFile(part).namelist() for part in parts] == [["a/one.json", "c/three.json"], ["b/two.json"]]


@pytest.mark.parametrize("split", [0, []])
def test_a_download_without_parts_is_refused(tmp_path: Path, split: Any) -> None:
    with pytest.raises(ValueError, match="at least one"):
        trees.as_zip({"a": b""}, tmp_path / "x.zip", split=split)


def test_zips_and_folders_hold_the_same_and_are_repeatable(tmp_path: Path) -> None:
    tree = facebook.tree(BO)
    (one,) = trees.as_zip(tree, tmp_path / "one.zip")
    (two,) = trees.as_zip(tree, tmp_path / "two.zip")
    assert one.read_bytes() == two.read_bytes()
    folder = trees.as_folder(tree, tmp_path / "folder", wrapper="facebook-bo")
    written = {
        p.relative_to(folder / "facebook-bo").as_posix(): p.read_bytes() for p in folder.rglob("*.*") if p.is_file()
    }
    with zipfile.ZipFile(one) as archive:
        assert written == tree == {name: archive.read(name) for name in archive.namelist()}
        assert {info.date_time for info in archive.infolist()} == {(2026, 1, 1, 0, 0, 0)}


def test_partial_downloads_and_empty_sections_are_easily_made() -> None:
    tree = instagram.tree(ANN)
    assert not [name for name in trees.without(tree, "security_and_login_information/") if "security" in name]
    emptied = trees.emptied(tree, "personal_information/device_information")
    assert [name for name in emptied if "device_information" in name] == [
        "personal_information/device_information/no-data.txt"
    ]
    assert "security_and_login_information/where_you_re_logged_in.json" in trees.respelled(facebook.tree(BO), "_")
