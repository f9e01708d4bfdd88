"""What the commands share: the two consoles, the language in which errors are told, and common options."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console, ConsoleOptions, RenderableType
from rich.prompt import Confirm
from rich.segment import Segment

from auditor.errors import AuditorError, OutputError
from auditor.i18n import LANGUAGES, preferred, say
from auditor.model.country import WANTED, country_code
from auditor.visible import visible

SPOKEN = ContextVar("SPOKEN", default="en")
"""The language in which `main` says what went wrong."""


class Screen(Console):
    """A console that shows nothing but what may be shown, wherever it comes from; square brackets are brackets."""

    def __init__(self, *, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, markup=False)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterator[Segment]:
        """The pieces of what is printed, their own signs of control left as they are."""
        for piece in super().render(renderable, options):
            yield piece if piece.control else Segment(visible(piece.text), piece.style)


out = Screen()
err = Screen(stderr=True)


def language_of(value: str | None) -> str:
    """The language of `--lang`, else of the computer. Raises BadParameter for one that is not spoken."""
    chosen = value or preferred()
    if chosen not in LANGUAGES:
        raise typer.BadParameter(f"choose one of: {', '.join(LANGUAGES)}")
    SPOKEN.set(chosen)
    return chosen


Lang = Annotated[
    str | None,
    typer.Option("--lang", callback=language_of, help=f"Language of the report: {', '.join(LANGUAGES)}."),
]


def country_of(value: str | None) -> str:
    """The country of `--country`; nothing where none is given. Raises BadParameter for what is no country's code."""
    code = country_code(value or "")
    if value and not code:
        raise typer.BadParameter(WANTED)
    return code


Country = Annotated[
    str | None,
    typer.Option("--country", callback=country_of, help="Your country in two letters, for the help lines: NL, BE, …"),
]
Folders = Annotated[
    list[Path] | None, typer.Option("--checks", metavar="DIR", help="A folder with further checks (may be repeated).")
]
Html = Annotated[Path | None, typer.Option(help="Write the report to this file.")]
Csv = Annotated[Path | None, typer.Option(help="Also write the findings as a table.")]
Open = Annotated[bool, typer.Option("--open", help="Open the report in the browser when it is ready.")]


def interactive() -> bool:
    """Whether somebody is there who can answer."""
    return sys.stdin.isatty()


def confirmed(question: str, *, default: bool) -> bool:
    """Ask for a yes or no. To end the input (Ctrl-D) at the question is to interrupt the run, just as Ctrl-C is."""
    try:
        return Confirm.ask(question, console=err, default=default)
    except (EOFError, KeyboardInterrupt):
        err.print()  # what is said next gets a line of its own
        raise KeyboardInterrupt from None


def at_a_terminal() -> None:
    """Raises AuditorError where nobody can answer."""
    if not interactive():
        raise AuditorError(
            "Nobody can answer questions here.", "Run it in a terminal window, or leave out --ask and --expect."
        )


def today() -> date:
    """The day on this computer."""
    return datetime.now().astimezone().date()


def keep_apart(outputs: Sequence[Path | None], inputs: Sequence[Path]) -> None:
    """See to it that nothing is written over an input or over another output. Raises OutputError."""
    taken = [path.resolve() for path in inputs]
    for path in filter(None, outputs):
        if path.resolve() in taken:
            raise OutputError("{name} would be overwritten.", "Choose a name of its own for each file.", name=path.name)
        taken.append(path.resolve())


def finish(page: Path, language: str, open_report: bool, *, download: bool = True) -> None:
    """What to do with the `download`, and where the report is: the path is the last thing on the screen."""
    if open_report:
        import webbrowser

        webbrowser.open(page.resolve().as_uri())
    speak = say(language)
    if download:
        out.print(speak("When you are done, delete the download: it holds private things. So does the report."))
    out.print(speak("Your report, to open in a browser:"), style="bold")
    path_line(page.resolve())


def path_line(path: Path) -> None:
    """A file's path on a line of its own."""
    out.print(str(path), highlight=False, markup=False, soft_wrap=True)
