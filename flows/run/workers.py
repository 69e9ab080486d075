"""Spreads the work over processes: cleaning and annotating are pure functions of one document."""

import os
from collections.abc import Sequence
from datetime import datetime
from functools import cache, partial
from types import TracebackType
from typing import Self

from flows.annotate import Annotator
from flows.clean import clean_document
from flows.records import Annotation, Article, Document, Refusal
from flows.run.bound import allowance, within
from flows.run.cluster import Cluster
from flows.run.pool import Pool

SHARE = 16  # documents handed to a process at once
ENOUGH = 64  # documents of a batch from which on further processes, 8 seconds each to start, save time
PATIENCE = 4  # seconds that may pass for one of processor time, on a busy machine

Pair = tuple[str, Article]  # a document's text and its article


class Workers:
    """Cleans and annotates documents, in this process, in several, or on a Dask cluster.

    A document that takes too long, or over which a step fails, is refused alone. So is one over which processes die,
    where there are several.
    """

    def __init__(self, processes: int | None = None, scheduler: str | None = None) -> None:
        """Begin with no process but this one.

        Args:
            processes: how many share the work: 1 means this one, None as many as there are cores, once it pays.
            scheduler: the address of a Dask scheduler, whose workers share the work instead.

        Raises:
            UsageError: the scheduler cannot be reached.
        """
        self._auto = processes is None and scheduler is None
        self._pool: Pool | Cluster | None = None
        if scheduler:
            self._pool = Cluster(scheduler)
        elif processes and processes > 1:
            self._pool = Pool(processes)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.close()

    def clean(self, documents: Sequence[Document], now: datetime) -> list[Article | Refusal]:
        """Return the article or the refusal of each document, in their order."""
        if self._auto and self._pool is None and len(documents) >= ENOUGH and cores() > 1:
            self._pool = Pool(cores())
        work = partial(_clean, now=now)
        if self._pool is None:
            return work(documents)
        return self._pool.map(
            work, documents, SHARE, lambda document: PATIENCE * _allowed(document), lambda _: _lost("clean")
        )

    def annotate(self, pairs: Sequence[Pair]) -> list[Annotation | Refusal]:
        """Return the annotation or the refusal of each article, in their order."""
        if self._pool is None:
            return _annotate(pairs)
        return self._pool.map(
            _annotate,
            pairs,
            SHARE,
            lambda pair: PATIENCE * allowance(len(pair[0])),
            lambda _: _lost("annotate"),
        )


def cores() -> int:
    """Return how many processes may run at once: those that this one may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _clean(documents: Sequence[Document], now: datetime) -> list[Article | Refusal]:
    return [
        within("clean", _allowed(document), partial(clean_document, document, now)) for document in documents
    ]


def _annotate(pairs: Sequence[Pair]) -> list[Annotation | Refusal]:
    annotator = _annotator()
    return [
        within("annotate", allowance(len(pair[0])), lambda pair=pair: annotator.annotate([pair])[0])  # type: ignore[misc]
        for pair in pairs
    ]


def _allowed(document: Document) -> float:
    return allowance(len(document.text) + len(document.html or ""))


def _lost(stage: str) -> Refusal:
    return Refusal(stage, ("worker_died",), "the process that worked on it ended or hung, again and again")


@cache
def _annotator() -> Annotator:
    return Annotator(threads=1)
