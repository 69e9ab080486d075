"""Runs the encoder: windows of words in, one row of label columns a word out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from flows.annotate.tagger.windows import Window, Words
from flows.annotate.tagger.wordpieces import PIECES, WordPieces

WEIGHTS = Path(__file__).parent / "weights.onnx"
DISTANCE = (
    "distance"  # metadata entry of the weights: the distance bias of the links, as float32 in hexadecimal
)
BATCH_WORDS = 1024  # more words a batch are no faster, and cost memory

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Rows:
    """What the encoder says of one window; row 0 belongs to the begin mark, row i + 1 to word i.

    Attributes:
        tags: (words + 2, tag columns), logits.
        votes: (words + 2, votes, vote columns).
        links: (words + 2, link columns).
    """

    tags: Array
    votes: Array
    links: Array


class Model:
    """The encoder's weights and its piece table."""

    def __init__(self, threads: int, weights: Path = WEIGHTS, pieces: Path = PIECES) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.table = WordPieces(pieces)
        self._session = onnxruntime.InferenceSession(
            str(weights), options, providers=["CPUExecutionProvider"]
        )

    @cached_property
    def distance(self) -> Array:
        """The bias of each distance class, (quote types, links, classes)."""
        from flows.annotate.tagger import labels

        stored = self._session.get_modelmeta().custom_metadata_map[DISTANCE]
        shape = (len(labels.QUOTE_TYPES), len(labels.LINKS), labels.DISTANCE_CLASSES)
        return np.frombuffer(bytes.fromhex(stored), np.float32).reshape(shape)

    def rows(self, windows: Sequence[tuple[Words, Window]]) -> Iterator[tuple[int, Rows]]:
        """Yield (index of the window, its rows); windows of like length go together, so the order is theirs."""
        order = sorted(range(len(windows)), key=lambda i: windows[i][1].end - windows[i][1].start)
        group: list[int] = []
        for index in order:
            words = windows[index][1].end - windows[index][1].start + 2
            if group and (len(group) + 1) * words > BATCH_WORDS:
                yield from self._run(windows, group)
                group = []
            group.append(index)
        if group:
            yield from self._run(windows, group)

    def _run(
        self, windows: Sequence[tuple[Words, Window]], group: Sequence[int]
    ) -> Iterator[tuple[int, Rows]]:
        table = self.table
        stacked = [
            [(table.begin,), *windows[i][0].pieces[windows[i][1].start : windows[i][1].end], (table.end,)]
            for i in group
        ]
        words = max(map(len, stacked))
        pieces = max(sum(map(len, window)) for window in stacked)
        ids = np.zeros((len(group), pieces), np.int64)
        pool = np.zeros((len(group), words, pieces), np.float32)
        piece_mask = np.zeros((len(group), pieces), bool)
        word_mask = np.zeros((len(group), words), bool)
        for row, window in enumerate(stacked):
            sizes = np.fromiter(map(len, window), np.int64, len(window))
            total = int(sizes.sum())
            ids[row, :total] = np.fromiter((piece for word in window for piece in word), np.int64, total)
            owner = np.repeat(np.arange(len(window)), sizes)
            pool[row, owner, np.arange(total)] = (1 / sizes)[owner]
            piece_mask[row, :total] = True
            word_mask[row, : len(window)] = True
        tags, votes, links = self._session.run(
            ["tags", "votes", "links"],
            {
                "embedded": table.embed(ids.reshape(-1)).reshape(*ids.shape, -1),
                "piece_mask": piece_mask,
                "pool": pool,
                "word_mask": word_mask,
            },
        )
        for row, index in enumerate(group):
            count = len(stacked[row])
            yield index, Rows(tags[row, :count], votes[row, :count], links[row, :count])
