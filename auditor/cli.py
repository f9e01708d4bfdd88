"""The command line. Commands are thin: they read options, call the audit, hand the result to reports and terminal."""

from __future__ import annotations

import json
import os
import sys
import traceback
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from contextvars import ContextVar
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.prompt import Confirm

from auditor import __version__, accepted, downloads_folder, guides, reporters, result, scaffold, terminal
from auditor.accepted import Mark
from auditor.account import Platform, Role
from auditor.audit import Audit, PhotoOptions, Thumbnails
from auditor.check import CheckFile, Outcome, Severity
from auditor.demo.family import FAMILY, write_exports
from auditor.engine import exit_code
from auditor.errors import AuditorError, Exit, OutputError
from auditor.family import Family
from auditor.family import load as load_family
from auditor.i18n import LANGUAGES, preferred, say
from auditor.offline import closed_network
from auditor.output import free_name, write_private
from auditor.photos import selection
from auditor.photos.cache import Cache, clear
from auditor.registry import find
from auditor.testing import run_cases
from auditor.wording import service_name, worded

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,  # it would write into the user's shell files
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Who can see what of your family on Instagram, Facebook and TikTok. Everything stays on this computer.",
)
checks_app = typer.Typer(no_args_is_help=True, help="The checks: list them, read one, write one, test one.")
app.add_typer(checks_app, name="checks")
cache_app = typer.Typer(no_args_is_help=True, help="What earlier audits saw in photos: numbers only.")
app.add_typer(cache_app, name="cache")

_INTERRUPTED = 130
"""What typer makes of Ctrl-C."""

_SPOKEN = ContextVar("_SPOKEN", default="en")
"""The language in which `main` says what went wrong."""

out = Console()
err = Console(stderr=True)


@app.callback()
def _offline(context: typer.Context) -> None:
    """Close the network before checks of others are loaded, not only while they run."""
    context.with_resource(closed_network())


def _language(value: str | None) -> str:
    chosen = value or preferred()
    if chosen not in LANGUAGES:
        raise typer.BadParameter(f"choose one of: {', '.join(LANGUAGES)}")
    _SPOKEN.set(chosen)
    return chosen


Lang = Annotated[str | None, typer.Option("--lang", callback=_language, help="Language of the report: en or nl.")]
Folders = Annotated[
    list[Path] | None, typer.Option("--checks", metavar="DIR", help="A folder with further checks (may be repeated).")
]
Html = Annotated[Path | None, typer.Option(help="Write the report to this file.")]
Csv = Annotated[Path | None, typer.Option(help="Also write the findings as a table.")]
Open = Annotated[bool, typer.Option("--open", help="Open the report in the browser when it is ready.")]
Debug = Annotated[Path | None, typer.Option(help="Write traces of crashed checks to this file, for a bug report.")]


@app.command()
def audit(
    exports: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Downloads: zips, folders, or TikTok's JSON. Without any, your Downloads folder is searched."
        ),
    ] = None,
    html: Html = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Also save the result, to compare or render later.")
    ] = None,
    csv: Csv = None,
    lang: Lang = None,
    role: Annotated[Role, typer.Option(help="Whose account it is: a parent's, or a teen's own.")] = Role.PARENT,
    min_severity: Annotated[
        Severity, typer.Option(help="From which severity on a finding counts for the exit code and the summary.")
    ] = Severity.LOW,
    photos: Annotated[
        str, typer.Option(help="Which photos to look at: all, since:2024-01-31, sample:200, none.")
    ] = "all",
    thumbnails: Annotated[
        Thumbnails,
        typer.Option(help="Small pictures in the report: none, pixelated, or clear (asks once more)."),
    ] = Thumbnails.PIXELATED,
    family: Annotated[Path | None, typer.Option(help="A file with your children's birth dates (family.yaml).")] = None,
    use_cache: Annotated[
        bool, typer.Option("--cache/--no-cache", help="Keep what was seen in photos (numbers only) for the next audit.")
    ] = True,
    include_paths: Annotated[
        bool,
        typer.Option("--include-paths", help="Name the listed photos' files in the saved result, for yourself only."),
    ] = False,
    checks: Folders = None,
    open_report: Open = False,
    debug: Debug = None,
) -> None:
    """Audit your downloads and write the report.

    Exit code: 0 nothing to change, 10 something to change, 11 something important could not be told,
    20 unusable input, 30 our own mistake.
    """
    language = _language(lang)
    options = PhotoOptions(
        selection=selection.parse(photos),
        marks=accepted.load(),
        thumbnails=_confirmed(thumbnails, language),
        paths=include_paths,
    )
    run = Audit(find(tuple(checks or ())), language, role, family=load_family(family) if family else Family())
    paths = exports or downloads_folder.choose(out, language)
    _keep_apart([html, json_file, csv, debug], [*paths, *filter(None, [family])])
    with _cache(use_cache) as cache:
        run.photos = replace(options, cache=cache)
        found = _run(run, paths, language)
    if json_file:
        write_private(json_file, result.to_json(found))
    if csv:
        write_private(csv, reporters.render_csv(found))
    if debug:
        write_private(debug, "\n\n".join(f"{code} {trace}" for code, trace in run.crashes.items()) + "\n")
    page = html or free_name("privacy-report", ".html")
    write_private(page, reporters.render_html(found, language, run.thumbnails))
    terminal.summary(out, found, language, min_severity)
    _finish(page, language, open_report)
    raise typer.Exit(exit_code(found, min_severity.rank))


