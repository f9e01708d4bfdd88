"""The invented exports have the shape of exports that nobody here wrote."""

from __future__ import annotations

import json
import zipfile
from typing import Any

import pytest
from auditor.demo import trees
from auditor.demo.facebook import tree as facebook
from auditor.demo.instagram import tree as instagram
from tests.people import ANN, BO
from tests.witnesses import SHARED, outside

SAMPLES = SHARED / "samples"
OPTIONAL = {"timestamp", "cover_photo", "ent_name", "title", "creation_timestamp", "tags", "attachments", "data"}


@outside("samples")
@pytest.mark.parametrize(
    ("sample", "tree"),
    [
        ("instagram/dummy-2025-json-en.zip", instagram.tree(ANN)),
        ("instagram/structure-2025-json.zip", instagram.tree(ANN)),
        ("facebook/structure-2024-json.zip", facebook.tree(BO, generation="2024")),
        ("facebook/structure-2025-json.zip", facebook.tree(BO)),
    ],
)
def test_files_have_the_shape_of_real_ones(sample: str, tree: trees.Tree) -> None:
    compared = 0
    with zipfile.ZipFile(SAMPLES / sample) as archive:
        for name in archive.namelist():
            if name in tree and name.endswith(".json"):
                real, made = json.loads(archive.read(name)), json.loads(tree[name])
                assert _shape(made) == _shape(real), name
                compared += 1
    assert compared >= 10


def _shape(value: Any) -> set[str]:
    """Root keys, or for a list those of its entries, less the optional ones; one entry counts as a list of one."""
    if isinstance(value, list):
        return _shape(value[0]) if value else set()
    return set(value) - OPTIONAL
