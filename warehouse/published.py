"""Guards the published file while a run builds the next one.

Anybody may open the published file, analysts' own programs included. Whoever opens it for writing would lose what he
writes at the next swap, and a write-ahead log left beside a swapped file makes the new one unreadable. So a run
takes over what such a program has left, and keeps others from opening the file for writing until it is done.
"""

import errno
import fcntl
import os
import shutil
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import duckdb

from flows.errors import UsageError
from warehouse.connection import check_file, open_for_reading, open_for_writing
from warehouse.migrations import current_version, other_release, version_of
from warehouse.schema import frame_schemas

_HELD = (errno.EAGAIN, errno.EACCES)


def log_of(path: Path) -> Path:
    """Return where DuckDB keeps the write-ahead log of a file."""
    return path.with_name(path.name + ".wal")


@contextmanager
def guarded(warehouse: Path, *, older: bool = False) -> Iterator[None]:
    """Keep other programs from writing to the published file, which may be missing, while the block lasts.

    Readers come and go as they like.

    Args:
        warehouse: the published file.
        older: whether the block can do with a warehouse of an older release.

    Raises:
        UsageError: it is no warehouse of this release, or another program has it open for writing.
    """
    if not warehouse.exists():
        refuse_log(warehouse)
        yield
        return
    check_file(warehouse)
    with warehouse.open("rb") as file:
        share(file, warehouse)
    if log_of(warehouse).exists():
        _take_over_log(warehouse)
        refuse_log(warehouse)
    with warehouse.open("rb") as file:
        share(file, warehouse)
        _check_tables(warehouse, older)
        yield


def refuse_log(warehouse: Path) -> None:
    """Return if no write-ahead log lies beside the file; call it before the file is exchanged.

    Raises:
        UsageError: there is one.
    """
    if log_of(warehouse).exists():
        raise UsageError(
            f"{log_of(warehouse)} belongs to no file or to a program that is writing: close that program or"
            " move the log away, then run again"
        )


def keep_access(published: Path, candidate: Path) -> None:
    """Give the candidate the mode, the owner and the group of the published file, as far as we may."""
    if not published.exists():
        return
    wanted, given = published.stat(), candidate.stat()
    if (wanted.st_uid, wanted.st_gid) != (given.st_uid, given.st_gid):
        try:
            os.chown(candidate, wanted.st_uid, wanted.st_gid)
        except PermissionError:  # only root gives files away; a group of ours we may still choose
            with suppress(PermissionError):
                os.chown(candidate, -1, wanted.st_gid)
    shutil.copymode(published, candidate)


def share(file: IO[bytes], warehouse: Path) -> None:
    """Lock the open file against writers; the lock ends when the file is closed.

    DuckDB locks with the same kind of lock. One that belongs to the open file survives when this process opens and
    closes the file elsewhere; where there is none, as on macOS, the lock is no more than a look.
    """
    try:
        if hasattr(fcntl, "F_OFD_SETLK"):
            whole = struct.pack("hhqqi4x", fcntl.F_RDLCK, os.SEEK_SET, 0, 0, 0)
            fcntl.fcntl(file, fcntl.F_OFD_SETLK, whole)
        else:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            raise UsageError(
                f"another program has {warehouse} open for writing: close it, then run again"
            ) from None


def _take_over_log(warehouse: Path) -> None:
    """Write what a program that died had committed into the published file, and so remove its log."""
    try:
        with open_for_writing(warehouse) as connection:
            connection.execute("checkpoint warehouse")
    except duckdb.Error as error:
        first_line = str(error).splitlines()[0]
        raise UsageError(
            f"a program died while it wrote to {warehouse}, and its log {log_of(warehouse).name} cannot be taken"
            f" over: close what reads the warehouse and run again, or move the log away ({first_line})"
        ) from error


def _check_tables(warehouse: Path, older: bool) -> None:
    """Return if the file has the tables of this release, or of an older one where that will do.

    Raises:
        UsageError: it has none of them, they are of another release, or they lack columns.
    """
    with open_for_reading(warehouse) as connection:
        try:
            rows = connection.execute(
                "select table_name, column_name from duckdb_columns() where database_name = current_database()"
            ).fetchall()
            version = version_of(connection)
        except duckdb.Error as error:
            raise UsageError(f"cannot read {warehouse}: {str(error).splitlines()[0]}") from error
    found: dict[str, set[str]] = {}
    for table, column in rows:
        found.setdefault(table, set()).add(column)
    if version == 0:
        raise UsageError(
            f"{warehouse} is a DuckDB file of something else: name another file with --warehouse"
        )
    if older and version < current_version():
        return
    if problem := other_release(warehouse, version):
        raise UsageError(problem)
    for table, schema in frame_schemas().items():
        missing = [name for name in schema if table in found and name not in found[table]]
        if missing:
            raise UsageError(
                f"{warehouse} was built by another release of onrecord ({table} has no {missing[0]}): build it anew"
                " from its articles under another name"
            )
