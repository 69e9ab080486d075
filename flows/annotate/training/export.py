"""Writes a trained network as an ONNX file whose matrices are stored in 8 bits and computed with in full precision.

Sums of 8-bit products saturate on processors without VNNI. Activations rounded to 8 bits turn on the last digit of a
scale: both give other spans on another processor. Full precision gives the same ones.
"""

import contextlib
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from flows.annotate.tagger.model import DISTANCE
from flows.annotate.training.network import Network

INPUTS = ("embedded", "pool")
OUTPUTS = ("tags", "votes", "links")


class _Columns(nn.Module):
    """The network with its outputs in a fixed order."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, embedded: Tensor, pool: Tensor) -> tuple[Tensor, ...]:
        out = self.network(embedded, pool, None, None)
        return tuple(out[name] for name in OUTPUTS)


def export(network: Network, path: Path) -> None:
    """Write the network's weights to ``path``: matrices in 8 bits, one scale an output column."""
    network.eval()
    pool = torch.zeros(1, 3, 5)
    pool[:, 0, 0] = pool[:, 1, 1] = pool[:, 2, 2] = 1.0
    example = (torch.zeros(1, 5, network.positions.shape[1]), pool)
    axes = {"embedded": {1: "pieces"}, "pool": {1: "words", 2: "pieces"}} | {
        name: {1: "words"} for name in OUTPUTS
    }
    path = path.resolve()
    # Preparing leaves a file in the folder where it runs.
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder), torch.no_grad():
        whole, prepared = Path(folder) / "whole.onnx", Path(folder) / "prepared.onnx"
        torch.onnx.export(
            _Columns(network),
            example,
            str(whole),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(whole), str(prepared), skip_symbolic_shape=True)
        model = pack(onnx.load(str(prepared)))
    entry = model.metadata_props.add()
    entry.key, entry.value = DISTANCE, network.distance.detach().float().numpy().tobytes().hex()
    onnx.save(model, str(path))


def pack(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the model with its matrices in 8 bits, one scale a column; they are unpacked when it is loaded."""
    graph = model.graph
    matrices = {node.input[1] for node in graph.node if node.op_type == "MatMul"} & {
        initial.name for initial in graph.initializer
    }
    kept, packed = [], []
    for initial in graph.initializer:
        if initial.name not in matrices:
            kept.append(initial)
            continue
        matrix = numpy_helper.to_array(initial)
        scale = np.maximum(np.abs(matrix).max(0), 1e-12).astype(np.float32) / np.float32(127)
        parts = (np.round(matrix / scale).astype(np.int8), scale, np.zeros(len(scale), np.int8))
        names = [f"{initial.name}_{part}" for part in ("quantised", "scale", "zero")]
        kept += [numpy_helper.from_array(part, name) for part, name in zip(parts, names, strict=True)]
        packed.append(helper.make_node("DequantizeLinear", names, [initial.name], axis=1))
    nodes = [*packed, *graph.node]
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(nodes)
    return model
