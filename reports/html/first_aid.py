"""What to do when something goes wrong: the blocks of `first_aid.yaml`, half a page each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
from auditor import yaml_files
from auditor.results.words import in_language


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who says so, and the public page on which they do."""

    name: str
    page: str


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """First aid for one thing; `asked` is shown only to a family that said that it needs it.

    Help lines that are `for` the block's id stand beside it. `message` is ready to be sent, `law` is what the law says.
    """

    id: str
    title: dict[str, str]
    lead: dict[str, str]
    steps: list[dict[str, str]]
    sources: list[Source]
    message: dict[str, str] = {}
    law: list[dict[str, str]] = []
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Aid:
    """A block as it is shown."""

    id: str
    title: str
    lead: str
    steps: tuple[str, ...]
    message: str
    law: tuple[str, ...]
    sources: tuple[str, ...]
    asked: bool


def first_aid(language: str, *, hidden: bool = False) -> tuple[Aid, ...]:
    """The blocks in that language; the one for a family that must not be found only when it is `hidden`, and first."""
    shown = [block for block in blocks() if hidden or not block.asked]
    return tuple(_aid(block, language) for block in sorted(shown, key=lambda block: not block.asked))


@cache
def blocks() -> tuple[Block, ...]:
    """Everything that `first_aid.yaml` says."""
    return yaml_files.load(Path(__file__).with_suffix(".yaml"), tuple[Block, ...])


def _aid(block: Block, language: str) -> Aid:
    return Aid(
        id=block.id,
        title=in_language(block.title, language),
        lead=in_language(block.lead, language),
        steps=tuple(in_language(step, language) for step in block.steps),
        message=in_language(block.message, language),
        law=tuple(in_language(line, language) for line in block.law),
        sources=tuple(source.name for source in block.sources),
        asked=block.asked,
    )
