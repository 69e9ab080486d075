"""Spreads the work over processes: cleaning and annotating are pure functions of one document."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from functools import cache
from multiprocessing import get_context
from types import TracebackType
from typing import Self

from flows.annotate import Annotator
from flows.clean import clean_document
from flows.records import Annotation, Article, Document, Refusal

SHARE = 16  # documents handed to a process at once


class Workers:
    """Cleans and annotates documents, in this process or in several.

    One process is the default: starting another costs about as much as a hundred articles.
    """

    def __init__(self, processes: int = 1) -> None:
        """``processes`` is how many share the work; 1 means this one."""
        self._processes = processes
        spawn = get_context("spawn")
        self._pool = ProcessPoolExecutor(processes, mp_context=spawn) if processes > 1 else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def clean(self, documents: Sequence[Document], now: datetime) -> list[Article | Refusal]:
        """Return the article or the refusal of each document, in their order."""
        if self._pool is None:
            return _clean(documents, now)
        parts = [documents[n : n + SHARE] for n in range(0, len(documents), SHARE)]
        return [found for part in self._pool.map(_clean, parts, [now] * len(parts)) for found in part]

    def annotate(self, pairs: Sequence[tuple[str, Article]]) -> list[Annotation]:
        """Return the annotation of each article, in their order; a pair is (document text, article)."""
        if self._pool is None:
            return _annotate(pairs)
        # Long batches let the tagger sort windows by length, so each process gets one.
        size = max(SHARE, -(-len(pairs) // self._processes))
        parts = [pairs[n : n + size] for n in range(0, len(pairs), size)]
        return [found for part in self._pool.map(_annotate, parts) for found in part]


def _clean(documents: Sequence[Document], now: datetime) -> list[Article | Refusal]:
    return [clean_document(document, now) for document in documents]


def _annotate(pairs: Sequence[tuple[str, Article]]) -> list[Annotation]:
    return _annotator().annotate(pairs)


@cache
def _annotator() -> Annotator:
    return Annotator(threads=1)