@app.command()
def render(
    saved: Annotated[Path, typer.Argument(help="A result that `audit --json` saved.")],
    html: Html = None,
    csv: Csv = None,
    lang: Lang = None,
    open_report: Open = False,
) -> None:
    """Make the report again from a saved result, in any language."""
    language = _language(lang)
    found = worded(result.load(saved), language)
    _keep_apart([html, csv], [saved])
    page = html or free_name("privacy-report", ".html")
    write_private(page, reporters.render_html(found, language))
    if csv:
        write_private(csv, reporters.render_csv(found))
    _finish(page, language, open_report)


@app.command()
def demo(
    folder: Annotated[Path, typer.Option(help="Where to put the invented downloads and their report.")] = Path("demo"),
    lang: Lang = None,
    open_report: Open = False,
) -> None:
    """Audit an invented family, to see what a report looks like. No real people."""
    language = _language(lang)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        exports = write_exports(folder)
    except OSError:
        raise OutputError(
            "Nothing can be written to {folder}.", "Choose another folder with --folder.", folder=folder.name
        ) from None
    run = Audit(find(installed=False), language, family=FAMILY)
    with _cache(keep=True) as cache:
        run.photos = PhotoOptions(cache=cache)
        found = _run(run, exports, language)
    page = folder / "report.html"
    write_private(folder / "result.json", result.to_json(found))
    write_private(page, reporters.render_html(found, language, run.thumbnails))
    terminal.summary(out, found, language, Severity.LOW)
    _finish(page, language, open_report)


@app.command()
def accept(
    photo: Annotated[str, typer.Argument(help="The 12 letters and numbers beside the photo in the report.")],
    reason: Annotated[Mark, typer.Option(help="Why it need not be listed again.")],
) -> None:
    """Mark a photo of the report, so that the next audit does not list it again."""
    path = accepted.add(photo, reason)
    out.print(str(path), highlight=False, markup=False, soft_wrap=True)


@cache_app.command("clear")
def clear_cache() -> None:
    """Forget what was seen in photos in earlier audits."""
    speak = say(preferred())
    out.print(speak("Forgotten.") if clear() else speak("There was nothing to forget."))


@app.command()
def how(
    platform: Annotated[Platform, typer.Argument(help="instagram, facebook or tiktok")],
    lang: Lang = None,
) -> None:
    """How to ask Instagram, Facebook or TikTok for your download, step by step."""
    terminal.guide(out, guides.load(platform), _language(lang))


@app.command()
def schema(
    check: Annotated[bool, typer.Option("--check", help="The schema of a check file instead of a result.")] = False,
) -> None:
    """Print the JSON schema of a result, or of a check file."""
    shown = msgspec.json.schema(CheckFile) if check else result.json_schema()
    sys.stdout.write(json.dumps(shown, indent=2) + "\n")


@checks_app.command("list")
def list_checks(lang: Lang = None, checks: Folders = None) -> None:
    """All checks, by topic."""
    terminal.catalogue(out, find(tuple(checks or ())), _language(lang))


@checks_app.command("show")
def show_check(
    check_id: Annotated[str, typer.Argument(help="The check's id.")], lang: Lang = None, checks: Folders = None
) -> None:
    """One check: what, why, how to fix it, where it comes from."""
    found = find(tuple(checks or ())).checks
    if check_id not in found:
        raise AuditorError("There is no check {check}.", "See the ids with: auditor checks list", check=check_id)
    terminal.check(out, found[check_id], _language(lang))


