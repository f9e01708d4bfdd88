"""Of damaged and changed downloads nearly all are read or refused in words of their own, never as a mistake of ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from auditor.app import messages as m
from auditor.app import replies as r
from auditor.downloads.problems import OUR_MISTAKE
from auditor.engine.registry import Registry
from auditor.results.saved import from_json
from tests.app import every, last, sitting
from tests.exports import zip_of
from tests.fuzz.mutations import chosen
from tests.fuzz.mutations import every as changes
from tests.fuzz.people import EXPORTS

CHANGES = 24
"""To each export in every run of the tests."""
UNKNOWN = {"our_mistake", "SittingError", "unforeseen"}
ALLOWED = 0.05


def ends(registry: Registry, path: Path) -> str:
    """How a sitting with this file ends: `looked`, or the id of what it says instead."""
    made = sitting(registry, [path])
    given = list(made.handle(every([path])))[-1]
    if isinstance(given, r.Failed):
        return given.problem.id
    assert isinstance(given, r.Given)
    problems = [one.problem for one in given.refused] + [one.problem for one in given.downloads if one.problem]
    if problems:
        return problems[0].id
    looked = list(made.handle(m.Look()))[-1]
    if isinstance(looked, r.Failed):
        return looked.problem.id
    file = last(made, m.Save(), r.Saved)
    troubles = [trouble.kind for account in from_json(file.content, "saved").accounts for trouble in account.troubles]
    return "our_mistake" if any(kind.startswith(OUR_MISTAKE) for kind in troubles) else "looked"


def damaged(content: bytes) -> Iterator[bytes]:
    """A zip as it comes when something went wrong on its way."""
    for share in (0.0, 0.01, 0.3, 0.9, 0.999):
        yield content[: int(share * len(content))]
    for share in (0.001, 0.1, 0.4, 0.7, 0.95, 0.99):
        at = int(share * len(content))
        yield content[:at] + bytes(64) + content[at + 64 :]
        yield content[:at] + content[at + 100 :]
    yield content[1000:]
    yield b"<!doctype html>" + content
    yield content + content


@pytest.mark.parametrize("name", EXPORTS)
def test_few_end_in_an_unknown_error(name: str, builtin: Registry, tmp_path: Path) -> None:
    tree = EXPORTS[name].open()
    path = tmp_path / "download.zip"
    ended = Counter[str]()
    for change in chosen(changes(tree), CHANGES):
        zip_of(change.of(tree), path)
        ended[ends(builtin, path)] += 1
    zip_of(tree, path)
    for content in damaged(path.read_bytes()):
        path.write_bytes(content)
        ended[ends(builtin, path)] += 1
    unknown = sum(ended[kind] for kind in UNKNOWN)
    assert unknown <= ALLOWED * ended.total(), ended
    assert ended["looked"] < ended.total(), "some are refused"
