"""Opens lakes. The extensions are packages of DuckDB's own version: nothing is fetched at run time."""

import os
import tempfile
from importlib.util import find_spec
from pathlib import Path

import duckdb

from flows.errors import UsageError
from warehouse.connection import in_memory
from warehouse.lake.address import Lake

EXTENSIONS = {
    "sqlite": ("sqlite_scanner", "ducklake"),
    "postgres": ("postgres_scanner", "ducklake"),
}
# Readers never wait for a writer, and a writer waits so many milliseconds for another.
SQLITE = "meta_journal_mode 'WAL', meta_busy_timeout 60000"


def open_lake(
    lake: Lake, *, read_only: bool = True, snapshot: int | None = None, spill: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """Return a connection that sees the lake as database ``lake``, which is its default.

    Args:
        lake: which one; it is made where it is missing and not opened read-only.
        read_only: whether nothing can be written through the connection.
        snapshot: the number of the snapshot that is read; None for the newest at each question.
        spill: the folder, made at need, for what does not fit into memory; None for one of the system's.

    Raises:
        UsageError: the extensions are not installed, or the lake cannot be opened.
    """
    if read_only and not lake.exists():
        raise UsageError(f"no warehouse at {lake.name}: run `onrecord run` first")
    connection = in_memory([_extension(name) for name in EXTENSIONS[lake.kind]])
    folder = spill or Path(tempfile.gettempdir(), f"onrecord-{os.getpid()}")
    connection.execute("set temp_directory = $folder", {"folder": str(folder)})
    options = ["read_only", "create_if_not_exists false"] if read_only else []
    if lake.kind == "sqlite":
        options.append(SQLITE)
    if snapshot is not None:
        options.append(f"snapshot_version {int(snapshot)}")
    elif lake.data and not read_only:
        options.append(f"data_path {_literal(f'{lake.data}/')}")
    if not read_only:
        options.append("data_inlining_row_limit 0")  # rows lie in data files alone, whatever their number
        lake.folder.mkdir(parents=True, exist_ok=True)
    try:
        connection.execute(
            f"attach {_literal(f'ducklake:{lake.kind}:{lake.catalog}')} as lake ({', '.join(options)})"
        )
        connection.execute("use lake")
    except duckdb.Error as error:
        if snapshot is not None and "No snapshot found" in str(error):
            raise UsageError(
                f"no snapshot {snapshot} of {lake.name}: `onrecord lake snapshots` lists them"
            ) from None
        raise UsageError(f"cannot open the lake {lake.name}: {told(error)}") from None
    return connection


def told(error: duckdb.Error) -> str:
    """Return in one line what has gone wrong: DuckLake's own words, then those of the catalog."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return " ".join(dict.fromkeys(lines))[:400]


def head(connection: duckdb.DuckDBPyConnection) -> int:
    """Return the number of the newest snapshot that the connection's transaction sees."""
    row = connection.execute("select id from ducklake_current_snapshot('lake')").fetchone()
    assert row
    return int(row[0])


def data_path(connection: duckdb.DuckDBPyConnection) -> str:
    """Return where the lake's data files lie."""
    row = connection.execute("select data_path from ducklake_settings('lake')").fetchone()
    assert row
    return str(row[0])


def _extension(name: str) -> Path:
    spec = find_spec(f"duckdb_extension_{name}")
    found = [
        path
        for folder in (spec.submodule_search_locations or [] if spec else [])
        for path in Path(folder).glob(f"extensions/v{duckdb.__version__}/{name}.duckdb_extension")
    ]
    if not found:
        raise UsageError(
            f"a lake needs DuckDB's extension {name} {duckdb.__version__}: install the extra `shared`"
            " (docs/shared.md says how)"
        )
    return found[0]


def _literal(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"