@checks_app.command("new")
def new_check(
    name: Annotated[str, typer.Argument(help="topic/id, for example children/example")],
    kind: Annotated[
        scaffold.Kind, typer.Option(help="A setting, a question, or Python with judgement.")
    ] = scaffold.Kind.SETTING,
    folder: Annotated[Path, typer.Option("--in", help="The folder of your checks.")] = Path("checks"),
) -> None:
    """Write a new check that passes its own tests, to be changed into yours."""
    for path in scaffold.write(name, kind, folder):
        out.print(str(path), highlight=False, markup=False, soft_wrap=True)
    speak = say(preferred())
    line = speak("Try it: auditor checks test {folder}").format(folder=folder)
    err.print(line, highlight=False, markup=False, soft_wrap=True)


@checks_app.command("test")
def play_cases(
    checks: Annotated[
        list[Path] | None, typer.Argument(help="Folders with checks; the built-in ones without any.")
    ] = None,
    only: Annotated[str | None, typer.Option(help="Only the check with this id.")] = None,
) -> None:
    """Play the case tables of checks."""
    found = [c for c in find(tuple(checks or ()), installed=False).checks.values() if only in (None, c.id)]
    found = [c for c in found if c.origin.kind == "folder"] if checks else found
    if not found:
        raise AuditorError("There is no such check.", "See the ids with: auditor checks list")
    failed = terminal.cases(out, {c.id: run_cases(c) for c in found})
    raise typer.Exit(Exit.FINDINGS if failed else Exit.CLEAN)


@app.command()
def version() -> None:
    """Print the version."""
    out.print(__version__, highlight=False)


def _keep_apart(outputs: Sequence[Path | None], inputs: Sequence[Path]) -> None:
    """See to it that nothing is written over an input or over another output. Raises OutputError."""
    taken = [path.resolve() for path in inputs]
    for path in filter(None, outputs):
        if path.resolve() in taken:
            raise OutputError("{name} would be overwritten.", "Choose a name of its own for each file.", name=path.name)
        taken.append(path.resolve())


def _run(run: Audit, paths: Sequence[Path], language: str) -> result.AuditResult:
    """The audit with its progress shown: what is being done, how far, and how long it will take."""
    speak = say(language)
    with _progress() as bar:
        task = bar.add_task("")

        def told(what: str, done: int, of: int, left: float | None) -> None:
            name = {"photos": speak("photos"), "checks": speak("checks")}.get(what) or service_name(what, speak)
            line = speak("Reading {name} …").format(name=name)
            if what == "photos":
                line = speak("Looking at photos: {done} of {of}").format(done=done, of=of)
                line += speak(", about {n} minutes left").format(n=round(left / 60)) if left and left > 90 else ""
            bar.update(task, description=line, completed=done, total=of)

        return run.run(paths, told)


@contextmanager
def _cache(keep: bool) -> Iterator[Cache | None]:
    """The cache of earlier audits, closed at the end; None when it is not wanted."""
    if not keep:
        yield None
        return
    with closing(Cache()) as cache:
        yield cache


def _confirmed(style: Thumbnails, language: str) -> Thumbnails:
    """Clear pictures only when somebody at the terminal says so once more; else pixelated ones."""
    if style is not Thumbnails.CLEAR:
        return style
    speak = say(language)
    err.print(speak("Clear pictures of children will stand in the report. Whoever gets the report can see them."))
    sure = sys.stdin.isatty() and Confirm.ask(speak("Make them clear?"), console=err, default=False)
    return Thumbnails.CLEAR if sure else Thumbnails.PIXELATED


def _progress() -> Progress:
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    return Progress(*columns, console=err, transient=True, disable=not err.is_terminal)


def _finish(page: Path, language: str, open_report: bool) -> None:
    """The path is the last thing printed, so that it is still on the screen."""
    if open_report:
        webbrowser.open(page.resolve().as_uri())
    out.print(say(language)("Your report:"), style="bold")
    out.print(str(page.resolve()), highlight=False, markup=False, soft_wrap=True)


def _tell(error: AuditorError) -> None:
    whole = not err.is_terminal  # a log gets each sentence in one line
    what, todo = error.told(say(_SPOKEN.get()))
    err.print(what, style="bold red", highlight=False, markup=False, soft_wrap=whole)
    err.print(todo, highlight=False, markup=False, soft_wrap=whole)


def main() -> None:
    """Run the command; what goes wrong is told in one sentence on what happened and one on what to do.

    They are in the language of `--lang`, else of the computer; only typer's own words on options stay English.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console without a sign shows a question mark instead
    _SPOKEN.set(preferred())  # until `--lang` is read
    try:
        app()
    except AuditorError as error:
        _tell(error)
        raise SystemExit(error.exit_code) from None
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            speak = say(_SPOKEN.get())
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


__all__ = ["Outcome", "app", "main"]
