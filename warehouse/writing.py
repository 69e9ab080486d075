"""The one way to write a warehouse: alone, on swept ground, with one line for what goes wrong with the files."""

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import duckdb

from flows.errors import UsageError
from warehouse.connection import MEMORY
from warehouse.home import Home
from warehouse.lake.working import working
from warehouse.published import guarded

# What DuckDB raises where a disk is full, a file is damaged or cannot be written.
_OF_FILES = (
    OSError,
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.SerializationException,
    duckdb.TransactionException,
)


@contextmanager
def writing(home: Home, *, older: bool = False) -> Iterator[None]:
    """Hold the only writer's place in a warehouse, and remove what failed, however the block ends.

    Of a lake there are many writers: the block has a private file, and publishes it in turn.

    Args:
        home: the warehouse.
        older: whether the block can do with a warehouse of an older release.

    Raises:
        UsageError: another run or another program is writing the warehouse, it is no warehouse of this release, or
            its files cannot be read or written.
    """
    with ExitStack() as held:
        if home.lake:
            held.enter_context(working(home, older=older))
        else:
            held.enter_context(home.locked())
            held.enter_context(guarded(home.warehouse, older=older))
        delete_stale(home)
        try:
            yield
        except duckdb.OutOfMemoryException as error:
            first_line = str(error).splitlines()[0]
            raise UsageError(
                f"cannot go on beside {home.name}: {first_line}. Nothing was published; set {MEMORY} to more, such as"
                " 4GB, or make room on the disk, then run again"
            ) from error
        except _OF_FILES as error:
            first_line = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise UsageError(
                f"cannot go on beside {home.name}: {first_line}. Nothing was published; make room or mend the"
                " file, then run again"
            ) from error
        finally:
            delete_stale(home)


def delete_stale(home: Home) -> None:
    """Remove what killed or failed runs have left; call it while holding the lock.

    The runs that the checks stopped are kept: their candidate lies in their folder.
    """
    name = re.compile(rf"\.{re.escape(home.warehouse.name)}\.[\w-]+\.next(\.wal|\.tmp)?")
    for path in home.warehouse.parent.iterdir():
        if name.fullmatch(path.name):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for folder in home.runs.iterdir() if home.runs.exists() else ():
        if not home.aborted(folder.name).exists():
            shutil.rmtree(folder, ignore_errors=True)
