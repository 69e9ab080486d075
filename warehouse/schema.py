"""The tables and views, as the files in ``sql/`` define them; the data dictionary is in the file itself."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from warehouse.connection import in_memory
from warehouse.memory import execute

if TYPE_CHECKING:
    import polars as pl  # takes a quarter of a second, which commands that only ask spare

SQL = Path(__file__).parent.parent / "sql"
TABLES = SQL / "tables"
VIEWS = SQL / "views"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table or view, with what it says."""

    name: str
    type: str
    comment: str


@dataclass(frozen=True, slots=True)
class Relation:
    """One table or view: its name, what one row of it is, and its columns."""

    name: str
    kind: str
    comment: str
    columns: tuple[Column, ...]


def statement(path: Path | str) -> str:
    """Return the SQL of one file, named by its path below ``sql/``."""
    return (SQL / path).read_text(encoding="utf-8")


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every missing table in the connection's default schema, in one transaction."""
    with at_once(connection):
        for path in sorted(TABLES.glob("*.sql")):
            connection.execute(statement(path))


def create_keys(connection: duckdb.DuckDBPyConnection) -> None:
    """Let no row come twice into the tables of the connection's default schema."""
    run_file(connection, "keys.sql")


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every view anew, in one transaction; a view may build on another, so order follows need."""
    waiting = sorted(VIEWS.glob("*.sql"))
    with at_once(connection):
        for path in waiting:  # no new view is to build on what another release meant by a name
            connection.execute(f"drop view if exists {path.stem}")
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


@contextmanager
def at_once(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Do what the block does in one transaction: the disk is waited for once, not at each of hundreds of statements."""
    connection.execute("begin")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


def run_file(
    connection: duckdb.DuckDBPyConnection, path: str, values: Mapping[str, object] | None = None
) -> None:
    """Execute the statements of one file below ``sql/`` in order, each with the values that it names."""
    for found in connection.extract_statements(statement(path)):
        used = {name: value for name, value in (values or {}).items() if name in found.named_parameters}
        execute(connection, found, used or None)


@contextmanager
def shown(connection: duckdb.DuckDBPyConnection, **frames: "pl.DataFrame") -> Iterator[None]:
    """Show frames to SQL, each under its name, as long as the block lasts."""
    for name, frame in frames.items():
        connection.register(name, frame)
    try:
        yield
    finally:
        for name in frames:
            connection.unregister(name)


@contextmanager
def step(connection: duckdb.DuckDBPyConnection, **frames: "pl.DataFrame") -> Iterator[None]:
    """Show frames to SQL for the length of one step, and drop the temp tables made inside at its end.

    So no step finds what another left behind.
    """
    before = _temp_tables(connection)
    with shown(connection, **frames):
        try:
            yield
        finally:
            for name in _temp_tables(connection) - before:
                connection.execute(f'drop table temp."{name}"')


def _temp_tables(connection: duckdb.DuckDBPyConnection) -> set[str]:
    rows = connection.execute("select table_name from duckdb_tables() where temporary").fetchall()
    return {str(name) for (name,) in rows}


@cache
def frame_schemas() -> dict[str, "pl.Schema"]:
    """Return the Polars schema of every table, derived from its DDL."""
    with in_memory() as connection:
        create_tables(connection)
        return {
            path.stem: connection.execute(f"from {path.stem} limit 0").pl().schema
            for path in sorted(TABLES.glob("*.sql"))
        }


def relations() -> list[Relation]:
    """Return every table and view with what it and its columns say, tables first."""
    with in_memory() as connection:
        create_tables(connection)
        create_views(connection)
        rows = connection.execute(
            """
            with

            named as (
                select table_name as name, 'table' as kind, comment from duckdb_tables()
                union all
                select view_name as name, 'view' as kind, comment from duckdb_views() where not internal
            ),

            final as (
                select
                    n.kind,
                    n.name,
                    n.comment,
                    c.column_name,
                    c.data_type,
                    c.comment as column_comment,
                from named as n
                inner join duckdb_columns() as c on n.name = c.table_name
                order by n.kind, n.name, c.column_index
            )

            select * from final
            """
        ).fetchall()
    found: dict[tuple[str, str, str], list[Column]] = {}
    for kind, name, comment, column, data_type, column_comment in rows:
        columns = found.setdefault((name, kind, comment or ""), [])
        columns.append(Column(column, data_type, column_comment or ""))
    return [Relation(*key, tuple(columns)) for key, columns in found.items()]
