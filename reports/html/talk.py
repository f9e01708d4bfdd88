"""The talk with one's child: the half page of `talk.yaml`, the same for every family."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
from auditor import yaml_files
from auditor.results.words import in_language

from .first_aid import Source


class Age(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences to say tonight to a child of about that age."""

    age: int
    say: list[dict[str, str]]


class TalkFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to know before the talk, and what to say in it."""

    title: dict[str, str]
    lead: dict[str, str]
    points: list[dict[str, str]]
    ages: list[Age]
    sources: list[Source]


@dataclass(frozen=True, slots=True)
class Talk:
    """The talk as it is shown; `ages` are ages with their sentences."""

    title: str
    lead: str
    points: tuple[str, ...]
    ages: tuple[tuple[int, tuple[str, ...]], ...]
    sources: tuple[str, ...]


def talk(language: str) -> Talk:
    """The talk in that language."""
    told = whole()
    return Talk(
        title=in_language(told.title, language),
        lead=in_language(told.lead, language),
        points=tuple(in_language(point, language) for point in told.points),
        ages=tuple((part.age, tuple(in_language(line, language) for line in part.say)) for part in told.ages),
        sources=tuple(source.name for source in told.sources),
    )


@cache
def whole() -> TalkFile:
    """Everything that `talk.yaml` says."""
    return yaml_files.load(Path(__file__).with_suffix(".yaml"), TalkFile)
