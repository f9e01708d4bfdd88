"""`auditor audit` without an argument: look into the user's Downloads folder and ask which of the exports to take."""

from __future__ import annotations

import sys
from pathlib import Path

from platformdirs import user_downloads_path
from rich.console import Console
from rich.prompt import Prompt
from rich.table import Table
from rich.text import Text

from auditor import formats
from auditor.downloads.detect import Candidate, look_in
from auditor.downloads.refusals import Refusal
from auditor.errors import ArchiveError
from auditor.i18n import say, translations
from auditor.model.services import SERVICES
from auditor.results.wording import service_name


def choose(console: Console, language: str) -> list[Path]:
    """The exports that the user picked. Raises ArchiveError when there is none, or nobody there to ask.

    To end the input (Ctrl-D) at the question is to interrupt the run, just as Ctrl-C is.
    """
    folder = user_downloads_path()
    seen = look_in(folder)
    found = list(seen.candidates)
    cloud = [Refusal.PLACEHOLDER.error(name) for name in seen.elsewhere]
    if not found and cloud:
        raise cloud[0]
    if not found:
        raise ArchiveError(
            "There is no export of {services} in {folder}.",
            "Ask for your download first; auditor how {platforms} shows the steps.",
            services=formats.format_list([row.name for row in SERVICES.values()], language, "or"),
            platforms=formats.format_list(list(SERVICES), language, "or"),
            folder=folder.name,
        )
    _show(console, found, language)
    speak = say(language)
    for error in cloud:
        console.print(" ".join(error.sentences(speak)), highlight=False, markup=False, soft_wrap=True)
    if seen.unusable:
        many = translations(language).ngettext
        line = many("{n} more file cannot be used.", "{n} more files cannot be used.", seen.unusable)
        console.print(line.format(n=seen.unusable) + " " + speak("Download it again if you need it."))
    if not sys.stdin.isatty():
        raise ArchiveError("Nobody is here to choose one of these.", "Name the files: auditor audit FILE …")
    everything = [str(n) for n in range(1, len(found) + 1)]
    question = speak("Which ones? Numbers with blanks between them, or Enter for all")
    while True:
        answer = _ask(console, question).replace(",", " ").split()
        if all(a in everything for a in answer):
            return [found[int(a) - 1].path for a in answer or everything]
        console.print(speak("Please use the numbers above."))


def _ask(console: Console, question: str) -> str:
    try:
        return Prompt.ask(question, console=console, default="", show_default=False)
    except (EOFError, KeyboardInterrupt):
        console.print()  # what is said next gets a line of its own
        raise KeyboardInterrupt from None


def _show(console: Console, found: list[Candidate], language: str) -> None:
    speak = say(language)
    table = Table(title=speak("Exports in your Downloads folder"), title_justify="left", box=None, padding=(0, 2, 0, 0))
    for heading in ("", speak("Platform"), speak("File"), speak("Date"), "MB"):
        table.add_column(heading)
    for number, candidate in enumerate(found, 1):
        table.add_row(
            str(number),
            service_name(candidate.platform, speak),
            Text(candidate.path.name),
            formats.day(candidate.date, language, "medium") if candidate.date else "",
            formats.number(candidate.size / 1e6, language),
        )
    console.print(table)
