"""Archives out of names and bytes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from auditor.demo.trees import Tree, as_zip
from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member, open_part


def zipped(path: Path, tree: Tree) -> Path:
    return as_zip(tree, path)[0]


def archive_of(*paths: Path) -> Archive:
    return Archive([open_part(path) for path in paths])


def names(members: Iterable[Member]) -> list[str]:
    return [member.name for member in members]
