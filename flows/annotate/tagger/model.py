"""Runs the encoder: windows of words in, one row of label columns a word out."""

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
        # The 8-bit matrices are unpacked once, at loading: sums of 8-bit products differ from processor to processor.
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        self.table = WordPieces(pieces)
        self._session = onnxruntime.InferenceSession(
            str(weights),
            options,
            providers=["CPUExecutionProvider"],
            # The fused operator is six times slower on a processor than what it fuses.
            disabled_optimizers=["SkipLayerNormFusion"],
        )

    @cached_property
    def distance(self) -> Array:
        """The bias of each distance class, (quote types, links, classes)."""
        from flows.annotate.tagger import labels

        stored = self._session.get_modelmeta().custom_metadata_map[DISTANCE]
        shape = (len(labels.QUOTE_TYPES), len(labels.LINKS), labels.DISTANCE_CLASSES)
        return np.frombuffer(bytes.fromhex(stored), np.float32).reshape(shape)

    def rows(self, words: Words, window: Window) -> Rows:
        """Return what the encoder says of a window.

        Windows are read one by one: that needs no mask, for which attention takes a much faster path, and what is
        found in a text does not depend on what is read beside it, as the scale of a batch's activations would.
        """
        table = self.table
        stacked = [(table.begin,), *words.pieces[window.start : window.end], (table.end,)]
        ids = np.fromiter((piece for word in stacked for piece in word), np.int64)
        sizes = np.fromiter(map(len, stacked), np.int64, len(stacked))
        owner = np.repeat(np.arange(len(stacked)), sizes)
        pool = np.zeros((len(stacked), len(ids)), np.float32)
        pool[owner, np.arange(len(ids))] = (1 / sizes)[owner]
        tags, votes, links = self._session.run(
            ["tags", "votes", "links"], {"embedded": table.embed(ids)[None], "pool": pool[None]}
        )
        return Rows(tags[0], votes[0], links[0])
