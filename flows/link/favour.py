"""Which way a sentence speaks of somebody: well, or ill."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from flows.languages import languages, pack_of
from flows.link.embeddings import SCALE, Vectors, embed


@cache
def direction() -> Vectors:
    """Return the direction from sentences that blame to sentences that clear, as one vector.

    Who denies something without a word of what it is ("denied it") has not answered the one who spoke well of him.
    """
    packs = [pack_of(language).reporting.denials for language in languages()]
    clearing = [sentence for pack in packs for sentence in pack.clearing]
    charging = [sentence for pack in packs for sentence in pack.charging]
    way = _mean(clearing) - _mean(charging)
    vector: Vectors = np.clip(np.rint(way / np.linalg.norm(way) * SCALE), -127, 127).astype(np.int8)
    return vector


def _mean(sentences: Sequence[str]) -> NDArray[np.float64]:
    mean: NDArray[np.float64] = embed(sentences).mean(axis=0, dtype=np.float64)
    return mean
