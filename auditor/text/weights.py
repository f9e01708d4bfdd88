"""What the classifier of a language has learned: a file of numbers, made by `make train-texts` and shipped with us."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from operator import mul

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

    def rows(self) -> Rows:
        """The numbers of each feature, one for each output."""
        places = range(0, len(self.steps), len(self.outputs))
        return Rows(dict(zip(self.features, places, strict=True)), memoryview(self.steps).cast("b"), self.unit)


class Rows:
    """Numbers by feature, kept as small as in the file."""

    def __init__(self, places: Mapping[str, int], steps: memoryview[int], unit: tuple[float, ...]) -> None:
        self._places, self._steps, self._unit = places, steps, unit
        self._first = unit[0]

    def first(self, found: Iterable[tuple[str, float]]) -> float:
        """What features say of the first output."""
        places, steps = self._places.get, self._steps
        known = [(at, value) for name, value in found if (at := places(name)) is not None]
        return sum([steps[at] * value for at, value in known]) * self._first

    def every(self, found: Iterable[tuple[str, float]]) -> tuple[float, ...]:
        """What features say of all outputs."""
        width, places = len(self._unit), self._places.get
        known = [(at, value) for name, value in found if (at := places(name)) is not None]
        values = [value for _, value in known]
        columns = zip(*[self._steps[at : at + width] for at, _ in known], strict=True) if known else [()] * width
        return tuple([sum(map(mul, column, values)) * unit for column, unit in zip(columns, self._unit, strict=True)])


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
