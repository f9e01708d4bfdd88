"""The commands together, and what they do whatever happens: languages, exit codes, one sentence for each error."""

from __future__ import annotations

import os
import sys
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import Annotated, Any

import typer

from auditor import __version__
from auditor.cli import audits, looks, own
from auditor.cli.checks import checks_app
from auditor.cli.options import SPOKEN, Lang, err, language_of, out, today
from auditor.cli.workshop import workshop_app
from auditor.errors import INTERRUPTED, AuditorError, Exit, own_mistake
from auditor.i18n import preferred, say
from auditor.model.account import Platform
from auditor.model.services import SERVICES
from auditor.walls.offline import closed_network

_NAMES = " and ".join(", ".join(row.name for row in SERVICES.values()).rsplit(", ", 1))

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,  # it would write into the user's shell files
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help=f"Who can see what of your family on {_NAMES}. Everything stays on this computer.",
)
for command in (audits.audit, audits.ask, audits.render, audits.demo, looks.live, looks.look, own.accept):
    app.command()(command)
app.add_typer(checks_app, name="checks")
app.add_typer(own.family_app, name="family")
app.add_typer(own.cache_app, name="cache")
app.add_typer(workshop_app, name="workshop")

_UsageError: Any = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")
"""What typer raises for options that it cannot take: a class of click, or of its own copy of click."""


@app.callback()
def _offline(context: typer.Context) -> None:
    """Close the network before checks of others are loaded, not only while they run."""
    context.with_resource(closed_network())


@app.command()
def how(
    platforms: Annotated[list[Platform], typer.Argument(help="The services, each in one word.")],
    calendar: Annotated[
        Path | None, typer.Option(help="Also write a file for your calendar: the day on which they will be ready.")
    ] = None,
    lang: Lang = None,
) -> None:
    """How to ask services for your download, step by step."""
    from auditor.app.calendar_file import calendar_file, ready_on
    from auditor.cli import terminal
    from auditor.downloads.how import how_to
    from auditor.output import write_private

    language = language_of(lang)
    for number, platform in enumerate(dict.fromkeys(platforms)):
        out.print("\n" if number else "", end="")
        terminal.guide(out, how_to(platform), language)
    if calendar:
        write_private(calendar, calendar_file(ready_on(platforms, today()), language))


@app.command()
def schema(
    check: Annotated[bool, typer.Option("--check", help="The schema of a check file instead of a result.")] = False,
    family: Annotated[bool, typer.Option("--family", help="The schema of a family.yaml instead of a result.")] = False,
    workshop: Annotated[
        bool, typer.Option("--workshop", help="The schema of a workshop.yaml instead of a result.")
    ] = False,
) -> None:
    """Print the JSON schema of a result, of a check file, of a family.yaml, or of a workshop.yaml."""
    import json

    from auditor.authors import schema as check_schema
    from auditor.model.family import json_schema as family_schema
    from auditor.results import saved as saved_results
    from auditor.workshop.settings import json_schema as workshop_schema

    shown = family_schema() if family else workshop_schema() if workshop else saved_results.json_schema()
    sys.stdout.write(check_schema.as_text() if check else json.dumps(shown, indent=2) + "\n")


@app.command()
def version() -> None:
    """Print the version."""
    out.print(__version__, highlight=False)


def _tell(error: AuditorError) -> None:
    whole = not err.is_terminal  # a log gets each sentence in one line
    what, todo = error.sentences(say(SPOKEN.get()))
    err.print(what, style="bold red", highlight=False, markup=False, soft_wrap=whole)
    err.print(todo, highlight=False, markup=False, soft_wrap=whole)


def main() -> None:
    """Run the command; what goes wrong is told in one sentence on what happened and one on what to do.

    They are in the language of `--lang`, else of the computer; only typer's own words on options stay English.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console without a sign shows a question mark instead
    try:
        SPOKEN.set(preferred())  # until `--lang` is read
        code = _ended()
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    if code == INTERRUPTED:
        speak = say(SPOKEN.get())
        err.print(speak("Stopped. Nothing was changed."))
    raise SystemExit(code)


def _ended() -> int:
    """Run the command, tell what went wrong, and return the exit code."""
    try:
        code = app(standalone_mode=False)
    except typer.Abort:
        raise
    except AuditorError as error:
        _tell(error)
        return error.exit_code
    except _UsageError as error:
        _show_usage(error)
        return int(error.exit_code)
    except Exception as error:  # noqa: BLE001  # the last catch: a user never sees a traceback
        return _own_mistake(error)
    return code if isinstance(code, int) else Exit.CLEAN


def _show_usage(error: Any) -> None:
    """Say what typer says of options, through our own console: it repeats what was typed."""
    words = StringIO()
    error.show(words)
    err.print(words.getvalue().rstrip(), highlight=False, soft_wrap=True)


def _own_mistake(error: Exception) -> int:
    _tell(own_mistake(error))
    if os.environ.get("AUDITOR_TRACE"):
        import traceback

        traceback.print_exception(error)
    return Exit.INTERNAL


__all__ = ["app", "main"]
