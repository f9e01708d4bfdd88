"""Writes the age net of face-api as ONNX, its weights still one byte each.

The net is a small Xception ("TinyXception"): an entry convolution, two reduction blocks, two residual main blocks, a
third reduction block, a last separable convolution, the mean over the picture and one fully connected layer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from onnx import TensorProto

from graph import Array, Graph

SIDE = 112


@dataclass(frozen=True)
class Weight:
    """A tensor as stored; its real values are `stored * scale + least`."""

    stored: Array
    scale: float = 1.0
    least: float = 0.0

    @property
    def packed(self) -> bool:
        """Whether it is stored in whole numbers."""
        return self.stored.dtype != np.float32


def weights(manifest: bytes, content: bytes) -> dict[str, Weight]:
    """The tensors of a TensorFlow.js weights manifest and its one file. Raises ValueError when the two do not fit."""
    found = dict(_weights(json.loads(manifest), content))
    if sum(weight.stored.nbytes for weight in found.values()) != len(content):
        raise ValueError("the weights file is longer than its manifest says")
    return found


def _weights(manifest: Any, content: bytes) -> Iterator[tuple[str, Weight]]:
    start = 0
    for entry in manifest[0]["weights"]:
        packing = entry.get("quantization", {"dtype": entry["dtype"], "scale": 1.0, "min": 0.0})
        stored = np.frombuffer(content, packing["dtype"], int(np.prod(entry["shape"])), start).reshape(entry["shape"])
        start += stored.nbytes
        yield entry["name"], Weight(stored, packing["scale"], packing["min"])


def convert(manifest: bytes, content: bytes) -> bytes:
    """The ONNX file: `images` float32 [n, 3, 112, 112] (RGB less its mean, over 255) to `age` [n, 1] in years."""
    net = _Net(weights(manifest, content))
    net.build()
    return net.serialised("age", ("images", ["n", 3, SIDE, SIDE]), ("age", ["n", 1]))


class _Net(Graph):
    """Each method gives the name of the tensor that it made."""

    def __init__(self, source: dict[str, Weight]) -> None:
        super().__init__()
        self._source = source

    def build(self) -> None:
        x = self._relu(self._convolution("images", "entry_flow/conv_in", stride=2))
        x = self._reduction(x, "entry_flow/reduction_block_0", active=False)
        x = self._reduction(x, "entry_flow/reduction_block_1")
        for block in range(2):
            y = x
            for layer in range(3):
                y = self._separable(self._relu(y), f"middle_flow/main_block_{block}/separable_conv{layer}")
            x = self._add(y, x)
        x = self._reduction(x, "exit_flow/reduction_block")
        x = self._relu(self._separable(x, "exit_flow/separable_conv"))
        mean = self.node("Flatten", [self.node("GlobalAveragePool", [x])])
        self.node("Gemm", [mean, self._weight("fc/age/weights"), self._weight("fc/age/bias")], output="age")

    def _weight(self, name: str, ordered: Callable[[Array], Array] = np.asarray) -> str:
        weight = self._source[name]
        stored = self.store(ordered(weight.stored))
        if not weight.packed:
            return stored
        # Not DequantizeLinear: its zero point must be a whole number, and these are not.
        real = self.node("Cast", [stored], to=TensorProto.FLOAT)
        scaled = self.node("Mul", [real, self.store(np.array(weight.scale, np.float32))])
        return self._add(scaled, self.store(np.array(weight.least, np.float32)))

    def _relu(self, x: str) -> str:
        return self.node("Relu", [x])

    def _add(self, x: str, y: str) -> str:
        return self.node("Add", [x, y])

    def _convolution(self, x: str, name: str, stride: int = 1, filters: str = "filters") -> str:
        """TensorFlow keeps filters as [height, width, in, out], ONNX as [out, in, height, width]."""
        weight = self._weight(f"{name}/{filters}", lambda w: w.transpose(3, 2, 0, 1))
        inputs = [x, weight, self._weight(f"{name}/bias")]
        return self.node("Conv", inputs, strides=[stride, stride], auto_pad="SAME_UPPER")

    def _separable(self, x: str, name: str) -> str:
        """Each channel by itself, then a mix of the channels."""
        channels = self._source[f"{name}/depthwise_filter"].stored.shape[2]
        each = self._weight(f"{name}/depthwise_filter", lambda w: w.transpose(2, 3, 0, 1))
        alone = self.node("Conv", [x, each], group=channels, auto_pad="SAME_UPPER")
        return self._convolution(alone, name, filters="pointwise_filter")

    def _reduction(self, x: str, name: str, active: bool = True) -> str:
        """Half the size, two ways, added."""
        y = self._separable(self._relu(x) if active else x, f"{name}/separable_conv0")
        y = self._separable(self._relu(y), f"{name}/separable_conv1")
        pooled = self.node("MaxPool", [y], kernel_shape=[3, 3], strides=[2, 2], auto_pad="SAME_UPPER")
        return self._add(pooled, self._convolution(x, f"{name}/expansion_conv", stride=2))
