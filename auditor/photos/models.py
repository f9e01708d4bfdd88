"""Finds the nets that look at photos, sees that they are the ones that were measured, and runs them.

Nothing is ever fetched: the nets lie in installed packages. One that is missing, changed or cannot be run raises
`ModelError` with a reason; whoever asked must then say "we could not tell", never "no children found".
"""

from __future__ import annotations

import hashlib
import importlib.util
import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from auditor.walls.quiet import onnxruntime

if TYPE_CHECKING:
    from auditor.photos.faces import Floats

PINS = Path(__file__).with_name("models.toml")
BATCH = 16
"""Pictures a net looks at in one go: more makes it slower and larger, not faster."""
_INPUT = "images"


class ModelReason(StrEnum):
    """Why photos could not be looked at."""

    MISSING = "model_missing"
    CHANGED = "model_changed"
    UNUSABLE = "model_unusable"


class ModelError(RuntimeError):
    """A net that is not there, not the one that was measured, or does not run here; `model` is its name.

    The photo work turns it into the reason `no_model`, which the report explains.
    """

    def __init__(self, model: str, reason: ModelReason, what: str) -> None:
        super().__init__(what)
        self.model = model
        self.reason = reason


class Pin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a net lies, and the sha256 of its bytes."""

    package: str
    file: str
    sha256: str


@cache
def pins() -> dict[str, Pin]:
    """The nets by name."""
    return msgspec.convert(tomllib.loads(PINS.read_text(encoding="utf-8")), dict[str, Pin])


class Net:
    """One loaded net, on one thread: [n, …] in, [n, …] out."""

    def __init__(self, session: Any) -> None:
        self._session = session

    def __call__(self, batch: Floats) -> Floats:
        """The net's output for these inputs."""
        import numpy as np  # which nets there are is asked by every audit, even one that looks at no photo

        parts: list[Floats] = [
            self._session.run(None, {_INPUT: batch[start : start + BATCH]})[0] for start in range(0, len(batch), BATCH)
        ]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)


@cache
def load(name: str) -> Net:
    """The net of that name, loaded once in a process. Raises ModelError."""
    pin = pins()[name]
    content = _content(name, pin)
    if hashlib.sha256(content).hexdigest() != pin.sha256:
        raise ModelError(name, ModelReason.CHANGED, f"The model {name} is not the one that this version was made for.")
    return Net(_session(name, content))


def problems() -> list[ModelError]:
    """What is wrong with the nets, one error a net; empty when photos can be looked at."""
    found = []
    for name in pins():
        try:
            load(name)
        except ModelError as error:
            found.append(error)
    return found


def _content(name: str, pin: Pin) -> bytes:
    spec = importlib.util.find_spec(pin.package)
    for folder in (spec.submodule_search_locations if spec else None) or ():
        try:
            return (Path(folder) / pin.file).read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise ModelError(name, ModelReason.UNUSABLE, f"The model {name} could not be read.") from error
    raise ModelError(name, ModelReason.MISSING, f"The model {name} is not installed.")


def _session(name: str, content: bytes) -> Any:
    try:
        ort = onnxruntime()
        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # Pictures differ in size, so memory kept for the next one only adds up.
        options.enable_cpu_mem_arena = options.enable_mem_pattern = False
        options.log_severity_level = 4
        return ort.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ModelError(name, ModelReason.UNUSABLE, f"The model {name} could not be started.") from error
