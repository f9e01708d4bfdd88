"""The bytes of nets, compared with the ones that were measured."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

WEIGHTS = Path(__file__).parents[1] / "auditor" / "photos" / "weights"
"""Where the nets lie, ignored by git."""
REQUIREMENTS = ["numpy>=2", "onnx>=1.17,<2"]
"""What writes them. 1.17, 1.19 and 1.23 write the same bytes, which are compared."""


class BuildError(RuntimeError):
    """A net could not be made: the message says why and what to do."""


def expected(net: str) -> str:
    """The sha256 of a net, the one that the package will accept when it runs."""
    pins = tomllib.loads(WEIGHTS.with_name("models.toml").read_text(encoding="utf-8"))
    return str(pins[net]["sha256"])


def compare(name: str, content: bytes, sha256: str) -> None:
    """Raise BuildError when these are not the bytes that were measured."""
    if sha256_of(content) != sha256:
        raise BuildError(f"The bytes of {name} are not the ones that were measured (sha256 {sha256_of(content)}).")


def matches(path: Path, sha256: str) -> bool:
    """Whether a file is there, byte for byte."""
    return path.is_file() and sha256_of(path.read_bytes()) == sha256


def sha256_of(content: bytes) -> str:
    """In hex."""
    return hashlib.sha256(content).hexdigest()
