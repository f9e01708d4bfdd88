"""Where the commands write, and what is said first when another program uploads what lies there."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from platformdirs import user_data_path

from auditor.cli.options import confirmed, err, interactive
from auditor.downloads.synced import keeper
from auditor.i18n import say
from auditor.output import free, free_name, private_folder, usual_folder

_Asked = TypeVar("_Asked", Path, Path | None)


@dataclass(frozen=True, slots=True)
class Places:
    """Where to write: `folder` for a report without a name, and what goes elsewhere than was asked."""

    folder: Path
    _moved: Mapping[Path, Path] = field(default_factory=dict)

    def of(self, asked: _Asked) -> _Asked:
        """Where an output goes for which that path was asked; nowhere for none."""
        return asked if asked is None else self._moved.get(asked, asked)

    def page(self, html: Path | None) -> Path:
        """Where the report goes: as asked, else under a free name."""
        return self.of(html) if html else free_name("privacy-report", ".html", self.folder)


def choose(language: str, html: Path | None, *others: Path | None) -> Places:
    """Where to write the report and the other outputs.

    A folder that another program uploads is named before anything is written there, and this user's local data folder
    is offered. Where nobody can answer, only a report without a name goes there: a name is an answer.
    Raises OutputError when that folder cannot be made.
    """
    usual = usual_folder()
    kept = [path for path in (html, *others) if path is not None and keeper(path)]
    unnamed = html is None and keeper(usual) is not None
    if not kept and not unnamed:
        return Places(usual)
    told_of(usual / "report" if unnamed else kept[0], language)
    local = local_folder()
    if keeper(local):  # the whole home is in it: there is nothing to offer
        return Places(usual)
    speak = say(language)
    if interactive():
        if not confirmed(speak("Write to {folder} instead?").format(folder=local), default=True):
            return Places(usual)
        return Places(private_folder(local) if unnamed else usual, _moved(kept, private_folder(local)))
    if not unnamed:
        return Places(usual)
    line = speak("The report goes to {folder} instead. To have it elsewhere, name a file with --html.")
    err.print(line.format(folder=local), highlight=False, markup=False, soft_wrap=True)
    return Places(private_folder(local))


def _moved(paths: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """A free name in that folder for each."""
    moved: dict[Path, Path] = {}
    for path in paths:
        moved[path] = free(folder / path.name, moved.values())
    return moved


def local_folder() -> Path:
    """Where is kept what is to stay on this computer."""
    return user_data_path("family-privacy-auditor", appauthor=False)


def told_of(path: Path, language: str) -> None:
    """Say it when the folder of a file is uploaded, and by whom."""
    if service := keeper(path):
        speak = say(language)
        line = speak("{folder} is kept in {service}: that program uploads what is written there.")
        folder = Path(os.path.realpath(path)).parent
        err.print(line.format(folder=folder, service=service), highlight=False, markup=False, soft_wrap=True)
