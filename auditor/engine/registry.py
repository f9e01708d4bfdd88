"""Finds checks through three doors: built in, installed packages, and a folder the user names.

All come in the same way: a YAML file `<topic>/<id>.yaml` (or directly in the folder), beside it `<id>.py` with a
function `audit` where the YAML says `code: python`, and `<id>.<language>.yaml` with its words in a further language. A
broken installed check becomes a row of the report; a broken one of our own or that the user named stops the run. Of two
checks with one id the built-in one stays.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import as_file, files
from pathlib import Path

from auditor import __version__
from auditor.engine.check_files import parse, translated
from auditor.errors import CheckLoadError
from auditor.model.check import Check, CheckFile, Origin
from auditor.model.verdict import Audit

GROUP = "auditor.checks"
"""The entry-point group of installed packages of checks; each entry names a package that holds check files."""


@dataclass(slots=True)
class Registry:
    """The checks of one run, and what could not be loaded (name and sentence)."""

    checks: dict[str, Check] = field(default_factory=dict)
    troubles: list[tuple[str, str]] = field(default_factory=list)

    def add(self, check: Check) -> None:
        """Take a check in; one whose id is taken is reported, never merged."""
        if check.id in self.checks:
            self.troubles.append((f"{check.origin.name}/{check.id}", "its id is taken by another check"))
        else:
            self.checks[check.id] = check


def find(folders: tuple[Path, ...] = (), *, installed: bool = True) -> Registry:
    """All checks: built in, those of installed packages unless told not to, and those of the named folders.

    Raises CheckLoadError for anything broken in a folder, and for a folder that holds no check.
    """
    registry = Registry()
    with as_file(files("auditor.checks")) as folder:
        for check in load_folder(folder, "builtin", "auditor", __version__):
            registry.add(check)
    for entry in sorted(entry_points(group=GROUP), key=lambda e: e.name) if installed else ():
        _add_installed(registry, entry)
    for folder in folders:
        found = list(load_folder(folder, "folder", folder.name))
        if not found:
            raise CheckLoadError(
                "There is no check in {folder}.", "Name a folder that holds check files (.yaml).", folder=folder.name
            )
        for check in found:
            registry.add(check)
    return registry


def load_folder(folder: Path, kind: str, name: str, version: str = "") -> Iterator[Check]:
    """The checks in a folder and its topics' folders. Raises CheckLoadError at the first broken one."""
    for path in check_files(folder):
        yield load(path, Origin(kind, name, version))


def check_files(folder: Path) -> list[Path]:
    """The check files of a folder: directly in it, or one level down in a topic's folder."""
    if not folder.is_dir():
        raise CheckLoadError(
            "There is no folder {folder}.", "Name a folder that holds check files (.yaml).", folder=folder.name
        )
    return sorted(p for pattern in ("*.yaml", "*/*.yaml") for p in folder.glob(pattern) if p.name.count(".") == 1)


def load(path: Path, origin: Origin) -> Check:
    """One check from its YAML file, with the Python beside it. Raises CheckLoadError."""
    text = _text(path)
    file = parse(text, path.name)
    code = path.with_suffix(".py")
    digest = hashlib.sha256(text.encode())
    for translation in _translations(path):
        words = _text(translation)
        digest.update(words.encode())
        file = translated(file, words, translation.name)
    audit = None
    if _has_code(file, code):
        digest.update(code.read_bytes())
        audit = _function(code, origin, file.id)
    return Check(file, Origin(origin.kind, origin.name, origin.version, digest.hexdigest()), audit)


def _translations(path: Path) -> list[Path]:
    """The files `<id>.<language>.yaml` beside a check's."""
    beside = os.listdir(path.parent)  # noqa: PTH208  # for each check: paths and a glob's patterns would take longer
    named = (name for name in beside if name.startswith(f"{path.stem}.") and name.endswith(".yaml"))
    return [path.parent / name for name in sorted(named) if name != path.name]


def _has_code(file: CheckFile, code: Path) -> bool:
    """Whether Python judges. Raises CheckLoadError when the check's file says other than what lies beside it."""
    if code.is_file() and not file.code:
        raise CheckLoadError(
            "{name} lies beside a check that does not name it.",
            "Write `code: python` into {check}.yaml, or delete that Python file.",
            name=code.name,
            check=file.id,
        )
    if file.code and not code.is_file():
        raise CheckLoadError(
            "The check {check} has lost its file {name}.",
            "Install the auditor anew, or put that file back.",
            name=code.name,
            check=file.id,
        )
    return bool(file.code)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise CheckLoadError("The check {name} cannot be read.", "Save it as UTF-8 text.", name=path.name) from None


def _function(code: Path, origin: Origin, check_id: str) -> Audit:
    """The function `audit` of a Python file, loaded under a name of its own so that no two files can collide."""
    module_name = f"_auditor_checks.{origin.kind}.{origin.name}.{check_id}"
    spec = importlib.util.spec_from_file_location(module_name, code)
    if spec is None or spec.loader is None:
        raise CheckLoadError("The check {name} cannot be loaded.", "Check that it is a Python file.", name=code.name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module  # dataclasses in a check look their module up there
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        sys.modules.pop(module_name, None)
        raise CheckLoadError(
            "The check {name} cannot be loaded ({kind}).",
            "Correct it, or leave the file out.",
            name=code.name,
            kind=type(error).__name__,
        ) from error
    audit = getattr(module, "audit", None)
    if not callable(audit):
        raise CheckLoadError(
            "The check {name} has no function audit.", "Add one: audit(account, context).", name=code.name
        )
    function: Audit = audit
    return function


def _add_installed(registry: Registry, entry: EntryPoint) -> None:
    """The checks of one installed package; each broken one is a row, and the others still come in."""
    version = entry.dist.version if entry.dist else ""
    origin = Origin("package", entry.dist.name if entry.dist else entry.name, version)
    try:
        spec = importlib.util.find_spec(entry.module)
        locations = list(spec.submodule_search_locations or ()) if spec else []
        paths = [path for location in locations for path in check_files(Path(location))]
    except Exception as error:  # noqa: BLE001  # whatever an installed package raises must not stop an audit
        registry.troubles.append((entry.name, f"its package cannot be imported ({type(error).__name__})"))
        return
    if not paths:
        registry.troubles.append((entry.name, "its package holds no checks"))
    for path in paths:
        try:
            registry.add(load(path, origin))
        except CheckLoadError as error:
            registry.troubles.append((f"{origin.name}/{path.stem}", error.what))
