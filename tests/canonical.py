"""What a warehouse says, whenever and in however many runs it was built."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import duckdb

from warehouse.lake.layout import tables

# They tell when and by which run a row was made, or where the input lay.
OF_THE_RUN = {
    "run_id", "pipeline_version", "first_seen_at", "started_at", "finished_at", "quarantined_at", "resolved_at",
    "resolution", "uri", "record_key", "parameters", "link_version",
}  # fmt: skip
# One row a run, or what a run measured.
RUNS = {"runs", "quality_results", "quality_outlets", "quality_shares", "schema_versions"}


def twins(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the tables in which a key names two rows; a warehouse itself does not watch over the large ones."""
    there = {name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()}
    return [
        table.name
        for table in tables().values()
        if table.unique
        and table.name in there
        and connection.execute(
            f"select 1 from {table.name} group by {', '.join(table.key)} having count(*) > 1 limit 1"
        ).fetchall()
    ]


def rows(warehouse: Path) -> Iterator[str]:
    """Yield every row of every table that does not speak of runs, in one order, as a line of text."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        assert twins(connection) == []
        connection.execute("set TimeZone = 'UTC'")
        columns: dict[str, list[str]] = {}
        for table, column in connection.execute(
            "select table_name, column_name from duckdb_columns() semi join duckdb_tables() using (table_name)"
            " where database_name = current_database() order by table_name, column_index"
        ).fetchall():
            if table not in RUNS and column not in OF_THE_RUN:
                columns.setdefault(table, []).append(f'"{column}"')
        for table, names in columns.items():
            found = connection.execute(f"select {', '.join(names)} from {table} order by all")
            while portion := found.fetchmany(1000):
                yield from (f"{table}\t{row!r}" for row in portion)


def digest(warehouse: Path) -> str:
    """Return a hash of the rows."""
    found = hashlib.blake2b(digest_size=16)
    for row in rows(warehouse):
        found.update(row.encode("utf-8", "surrogatepass"))
    return found.hexdigest()
