"""The version of a warehouse's tables, and the way from an older one to this release's.

A change of ``sql/tables`` that an older file does not meet gets the next number in ``sql/migrations``: its statements
fill what a new column says of old rows. What a definition alone can tell (new tables, columns that may be null,
constraints, comments, the order of columns) is brought about without it.
"""

import re
from functools import cache
from pathlib import Path

import duckdb

from flows.errors import UsageError
from warehouse.connection import in_memory, open_for_reading
from warehouse.schema import SQL, TABLES, create_tables, run_file, statement

MIGRATIONS = SQL / "migrations"
FIRST = 1  # the tables of the releases 0.1, which name no version


@cache
def migrations() -> dict[int, Path]:
    """Return the files of the migrations by number, in order."""
    numbered = {int(re.match(r"\d+", path.name)[0]): path for path in MIGRATIONS.glob("[0-9]*.sql")}  # type: ignore[index]
    return dict(sorted(numbered.items()))


def current_version() -> int:
    """Return the version of this release's tables."""
    return max(migrations(), default=FIRST)


def version_of(connection: duckdb.DuckDBPyConnection) -> int:
    """Return the version of the tables in the connection's default schema, 0 where it has no warehouse's tables."""
    tables = _definitions(connection).keys()
    if "schema_versions" in tables:
        row = connection.execute("select max(version) from schema_versions").fetchone()
        if row and row[0] is not None:
            return int(row[0])
    return FIRST if {"documents", "articles", "runs"} <= tables else 0


def version_at(path: Path) -> int:
    """Return the version of the tables of a file.

    Raises:
        UsageError: it cannot be read.
    """
    with open_for_reading(path) as connection:
        try:
            return version_of(connection)
        except duckdb.Error as error:
            raise UsageError(f"cannot read the warehouse {path}: {str(error).splitlines()[0]}") from error


def other_release(path: Path, version: int) -> str | None:
    """Return in one line that a file's tables are of another release, and what to do; None where they are not."""
    if version > current_version():
        return (
            f"{path} was built by a newer release of onrecord (its tables are version {version}, this release's"
            f" {current_version()}): update onrecord"
        )
    if 0 < version < current_version():
        return (
            f"{path} was built by an older release of onrecord (its tables are version {version}, this release's"
            f" {current_version()}): `onrecord upgrade` or the next run brings it to this one, and keeps the old file"
        )
    return None


def migrate(connection: duckdb.DuckDBPyConnection) -> int:
    """Bring the tables of the connection's default schema, which may be empty, to this release.

    Returns:
        The version that they had: 0 where there were none.
    """
    version = version_of(connection)
    due = [path for number, path in migrations().items() if FIRST <= version < number]
    if due:
        from flows.clean.addresses import same_article  # with it come libraries that only a migration needs

        connection.create_function("same_article", same_article, ["varchar"], "varchar")
        _drop_keys(connection)
        for path in due:
            run_file(connection, str(path.relative_to(SQL)))
        connection.remove_function("same_article")
        _define_anew(connection)
    create_tables(connection)
    connection.execute(
        "insert or ignore into schema_versions values ($version, now())", {"version": current_version()}
    )
    return version


def _drop_keys(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop the keys of a batch, which holds them beside its tables: a table that has one cannot be changed."""
    rows = connection.execute(
        "select index_name from duckdb_indexes()"
        " where database_name = current_database() and index_name = table_name || '_key'"
    ).fetchall()
    for (name,) in rows:
        connection.execute(f'drop index "{name}"')


def _define_anew(connection: duckdb.DuckDBPyConnection) -> None:
    """Give each table that this release defines otherwise its definition, and its rows back."""
    found, wanted = _definitions(connection), _wanted()
    for name in found.keys() & wanted.keys():
        if found[name] != wanted[name]:
            connection.execute(f"alter table {name} rename to former_{name}")
            connection.execute(statement(TABLES / f"{name}.sql"))
            shared = connection.execute(
                "select string_agg(column_name, ', ') from (describe former)".replace(
                    "former", f"former_{name}"
                )
                + f" semi join (describe {name}) using (column_name)"
            ).fetchall()[0][0]
            connection.execute(f"insert into {name} by name select {shared} from former_{name}")
            connection.execute(f"drop table former_{name}")


@cache
def _wanted() -> dict[str, str]:
    with in_memory() as connection:
        create_tables(connection)
        return _definitions(connection)


def _definitions(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return what defines each table of the default schema."""
    return dict(
        connection.execute(
            """
            select table_name, sql
            from duckdb_tables()
            where database_name = current_database() and schema_name = current_schema() and not temporary
            """
        ).fetchall()
    )
