"""Which lines of a page's visible text are its article: the gold body aligned with the lines."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from flows.clean.segments.features import Matrix


def label_lines(lines: Sequence[str], body: str) -> list[bool]:
    """Return for each line whether it is part of the gold body.

    Lines and the body's paragraphs are aligned in order (a line may hold several paragraphs and the other way
    round), so that a teaser which repeats a heading of the article elsewhere on the page does not count.
    """
    paragraphs = [words for paragraph in body.split("\n") if (words := _words(paragraph))]
    wanted = [Counter(words) for words in paragraphs]
    weight = np.zeros((len(lines), len(paragraphs)))
    for i, line in enumerate(lines):
        words = _words(line)
        have = Counter(words)
        for j, paragraph in enumerate(paragraphs):
            weight[i, j] = _overlap(words, paragraph, have, wanted[j])
    return _align(weight)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _overlap(line: list[str], paragraph: list[str], have: Counter[str], wanted: Counter[str]) -> float:
    """Return the words two stretches share, zero where neither is mostly inside the other."""
    if not line or not paragraph:
        return 0
    if line == paragraph:
        return len(line) + 0.5
    shared = (have & wanted).total()
    inside = len(line) >= 6 and shared / len(line) >= 0.8
    holds = len(paragraph) >= 6 and shared / len(paragraph) >= 0.85
    return shared if inside or holds else 0


def _align(weight: Matrix) -> list[bool]:
    """Return the rows of the best alignment that keeps the order of rows and columns."""
    rows, columns = weight.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        for j in range(columns):
            best[i + 1, j + 1] = max(best[i, j + 1], best[i + 1, j])
            if weight[i, j]:
                before = max(best[i, j], best[i, j + 1] - 0.01, best[i + 1, j] - 0.01)
                best[i + 1, j + 1] = max(best[i + 1, j + 1], before + weight[i, j])
    labels = [False] * rows
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            labels[i - 1] = True
            before = best[i, j] - weight[i - 1, j - 1]
            steps = {(1, 1): best[i - 1, j - 1], (1, 0): best[i - 1, j] - 0.01, (0, 1): best[i, j - 1] - 0.01}
            up, left = min(steps, key=lambda step: abs(steps[step] - before))
            i, j = i - up, j - left
    return labels
