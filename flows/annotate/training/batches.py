"""Cuts labelled documents into windows and stacks windows of like length into batches."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from flows.annotate.tagger import labels
from flows.annotate.tagger.decode import classes_of
from flows.annotate.tagger.windows import cut_windows
from flows.annotate.tagger.wordpieces import WordPieces
from flows.annotate.training.data import MASKED, NONE, Content, Labelled


@dataclass(slots=True)
class Item:
    """One labelled window; word 0 is the begin mark, the last word the end mark."""

    pieces: list[tuple[int, ...]]
    tags: np.ndarray
    names: np.ndarray
    misc: bool
    contents: list[Content]


@dataclass(slots=True)
class Batch:
    """Windows of like length as tensors; ``misc`` is True for windows whose name labels know MISC."""

    embedded: Tensor
    piece_mask: Tensor
    pool: Tensor
    word_mask: Tensor
    tags: Tensor
    names: Tensor
    misc: Tensor
    contents: list[list[Content]]
    classes: list[Tensor]


def cut_items(document: Labelled, table: WordPieces, max_words: int, context: int) -> Iterator[Item]:
    """Yield the document's windows, cut as at run time."""
    words = document.words
    for window in cut_windows(words, max_words, context):
        start, end = window.start, window.end

        def moved(word: int, start: int = start, end: int = end) -> int:
            if word == NONE:
                return 0
            return word - start + 1 if start <= word < end else MASKED

        contents = [
            Content(c.kind, moved(c.first), moved(c.last), [moved(w) for w in c.links], c.stance, c.hedged)
            for c in document.contents
            if start <= c.first and c.last < end
        ]
        outside = np.full((1, document.tags.shape[1]), MASKED, np.int8)
        yield Item(
            [(table.begin,), *words.pieces[start:end], (table.end,)],
            np.concatenate([outside, document.tags[start:end], outside]),
            np.concatenate([[MASKED], document.names[start:end], [MASKED]]),
            document.misc,
            contents,
        )


def make_batches(
    items: Sequence[Item], table: WordPieces, budget: int, chance: random.Random
) -> Iterator[Batch]:
    """Yield batches of at most ``budget`` words in random order."""
    order = sorted(range(len(items)), key=lambda i: (len(items[i].pieces) // 24, chance.random()))
    groups: list[list[Item]] = [[]]
    for index in order:
        item = items[index]
        if groups[-1] and (len(groups[-1]) + 1) * len(item.pieces) > budget:
            groups.append([])
        groups[-1].append(item)
    chance.shuffle(groups)
    for group in groups:
        yield _stack(group, table, chance)


def _stack(group: Sequence[Item], table: WordPieces, chance: random.Random, hidden: float = 0.04) -> Batch:
    words = max(len(item.pieces) for item in group)
    pieces = max(sum(map(len, item.pieces)) for item in group)
    ids = np.zeros((len(group), pieces), np.int64)
    pool = np.zeros((len(group), words, pieces), np.float32)
    piece_mask, word_mask = np.zeros((len(group), pieces), bool), np.zeros((len(group), words), bool)
    tags = np.full((len(group), words, len(labels.SPAN_HEADS)), MASKED, np.int64)
    names = np.full((len(group), words), MASKED, np.int64)
    for row, item in enumerate(group):
        place = 0
        for index, word in enumerate(item.pieces):
            drop = chance.random() < hidden  # a hidden word teaches to read the ones around it
            ids[row, place : place + len(word)] = table.unknown if drop else word
            pool[row, index, place : place + len(word)] = 1 / len(word)
            place += len(word)
        piece_mask[row, :place] = True
        word_mask[row, : len(item.pieces)] = True
        tags[row, : len(item.pieces)] = item.tags
        names[row, : len(item.pieces)] = item.names
    classes = [
        torch.from_numpy(np.array([classes_of(c.first, c.last, words) for c in item.contents], np.int64))
        for item in group
    ]
    return Batch(
        torch.from_numpy(table.embed(ids.reshape(-1)).reshape(*ids.shape, -1)),
        torch.from_numpy(piece_mask), torch.from_numpy(pool), torch.from_numpy(word_mask),
        torch.from_numpy(tags), torch.from_numpy(names), torch.tensor([i.misc for i in group]),
        [item.contents for item in group], classes,
    )  # fmt: skip
