"""What stands on the big screen while a workshop goes on, and how long each part of it takes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from auditor import yaml_files
from auditor.guide.questions import Station, workshop
from auditor.results.words import in_language


class Minutes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long a family has for each part of its way through the page."""

    guess: int
    questions: int
    steps: int
    end: int


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something of the invented family, and what it means for everybody, by language."""

    family: dict[str, list[str]]
    words: dict[str, list[str]]


class SlideFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A slide as it stands in the file. `counts`: what the room came to stands on it."""

    title: dict[str, str]
    family: dict[str, list[str]] = {}
    words: dict[str, list[str]] = {}
    minutes: int = 0
    counts: bool = False


class Projector(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: what comes before the stations and after them, and the example of a station by one of its checks."""

    minutes: Minutes
    opening: tuple[SlideFile, ...]
    examples: dict[str, Example]
    closing: tuple[SlideFile, ...]


class Slide(msgspec.Struct, frozen=True):
    """A slide in one language; 0 minutes are as many as it takes."""

    title: str
    family: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    minutes: int = 0
    counts: bool = False


@cache
def projector() -> Projector:
    """What stands in `projector.yaml`."""
    return yaml_files.load(files("auditor.workshop") / "projector.yaml", Projector)


def slides(language: str) -> Iterator[Slide]:
    """All slides in their order."""
    file = projector()
    stations = (_of_station(station) for station in workshop().stations)
    for slide in (*file.opening, *stations, *file.closing):
        yield Slide(
            title=in_language(slide.title, language),
            family=_lines(slide.family, language),
            words=_lines(slide.words, language),
            minutes=slide.minutes,
            counts=slide.counts,
        )


def _of_station(station: Station) -> SlideFile:
    examples = projector().examples
    example = next((examples[check] for check in station.checks if check in examples), Example({}, {}))
    return SlideFile(station.title, example.family, example.words, station.minutes)


def _lines(lines: dict[str, list[str]], language: str) -> tuple[str, ...]:
    return tuple(lines.get(language) or lines.get("en") or ())
