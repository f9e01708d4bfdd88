"""For the tests of Instagram's reader: invented exports, read."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from auditor.demo.trees import Tree, as_zip
from auditor.downloads.archive import Archive
from auditor.downloads.parts import open_part
from auditor.model.account import Account
from auditor.readers.instagram.reader import read


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Tree], Account]:
    """Write a tree to a zip of its own and read it."""
    folder, numbers = tmp_path_factory.mktemp("instagram"), count()

    def reading(made: Tree) -> Account:
        paths = as_zip(made, folder / f"export-{next(numbers)}.zip")
        form = "html" if any(name.endswith(".html") for name in made) else "json"
        return read(Archive([open_part(path) for path in paths]), form)

    return reading
