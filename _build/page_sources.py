"""What the page is built from besides our own files: Python for browsers out of npm, packages out of PyPI.

Each is pinned, Python by the sha256 of its files and the integrity hash of its package, the packages by the hashes in
`constraints.txt`, and each is asked for by its name, from whatever registries this computer is set up for. They are
kept in `source/`, so that a second build needs no network.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

import npm
import pins
from pins import BuildError

HERE = Path(__file__).parent
CONSTRAINTS = HERE.parent / "constraints.txt"
KEPT = HERE / "source" / "page"
PYTHON = {
    "pyodide.js": "3141b814715a72e59b51b1b18b9ceae5bf19f7c852417e431bb0a34feadf825c",
    "pyodide.mjs": "6f1d60f7bf529beb300f0f47983c921d3982363640ba20af0e38efdddbc66109",
    "pyodide.asm.mjs": "f7cdc8ece80678ceb712f8e65ebe6d3a83203a180c399865f49612a051693635",
    "pyodide.asm.wasm": "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6",
    "python_stdlib.zip": "fa1957e5777068fc4f7437f96d860ae2fbe9c19732ba06c84e004ec16dd7dd7a",
    "pyodide-lock.json": "5dc2fc119108bc148c7457dc86e7675b5c87e1cafd420b9c34c1eaef7b36c010",
}
"""The files of npm's `pyodide` that the page holds, is told about, or is compiled by."""
_PACKAGE = KEPT / "node_modules" / "pyodide"
VERSION = "3.14"
TAG = f"cpython-{VERSION.replace('.', '')}"
"""The Python that they are, and what it calls itself."""

COMPILED = ("msgspec",)
PURE = ("ijson", "jinja2", "markupsafe", "platformdirs", "python-dateutil", "pyyaml", "segno")
"""Of these only the Python is taken: where a wheel also has machine code, it is for another machine."""
_PLATFORMS = {COMPILED: ("pyemscripten_2026_0_wasm32",), PURE: ("manylinux_2_28_x86_64", "manylinux2014_x86_64")}
"""Which wheels are taken, whatever computer builds the page, so that its bytes are the same from all."""


def package(name: str) -> Path:
    """The folder of a package of npm, as the lock file pins it. Raises BuildError."""
    locked = (HERE / "browser" / "package-lock.json").read_bytes()
    if not (folder := KEPT / "node_modules" / name).is_dir() or (KEPT / "package-lock.json").read_bytes() != locked:
        KEPT.mkdir(parents=True, exist_ok=True)
        npm.installed(HERE / "browser", name, KEPT)
    return folder


def python() -> Mapping[str, bytes]:
    """The files of Python for browsers. Raises BuildError."""
    if not all(pins.matches(_PACKAGE / name, sha256) for name, sha256 in PYTHON.items()):
        package("pyodide")
        for name, sha256 in PYTHON.items():
            pins.compare(name, (_PACKAGE / name).read_bytes(), sha256)
    return {name: (_PACKAGE / name).read_bytes() for name in PYTHON}


def compiled(modules: bytes) -> Mapping[str, bytes]:
    """Each module of a zip compiled, as `name.pyc`, by the Python that the page holds. Raises BuildError."""
    with tempfile.TemporaryDirectory(prefix="page-") as work:
        given, made = Path(work) / "given.zip", Path(work) / "made.zip"
        given.write_bytes(modules)
        command: list[str | Path] = [
            npm.node(),
            HERE / "browser" / "compile.mjs",
            _PACKAGE / "pyodide.mjs",
            given,
            made,
        ]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace")
        if done.returncode:
            raise BuildError(f"The modules of the page could not be compiled.\n{done.stderr[-2000:]}")
        with ZipFile(made) as opened:
            return {name: opened.read(name) for name in opened.namelist()}


def wheels() -> list[Path]:
    """The wheels of the packages, sorted by name. Raises BuildError."""
    return sorted((path for names in _PLATFORMS for path in _wheels(names)), key=lambda path: path.name)


def _wheels(names: tuple[str, ...]) -> list[Path]:
    folder = KEPT / _PLATFORMS[names][0]
    if (found := _kept(folder, names)) is None:
        _download(folder, names)
        found = _kept(folder, names)
    if found is None:
        raise BuildError(f"pip brought other files than {CONSTRAINTS.name} names: empty {folder} and try again.")
    return found


def _kept(folder: Path, names: Sequence[str]) -> list[Path] | None:
    """The wheels of a folder that are pinned, one for each name, or None where one is missing."""
    there = {pins.sha256_of(path.read_bytes()): path for path in folder.glob("*.whl")}
    found = {name: there[sha256] for name, _, hashes in _pinned(names) for sha256 in hashes if sha256 in there}
    return list(found.values()) if len(found) == len(names) else None


def _download(folder: Path, names: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory(prefix="page-") as work:
        wanted = Path(work) / "wanted.txt"
        wanted.write_text("".join(f"{line}\n" for _, line, _ in _pinned(names)), encoding="utf-8")
        command = [*_pip(Path(work)), "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        command += ["--only-binary=:all:", "--require-hashes", "--implementation=cp", "--abi=cp314"]
        command += [f"--python-version={VERSION}", *(f"--platform={one}" for one in _PLATFORMS[names])]
        done = subprocess.run([*command, "-d", str(folder), "-r", str(wanted)], capture_output=True, text=True)
    if done.returncode:
        raise BuildError(f"pip could not bring {', '.join(names)}. Is this computer online?\n{done.stderr[-2000:]}")


def _pip(work: Path) -> list[str]:
    """This Python's pip; where it has none, as in what uv makes, that of a Python of its own."""
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True).returncode == 0:
        return [sys.executable, "-m", "pip"]
    venv.create(work / "venv", with_pip=True)
    return [str(next(path for path in (work / "venv").glob("*/python*"))), "-m", "pip"]


def _pinned(names: Sequence[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Each name with its line in the constraints and the hashes that this allows."""
    lines = CONSTRAINTS.read_text("utf-8").replace("\\\n", " ").splitlines()
    for line in lines:
        name = line.partition("==")[0]
        if name in names:
            yield name, line, re.findall(r"--hash=sha256:([0-9a-f]{64})", line)
