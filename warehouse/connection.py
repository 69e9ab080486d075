"""Opens DuckDB files. The only place that does."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import duckdb

from flows.errors import UsageError

# Files written with this version open in every DuckDB since 1.4 (the previous long-term line).
STORAGE_VERSION = "v1.4.0"

# What a run adds is written with the rows of its last group anew: those of DuckDB's own size, 122,880 rows, are a third
# of a gigabyte of texts.
GROUP = 16_384  # rows

# Nothing is fetched at run time, and no file of another kind is opened with an extension that happens to be there.
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}

_checked: set[Path] = set()  # extensions whose signature this process has checked

# The most that a connection to a warehouse holds in memory; the rest goes to a folder beside the file.
MEMORY = "ONRECORD_MEMORY"

_CUT = "cannot open the warehouse {path}: its end is missing; `onrecord snapshots restore` brings a former file back"
_MARK = slice(8, 12)  # where a DuckDB file says that it is one
# The headers lie before the first block. They may state more blocks than a good file holds.
FIRST_BLOCK = 12288


def in_memory(extensions: Sequence[Path] = ()) -> duckdb.DuckDBPyConnection:
    """Return a connection to a new, empty in-memory database to which files can be attached.

    What does not fit into memory is written to the system's folder for such files, each connection its own folder.

    Args:
        extensions: files of extensions that are loaded. DuckDB reads the whole of a file to check its signature, which
            is done once in a process.

    Raises:
        UsageError: ``ONRECORD_MEMORY`` is no amount of memory.
    """
    checked = bool(extensions) and _checked.issuperset(extensions)
    connection = _connect(":memory:", read_only=False, allow_unsigned=checked)
    for extension in extensions:
        connection.load_extension(str(extension))
    _checked.update(extensions)
    if checked:
        connection.execute("set allow_unsigned_extensions = false")  # which nobody can undo
    folder = Path(tempfile.gettempdir()) / f"onrecord-{uuid4().hex}.tmp"
    connection.execute("set temp_directory = $folder", {"folder": str(folder)})
    _limit_memory(connection)
    return connection


def attach(connection: duckdb.DuckDBPyConnection, path: Path, name: str, *, read_only: bool = True) -> None:
    """Attach the file at ``path`` under ``name``; a new file is written with the pinned storage version."""
    options = "READ_ONLY" if read_only else f"STORAGE_VERSION '{STORAGE_VERSION}', ROW_GROUP_SIZE {GROUP}"
    quoted = str(path).replace("'", "''")
    connection.execute(f"attach '{quoted}' as {name} ({options})")


def check_file(path: Path) -> None:
    """Return if the file says that it is DuckDB's and has its headers.

    Raises:
        UsageError: it is something else, it ends in its headers, or it cannot be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(FIRST_BLOCK)
    except OSError as error:
        raise UsageError(f"cannot open the warehouse {path}: {error.strerror}") from error
    if head[_MARK] != b"DUCK":
        raise UsageError(
            f"cannot open the warehouse {path}: it is no DuckDB file, or damaged; `onrecord snapshots restore` brings a"
            " former file back, or name another with --warehouse"
        )
    if len(head) < FIRST_BLOCK:
        raise UsageError(_CUT.format(path=path))


def open_for_reading(path: Path) -> duckdb.DuckDBPyConnection:
    """Return a read-only connection whose default schema is the warehouse.

    Raises:
        UsageError: there is no warehouse at ``path``, it is no DuckDB file, its end is missing, or
            ``ONRECORD_MEMORY`` is no amount of memory.
    """
    if not path.exists():
        raise UsageError(f"no warehouse at {path}: run `onrecord run` first, or name one with --warehouse")
    check_file(path)
    before = path.stat()
    try:
        connection = _connect(str(path), read_only=True)
        _limit_memory(connection)
        used = connection.execute("select used_blocks * block_size from pragma_database_size()").fetchone()
    except duckdb.Error as error:
        first_line = str(error).splitlines()[0]
        raise UsageError(f"cannot open the warehouse {path}: {first_line}") from error
    after = path.stat()  # a file that was swapped meanwhile says nothing of the one that was opened
    if after.st_ino == before.st_ino and after.st_size < (used or (0,))[0]:
        connection.close()
        raise UsageError(_CUT.format(path=path))
    return connection


def open_for_writing(path: Path) -> duckdb.DuckDBPyConnection:
    """Return a connection whose default schema is the (perhaps new) file at ``path``.

    What does not fit into memory is written beside the file, not into the folder in which the command happens to run.

    Raises:
        UsageError: ``ONRECORD_MEMORY`` is no amount of memory.
    """
    connection = in_memory()
    connection.execute("set temp_directory = $folder", {"folder": f"{path}.tmp"})
    attach(connection, path, "warehouse", read_only=False)
    connection.execute("use warehouse")
    return connection


def _limit_memory(connection: duckdb.DuckDBPyConnection) -> None:
    limit = os.environ.get(MEMORY, "").strip()
    if not limit:
        return
    try:
        connection.execute("set memory_limit = $limit", {"limit": limit})
    except duckdb.Error as error:
        raise UsageError(f"{MEMORY} is no amount of memory such as 4GB: {limit}") from error


def _connect(database: str, *, read_only: bool, allow_unsigned: bool = False) -> duckdb.DuckDBPyConnection:
    config = SETTINGS | {"allow_unsigned_extensions": True} if allow_unsigned else SETTINGS
    connection = duckdb.connect(database, read_only=read_only, config=config)
    connection.execute("set TimeZone = 'UTC'")  # instants look the same wherever they are asked for
    connection.execute(
        "set enable_progress_bar = false"
    )  # it would stand in the answer of whoever reads our output
    return connection
