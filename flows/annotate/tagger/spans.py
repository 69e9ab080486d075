"""From label probabilities to spans of words: the best path that begins every span with B."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
IMPOSSIBLE = np.float32(-1e4)


def log_softmax(scores: Array) -> Array:
    """Return log probabilities along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Array = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def best_path(scores: Array, steps: Array) -> NDArray[np.int64]:
    """Return the best label of every word.

    Args:
        scores: (words, heads, labels); the heads are independent of one another.
        steps: (labels, labels), or (words, heads, labels, labels) where they differ: what it costs, as a negative
            number, that the second follows the first; label 0 is outside.

    Returns:
        (words, heads).
    """
    words, heads, _ = scores.shape
    uneven = steps.ndim == 4
    total = scores[0] + (steps[0, :, 0] if uneven else steps[0])
    back = np.zeros((words, heads, scores.shape[2]), np.int64)
    for word in range(1, words):
        paths = total[:, :, None] + (steps[word] if uneven else steps)
        back[word] = paths.argmax(axis=1)
        total = paths.max(axis=1) + scores[word]
    path = np.empty((words, heads), np.int64)
    path[-1] = total.argmax(axis=-1)
    rows = np.arange(heads)
    for word in range(words - 1, 0, -1):
        path[word - 1] = back[word][rows, path[word]]
    return path


def runs(path: NDArray[np.int64], begins: frozenset[int]) -> Iterator[tuple[int, int, int]]:
    """Yield (first word, last word, label of the first) of every span on one head's path."""
    first = -1
    for word, label in enumerate([*path.tolist(), 0]):
        if first >= 0 and (label == 0 or label in begins):
            yield first, word - 1, int(path[first])
            first = -1
        if label in begins:
            first = word
