"""Groups the scored pairs of the warehouse, of which those of one component are held at a time."""

import math
from collections.abc import Iterable
from itertools import groupby
from typing import Any

import duckdb
import polars as pl

from flows.link.clusters import clusters, components
from warehouse.memory import rows
from warehouse.schema import shown, statement


def grouped(
    connection: duckdb.DuckDBPyConnection, queries: str, threshold: float, strongest: float = 0.0
) -> dict[str, str]:
    """Return for every article or claim that a strong pair connects with another the smallest id of its group.

    Args:
        connection: the warehouse.
        queries: the folder below ``sql/`` of ``strong.sql``, the pairs that can join two groups, and of ``pairs.sql``,
            all pairs of each component with their scores.
        threshold: the least average score of all pairs of two groups that become one.
        strongest: what the strongest pair counts beside the average, where one of the two groups is a single one.
    """
    strong = rows(connection, statement(f"{queries}/strong.sql"), {"threshold": threshold})
    tops = components((one, other) for one, other in strong)
    frame = pl.DataFrame(
        {"id": list(tops), "component": list(tops.values())},
        schema={"id": pl.String(), "component": pl.String()},
    )
    found: dict[str, str] = {}
    with shown(connection, components=frame):
        pairs = rows(connection, statement(f"{queries}/pairs.sql"))
        for _, component in groupby(pairs, key=lambda row: row[0]):
            found |= clusters(_of_pairs(component), threshold, strongest)
    return found


def _of_pairs(links: Iterable[tuple[Any, ...]]) -> dict[tuple[str, str], float]:
    """Return the score of each pair: what an analyst has parted stays parted, of other links the strongest counts."""
    scores: dict[tuple[str, str], float] = {}
    for _, one, other, score in links:
        known = scores.get((one, other), score)
        scores[one, other] = min(known, score) if -math.inf in (known, score) else max(known, score)
    return scores
