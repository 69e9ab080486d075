"""Keeps small what DuckDB holds of a large file, as long as statements get by with it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import duckdb

ENOUGH = "768.0 MiB"  # of blocks and intermediate rows; what was read once is read again rather than kept
PORTION = 1_000  # rows
_FORMER = "former_memory_limit"  # a variable of the connection
_UNITS = ("KiB", "MiB", "GiB", "TiB")


@contextmanager
def frugal(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Hold no more than `ENOUGH` as long as the block lasts, or less where less is allowed already.

    A statement that needs more gets it through `execute`, and so do those behind it.
    """
    former = _limit(connection)
    if _bytes(former) > _bytes(ENOUGH):
        connection.execute(f"set variable {_FORMER} = '{former}'")
        connection.execute(f"set memory_limit = '{ENOUGH}'")
    try:
        yield
    finally:
        connection.execute(f"reset variable {_FORMER}")
        connection.execute(f"set memory_limit = '{former}'")


def execute(
    connection: duckdb.DuckDBPyConnection,
    query: str | duckdb.Statement,
    values: Mapping[str, object] | None = None,
) -> duckdb.DuckDBPyConnection:
    """Execute one statement; where it needs more than `frugal` holds, again with twice as much, until it gets by.

    Raises:
        duckdb.OutOfMemoryException: the machine has no more.
    """
    while True:
        try:
            return connection.execute(query, values)
        except duckdb.OutOfMemoryException:
            former = connection.execute(f"select getvariable('{_FORMER}')").fetchall()[0][0]
            held = _bytes(_limit(connection))
            if former is None or held >= _bytes(former):
                raise
            more = min(2 * held, _bytes(former))
            connection.execute(f"set memory_limit = '{more:.0f}B'")


def rows(
    connection: duckdb.DuckDBPyConnection, query: str, values: Mapping[str, object] | None = None
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query, of which a portion at a time is held; of the values, those that the query names."""
    (found,) = connection.extract_statements(query)
    used = {name: value for name, value in (values or {}).items() if name in found.named_parameters}
    cursor = execute(connection, query, used or None)
    while portion := cursor.fetchmany(PORTION):
        yield from portion


def _limit(connection: duckdb.DuckDBPyConnection) -> str:
    return str(connection.execute("select current_setting('memory_limit')").fetchall()[0][0])


def _bytes(limit: str) -> float:
    number, unit = limit.split()
    return float(number) * 1024 ** (_UNITS.index(unit) + 1) if unit in _UNITS else float(number)
