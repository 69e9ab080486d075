"""Follows the published file: a swap shows with the next question, and the one before is answered to its end."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from flows.errors import UsageError
from warehouse.connection import attach, check_file, in_memory


class PublishedFile:
    """Read access to a warehouse that others replace.

    A file that is opened by its path stays the old one as long as any connection to it is open. So each version of the
    file is attached to a database in memory of its own.
    """

    def __init__(self, path: Path) -> None:
        """Remember where the file lies; nothing is opened yet."""
        self.path = path
        self._lock = threading.Lock()
        self._version: tuple[int, int] | None = None
        self._connection: duckdb.DuckDBPyConnection | None = None

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a connection to the file as it is now; nothing outside it can be read or written through it.

        Raises:
            UsageError: there is no warehouse, or it cannot be read.
        """
        try:
            with self._current().cursor() as cursor:
                cursor.execute("use warehouse")
                yield cursor
        except duckdb.Error as error:
            first_line = str(error).splitlines()[0]
            raise UsageError(f"cannot read the warehouse {self.path}: {first_line}") from error

    def _current(self) -> duckdb.DuckDBPyConnection:
        try:
            state = self.path.stat()
        except OSError as error:
            raise UsageError(
                f"no warehouse at {self.path}: run `onrecord run` first, or name one with --warehouse"
            ) from error
        version = (state.st_ino, state.st_mtime_ns)
        with self._lock:
            if self._connection is None or version != self._version:
                check_file(self.path)
                connection = in_memory()
                attach(connection, self.path, "warehouse")
                connection.execute("set enable_external_access = false")
                connection.execute("set lock_configuration = true")
                self._connection, self._version = connection, version
            return self._connection
