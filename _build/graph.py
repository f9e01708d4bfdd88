"""An ONNX graph as it is written, node by node, always the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

OPSET, IR = 18, 10

Array = NDArray[Any]
Shape = Sequence[int | str]
"""The lengths of a tensor's sides; a name where any length will do."""


class Graph:
    """Nodes and weights as they are added; each method gives the name of the tensor that it made."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._stored: list[onnx.TensorProto] = []

    def node(self, kind: str, inputs: list[str], output: str = "", **attributes: Any) -> str:
        """A node's only output."""
        output = output or f"t{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def store(self, value: Array) -> str:
        """A constant."""
        name = f"w{len(self._stored)}"
        self._stored.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def serialised(self, name: str, taken: tuple[str, Shape], given: tuple[str, Shape]) -> bytes:
        """The file of a net with one input and one output, both float32."""
        (one,), (other,) = ([helper.make_tensor_value_info(n, TensorProto.FLOAT, s)] for n, s in (taken, given))
        graph = helper.make_graph(self._nodes, name, [one], [other], self._stored)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR)
        onnx.checker.check_model(model, full_check=True)
        return bytes(model.SerializeToString(deterministic=True))
