"""The lake's tables and views, derived from the same files in ``sql/``.

DuckLake has no keys, no checks and no arrays of a fixed length, and no comments on columns of views. The copy of a
lake that a run works on is a warehouse file like any other, so every row has met the constraints there.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cache

import duckdb

from flows.errors import UsageError
from warehouse.connection import in_memory
from warehouse.migrations import current_version
from warehouse.schema import VIEWS, create_tables, statement

# Who published last. Every publication replaces the row, so that of two at once DuckLake lets one through.
LAST = "last_publication"
_LAST = f"""
create table {LAST} (run_id varchar not null, published_at timestamptz not null, views varchar not null);
comment on table {LAST} is 'One row: who has published last.';
comment on column {LAST}.run_id is 'The run, or the command, that has published last.';
comment on column {LAST}.published_at is 'When it did.';
comment on column {LAST}.views is 'Digest of the definitions of the views.';
"""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the warehouse.

    Attributes:
        name: of the table.
        columns: name and type of each.
        key: the columns whose values name a group of rows that is replaced as a whole: the primary key; the first
            column, where there is none.
        unique: whether that is one row.
        definition: statements that create it in a lake.
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    key: tuple[str, ...]
    unique: bool
    definition: str


@cache
def tables() -> dict[str, Table]:
    """Return the tables by name."""
    with in_memory() as connection:
        create_tables(connection)
        keys = dict(
            connection.execute(
                "select table_name, constraint_column_names from duckdb_constraints()"
                " where constraint_type = 'PRIMARY KEY'"
            ).fetchall()
        )
        rows = connection.execute(
            """
            select
                t.table_name,
                t.comment,
                list({'name': c.column_name, 'type': c.data_type, 'nullable': c.is_nullable, 'says': c.comment}
                    order by c.column_index) as columns,
            from duckdb_tables() as t
            inner join duckdb_columns() as c using (database_name, table_name)
            group by all
            order by all
            """
        ).fetchall()
    return {name: _table(name, comment, columns, keys.get(name)) for name, comment, columns in rows}


def _table(name: str, comment: str, columns: list[dict[str, str]], key: list[str] | None) -> Table:
    defined = ", ".join(
        f'"{c["name"]}" {lake_type(c["type"])}{"" if c["nullable"] else " not null"}' for c in columns
    )
    comments = [f"comment on table {name} is {_text(comment)}"]
    comments += [f'comment on column {name}."{c["name"]}" is {_text(c["says"])}' for c in columns]
    return Table(
        name=name,
        columns=tuple((c["name"], c["type"]) for c in columns),
        key=tuple(key or [columns[0]["name"]]),
        unique=key is not None,
        definition=";\n".join([f"create table {name} ({defined})", *comments]),
    )


def lake_type(kind: str) -> str:
    """Return the type that a lake gives a column: a list for an array.

    Example:
        >>> lake_type("FLOAT[512]")
        'FLOAT[]'
    """
    return re.sub(r"\[\d+\]", "[]", kind)


@cache
def views_digest() -> str:
    """Return what tells the views of this release from those of another."""
    texts = [statement(path) for path in sorted(VIEWS.glob("*.sql"))]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


def has_tables(connection: duckdb.DuckDBPyConnection) -> bool:
    """Return whether anything was ever published to the lake."""
    row = connection.execute(
        "select count(*) from duckdb_tables() where database_name = 'lake' and table_name = $last",
        {"last": LAST},
    ).fetchone()
    return bool(row and row[0])


def check_version(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Return if the lake's tables are those of this release.

    Raises:
        UsageError: they are of another one.
    """
    row = connection.execute("select max(version) from lake.schema_versions").fetchone()
    version = row[0] if row else None
    if version != current_version():
        remedy = (
            "update onrecord" if (version or 0) > current_version() else "make a new lake (docs/shared.md)"
        )
        raise UsageError(
            f"the tables of {name} are version {version}, those of this release {current_version()}: {remedy}"
        )


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the tables, inside the transaction of the caller."""
    for table in tables().values():
        connection.execute(table.definition)
    connection.execute(_LAST)


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every view anew, inside the transaction of the caller; a view may build on another."""
    waiting = {path.stem: connection.extract_statements(statement(path)) for path in VIEWS.glob("*.sql")}
    while waiting:
        later = {}
        for name, statements in sorted(waiting.items()):
            try:
                for each in statements:
                    if not each.query.lower().lstrip().startswith("comment on column"):
                        connection.execute(each)
            except duckdb.CatalogException:
                later[name] = statements
        if len(later) == len(waiting):
            raise UsageError(f"the views {', '.join(later)} cannot be created in a lake")
        waiting = later


def _text(value: str | None) -> str:
    return "'" + (value or "").replace("'", "''") + "'"
