"""The narrow frames that are checked: keys, lengths, counts and marks, computed in SQL, never texts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import duckdb

from expectations.functions import add_functions, remove_functions
from expectations.policy import Policy
from warehouse.schema import SQL, run_file, statement

if TYPE_CHECKING:
    import pandas as pd  # takes half a second, which a run that checks nothing spares

# What the database may hold while it checks: the library takes some 300 MB itself, and together they stay below 1 GB.
MEMORY = "400MB"


class Frame:
    """The rows of one suite, indexed by their key.

    Attributes:
        suite: the name of the suite and of its file in ``sql/checks``.
        table: one row per row to check, one column per measure.
    """

    def __init__(self, suite: str, table: "pd.DataFrame") -> None:
        self.suite = suite
        self.table = table

    def row(self, key: int) -> dict[str, Any]:
        """Return the measures of one row."""
        return {str(name): value for name, value in self.table.loc[key].items()}

    def names(self, connection: duckdb.DuckDBPyConnection, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
        """Return what identifies each of the rows, ids, title, place, and the texts that a report may show."""
        if not self._query:  # outlets and the run itself are named by their own measures
            return {
                key: {} if "outlet" not in self.table else {"outlet": self.row(key)["outlet"]} for key in keys
            }
        return self._ask(connection, self._query, keys)

    def documents(
        self, connection: duckdb.DuckDBPyConnection, keys: Sequence[int]
    ) -> Iterator[tuple[int, str]]:
        """Yield for each row the document it comes from."""
        if not self._query:
            return
        query = (
            f"select key, document_id from ({self._query}) where document_id is not null"  # no texts: quick
        )
        for key, names in self._ask(connection, query, keys).items():
            yield key, names["document_id"]

    @property
    def _query(self) -> str | None:
        path = SQL / "checks" / "rows" / f"{self.suite}.sql"
        return statement(path) if path.exists() else None

    @staticmethod
    def _ask(
        connection: duckdb.DuckDBPyConnection, query: str, keys: Sequence[int]
    ) -> dict[int, dict[str, Any]]:
        if not keys:
            return {}
        answer = connection.execute(query, {"keys": list(keys)})
        columns = [name for name, *_ in answer.description or []][1:]
        return {key: dict(zip(columns, values, strict=True)) for key, *values in answer.fetchall()}


@contextmanager
def lean(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let the database write to disk beyond ``MEMORY``, instead of keeping every text it has met."""
    connection.execute(f"set memory_limit = '{MEMORY}'")
    try:
        yield
    finally:
        connection.execute("reset memory_limit")


def measure(connection: duckdb.DuckDBPyConnection, policy: Policy, run_id: str) -> None:
    """Store the figures of the batch, outlet by outlet and aspect by aspect: later runs compare with them."""
    run_file(connection, "transforms/measure.sql", {"run_id": run_id, **policy.history})


def frames(connection: duckdb.DuckDBPyConnection, policy: Policy) -> Iterator[Frame]:
    """Yield the frame of every suite, one at a time, so that only one is in memory."""
    add_functions(connection)
    try:
        for suite in policy.suites:
            query = statement(f"checks/{suite}.sql")
            values = {name: value for name, value in policy.history.items() if f"${name}" in query}
            table = connection.execute(query, values or None).df().set_index("key")
            yield Frame(suite, table)
            del table
    finally:
        remove_functions(connection)
