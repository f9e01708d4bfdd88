"""The two commands that open the network, each for the owner's own accounts: `live` and `look`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from auditor.cli.making import cache_of, run, saver, write
from auditor.cli.options import (
    Country,
    Html,
    Lang,
    Open,
    at_a_terminal,
    finish,
    keep_apart,
    language_of,
    out,
)
from auditor.model.verdict import Severity

if TYPE_CHECKING:
    from auditor.cli.guided_look import GuidedLook
    from auditor.live.into import Seen
    from auditor.model.result import AccountResult

Exports = Annotated[list[Path] | None, typer.Argument(help="Downloads, as for `audit`: they tell whose account it is.")]
Json = Annotated[Path | None, typer.Option("--json", help="Also save the result, to compare or render later.")]
Since = Annotated[Path | None, typer.Option(help="An earlier saved result: your answers and what was seen then.")]
Family = Annotated[Path | None, typer.Option(help="Your family.yaml: names and birth dates, to find them in texts.")]
Photos = Annotated[str, typer.Option(help="Which photos to look at: all, since:2024-01-31, sample:200, none.")]

_Look = Callable[["GuidedLook", "list[AccountResult]"], "list[Seen]"]


def live(
    exports: Exports = None,
    html: Html = None,
    json_file: Json = None,
    lang: Lang = None,
    since: Since = None,
    family: Family = None,
    photos: Photos = "all",
    country: Country = None,
    open_report: Open = False,
) -> None:
    """Read your settings together in a browser window, then audit. This opens the network, and says to whom.

    You log in and open each page yourself; the window can only look. Never in a workshop or at school.
    """
    _audited(lambda guide, accounts: guide.settings(accounts), **locals())


def look(
    exports: Exports = None,
    html: Html = None,
    json_file: Json = None,
    lang: Lang = None,
    since: Since = None,
    family: Family = None,
    photos: Photos = "all",
    country: Country = None,
    open_report: Open = False,
) -> None:
    """See your own profile as a stranger does, then audit. This opens the network, and says to whom."""
    _audited(lambda guide, accounts: guide.profiles(accounts), **locals())


def _audited(
    looked: _Look,
    *,
    exports: list[Path] | None,
    html: Path | None,
    json_file: Path | None,
    lang: str | None,
    since: Path | None,
    family: Path | None,
    photos: str,
    country: str | None,
    open_report: bool,
) -> None:
    """Learn from the downloads whose accounts they are, look together, and audit with what was seen."""
    from auditor.audit import Options, PhotoOptions, audit
    from auditor.cli import downloads_folder, places, terminal
    from auditor.cli.guided_look import GuidedLook
    from auditor.engine.registry import find
    from auditor.exposure import selection
    from auditor.live.window import needs_extra
    from auditor.model.family import Family as Known
    from auditor.model.family import load as load_family
    from auditor.results import accepted
    from auditor.results import saved as saved_results
    from auditor.results.priorities import exit_code

    language = language_of(lang)
    at_a_terminal()
    needs_extra()
    options = Options(
        find(),
        language,
        family=load_family(family) if family else Known(),
        accepted=accepted.load(),
        country=country or "",
        earlier=saved_results.load(since) if since else None,
    )
    paths = exports or downloads_folder.choose(out, language)
    keep_apart([html, json_file], [*paths, *filter(None, [family, since])])
    to = places.choose(language, html, json_file)
    whose = audit(paths, options).result.accounts
    options = replace(options, live=looked(GuidedLook(out, language, options.today), list(whose)))
    with cache_of(keep=True) as cache:
        audited = run(replace(options, photos=PhotoOptions(selection.parse(photos), cache)), paths)
    found, page = audited.result, to.page(html)
    saver(to.of(json_file))(found)
    write(found, language, page, None, audited)
    terminal.summary(out, found, language, Severity.LOW)
    finish(page, language, open_report)
    raise typer.Exit(exit_code(found, Severity.LOW.rank))
