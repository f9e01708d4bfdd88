"""How a command makes its result and its report: the audit with its progress shown, the cache, what is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.options import err
from auditor.i18n import say

if TYPE_CHECKING:
    from rich.progress import Progress

    from auditor.audit import Audited, Options
    from auditor.model.result import AuditResult
    from auditor.photos.cache import Cache


def run(options: Options, paths: Sequence[Path]) -> Audited:
    """The audit with its progress shown: what is being done, how far, and how long it will take."""
    from auditor.audit import audit
    from auditor.results.wording import progress_line

    speak = say(options.language)
    with _progress() as bar:
        task = bar.add_task("")

        def told(what: str, done: int, of: int, left: float | None) -> None:
            line = progress_line(what, done, of, left, speak)
            bar.update(task, description=line, completed=done, total=of)

        return audit(paths, options, told)


def saver(path: Path | None) -> Callable[[AuditResult], None]:
    """Saves a result whole or not at all; does nothing without a file."""
    from auditor.output import write_private
    from auditor.results import saved as saved_results

    return lambda found: write_private(path, saved_results.to_json(found)) if path else None


def write(
    found: AuditResult,
    language: str,
    page: Path,
    csv: Path | None,
    audited: Audited | None = None,
    *,
    short: bool = False,
    hidden: bool = False,
) -> None:
    """Write the page, with what only the run that made it holds, and the table; only the page knows who hides."""
    from auditor.output import write_private
    from auditor.results import reporters

    thumbnails, in_full = (audited.thumbnails, audited.in_full) if audited else (None, None)
    shown = _raised(found) if hidden else found
    write_private(page, reporters.render_html(shown, language, thumbnails, in_full, short=short, hidden=hidden))
    if csv:
        write_private(csv, reporters.render_csv(found, language))


def _raised(found: AuditResult) -> AuditResult:
    """The result as the page of a family who must not be found shows it."""
    from auditor.guide.questions import workshop
    from auditor.results.priorities import raised

    return raised(found, workshop().hidden)


@contextmanager
def cache_of(keep: bool) -> Iterator[Cache | None]:
    """The cache of earlier audits, closed at the end; None when it is not wanted."""
    from auditor.photos.cache import Cache

    if not keep:
        yield None
        return
    with closing(Cache()) as cache:
        yield cache


def _progress() -> Progress:
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    return Progress(*columns, console=err, transient=True, disable=not err.is_terminal)
