"""Publishes what an analyst decides: in a candidate, linked anew, swapped in."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import duckdb

from flows.errors import UsageError
from flows.link import link
from warehouse.home import Home
from warehouse.lake.working import turns
from warehouse.publish import finish, open_candidate, swap
from warehouse.search import index_published
from warehouse.writing import writing

Decided = TypeVar("Decided")


def publish_decided(
    home: Home, name: str, decide: Callable[[duckdb.DuckDBPyConnection], Decided]
) -> tuple[Decided, Path | None]:
    """Publish the warehouse as a decision leaves it, with entities, stories and statements linked anew.

    Args:
        home: the warehouse.
        name: the candidate's.
        decide: writes the decision into the candidate; called once a turn.

    Returns:
        What ``decide`` returns, and the file as it was; None where none is kept.

    Raises:
        UsageError: there is no warehouse, or a run or another program is writing it.
    """
    with writing(home):
        if not home.warehouse.exists():
            raise UsageError(f"no warehouse at {home.name}: run `onrecord run` first")
        for turn in turns(home):
            with turn:
                with open_candidate(home, name) as candidate:
                    decided = decide(candidate)
                    link(candidate)
                    finish(candidate)
                snapshot = swap(home, name)
                index_published(home)
    return decided, snapshot
