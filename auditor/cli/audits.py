"""The commands that make a result or a report: audit, ask, render, demo.

What a command works with is imported in it: `auditor --help` needs none of it, and an audit not the demo.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace as replace_in

from auditor.cli.making import cache_of, run, saver, write
from auditor.cli.options import (
    Country,
    Csv,
    Folders,
    Html,
    Lang,
    Open,
    at_a_terminal,
    confirmed,
    err,
    finish,
    interactive,
    keep_apart,
    language_of,
    out,
    today,
)
from auditor.errors import OutputError
from auditor.exposure.selection import Thumbnails
from auditor.i18n import say
from auditor.model.account import Role
from auditor.model.verdict import Severity

if TYPE_CHECKING:
    from auditor.audit import Options
    from auditor.engine.registry import Registry
    from auditor.model.result import AuditResult, Believed
    from auditor.results.said import Said

MinSeverity = Annotated[
    Severity, typer.Option(help="From which severity on a finding counts for the exit code and the summary.")
]
Live = Annotated[
    list[str] | None,
    typer.Option(
        "--live",
        metavar="PAGE=FILE",
        help="A page of your settings that you saved, or copied into a .txt file (may be repeated).",
    ),
]
Debug = Annotated[Path | None, typer.Option(help="Write traces of crashed checks to this file, for a bug report.")]


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
    ask: Annotated[bool, typer.Option("--ask", help="Afterwards ask what no download tells.")] = False,
    expect: Annotated[
        bool, typer.Option("--expect", help="First ask what you believe; the report shows the gap to what was found.")
    ] = False,
    since: Annotated[
        Path | None, typer.Option(help="An earlier saved result: what changed since, and your answers taken over.")
    ] = None,
    role: Annotated[
        Role, typer.Option(help="Whose account it is: a parent's, or a teen's own; family.yaml can tell for each.")
    ] = Role.PARENT,
    with_teen: Annotated[
        bool, typer.Option("--with-teen", help="You look at a teen's account together: its captions may be shown.")
    ] = False,
    min_severity: MinSeverity = Severity.LOW,
    photos: Annotated[
        str, typer.Option(help="Which photos to look at: all, since:2024-01-31, sample:200, none.")
    ] = "all",
    thumbnails: Annotated[
        Thumbnails,
        typer.Option(help="Small pictures in the report: none, pixelated, or clear (asks once more)."),
    ] = Thumbnails.PIXELATED,
    family: Annotated[
        Path | None, typer.Option(help="Your family.yaml: names and birth dates, to find them in texts.")
    ] = None,
    country: Country = None,
    use_cache: Annotated[
        bool, typer.Option("--cache/--no-cache", help="Keep what was seen in photos (numbers only) for the next audit.")
    ] = True,
    live: Live = None,
    checks: Folders = None,
    open_report: Open = False,
    debug: Debug = None,
) -> None:
    """Audit your downloads and write the report.

    Exit code: 0 nothing to change, 10 something to change, 11 something important could not be told,
    20 unusable input, 30 our own mistake.
    """
    from auditor.audit import Options, PhotoOptions
    from auditor.cli import downloads_folder, places, screen, terminal
    from auditor.engine.registry import find
    from auditor.exposure import selection
    from auditor.model.family import Family
    from auditor.model.family import load as load_family
    from auditor.output import write_private
    from auditor.results import accepted
    from auditor.results import saved as saved_results
    from auditor.results.priorities import exit_code

    language = language_of(lang)
    looking = PhotoOptions(selection=selection.parse(photos), thumbnails=_confirmed(thumbnails, language))
    options = Options(
        find(tuple(checks or ())),
        language,
        role,
        family=load_family(family) if family else Family(),
        accepted=accepted.load(),
        country=country or "",
        earlier=saved_results.load(since) if since else None,
        with_teen=with_teen,
    )
    if ask or expect:
        at_a_terminal()
        options = replace(options, with_teen=with_teen or _together(options))
    paths = exports or downloads_folder.choose(out, language)
    shown = screen.files(live or ())
    keep_apart([html, json_file, csv, debug], [*paths, *shown.values(), *filter(None, [family, since])])
    to = places.choose(language, html, json_file, csv, debug)
    if expect:
        options = replace(options, believed=_believed(options.registry, paths, language))
    with cache_of(use_cache) as cache:
        options = replace(options, photos=replace(looking, cache=cache), pages=screen.pages(shown, language))
        audited = run(options, paths)
    screen.told(out, audited.readings, language)
    if debug:
        write_private(to.of(debug), "\n\n".join(f"{code} {trace}" for code, trace in audited.crashes.items()) + "\n")
    found, save = audited.result, saver(to.of(json_file))
    save(found)
    hidden = False
    if ask:
        found, hidden = _asked(found, language, options.said, save)
    page = to.page(html)
    write(found, language, page, to.of(csv), audited, hidden=hidden)
    terminal.summary(out, found, language, min_severity)
    finish(page, language, open_report)
    raise typer.Exit(exit_code(found, min_severity.rank))


def ask(
    saved: Annotated[Path, typer.Argument(help="A result that `audit --json` saved; your answers go into it.")],
    html: Html = None,
    csv: Csv = None,
    lang: Lang = None,
    min_severity: MinSeverity = Severity.LOW,
    open_report: Open = False,
) -> None:
    """Ask what no download tells, one question a screen; keep the answers, and write the report anew."""
    from auditor.cli import places, terminal
    from auditor.results import accepted
    from auditor.results import saved as saved_results
    from auditor.results.priorities import exit_code
    from auditor.results.said import Said

    language = language_of(lang)
    found = saved_results.load(saved)
    keep_apart([html, csv], [saved])
    at_a_terminal()
    to = places.choose(language, html, csv)
    places.told_of(saved, language)
    said = Said(today(), {**accepted.kept_in(found), **accepted.load().findings})
    found, hidden = _asked(found, language, said, saver(saved))
    page = to.page(html)
    write(found, language, page, to.of(csv), hidden=hidden)
    terminal.summary(out, found, language, min_severity)
    finish(page, language, open_report)
    raise typer.Exit(exit_code(found, min_severity.rank))


def render(
    saved: Annotated[Path, typer.Argument(help="A result that `audit --json` saved.")],
    html: Html = None,
    csv: Csv = None,
    lang: Lang = None,
    short: Annotated[
        bool, typer.Option("--short", help="Only what to do first, what changed and the help lines: to print.")
    ] = False,
    country: Country = None,
    open_report: Open = False,
) -> None:
    """Make the report again from a saved result, in any language."""
    from auditor.cli import places
    from auditor.results import saved as saved_results

    language = language_of(lang)
    found = _living_in(saved_results.load(saved), country)
    keep_apart([html, csv], [saved])
    to = places.choose(language, html, csv)
    page = to.page(html)
    write(found, language, page, to.of(csv), short=short)
    finish(page, language, open_report, download=False)


def demo(
    folder: Annotated[Path, typer.Option(help="Where to put the invented downloads and their report.")] = Path("demo"),
    lang: Lang = None,
    country: Country = None,
    open_report: Open = False,
) -> None:
    """Audit an invented family, to see what a report looks like. No real people."""
    from auditor.audit import Options, PhotoOptions
    from auditor.cli import terminal
    from auditor.demo import story
    from auditor.demo.family import write_exports
    from auditor.engine.registry import find
    from auditor.output import write_private
    from auditor.results import saved as saved_results

    language = language_of(lang)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        exports = write_exports(folder)
    except OSError:
        raise OutputError(
            "Nothing can be written to {folder}.", "Choose another folder with --folder.", folder=folder.name
        ) from None
    with cache_of(keep=True) as cache:
        options = Options(find(installed=False), language, photos=PhotoOptions(cache=cache), country=country or "")
        audited = run(story.told(options), exports)
    found = audited.result
    page = folder / "report.html"
    write_private(folder / "result.json", saved_results.to_json(found))
    write(found, language, page, None, audited)
    terminal.summary(out, found, language, Severity.LOW)
    finish(page, language, open_report)


def _together(options: Options) -> bool:
    """Whether a teen whose account may be among these looks along; asked only where there may be one."""
    if options.role is Role.PARENT and not any(own.whose is Role.TEEN for own in options.family.accounts):
        return False
    speak = say(options.language)
    asked = speak("Is the teenager looking along with you? Otherwise their own words stay masked in the report.")
    return confirmed(asked, default=False)


def _believed(registry: Registry, paths: Sequence[Path], language: str) -> dict[str, Believed]:
    """What somebody believes of the most important settings of these downloads, asked before they are looked at."""
    from auditor.downloads.detect import downloads
    from auditor.guide.questions import beliefs
    from auditor.guide.screen import Guide

    platforms = {download.platform for download in downloads(paths)}
    fitting = [check.id for check in registry.checks.values() if platforms & check.file.platforms.keys()]
    return Guide(out, language).believed([registry.checks[check] for check in beliefs(fitting)])


def _asked(
    found: AuditResult, language: str, said: Said, save: Callable[[AuditResult], None]
) -> tuple[AuditResult, bool]:
    """The result with what was answered, and whether this is a family who must not be found."""
    from auditor.guide.screen import Guide

    guide = Guide(out, language)
    return guide.ask(found, said, save), guide.must_not_be_found


def _living_in(found: AuditResult, country: str | None) -> AuditResult:
    """The result with another country, when one is given: its help lines are shown then."""
    return replace_in(found, run=replace_in(found.run, country=country)) if country else found


def _confirmed(style: Thumbnails, language: str) -> Thumbnails:
    """Clear pictures only when somebody at the terminal says so once more; else pixelated ones."""
    if style is not Thumbnails.CLEAR:
        return style
    speak = say(language)
    err.print(speak("Clear pictures of children will stand in the report. Whoever gets the report can see them."))
    sure = interactive() and confirmed(speak("Make them clear?"), default=False)
    return Thumbnails.CLEAR if sure else Thumbnails.PIXELATED
