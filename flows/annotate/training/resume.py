"""Reads the tagger's exported weights back into a network, so that a training can go on from them."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from flows.annotate.tagger.model import DISTANCE
from flows.annotate.training.network import Network


def resume(network: Network, path: Path) -> None:
    """Give the network the weights that were exported to ``path``; matrices come back as the 8 bits hold them."""
    network.load_state_dict(read_weights(path, network))


def read_weights(path: Path, network: Network) -> dict[str, Tensor]:
    """Return the exported weights by the names of the network's parameters."""
    model = onnx.load(str(path))
    stored = {initial.name: numpy_helper.to_array(initial) for initial in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "DequantizeLinear":
            values, scale, _ = (stored[name] for name in node.input)
            stored[node.output[0]] = values.astype(np.float32) * scale
    found = {name.removeprefix("network."): array for name, array in stored.items()}
    for node in model.graph.node:
        # "/network/layers.0/qkv/MatMul_output_0" is the product with layers.0.qkv.weight.
        if node.op_type == "MatMul" and node.input[1] in stored:
            _, _, *owner, _ = node.output[0].split("/")
            found[".".join([*owner, "weight"])] = stored[node.input[1]].T
    (distance,) = (entry.value for entry in model.metadata_props if entry.key == DISTANCE)
    found["distance"] = np.frombuffer(bytes.fromhex(distance), np.float32)
    return {
        name: torch.from_numpy(np.array(found[name])).reshape(parameter.shape)
        for name, parameter in network.state_dict().items()
    }
