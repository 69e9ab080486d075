"""Words of a text and the word pieces the encoder reads for them.

``pieces.npz`` holds the pieces of the languages served, cut out of the base model's table: ``pieces`` (UTF-8, one
a line), ``scores`` (log probability of each), ``codes`` and ``scales`` (their embeddings in 4-bit blocks of 32).
The embeddings are never trained, so this file stays as it is from one training to the next.
"""

import re
import unicodedata
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PIECES = Path(__file__).parent / "pieces.npz"

# A word is a run of letters and digits, or one punctuation mark however often it is repeated.
WORD = re.compile(r"\w+|([^\w\s])\1*")

BLOCK = 32
MARK = "▁"  # opens a piece that begins a word
BEGIN, END, UNKNOWN = "<s>", "</s>", "<unk>"

# Bounds that keep an endless "word" (a base64 blob, a text without blanks) cheap; real words stay far below.
MAX_CHARACTERS = 64
MAX_PIECES = 8


class WordPieces:
    """The piece table: splits words into pieces and looks their embeddings up."""

    def __init__(self, path: Path = PIECES) -> None:
        with np.load(path) as table:
            names = bytes(table["pieces"]).decode("utf-8").split("\n")
            self._scores: NDArray[np.float32] = table["scores"]
            self._codes: NDArray[np.uint8] = table["codes"]
            self._scales: NDArray[np.float16] = table["scales"]
        self._ids = {name: index for index, name in enumerate(names)}
        self._longest = max(map(len, names))
        self._unknown_score = float(self._scores.min()) - 10.0
        self._cache: dict[str, tuple[int, ...]] = {}
        self.begin, self.end, self.unknown = (self._ids[name] for name in (BEGIN, END, UNKNOWN))

    def __len__(self) -> int:
        return len(self._ids)

    def pieces_of(self, word: str, glued: bool) -> tuple[int, ...]:
        """Return the piece ids of a word, at least one.

        Args:
            word: one word as ``WORD`` finds it.
            glued: whether it follows the text before it without a blank. Only punctuation shows that to the
                encoder (a quotation mark opens after a blank); a word is always read as if it stood alone.
        """
        key = word if glued and not (word[0].isalnum() or word[0] == "_") else MARK + word
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) > 500_000:
                self._cache.clear()
            found = self._cache[key] = self._split(key)
        return found

    def _split(self, key: str) -> tuple[int, ...]:
        key = unicodedata.normalize("NFKC", key[:MAX_CHARACTERS]).replace(" ", "") or MARK
        whole = self._ids.get(key)
        if whole is not None:
            return (whole,)
        best = [0.0] + [-1e30] * len(key)
        back: list[tuple[int, int]] = [(0, 0)] * (len(key) + 1)
        for start in range(len(key)):
            base = best[start]
            for end in range(start + 1, min(len(key), start + self._longest) + 1):
                piece = self._ids.get(key[start:end])
                if piece is not None:
                    score = base + float(self._scores[piece])
                elif end == start + 1:
                    piece, score = self.unknown, base + self._unknown_score
                else:
                    continue
                if score > best[end]:
                    best[end], back[end] = score, (start, piece)
        pieces: list[int] = []
        end = len(key)
        while end:
            end, piece = back[end]
            pieces.append(piece)
        return tuple(pieces[::-1][:MAX_PIECES])

    @cached_property
    def _table(self) -> NDArray[np.float16]:
        low, high = self._codes & 15, self._codes >> 4
        count, blocks = self._scales.shape
        values = np.concatenate(
            [low.reshape(count, blocks, BLOCK // 2), high.reshape(count, blocks, BLOCK // 2)], axis=2
        ).astype(np.float16)
        values -= np.float16(8)
        values *= self._scales[:, :, None]
        return values.reshape(count, blocks * BLOCK)

    def embed(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the embeddings of the pieces, one row a piece."""
        return self._table[ids].astype(np.float32)
