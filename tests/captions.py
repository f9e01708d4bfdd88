"""The sets of invented captions in `texts/`: what each caption tells, by kind, in one file a language and part.

A line is its kinds, the names of the children in it, and the caption, between tabs; without a kind it tells nothing.
`work` is what we work with, `train` what the classifier learns from. `judge` is the part to judge with: kept elsewhere,
its hashes in `judge.sha256`, and put into `texts/judge` only to run the bench.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SETS = Path(__file__).parent / "texts"
KINDS = ("age", "school", "home", "routine", "hard", "water", "commercial")
"""What a caption may tell, besides a child's name."""
NAME = "name"


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption, and what whoever wrote it says that it tells."""

    text: str
    kinds: frozenset[str]
    names: tuple[str, ...] = ()
    file: str = ""

    @property
    def language(self) -> str:
        """What its file is called by (ISO 639-1)."""
        return self.file[:2]


def read(part: str) -> list[Caption]:
    """All captions of a part, by language; none where the part is not there."""
    return [caption for path in sorted((SETS / part).glob("*.tsv")) for caption in _captions(path)]


def _captions(path: Path) -> Iterator[Caption]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        kinds, names, text = line.split("\t")
        told = frozenset(filter(None, kinds.split(",")))
        if not told <= {*KINDS, NAME}:
            raise ValueError(f"{path.name}, line {number}: no such kind")
        listed = tuple(filter(None, (name.strip() for name in names.split(","))))
        yield Caption(text.replace("\\n", "\n"), told, listed, path.name)


def is_judging_part() -> bool:
    """Whether the part to judge with is there, as it was when its hashes were written down."""
    rows = (line.split() for line in (SETS / "judge.sha256").read_text("utf-8").splitlines())
    there = [(digest, SETS / "judge" / name) for digest, name in rows]
    return all(p.is_file() and hashlib.sha256(p.read_bytes()).hexdigest() == digest for digest, p in there)
