"""Which way a sentence speaks of somebody: well, or ill."""

from functools import cache

import numpy as np

from flows.languages import languages, pack_of
from flows.link.embeddings import SCALE, Vectors, embed


@cache
def direction() -> Vectors:
    """Return the direction from sentences that blame to sentences that clear, as one vector.

    Who denies something without a word of what it is ("denied it") has not answered the one who spoke well of him.
    """
    packs = [pack_of(language).reporting.denials for language in languages()]
    clear, blame = (
        embed([sentence for pack in packs for sentence in sentences(pack)]).astype(np.int64).mean(axis=0)
        for sentences in (lambda pack: pack.clearing, lambda pack: pack.charging)
    )
    way = clear - blame
    vector: Vectors = np.clip(np.rint(way / np.linalg.norm(way) * SCALE), -127, 127).astype(np.int8)
    return vector
