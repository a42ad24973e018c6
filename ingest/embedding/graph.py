"""Writes the bundled weights as an ONNX graph of ONNX Runtime's fused BERT operators.

The graph takes ``ids`` (texts, tokens) and ``lengths`` (texts), both int32, and gives ``vector`` (texts, hidden) of
length 1 and ``tokens`` (texts, tokens, hidden). Weights lie in a second file, so that ONNX Runtime maps them instead
of copying them and writing needs little memory. This is the only module that imports ``onnx``.

Two precisions: ``exact`` multiplies in float32; ``int8`` quantises activations on the fly and weights by column.
Embedding rows are int8 with one scale a row in both: against float32 rows the cosine stays 1.0000.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, Literal

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper

from ingest.embedding.messages import message
from ingest.embedding.progress import Progress
from ingest.embedding.quantizing import quantize_columns, quantize_rows
from ingest.embedding.weights import WeightFile

Precision = Literal["int8", "exact"]

WEIGHTS_NAME = "weights.bin"
PAGE_BYTES = 65_536
"""Large tensors begin on a page of the largest size in use, so that each can be mapped."""
LARGE_BYTES = 1_000_000
LINE_BYTES = 64
"""The other tensors begin on a cache line."""
MIN_EXTERNAL_BYTES = 1024
"""Smaller tensors stay in the graph: shape inference needs the values of some."""
OPSET = 17
MICROSOFT = "com.microsoft"
IR_VERSION = 9
WORDS_SHARE = 0.6
"""Share of the writing time that the word embeddings take (measured)."""


class _Graph:
    """Collects nodes and constants; large constants go straight to ``weights``."""

    def __init__(self, weights: BinaryIO) -> None:
        self._weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, values: npt.NDArray[np.generic]) -> str:
        if values.nbytes < MIN_EXTERNAL_BYTES:
            self.constants.append(onnx.numpy_helper.from_array(values, name))
            return name
        offset = self.begin_tensor(values.nbytes)
        # tobytes instead of ascontiguousarray: the latter turns scalars into arrays of one element
        size = self._weights.write(values.tobytes())
        return self.external(name, values.dtype, values.shape, offset, size)

    def begin_tensor(self, size: int) -> int:
        """Moves to where a tensor of so many bytes may begin and returns this offset."""
        boundary = PAGE_BYTES if size >= LARGE_BYTES else LINE_BYTES
        return self._weights.seek(-self._weights.tell() % boundary, 1)

    def append(self, values: npt.NDArray[np.generic]) -> None:
        """Writes a part of the tensor begun last."""
        self._weights.write(values.tobytes())

    def external(self, name: str, dtype: np.dtype[np.generic], shape: tuple[int, ...], offset: int, size: int) -> str:
        """Declares a constant whose bytes are in the weights already."""
        tensor = TensorProto(
            name=name,
            dims=shape,
            data_type=helper.np_dtype_to_tensor_dtype(dtype),
            data_location=TensorProto.EXTERNAL,
        )
        for key, value in (("location", WEIGHTS_NAME), ("offset", str(offset)), ("length", str(size))):
            tensor.external_data.add(key=key, value=value)
        self.constants.append(tensor)
        return name

    def add(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: float) -> str:
        self.add_split(operator, inputs, [output], domain, **attributes)
        return output

    def add_split(
        self, operator: str, inputs: list[str], outputs: list[str], domain: str = "", **attributes: float
    ) -> None:
        """A node of several outputs."""
        node = helper.make_node(operator, inputs, outputs, domain=domain)
        node.attribute.extend(helper.make_attribute(name, value) for name, value in attributes.items())
        self.nodes.append(node)

    def fused(self, operator: str, inputs: list[str], output: str, **attributes: float) -> str:
        return self.add(operator, inputs, output, domain=MICROSOFT, **attributes)


def write_graph(weights: WeightFile, precision: Precision, folder: Path, progress: Progress) -> None:
    """Writes ``model.onnx`` and its weights into ``folder``."""
    with (folder / WEIGHTS_NAME).open("wb") as file:
        graph = _Graph(file)
        tokens = _embeddings(graph, weights, progress)
        for number in range(weights.shape.layers):
            tokens = _layer(graph, weights, f"l{number}", tokens, precision)
            done = (number + 1) / weights.shape.layers
            progress(message("progress_layers"), WORDS_SHARE + (1 - WORDS_SHARE) * done)
        graph.add("Identity", [tokens], "tokens")
        _pooling(graph)
    onnx.save_model(_model(graph, weights.shape.hidden), folder / "model.onnx")


def _model(graph: _Graph, hidden: int) -> onnx.ModelProto:
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT32, ["texts", "length"]),
        helper.make_tensor_value_info("lengths", TensorProto.INT32, ["texts"]),
    ]
    outputs = [
        helper.make_tensor_value_info("vector", TensorProto.FLOAT, ["texts", hidden]),
        helper.make_tensor_value_info("tokens", TensorProto.FLOAT, ["texts", "length", hidden]),
    ]
    body = helper.make_graph(graph.nodes, "sentence-model", inputs, outputs, initializer=graph.constants)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=IR_VERSION, producer_name="transferkompass")


def _embeddings(graph: _Graph, weights: WeightFile, progress: Progress) -> str:
    """Word + position + type, normalised. All tokens have type 0."""
    _word_rows(graph, weights, progress)
    hidden = weights.shape.hidden
    places = weights.matrix("emb.pos", hidden) + weights.matrix("emb.type", hidden)[0]
    graph.constant("places", places)
    graph.constant("zero", np.array([0], np.int64))
    graph.constant("one", np.array([1], np.int64))
    graph.add("Cast", [graph.add("Gather", ["word.rows", "ids"], "word.int8")], "word.float", to=TensorProto.FLOAT)
    graph.add("Gather", ["word.scales", "ids"], "word.scale")
    graph.add("Mul", ["word.float", "word.scale"], "word")
    graph.add("Shape", ["ids"], "length", start=1, end=2)
    graph.add("Slice", ["places", "zero", "length", "zero"], "place")
    graph.add("Add", ["word", "place"], "embedded")
    scale = graph.constant("embedded.scale", weights.vector("emb.ln.w"))
    shift = graph.constant("embedded.shift", weights.vector("emb.ln.b"))
    return graph.add(
        "LayerNormalization", ["embedded", scale, shift], "embedded.normal", axis=-1, epsilon=weights.shape.epsilon
    )


def _word_rows(graph: _Graph, weights: WeightFile, progress: Progress) -> None:
    rows, hidden = weights.shape.vocabulary, weights.shape.hidden
    offset = graph.begin_tensor(rows * hidden)
    scales = []
    done = 0
    for chunk in weights.row_chunks("emb.word", hidden):
        values, scale = quantize_rows(chunk)
        graph.append(values)
        scales.append(scale)
        done += len(chunk)
        progress(message("progress_embedding_rows"), WORDS_SHARE * done / rows)
    graph.external("word.rows", np.dtype(np.int8), (rows, hidden), offset, rows * hidden)
    graph.constant("word.scales", np.concatenate(scales))


def _layer(graph: _Graph, weights: WeightFile, layer: str, tokens: str, precision: Precision) -> str:
    """Attention and feed-forward, each followed by residual and normalisation."""
    attended = _attention(graph, weights, layer, tokens, precision)
    projected = _product(graph, weights, f"{layer}.ao", attended, precision)
    middle = _normalized(graph, weights, f"{layer}.aln", f"{layer}.ao", projected, tokens)
    wide = _product(graph, weights, f"{layer}.fi", middle, precision)
    bias = graph.constant(f"{layer}.fi.b", weights.vector(f"{layer}.fi.b"))
    active = graph.fused("BiasGelu", [wide, bias], f"{layer}.active")
    narrow = _product(graph, weights, f"{layer}.fo", active, precision)
    return _normalized(graph, weights, f"{layer}.oln", f"{layer}.fo", narrow, middle)


def _attention(graph: _Graph, weights: WeightFile, layer: str, tokens: str, precision: Precision) -> str:
    hidden, heads = weights.shape.hidden, weights.shape.heads
    names = [f"{layer}.{part}" for part in "qkv"]
    matrix = np.concatenate([weights.matrix(f"{name}.w", hidden) for name in names]).T
    bias = graph.constant(f"{layer}.qkv.b", np.concatenate([weights.vector(f"{name}.b") for name in names]))
    output = f"{layer}.attended"
    if precision == "exact":
        weight = graph.constant(f"{layer}.qkv.w", matrix)
        return graph.fused("Attention", [tokens, weight, bias, "lengths"], output, num_heads=heads)
    together = _int8_product(graph, f"{layer}.qkv", matrix, tokens)
    graph.add_split("Split", [together], names, axis=-1)
    return graph.fused("MultiHeadAttention", [*names, bias, "lengths"], output, num_heads=heads)


def _product(graph: _Graph, weights: WeightFile, name: str, inputs: str, precision: Precision) -> str:
    """``inputs`` times the weights, without the bias: the following operator adds it."""
    columns = weights.shape.feed_forward if name.endswith(".fo") else weights.shape.hidden
    matrix = weights.matrix(f"{name}.w", columns).T
    if precision == "int8":
        return _int8_product(graph, name, matrix, inputs)
    return graph.add("MatMul", [inputs, graph.constant(f"{name}.w", matrix)], f"{name}.product")


def _int8_product(graph: _Graph, name: str, matrix: npt.NDArray[np.float32], inputs: str) -> str:
    values, scales = quantize_columns(matrix)
    weight = graph.constant(f"{name}.w", values)
    scale = graph.constant(f"{name}.s", scales)
    return graph.fused("DynamicQuantizeMatMul", [inputs, weight, scale], f"{name}.product")


def _normalized(graph: _Graph, weights: WeightFile, norm: str, product: str, inputs: str, residual: str) -> str:
    scale = graph.constant(f"{norm}.w", weights.vector(f"{norm}.w"))
    shift = graph.constant(f"{norm}.b", weights.vector(f"{norm}.b"))
    bias = graph.constant(f"{product}.b", weights.vector(f"{product}.b"))
    epsilon = weights.shape.epsilon
    return graph.fused(
        "SkipLayerNormalization", [inputs, residual, scale, shift, bias], f"{norm}.normal", epsilon=epsilon
    )


def _pooling(graph: _Graph) -> None:
    """Mean over the tokens of each text, without its padding, brought to length 1."""
    graph.constant("none", np.array(0, np.int32))
    graph.constant("step", np.array(1, np.int32))
    graph.add("Squeeze", ["length"], "length.scalar")
    graph.add("Cast", ["length.scalar"], "length.int32", to=TensorProto.INT32)
    graph.add("Range", ["none", "length.int32", "step"], "places.number")
    graph.add("Unsqueeze", ["lengths", "one"], "lengths.column")
    graph.add("Less", ["places.number", "lengths.column"], "is.token")
    graph.add("Cast", ["is.token"], "mask", to=TensorProto.FLOAT)
    graph.add("Unsqueeze", ["mask", "one"], "mask.row")
    graph.add("MatMul", ["mask.row", "tokens"], "sum.row")
    graph.add("Squeeze", ["sum.row", "one"], "sum")
    # the sum has the mean's direction, and only the direction is kept
    graph.add("LpNormalization", ["sum"], "vector", axis=-1, p=2)
