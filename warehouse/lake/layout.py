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
from warehouse.schema import VIEWS, create_keys, create_tables, statement

# Who published last. Every publication replaces the row, so that of two at once DuckLake lets one through.
LAST = "last_publication"
_LAST = f"""
create table {LAST} (run_id varchar not null, published_at timestamptz not null, views varchar not null);
comment on table {LAST} is 'One row: who has published last.';
comment on column {LAST}.run_id is 'The run, or the command, that has published last.';
comment on column {LAST}.published_at is 'When it did.';
comment on column {LAST}.views is 'Digest of the definitions of the views.';
"""

# A question for a month reads the files of that month alone.
MONTHLY = ("articles",)
# The rows of one day, one article or one document lie beside each other.
TOGETHER = ("published_at", "article_id", "document_id")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the warehouse.

    Attributes:
        name: of the table.
        columns: name and type of each.
        key: the columns whose values name a group of rows that is replaced as a whole: the table's key
            (``sql/keys.sql``); the first column, where there is none.
        unique: whether that is one row.
        order: the columns by which its rows lie in a data file.
        definition: statements that create it in a lake.
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    key: tuple[str, ...]
    unique: bool
    order: tuple[str, ...]
    definition: str


@cache
def tables() -> dict[str, Table]:
    """Return the tables by name."""
    with in_memory() as connection:
        create_tables(connection)
        create_keys(connection)
        keys = dict(
            connection.execute(
                """
                select table_name, constraint_column_names from duckdb_constraints()
                where constraint_type = 'PRIMARY KEY'
                union all
                select table_name, list_transform(cast(expressions as varchar[]), lambda name: trim(name, '"'))
                from duckdb_indexes()
                """
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
    names = [c["name"] for c in columns]
    keyed = tuple(key or names[:1])
    order = tuple(dict.fromkeys([*(n for n in TOGETHER if n in names), *keyed]))
    laid = [f"alter table {name} set sorted by ({', '.join(order)})"]
    if name in MONTHLY:
        laid.append(f"alter table {name} set partitioned by (year(published_at), month(published_at))")
    comments = [f"comment on table {name} is {_text(comment)}"]
    comments += [f'comment on column {name}."{c["name"]}" is {_text(c["says"])}' for c in columns]
    return Table(
        name=name,
        columns=tuple((c["name"], c["type"]) for c in columns),
        key=keyed,
        unique=key is not None,
        order=order,
        definition=";\n".join([f"create table {name} ({defined})", *laid, *comments]),
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


def version_of(connection: duckdb.DuckDBPyConnection) -> int:
    """Return the version of the lake's tables."""
    row = connection.execute("select max(version) from lake.schema_versions").fetchone()
    assert row
    return int(row[0])


def check_version(connection: duckdb.DuckDBPyConnection, name: str, *, older: bool = False) -> None:
    """Return if the lake's tables are those of this release, or of an older one where that will do.

    Raises:
        UsageError: they are of another one.
    """
    version = version_of(connection)
    if version == current_version() or (older and version < current_version()):
        return
    remedy = (
        "update onrecord"
        if version > current_version()
        else "`onrecord upgrade` brings it to this one, once for all who write it (docs/shared.md)"
    )
    raise UsageError(
        f"the tables of {name} are version {version}, those of this release {current_version()}: {remedy}"
    )


def relations(connection: duckdb.DuckDBPyConnection, kind: str) -> list[str]:
    """Return the names of the lake's tables or views.

    Args:
        connection: sees the lake.
        kind: ``table`` or ``view``.
    """
    rows = connection.execute(
        f"select {kind}_name from duckdb_{kind}s()"
        " where database_name = 'lake' and schema_name = 'main' order by all"
    ).fetchall()
    return [str(name) for (name,) in rows]


def drop(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop our tables and views, inside the transaction of the caller; former snapshots keep theirs."""
    ours = {"view": {path.stem for path in VIEWS.glob("*.sql")}, "table": {LAST, *tables()}}
    for kind, names in ours.items():
        for name in relations(connection, kind):
            if name in names:
                connection.execute(f"drop {kind} lake.{name}")


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
