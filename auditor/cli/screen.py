"""Pages of settings given beside downloads on the command line, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from auditor.cli.options import confirmed, interactive
from auditor.i18n import say

if TYPE_CHECKING:
    from auditor.live.codes import Reading
    from auditor.live.given import GivenPage


def files(given: Iterable[str]) -> dict[str, Path]:
    """The files of `PAGE=FILE`, by page. Raises BadParameter for what is none."""
    pairs = [one.partition("=") for one in given]
    if any(not page or not path for page, _, path in pairs):
        raise typer.BadParameter("write PAGE=FILE, such as instagram_two_step=page.html")
    return {page: Path(path) for page, _, path in pairs}


def pages(given: Mapping[str, Path], language: str) -> Sequence[GivenPage]:
    """The pages, of which somebody at the terminal may say that they are their own. Raises GivenPageError."""
    if not given:
        return ()
    from auditor.live.given import from_file

    speak = say(language)
    asked = speak("Are these pages of your own account?")
    for page, path in given.items():
        from_file(page, path)  # what cannot be used is told before anything is asked
    mine = interactive() and confirmed(asked, default=False)
    return [from_file(page, path, mine=mine) for page, path in given.items()]


def told(out: Console, readings: Sequence[Reading], language: str) -> None:
    """Of each page how much was read, and of each other thing why not."""
    if not readings:
        return
    from auditor.live.sentences import sentences
    from auditor.model.facts import FACTS

    speak = say(language)
    for reading in readings:
        if reading.facts:
            names = ", ".join(speak(FACTS[fact.fact].name) for fact in reading.facts)
            out.print(speak("On the page {page} we read {names}.").format(page=reading.page, names=names))
        for unread in reading.codes:
            about = speak(FACTS[unread.fact].name) if unread.fact else reading.page
            out.print(f"{about}: {' '.join(sentences(unread.code, speak))}")
