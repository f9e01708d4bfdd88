"""What the family keeps for itself: its family file, what it has accepted, and the cache of the photo work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from auditor.cli.options import Lang, at_a_terminal, confirmed, err, interactive, language_of, out, path_line, today
from auditor.errors import AuditorError, OutputError
from auditor.i18n import preferred, say, translations

family_app = typer.Typer(no_args_is_help=True, help="Your family.yaml: names and birth dates, for your audits only.")
cache_app = typer.Typer(no_args_is_help=True, help="What earlier audits saw in photos: numbers only.")


def accept(
    number: Annotated[
        str, typer.Argument(help="The 16 letters and numbers below a finding, or the 12 beside a photo.")
    ],
    reason: Annotated[
        str,
        typer.Option(help="Why you leave it, in your own words; of a photo: not-my-child, not-a-child, fine-for-us."),
    ],
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Until which day; then it is shown to you again.")
    ] = None,
) -> None:
    """Accept a finding until a day, or mark a photo, so that the next audit does not count it."""
    from auditor.results import accepted

    if accepted.is_photo(number):
        path_line(accepted.add_photo(number, reason))
        return
    if until is None:
        raise AuditorError("What is accepted needs a last day.", "Give a day to come, such as: --until 2027-06-30.")
    path_line(accepted.add_finding(number, reason, until.date(), today()))


@cache_app.command("clear")
def clear_cache() -> None:
    """Forget what was seen in photos in earlier audits; and, if you say yes, what a library of ours left behind."""
    from auditor.photos import telemetry
    from auditor.photos.cache import clear

    speak = say(preferred())
    with _deleting():
        out.print(speak("Forgotten.") if clear() else speak("There was nothing to forget."))
    if not telemetry.is_there():
        return
    line = speak(
        "The library that runs the nets, onnxruntime, keeps a number for this computer and notes for its maker, "
        "Microsoft, in a folder of its own. Version 0.1.0 let it do so; other programs may use it too:"
    )
    err.print(line, highlight=False, markup=False)
    err.print(str(telemetry.folder()), highlight=False, markup=False, soft_wrap=True)
    if not interactive():
        err.print(speak("It was left as it is: nobody is here to say yes."))
    elif confirmed(speak("Delete that folder?"), default=False):
        with _deleting():
            telemetry.delete()
            out.print(speak("Deleted."))


@contextmanager
def _deleting() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            "It could not be deleted: {reason}.",
            "Close other programs that may use it, and try again.",
            reason=error.strerror or type(error).__name__,
        ) from None


@family_app.command("init")
def make_family(
    file: Annotated[Path, typer.Option("--file", help="Where to write it.")] = Path("family.yaml"),
    lang: Lang = None,
) -> None:
    """Write your family.yaml by answering a few questions. It stays on this computer and is named in no report."""
    from rich.text import Text

    from auditor.cli import places
    from auditor.guide.family import interview
    from auditor.model import family
    from auditor.output import write_private

    language = language_of(lang)
    if file.exists():
        raise OutputError(
            "{name} is already there.", "Change it by hand, or choose another name with --file.", name=file.name
        )
    at_a_terminal()
    file = places.choose(language, file).of(file)
    told = interview(out, lambda question: out.input(Text(f"{question}: ")), language, today())
    write_private(file, family.dump(told))
    path_line(file.resolve())
    shown = file if file.is_absolute() else file.name
    speak = say(language)
    out.print(speak("Use it like this: auditor audit --family {name}").format(name=shown), highlight=False)


@family_app.command("check")
def check_family(
    file: Annotated[Path, typer.Argument(help="Your family.yaml.")] = Path("family.yaml"),
) -> None:
    """See whether a family.yaml can be used; nothing of it is shown."""
    from auditor.model import family

    known = family.load(file)
    many = translations(preferred()).ngettext
    line = many("It can be used: {n} child.", "It can be used: {n} children.", len(known.children))
    out.print(line.format(n=len(known.children)), highlight=False)
