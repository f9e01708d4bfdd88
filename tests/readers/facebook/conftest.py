"""For the tests of Facebook's reader: invented exports, read."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from auditor.demo.facebook.account import FacebookAccount
from auditor.demo.facebook.tree import tree
from auditor.demo.trees import Tree, as_folder
from auditor.downloads.archive import Archive
from auditor.downloads.parts import open_part
from auditor.model.account import Account
from auditor.readers.facebook.reader import read
from tests.readers.facebook.exports import ACCOUNT, Build


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[Tree], Account]:
    numbers = count()

    def read_tree(made: Tree) -> Account:
        path = as_folder(made, tmp_path / f"export{next(numbers)}")
        return read(Archive([open_part(path)]), "html" if any(n.endswith(".html") for n in made) else "json")

    return read_tree


@pytest.fixture
def build(opened: Callable[[Tree], Account]) -> Build:
    def make(account: FacebookAccount = ACCOUNT, **options: Any) -> Account:
        return opened(tree(account, **{"with_media": False, **options}))

    return make
