"""`auditor checks`: list them, read one, write one, test one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.cli.options import Folders, Lang, err, language_of, out, path_line
from auditor.errors import AuditorError, Exit
from auditor.i18n import preferred, say
from auditor.model.check import CheckKind

checks_app = typer.Typer(no_args_is_help=True, help="The checks: list them, read one, write one, test one.")


@checks_app.command("list")
def list_checks(lang: Lang = None, checks: Folders = None) -> None:
    """All checks, by topic."""
    from auditor.cli import terminal
    from auditor.engine.registry import find

    terminal.catalogue(out, find(tuple(checks or ())), language_of(lang))


@checks_app.command("show")
def show_check(
    check_id: Annotated[str, typer.Argument(help="The check's id.")], lang: Lang = None, checks: Folders = None
) -> None:
    """One check: what, why, how to fix it, where it comes from."""
    from auditor.cli import terminal
    from auditor.engine.registry import find

    found = find(tuple(checks or ())).checks
    if check_id not in found:
        raise AuditorError("There is no check {check}.", "See the ids with: auditor checks list", check=check_id)
    terminal.check(out, found[check_id], language_of(lang))


@checks_app.command("new")
def new_check(
    name: Annotated[str, typer.Argument(help="topic/id, for example children/example")],
    kind: Annotated[
        CheckKind, typer.Option(help="A setting, a question, or Python with judgement.")
    ] = CheckKind.SETTING,
    folder: Annotated[Path, typer.Option("--in", help="The folder of your checks.")] = Path("checks"),
) -> None:
    """Write a new check that passes its own tests, to be changed into yours."""
    from auditor.authors import scaffold

    for path in scaffold.write(name, kind, folder):
        path_line(path)
    speak = say(preferred())
    line = speak("Try it: auditor checks test {folder}").format(folder=folder)
    err.print(line, highlight=False, markup=False, soft_wrap=True)


@checks_app.command("test")
def play_cases(
    checks: Annotated[
        list[Path] | None, typer.Argument(help="Folders with checks; the built-in ones without any.")
    ] = None,
    only: Annotated[str | None, typer.Option(help="Only the check with this id.")] = None,
    complete: Annotated[
        bool, typer.Option("--complete/--no-complete", help="Also say what they lack in the languages they speak.")
    ] = True,
) -> None:
    """Play the case tables of checks, and say what the checks still lack."""
    from auditor.authors.testing import completeness, run_cases
    from auditor.cli import terminal
    from auditor.engine.registry import find

    found = [c for c in find(tuple(checks or ()), installed=False).checks.values() if only in (None, c.id)]
    found = [c for c in found if c.origin.kind == "folder"] if checks else found
    if not found:
        raise AuditorError("There is no such check.", "See the ids with: auditor checks list")
    failed = terminal.cases(out, {c.id: run_cases(c) + (completeness(c) if complete else []) for c in found})
    raise typer.Exit(Exit.FINDINGS if failed else Exit.CLEAN)
