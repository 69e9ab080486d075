"""Brings a lake to what a warehouse file says: to move there, or to share what one machine builds."""

from pathlib import Path

import duckdb

from flows.errors import UsageError
from warehouse.connection import attach
from warehouse.copying import copy
from warehouse.home import Home
from warehouse.lake.working import turns
from warehouse.publish import swap
from warehouse.reading import reading
from warehouse.writing import writing

NAME = "fill"


def fill(home: Home, source: Path, *, replace: bool = False) -> None:
    """Make the lake hold what the file holds, at the cost of what is different.

    Args:
        home: the lake's.
        source: the file.
        replace: whether runs may be taken out that the file does not know.

    Raises:
        UsageError: the file cannot be read or is of another release, the lake cannot be written, or it has runs that
            the file lacks.
    """
    with (
        reading(source) as connection,
        writing(home),
    ):  # the file that is open here stays, whoever replaces it
        for turn in turns(home):
            with turn:
                lacking = _lacking(connection, home.warehouse)
                if lacking and not replace:
                    raise UsageError(
                        f"{home.name} has runs that {source} does not know ({lacking}), and filling it would take them"
                        " out: add --replace if they may go"
                    )
                copy(source, home.candidate(NAME))
                swap(home, NAME)


def _lacking(connection: duckdb.DuckDBPyConnection, lake: Path) -> int:
    """Return how many runs the copy of the lake has that the file does not know."""
    if not lake.exists():
        return 0
    attach(connection, lake, "lake")
    row = connection.execute("select count(*) from lake.runs anti join runs using (run_id)").fetchone()
    connection.execute("detach lake")
    return int(row[0]) if row else 0
