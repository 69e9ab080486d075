"""The tables and views, as the files in ``sql/`` define them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse.connection import in_memory

SQL = Path(__file__).parent.parent / "sql"
TABLES = SQL / "tables"
VIEWS = SQL / "views"


@dataclass(frozen=True, slots=True)
class Relation:
    """One table or view: its name, what one row of it is, and its columns as (name, type)."""

    name: str
    kind: str
    grain: str
    columns: tuple[tuple[str, str], ...]


def statement(path: Path | str) -> str:
    """Return the SQL of one file, named by its path below ``sql/``."""
    return (SQL / path).read_text(encoding="utf-8")


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every missing table in the connection's default schema."""
    for path in sorted(TABLES.glob("*.sql")):
        connection.execute(statement(path))


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Create or replace every view; a view may build on another, so order follows need."""
    waiting = sorted(VIEWS.glob("*.sql"))
    while waiting:
        later = []
        for path in waiting:
            try:
                connection.execute(statement(path))
            except duckdb.CatalogException:
                later.append(path)
        if len(later) == len(waiting):
            connection.execute(statement(later[0]))  # raises, and names what is missing
        waiting = later


def run_folder(connection: duckdb.DuckDBPyConnection, folder: str, values: dict[str, object]) -> None:
    """Execute the files of ``sql/<folder>`` in the order of their names, each with the values it names."""
    for path in sorted((SQL / folder).glob("*.sql")):
        sql = statement(path)
        used = {name: value for name, value in values.items() if f"${name}" in sql}
        connection.execute(sql, used or None)


@cache
def arrow_schemas() -> dict[str, pa.Schema]:
    """Return the Arrow schema of every table, derived from its DDL."""
    with in_memory() as connection:
        create_tables(connection)
        return {
            path.stem: connection.execute(f"from {path.stem} limit 0").to_arrow_table().schema
            for path in sorted(TABLES.glob("*.sql"))
        }


def grain(path: Path) -> str:
    """Return what one row is, from the first comment of a SQL file."""
    first = statement(path).splitlines()[0]
    return first.removeprefix("--").strip().removeprefix("grain:").strip()


def relations() -> list[Relation]:
    """Return every table and view with its grain and columns, tables first."""
    with in_memory() as connection:
        create_tables(connection)
        create_views(connection)
        return [
            Relation(path.stem, kind, grain(path), _columns(connection, path.stem))
            for kind, folder in (("table", TABLES), ("view", VIEWS))
            for path in sorted(folder.glob("*.sql"))
        ]


def _columns(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[tuple[str, str], ...]:
    rows = connection.execute(
        "select column_name, data_type from duckdb_columns() where table_name = $name order by column_index",
        {"name": name},
    ).fetchall()
    return tuple((str(column), str(kind)) for column, kind in rows)
