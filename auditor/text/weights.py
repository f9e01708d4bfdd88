"""What the classifier of a language has learned: a file of numbers, made by `make train-texts` and shipped with us."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

TELLS = "tells"
"""The output that says whether a text tells anything of a child; the others say of what kind it is."""


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number for each feature and output, in whole steps of `unit`; `made_of` is the hash of the captions.

    A text tells a kind where `tells` is above `limit` and the kind above `floor`.
    """

    language: str
    made_of: str
    outputs: tuple[str, ...]
    bias: tuple[float, ...]
    unit: tuple[float, ...]
    limit: float
    floor: float
    features: tuple[str, ...]
    steps: bytes

    def rows(self) -> Mapping[str, tuple[float, ...]]:
        """The numbers of each feature, one for each output."""
        width = len(self.outputs)
        signed = memoryview(self.steps).cast("b")
        return {
            name: tuple(step * unit for step, unit in zip(signed[at : at + width], self.unit, strict=True))
            for name, at in zip(self.features, range(0, len(signed), width), strict=True)
        }


def pack(weights: Weights) -> bytes:
    """The content of a file."""
    return zlib.compress(msgspec.msgpack.encode(weights), 9)


@cache
def languages() -> tuple[str, ...]:
    """The languages that the classifier reads (ISO 639-1)."""
    names = (file.name for file in (files("auditor.text") / "weights").iterdir())
    return tuple(sorted(name.removesuffix(".bin") for name in names if name.endswith(".bin")))


def load(language: str) -> Weights:
    """The file of one of `languages`."""
    packed = (files("auditor.text") / "weights" / f"{language}.bin").read_bytes()
    return msgspec.msgpack.decode(zlib.decompress(packed), type=Weights)
