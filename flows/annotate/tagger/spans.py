"""From label probabilities to spans of words: the best path that begins every span with B."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
IMPOSSIBLE = np.float32(-1e4)


def log_softmax(scores: Array) -> Array:
    """Return log probabilities along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Array = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def best_paths(scores: Sequence[Array], steps: Sequence[Array]) -> list[NDArray[np.int64]]:
    """Return the best label of every word of every window.

    The windows take each step together, which changes nothing in what is found: it saves steps.

    Args:
        scores: for each window (words, heads, labels); the heads are independent of one another.
        steps: for each window (words, heads, labels, labels), or (1, heads, labels, labels) where all words are
            alike: what it costs, as a negative number, that the second label follows the first; label 0 is
            outside, and stepping there costs nothing.

    Returns:
        For each window (words, heads).
    """
    if not scores:
        return []
    words, heads = max(map(len, scores)), scores[0].shape[1]
    count = scores[0].shape[2]
    stacked = np.full((words, len(scores), heads, count), IMPOSSIBLE, np.float32)
    stacked[..., 0] = 0  # behind its end, a window goes on outside
    for row, found in enumerate(scores):
        stacked[: len(found), row] = found
    even = all(len(found) == 1 for found in steps)
    costs = np.zeros((1 if even else words, len(scores), heads, count, count), np.float32)
    for row, found in enumerate(steps):
        costs[: len(found), row] = found
    total = stacked[0] + costs[0, :, :, 0]
    back = np.zeros(stacked.shape, np.int64)
    for word in range(1, words):
        paths = total[..., None] + costs[0 if even else word]
        back[word] = paths.argmax(axis=-2)
        total = paths.max(axis=-2) + stacked[word]
    path = np.empty(stacked.shape[:-1], np.int64)
    path[-1] = total.argmax(axis=-1)
    for word in range(words - 1, 0, -1):
        path[word - 1] = np.take_along_axis(back[word], path[word][..., None], axis=-1)[..., 0]
    return [path[: len(found), row] for row, found in enumerate(scores)]


def runs(path: NDArray[np.int64], begins: frozenset[int]) -> Iterator[tuple[int, int, int]]:
    """Yield (first word, last word, label of the first) of every span on one head's path."""
    first = -1
    for word, label in enumerate([*path.tolist(), 0]):
        if first >= 0 and (label == 0 or label in begins):
            yield first, word - 1, int(path[first])
            first = -1
        if label in begins:
            first = word
