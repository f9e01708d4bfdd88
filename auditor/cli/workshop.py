"""`auditor workshop`: print the trainer's kit, try an organisation's own file, count a room."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from auditor.cli.options import Country, Lang, err, language_of, out, path_line
from auditor.errors import AuditorError, OutputError
from auditor.i18n import preferred, say, translations
from auditor.output import private_folder, write_private

if TYPE_CHECKING:
    from auditor.model.sheet import Part, Sheet
    from auditor.workshop.room import Room
    from auditor.workshop.settings import Settings

workshop_app = typer.Typer(no_args_is_help=True, help="A workshop with many families: what to print, and counts.")
_PAGE = Path("dist") / "auditor.html"


@workshop_app.command()
def kit(
    folder: Annotated[Path, typer.Argument(help="Where to write it, such as a USB stick.")],
    lang: Lang = None,
    country: Country = None,
    settings: Annotated[Path | None, typer.Option(help="Your organisation's own workshop.yaml.")] = None,
    page: Annotated[Path | None, typer.Option(help="The page auditor.html, to be laid beside it.")] = None,
) -> None:
    """Write what a trainer needs: the invitation, the guide, sheets to hand out, and a read-me."""
    from auditor.engine.registry import find
    from auditor.results.words import text_in
    from auditor.workshop import kit as sheets

    language = language_of(lang)
    checks = find().checks
    names = {check.id: text_in(check.file.texts, language).name for check in checks.values()}
    own = _settings(settings) if settings else None
    private_folder(folder)
    for name, text in sheets.kit(language, country or "", own, names).items():
        write_private(folder / name, text)
    speak = say(language)
    found = page or _PAGE
    if page or found.is_file():
        write_private(folder / sheets.PAGE, _content(found))
    else:
        line = speak("The page for the families is not in it: {name} was not found. Give it with --page.")
        err.print(line.format(name=sheets.PAGE), highlight=False)
    out.print(speak("Read this first:"), style="bold")
    path_line((folder / sheets.file_name("readme", language)).resolve())


@workshop_app.command()
def check(file: Annotated[Path, typer.Argument(help="Your organisation's own workshop.yaml.")]) -> None:
    """See whether a workshop.yaml can be used."""
    own = _settings(file)
    minutes = sum(station.minutes for station in own.route)
    line = translations(preferred()).ngettext(
        "It can be used: {n} station, {minutes} minutes.",
        "It can be used: {n} stations, {minutes} minutes.",
        len(own.route),
    )
    out.print(line.format(n=len(own.route), minutes=minutes), highlight=False)


@workshop_app.command()
def count(
    codes: Annotated[
        list[str] | None,
        typer.Argument(metavar="CODE …", help="Codes; “-” reads them line by line, so that no history keeps them."),
    ] = None,
    file: Annotated[Path | None, typer.Option(help="A text file with codes.")] = None,
    save: Annotated[
        Path | None, typer.Option(help="Save what may leave the room: a name ending in .csv or .html.")
    ] = None,
    strips: Annotated[int, typer.Option(min=0, help="How many strips were in the box at the door.")] = 0,
    learned: Annotated[int, typer.Option(min=0, help="On how many “I learned something” was ticked.")] = 0,
    surer: Annotated[int, typer.Option(min=0, help="… “I feel more sure”.")] = 0,
    talk: Annotated[int, typer.Option(min=0, help="… “I am going to talk about it with my child”.")] = 0,
    change: Annotated[int, typer.Option(min=0, help="… “I am going to change something”.")] = 0,
    lang: Lang = None,
) -> None:
    """Count the codes of families, without names: for the room, or to be saved. No code is kept."""
    from auditor.results.reporters import render_sheet
    from auditor.workshop import rollup

    language = language_of(lang)
    if save and save.suffix not in (".csv", ".html"):
        raise OutputError("{name} is no name for counts.", "Choose one that ends in .csv or .html.", name=save.name)
    door = rollup.Door(strips, learned, surer, talk, change)
    if max(door.said.values()) > strips:
        raise AuditorError("More strips were ticked than were in the box.", "Give their number with --strips.")
    room = _room(_given(codes or [], file), language)
    counted = rollup.counts(room, door, away=save is not None)
    shown = rollup.sheet(counted, language)
    if save:
        write_private(save, rollup.as_csv(counted) if save.suffix == ".csv" else render_sheet(shown))
    _show(shown)
    if save:
        path_line(save.resolve())


def _settings(path: Path) -> Settings:
    from auditor.engine.registry import find
    from auditor.workshop.settings import load

    return load(path, find().checks.keys())


def _given(codes: list[str], file: Path | None) -> Iterator[str]:
    """Codes as they were given: on the command line, in a file, and one line after the other from whoever types."""
    for code in codes:
        yield from (word for line in sys.stdin for word in line.split()) if code == "-" else [code]
    if file:
        yield from _content(file).decode("utf-8-sig", "replace").split()


def _room(codes: Iterator[str], language: str) -> Room:
    """The room of these codes. One that cannot be counted is told, and the others go on."""
    from auditor.workshop.room import Room

    room, refused = Room(), 0
    for code in codes:
        try:
            room.add(code)
        except AuditorError as error:
            refused += 1
            err.print(" ".join(error.sentences(say(language))), highlight=False, soft_wrap=True)
    if refused:
        many = translations(language).ngettext
        line = many("{n} code was not counted.", "{n} codes were not counted.", refused)
        err.print(line.format(n=refused), style="bold", highlight=False)
    return room


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise AuditorError(
            "{name} could not be read.", "See that it is there and may be opened.", name=path.name
        ) from None


def _show(sheet: Sheet) -> None:
    """A sheet at the terminal: its words, and its tables."""
    out.print(sheet.title, style="bold")
    for part in sheet.parts:
        out.print()
        _show_part(part)


def _show_part(part: Part) -> None:
    from rich.table import Table

    if part.title:
        out.print(part.title, style="bold")
    for line in part.lines:
        out.print(line, highlight=False)
    if part.rows:
        head, *body = part.rows
        table = Table(*head[:1], box=None, pad_edge=False)
        for name in head[1:]:
            table.add_column(name, justify="right")
        for row in body:
            table.add_row(*row)
        out.print(table)
    for inner in part.parts:
        _show_part(inner)
