"""The one way to read a warehouse for a user: with one line for a file that is damaged, or of another release."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from flows.errors import UsageError
from warehouse.connection import open_for_reading
from warehouse.lake.address import is_lake, lake_of
from warehouse.lake.layout import check_version, has_tables
from warehouse.lake.opening import data_path, open_lake, told
from warehouse.migrations import other_release, version_of


@contextmanager
def reading(
    path: Path, tell: Callable[[str], None] | None = None, snapshot: int | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the warehouse read-only for the length of the block.

    Args:
        path: the file, or the address of a lake.
        tell: hears that the file is of another release, for who can do with its own tables and views.
        snapshot: of a lake, the number of the snapshot that is read; None for the newest.

    Raises:
        UsageError: there is no warehouse at ``path``, it cannot be read to the end, or it is of another release and
            nobody is told.
    """
    if is_lake(path):
        with _lake(path, tell, snapshot) as connection:
            yield connection
        return
    if snapshot is not None:
        raise UsageError(
            f"{path} is a file and no lake: its former states are files too, `onrecord snapshots list` names them"
        )
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


@contextmanager
def _lake(
    path: Path, tell: Callable[[str], None] | None, snapshot: int | None
) -> Iterator[duckdb.DuckDBPyConnection]:
    lake = lake_of(path)
    with open_lake(lake, snapshot=snapshot) as connection:
        try:
            if not has_tables(connection):
                raise UsageError(f"no warehouse at {lake.name} yet: run `onrecord run` first")
            try:
                check_version(connection, lake.name)
            except UsageError as problem:
                if tell is None:
                    raise
                tell(str(problem))
            yield connection
        except duckdb.Error as error:
            raise UsageError(f"cannot read the lake {lake.name}: {told(error)}") from None


def confine(connection: duckdb.DuckDBPyConnection, folder: Path, *, lake: bool = False) -> None:
    """Keep what is asked from every file but those in ``folder`` and a lake's own, for as long as it is open."""
    allowed = [str(folder), *([data_path(connection)] if lake else [])]
    folders = ", ".join("'" + each.replace("'", "''") + "'" for each in allowed)
    connection.execute(f"set allowed_directories = [{folders}]")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
