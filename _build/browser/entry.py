"""The auditor in the page: files that were mounted in, a result and a report out. Photos are not looked at here yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from auditor.audit import Options, PhotoOptions, audit
from auditor.engine.registry import Registry, find
from auditor.errors import AuditorError, own_mistake
from auditor.exposure import selection
from auditor.i18n import say
from auditor.results import reporters, saved

_PHOTOS = PhotoOptions(selection=selection.parse("none"))
_kept: list[Registry] = []

Told = tuple[str, dict[str, str]]
"""A message to the face: `done` with `result` and `report`, or `failed` with `what` happened and an `advice`."""


class Progress(Protocol):
    """A function of the page: what is looked at, how much of how much, seconds left."""

    def __call__(self, what: str, done: int, of: int, left: float | None, /) -> object:
        """Tell it."""


def get_ready() -> Registry:
    """Load the checks before somebody waits for them."""
    if not _kept:
        _kept.append(find(installed=False))
    return _kept[0]


def look(paths: Sequence[str], language: str, progress: Progress) -> Told:
    """Audit these downloads as `--photos none` does, and write the report."""
    try:
        return "done", _looked(paths, language, progress)
    except AuditorError as error:
        wrong = error
    except Exception as error:  # noqa: BLE001  # the last catch: nobody is to see a traceback, which may tell of the download
        wrong = own_mistake(error)
    what, advice = wrong.sentences(say(language))
    return "failed", {"what": what, "advice": advice}


def _looked(paths: Sequence[str], language: str, progress: Progress) -> dict[str, str]:
    options = Options(get_ready(), language, photos=_PHOTOS)
    audited = audit([Path(path) for path in paths], options, lambda *said: None if progress(*said) else None)
    report = reporters.render_html(audited.result, language, audited.thumbnails, audited.in_full)
    return {"result": saved.to_json(audited.result).decode(), "report": report}
