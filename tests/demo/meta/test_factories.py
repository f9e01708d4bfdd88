"""The invented Instagram and Facebook exports are what they claim to be: whole, faithful, and always the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import PurePosixPath
from typing import Any

import pytest
from auditor.demo import trees
from auditor.demo.facebook import tree as facebook
from auditor.demo.instagram import tree as instagram
from auditor.demo.instagram.account import InstagramAccount
from auditor.demo.instagram.tree import Item
from lxml import html
from tests.demo.meta.made import face, insta
from tests.people import WHEN

INSTAGRAM = [
    (generation, form)
    for generation, form in product(instagram.GENERATIONS, ("json", "html"))
    if (generation, form) != ("2018", "html")
]
FACEBOOK = [*product(facebook.GENERATIONS, ("json", "html"))]
LANGUAGES = ["en_US", "en_GB", "nl", "de", "fr", "it", "es", "pt", "zh_TW", "vi"]


def unbroken(tree: trees.Tree) -> Iterator[str]:
    for name, content in tree.items():
        path = PurePosixPath(name)
        assert not path.is_absolute()
        assert ".." not in path.parts
        if path.suffix == ".json":
            json.loads(content.decode("ascii"))
        elif path.suffix == ".html":
            page = html.fromstring(content.decode("utf-8"))
            assert page.xpath("/html/body/@class") == ["_5vb_ _2yq _a7o5"]
        else:
            assert trees.is_media(name)
        yield path.suffix


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("build", "known"), [(insta, INSTAGRAM), (face, FACEBOOK)])
def test_every_generation_form_and_language_is_well_formed_and_repeatable(
    build: Callable[..., trees.Tree], known: list[tuple[str, str]], language: str
) -> None:
    for generation, form in known:
        tree = build(generation, form, language)
        kinds = set(unbroken(tree))
        assert {"json", "html"} & {kind.lstrip(".") for kind in kinds} == {form}
        assert build(generation, form, language) == tree


@pytest.mark.parametrize(("build", "known"), [(insta, INSTAGRAM), (face, FACEBOOK)])
def test_every_medium_that_a_file_names_is_in_the_tree_once_asked_for(
    build: Callable[..., trees.Tree], known: list[tuple[str, str]]
) -> None:
    for generation, form in known:
        how = {} if build is face or generation == "2018" else {"decoys": False}
        tree = build(generation, form, **how)
        named = set(_uris(tree))
        assert named
        assert named <= tree.keys()
        bare = build(generation, form, with_media=False, **how)
        assert not named & bare.keys()


def _uris(tree: trees.Tree) -> Iterator[str]:
    for name, content in tree.items():
        if name.endswith(".json"):
            yield from _found(json.loads(content))
        elif name.endswith(".html"):
            page = html.fromstring(content.decode())
            yield from page.xpath("//img/@src | //video/@src")


def _found(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (value[key] for key in ("uri", "path") if key in value)
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _found(item)


@pytest.mark.parametrize(("build", "known"), [(insta, INSTAGRAM), (face, FACEBOOK)])
def test_planted_messages_stand_in_the_messages_folder_and_nowhere_else(
    build: Callable[..., trees.Tree], known: list[tuple[str, str]]
) -> None:
    for generation, form in known:
        tree = build(generation, form, secret="PLANTED")
        holders = [name for name, content in tree.items() if b"PLANTED" in content]
        assert holders
        assert all("messages" in name or name.startswith("direct/") for name in holders)
        silent = build(generation, form, secret=None)
        assert not [name for name in silent if "/inbox/" in name or name.endswith("messages.json")]


def test_pictures_are_all_different_and_given_bytes_are_kept() -> None:
    tree = insta("2025", secret=None)
    pictures = [content for name, content in tree.items() if name.endswith(".jpg")]
    assert len(set(pictures)) == len(pictures)
    assert all(content.startswith(b"\xff\xd8") and content.endswith(b"\xff\xd9") for content in pictures)
    own = InstagramAccount(username="ann", posts=(Item(at=WHEN, contents=(b"own bytes",)),))
    assert b"own bytes" in insta("2025", account=own).values()
