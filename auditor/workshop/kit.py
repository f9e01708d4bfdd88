"""The trainer's kit: the sheets of `kit/*.yaml` as pages to print, with what they take from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

import msgspec

from auditor import yaml_files
from auditor.downloads.how import RowKind, ScreenKind, Step, how_to
from auditor.i18n import say
from auditor.model.account import Platform
from auditor.model.services import SERVICES
from auditor.model.sheet import Kind, Part, Sheet, Size
from auditor.results.reporters import render_probe, render_sheet
from auditor.results.words import in_language
from auditor.workshop.headline import headline
from auditor.workshop.settings import Settings

SHEETS = (
    *("invitation", "how", "guide", "laptop", "consent", "cards"),
    *("door", "take_home", "month", "certificate", "readme"),
)
"""The files in `kit/`, in the order in which a trainer needs them; the last one tells of the others."""
PAGE = "auditor.html"
"""What the auditor's own page is called beside the kit."""
_BEGINNING = 3
"""So many steps lead to where a download is asked for."""


class PartFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part as it stands in a file: its words by language, and what is put into it from elsewhere by `of`.

    `minutes` make it a step of the programme. `languages` are those in which it is said; none is all.
    """

    kind: Kind = Kind.TEXT
    title: dict[str, str] = {}
    text: dict[str, list[str]] = {}
    parts: tuple[PartFile, ...] = ()
    of: str = ""
    minutes: int = 0
    languages: tuple[str, ...] = ()
    copies: int = 1
    framed: bool = False
    alone: bool = False


class SheetFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sheet as it stands in a file. `file` is its name by language, `pages` how many it promises to fill, 0 any."""

    file: dict[str, str]
    title: dict[str, str]
    parts: tuple[PartFile, ...]
    lead: dict[str, str] = {}
    pages: int = 0
    size: Size = Size.NORMAL


@cache
def sheet_file(name: str) -> SheetFile:
    """What stands in a file of the kit."""
    return yaml_files.load(files("auditor.workshop") / "kit" / f"{name}.yaml", SheetFile)


def file_name(name: str, language: str) -> str:
    """What a sheet of the kit is called in that language."""
    stem = in_language(sheet_file(name).file, language)
    return f"{stem}.txt" if name == "readme" else f"{SHEETS.index(name) + 1:02}-{stem}.html"


def kit(
    language: str, country: str = "", settings: Settings | None = None, names: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Every file of the kit by its name, as it is written. `names` are those of the checks, by their ids."""
    made = _Kit(language, country, settings or Settings(), names or {})
    return {file_name(name, language): made.written(name) for name in SHEETS}


@dataclass(frozen=True, slots=True)
class _Kit:
    language: str
    country: str
    settings: Settings
    names: Mapping[str, str]

    def written(self, name: str) -> str:
        sheet = self.sheet(name)
        if name == "readme":
            return as_text(sheet)
        return render_probe(sheet) if name == "laptop" else render_sheet(sheet)

    def sheet(self, name: str) -> Sheet:
        file = sheet_file(name)
        return Sheet(
            language=self.language,
            title=self._said(file.title),
            lead=self._said(file.lead),
            parts=tuple(self._parts(file.parts)),
            size=file.size,
            country=self.country or self.settings.country,
            organisation=self.settings.name,
            logo=self.settings.logo,
            lines=self.settings.help,
        )

    def _parts(self, parts: tuple[PartFile, ...]) -> Iterator[Part]:
        """Those that are said in this language and have something to say; steps of the programme with their times."""
        ends = accumulate(map(self._minutes, parts))
        for part, end in zip(parts, ends, strict=True):
            here = self.language in (part.languages or (self.language,))
            if here and not (part.of == "questions" and not self.settings.questions):
                yield self._part(part, end)

    def _part(self, file: PartFile, end: int) -> Part:
        minutes = self._minutes(file)
        return Part(
            kind=file.kind,
            title=self._said(file.title),
            note=f"{end - minutes}–{end} min" if minutes and file.title else "",
            lines=(*map(self._filled, file.text.get(self.language) or file.text.get("en", [])), *self._lines(file.of)),
            rows=self._stations() if file.of == "stations" else (),
            parts=(*self._parts(file.parts), *self._put_in(file.of)),
            copies=file.copies,
            framed=file.framed,
            alone=file.alone,
        )

    def _minutes(self, part: PartFile) -> int:
        """How long a step of the programme takes: its own minutes, and those of the stations and steps in it."""
        stations = sum(s.minutes for s in self.settings.route) if part.of == "stations" else 0
        return part.minutes + stations + sum(map(self._minutes, part.parts))

    def _said(self, words: Mapping[str, str]) -> str:
        return self._filled(in_language(words, self.language) or next(iter(words.values()), ""))

    def _filled(self, text: str) -> str:
        """The words with the names of files, and how long all takes, in their places."""
        if "{" not in text:
            return text
        known = {name: file_name(name, self.language) for name in SHEETS}
        known |= {name: file.removesuffix(".html") for name, file in known.items() if name != "laptop"}
        total = sum(map(self._minutes, sheet_file("guide").parts))
        return text.format(page=PAGE, minutes=total, **known)

    def _lines(self, of: str) -> Iterator[str]:
        if of == "questions":
            yield from (self.names.get(check, check) for check in self.settings.questions)

    def _stations(self) -> tuple[tuple[str, ...], ...]:
        speak = say(self.language)
        rows = ((self._said(station.title), str(station.minutes)) for station in self.settings.route)
        return (speak("Station"), speak("Minutes")), *rows

    def _put_in(self, of: str) -> Iterator[Part]:
        """What stands elsewhere: how to ask each service for the download, or what is counted in a room."""
        if of in ("how", "begin"):
            yield from self._ways(whole=of == "how")
        if of == "counted":
            words = [self._said(check.words) for check in headline().checks]
            half = (len(words) + 1) // 2
            yield from (Part(Kind.LIST, lines=tuple(some)) for some in (words[:half], words[half:]))

    def _ways(self, *, whole: bool) -> Iterator[Part]:
        """How to ask each service, or only where that begins."""
        for platform in Platform:
            steps = [step for step in how_to(platform).steps if not step.screen or step.screen.kind is ScreenKind.PHONE]
            lines = tuple(map(self._step, steps if whole else steps[:_BEGINNING]))
            yield Part(Kind.STEPS, SERVICES[platform].name, lines=lines)

    def _step(self, step: Step) -> str:
        """A step in one line: what to do, which boxes to tick, and why."""
        rows = step.screen.rows if step.screen else ()
        boxes = ", ".join(in_language(row.label, self.language) for row in rows if row.kind is RowKind.BOX and row.on)
        said = (
            in_language(step.text, self.language),
            f"{boxes}." if boxes else "",
            in_language(step.why, self.language),
        )
        return " ".join(filter(None, said))


def as_text(sheet: Sheet) -> str:
    """A sheet as plain text, for the file that is read first; lines end as every system's editor shows them."""
    lines = [sheet.title, "=" * len(sheet.title), *filter(None, ("", sheet.lead))]
    for part in sheet.parts:
        lines += ["", part.title, "-" * len(part.title)] if part.title else [""]
        numbers = (f"{n}. " for n in range(1, len(part.lines) + 1))
        lines += [
            f"{next(numbers) if part.kind is Kind.STEPS else '- ' if part.kind is Kind.LIST else ''}{line}"
            for line in part.lines
        ]
    return "\r\n".join(lines) + "\r\n"
