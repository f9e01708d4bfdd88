"""For the tests of readers: the entries of a file of Meta's, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from auditor.downloads.archive import Archive
from auditor.downloads.parts import open_part
from auditor.downloads.problems import PartlyReadError, ProblemKind
from auditor.readers.meta.entry import Entry
from auditor.readers.meta.streams import entries
from tests.readers.meta.files import Parse


@pytest.fixture(scope="module")
def ending(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], tuple[int, ProblemKind | None, int]]:
    """How many entries a JSON file with this content gives, and how it ends."""
    folder, numbers = tmp_path_factory.mktemp("ending"), count()

    def reading(content: bytes) -> tuple[int, ProblemKind | None, int]:
        home = folder / str(next(numbers))
        home.mkdir()
        (home / "file.json").write_bytes(content)
        archive = Archive([open_part(home)])
        found = 0
        try:
            for _ in entries(archive, archive.members[0]):
                found += 1
        except PartlyReadError as error:
            return found, error.kind, error.count
        return found, None, 0

    return reading


@pytest.fixture(scope="module")
def parse(tmp_path_factory: pytest.TempPathFactory) -> Parse:
    """The entries of a JSON file with this content."""
    folder, numbers = tmp_path_factory.mktemp("meta"), count()

    def parsing(content: bytes) -> list[Entry]:
        home = folder / str(next(numbers))
        home.mkdir()
        (home / "file.json").write_bytes(content)
        archive = Archive([open_part(home)])
        return list(entries(archive, archive.members[0]))

    return parsing
