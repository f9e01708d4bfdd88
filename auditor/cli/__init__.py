"""The command line. Commands are thin: they read options, call the audit, hand the result to reports and terminal."""

from __future__ import annotations

import json
import os
import sys
import traceback
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from auditor import __version__, check_schema, guides, result, terminal
from auditor.account import Platform
from auditor.cli import audits, own
from auditor.cli.checks import checks_app
from auditor.cli.options import SPOKEN, Lang, err, language_of, out
from auditor.errors import AuditorError, Exit
from auditor.family import json_schema as family_schema
from auditor.i18n import preferred, say
from auditor.offline import closed_network

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,  # it would write into the user's shell files
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Who can see what of your family on Instagram, Facebook and TikTok. Everything stays on this computer.",
)
for command in (audits.audit, audits.ask, audits.render, audits.demo, own.accept):
    app.command()(command)
app.add_typer(checks_app, name="checks")
app.add_typer(own.family_app, name="family")
app.add_typer(own.cache_app, name="cache")

_INTERRUPTED = 130
"""What typer makes of Ctrl-C."""


@app.callback()
def _offline(context: typer.Context) -> None:
    """Close the network before checks of others are loaded, not only while they run."""
    context.with_resource(closed_network())


@app.command()
def how(
    platform: Annotated[Platform, typer.Argument(help="instagram, facebook or tiktok")],
    lang: Lang = None,
) -> None:
    """How to ask Instagram, Facebook or TikTok for your download, step by step."""
    terminal.guide(out, guides.load(platform), language_of(lang))


@app.command()
def schema(
    check: Annotated[bool, typer.Option("--check", help="The schema of a check file instead of a result.")] = False,
    family: Annotated[bool, typer.Option("--family", help="The schema of a family.yaml instead of a result.")] = False,
) -> None:
    """Print the JSON schema of a result, of a check file, or of a family.yaml."""
    shown = family_schema() if family else result.json_schema()
    sys.stdout.write(check_schema.as_text() if check else json.dumps(shown, indent=2) + "\n")


@app.command()
def version() -> None:
    """Print the version."""
    out.print(__version__, highlight=False)


def _tell(error: AuditorError) -> None:
    whole = not err.is_terminal  # a log gets each sentence in one line
    what, todo = error.told(say(SPOKEN.get()))
    err.print(what, style="bold red", highlight=False, markup=False, soft_wrap=whole)
    err.print(todo, highlight=False, markup=False, soft_wrap=whole)


def main() -> None:
    """Run the command; what goes wrong is told in one sentence on what happened and one on what to do.

    They are in the language of `--lang`, else of the computer; only typer's own words on options stay English.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console without a sign shows a question mark instead
    SPOKEN.set(preferred())  # until `--lang` is read
    try:
        app()
    except AuditorError as error:
        _tell(error)
        raise SystemExit(error.exit_code) from None
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            speak = say(SPOKEN.get())
            err.print(speak("Stopped. Nothing was changed."))
        raise
    except Exception as error:  # noqa: BLE001  # the last catch: a user never sees a traceback
        frames = traceback.extract_tb(error.__traceback__)
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "start"
        _tell(
            AuditorError(
                "The auditor made a mistake of its own ({kind} at {place}).",
                "Nothing was changed. Please report these words; they hold nothing of your download.",
                kind=type(error).__name__,
                place=place,
            )
        )
        if os.environ.get("AUDITOR_TRACE"):
            traceback.print_exc()
        raise SystemExit(Exit.INTERNAL) from None


__all__ = ["app", "main"]
