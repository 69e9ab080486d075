"""What texts mean and how much they share, as numbers that can be compared."""

import os
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np
from numpy.typing import NDArray

from flows.link.encoder import Encoder

Vectors = NDArray[np.int8]
Signature = NDArray[np.uint32]

WIDTH = 512
SCALE = 512  # a vector's length; components of the model stay below 0.16 of it, so that none is cut off
GRAM = 5  # words
MOST_CORES = 4  # more would wait for each other: a part of the work holds Python's lock
KEPT = 4  # one five-gram in this many is kept
_WORD = re.compile(r"\w+")


def embed(texts: Sequence[str]) -> Vectors:
    """Return one vector of whole numbers a text, shape (len(texts), 512), comparable across languages.

    Its length is `SCALE`, so the product of two is their cosine times its square (``sql/transforms/cosine.sql``). What
    is stored is what was compared, and sums of whole numbers are the same in any order, on every processor.

    Equal texts are embedded once, and each core takes its share of them. The model cannot tell a claim from its
    denial: no stance comes from it.
    """
    rows = {text: row for row, text in enumerate(dict.fromkeys(texts))}
    once = list(rows)
    vectors = np.zeros((len(once), WIDTH), np.int8)
    encode = _encoder().encode
    cores = min(os.cpu_count() or 1, MOST_CORES)

    def fill(first: int) -> None:
        vectors[first::cores] = np.clip(np.rint(encode(once[first::cores]) * SCALE), -127, 127)

    with ThreadPoolExecutor(cores) as pool:
        list(pool.map(fill, range(cores)))
    return vectors[[rows[text] for text in texts]]


def signature(text: str) -> Signature:
    """Return the hashes of a fixed quarter of the text's word five-grams, in ascending order.

    Which five-grams are kept depends on the five-gram alone, so a shortened copy keeps a part of what its
    original keeps: the share of the shorter signature that the longer one holds estimates the containment.
    """
    words = [hash_of(word) for word in _WORD.findall(text.lower())]
    if len(words) < GRAM:
        return np.zeros(0, np.uint32)
    table = np.array(words, np.uint64)
    grams = np.zeros(len(words) - GRAM + 1, np.uint64)
    for offset in range(GRAM):
        grams = grams * np.uint64(0x9E3779B97F4A7C15) + table[offset : offset + len(grams)]
    mixed = (grams ^ (grams >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    hashes = np.unique((mixed >> np.uint64(32)).astype(np.uint32))
    kept: Signature = hashes[hashes % KEPT == 0]
    return kept


def hash_of(word: str) -> int:
    """Return 64 bits that depend on the word alone (FNV-1a), run after run."""
    value = 0xCBF29CE484222325
    for byte in word.encode("utf-8", "replace"):
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


@cache
def _encoder() -> Encoder:
    return Encoder()
