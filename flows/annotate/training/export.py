"""Writes a trained network as an int8 ONNX file."""

import contextlib
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
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
        quantize_dynamic(
            str(prepared), str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=False
        )
    model = onnx.load(str(path))
    entry = model.metadata_props.add()
    entry.key, entry.value = DISTANCE, network.distance.detach().float().numpy().tobytes().hex()
    onnx.save(model, str(path))
