"""The one way to read a warehouse for a user: with one line for a file that is damaged, or of another release."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from flows.errors import UsageError
from warehouse.connection import open_for_reading
from warehouse.migrations import other_release, version_of


@contextmanager
def reading(path: Path, tell: Callable[[str], None] | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the warehouse read-only for the length of the block.

    Args:
        path: the file.
        tell: hears that the file is of another release, for who can do with its own tables and views.

    Raises:
        UsageError: there is no warehouse at ``path``, it cannot be read to the end, or it is of another release and
            nobody is told.
    """
    with open_for_reading(path) as connection:
        try:
            problem = other_release(path, version_of(connection))
            if problem and tell is None:
                raise UsageError(problem)
            if problem and tell:
                tell(problem)
            yield connection
        except duckdb.Error as error:
            first_line = str(error).splitlines()[0]
            raise UsageError(f"cannot read the warehouse {path}: {first_line}") from error


def confine(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Keep what is asked from every file but those in ``folder``, for as long as the connection's file is open."""
    quoted = str(folder).replace("'", "''")
    connection.execute(f"set allowed_directories = ['{quoted}']")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
