"""Invented exports of Meta's two, and what stands in them."""

from __future__ import annotations

import json
from typing import Any

from auditor.demo import trees
from auditor.demo.facebook import tree as facebook
from auditor.demo.instagram import tree as instagram
from lxml import html
from tests.people import ANN, BO


def insta(generation: Any = "2025", form: Any = "json", language: Any = "en_US", **how: Any) -> trees.Tree:
    return instagram.tree(how.pop("account", ANN), generation=generation, form=form, language=language, **how)


def face(generation: Any = "2025", form: Any = "json", language: Any = "en_GB", **how: Any) -> trees.Tree:
    return facebook.tree(how.pop("account", BO), generation=generation, form=form, language=language, **how)


def repaired(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("latin-1").decode("utf-8")
    if isinstance(value, dict):
        return {repaired(key): repaired(item) for key, item in value.items()}
    return [repaired(item) for item in value] if isinstance(value, list) else value


def only(tree: trees.Tree, ending: str) -> Any:
    (content,) = [content for name, content in tree.items() if name.endswith("/" + ending) or name == ending]
    return repaired(json.loads(content)) if ending.endswith(".json") else html.fromstring(content.decode())


def cells(page: Any) -> dict[str, str]:
    """Label to value of the rows of a page: first text of a row, then the rest of it."""
    texts = [[t.strip() for t in row.itertext() if t.strip()] for row in page.iter("tr")]
    return {first: " ".join(rest) for first, *rest in texts}
