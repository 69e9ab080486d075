"""What a run has changed goes into the lake, what others have changed comes out of it: at the cost of what is new."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

import duckdb

from warehouse.connection import attach
from warehouse.lake.address import Lake
from warehouse.lake.layout import (
    LAST,
    Table,
    check_version,
    create,
    create_views,
    drop,
    has_tables,
    lake_type,
    relations,
    tables,
    version_of,
    views_digest,
)
from warehouse.lake.opening import head, open_lake, told
from warehouse.lake.touched import note_rewritten, touched
from warehouse.memory import execute, frugal
from warehouse.migrations import current_version
from warehouse.schema import create_tables
from warehouse.schema import create_views as create_own_views

# What DuckLake and its catalogs say where two have changed the same at once.
_CONFLICTS = ("conflict", "database is locked", "could not serialize", "deadlock detected", "duplicate key")


class MovedError(Exception):
    """Another has published meanwhile: what was built on the former state is built anew."""


def publish(
    lake: Lake, base: int, former: Path | None, present: Path, by: str, only: Collection[str] | None = None
) -> int:
    """Write into the lake what a file has otherwise than the state it was built on, in one transaction.

    Tables of an older release are exchanged for this one's, with every row.

    Args:
        lake: the lake.
        base: the snapshot that ``former`` is a copy of.
        former: the state that the file was built on; None where that was empty.
        present: the file.
        by: the run that publishes, kept with the snapshot.
        only: the tables that may differ; None for all. In a lake that is empty or of an older release, all do.

    Returns:
        The number of the new snapshot.

    Raises:
        MovedError: the lake is no longer at that snapshot.
    """
    with open_lake(lake, read_only=False, spill=_spill(present)) as connection:
        attach(connection, present, "present")
        outdated = has_tables(connection) and version_of(connection) < current_version()
        compared = list(tables().values())
        if former and not outdated:
            compared = [table for table in compared if only is None or table.name in only]
            attach(connection, former, "former")
            note_rewritten(connection, former, present)
        else:
            connection.execute("attach ':memory:' as former")
            connection.execute("use former")
            create_tables(connection)
            connection.execute("use lake")
            former = None
        with frugal(connection):
            where = {table.name: touched(connection, table.name) if former else "true" for table in compared}
            changed = [table for table in compared if _compare(connection, table, where[table.name])]
        try:
            connection.execute("begin")
            if head(connection) != base:
                raise MovedError
            if outdated:
                drop(connection)
            _claim(connection, by)
            for table in changed:
                _write(connection, table, where[table.name])
            connection.execute("call ducklake_set_commit_message('lake', 'onrecord', $run)", {"run": by})
            connection.execute("commit")
        except duckdb.Error as error:
            if any(each in str(error).lower() for each in _CONFLICTS):
                raise MovedError(told(error)) from None
            raise
        finally:  # who begins again attaches a file of the same name
            with suppress(duckdb.Error):
                connection.execute("rollback")
            for name in ("present", "former"):
                connection.execute(f"detach {name}")
        row = connection.execute("select id from ducklake_last_committed_snapshot('lake')").fetchone()
        assert row
        return int(row[0])


def _claim(connection: duckdb.DuckDBPyConnection, by: str) -> None:
    """Replace the row that every publication replaces; a new lake gets its tables, new views are created."""
    digest = None
    if has_tables(connection):
        row = connection.execute(f"select views from lake.{LAST}").fetchone()
        digest = row[0] if row else None
        connection.execute(f"delete from lake.{LAST}")
    else:
        create(connection)
    if digest != views_digest():
        create_views(connection)
    connection.execute(
        f"insert into lake.{LAST} values ($by, now(), $views)", {"by": by, "views": views_digest()}
    )


def _compare(connection: duckdb.DuckDBPyConnection, table: Table, rows: str) -> bool:
    """Note which groups of rows of a table differ between the two files; return whether any does.

    Args:
        connection: has the files as ``former`` and ``present``.
        table: which one.
        rows: the condition that all rows which differ meet.
    """
    keys = _list(table.key)
    digest = f"select {keys}, hash(t) as digest from {{}}.{table.name} as t where {rows}"
    stood, stands = "f.digest is not null", "p.digest is not null"
    if not table.unique:  # others of the group may lie where nothing differs
        digest = f"select {keys}, sum(hash(t)::hugeint) as digest from {{}}.{table.name} as t where {rows} group by all"
        stood = stands = "true"
    execute(
        connection,
        f"""
        create temp table changed_{table.name} as
        select
            {keys},
            {stood} as stood,
            {stands} as stands,
        from ({digest.format("former")}) as f
        full join ({digest.format("present")}) as p using ({keys})
        where f.digest is distinct from p.digest
        """,
    )
    row = connection.execute(f"select count(*) from changed_{table.name}").fetchone()
    return bool(row and row[0])


def _write(connection: duckdb.DuckDBPyConnection, table: Table, rows: str) -> None:
    """Replace in the lake what `_compare` has noted."""
    names, keys = _list(name for name, _ in table.columns), _list(table.key)
    row = connection.execute(
        f"select count(*) filter (where stood), count(*) filter (where stands) from changed_{table.name}"
    ).fetchone()
    stood, stands = row or (0, 0)
    if stood:
        connection.execute(
            f"delete from lake.{table.name} where ({keys}) in"
            f" (select ({keys}) from changed_{table.name} where stood)"
        )
    if stands:
        where = f"where {rows}" if table.unique else ""
        connection.execute(
            f"insert into lake.{table.name} by name select {names} from (from present.{table.name} {where})"
            f" semi join (from changed_{table.name} where stands) using ({keys}) order by {_list(table.order)}"
        )


def copy_whole(lake: Lake, target: Path, *, older: bool = False) -> int | None:
    """Write everything that the lake has into a new file.

    Args:
        lake: the lake.
        target: the file.
        older: whether tables of an older release will do; the file has them as the lake has them.

    Returns:
        The snapshot that the file is a copy of; None where nothing was ever published, and the file is empty.

    Raises:
        UsageError: the lake cannot be opened, or its tables are of another release.
    """
    with open_lake(lake, read_only=False, spill=_spill(target)) as connection:
        if not has_tables(connection):
            return None
        check_version(connection, lake.name, older=older)
        if version_of(connection) < current_version():
            return _copy_older(connection, target)
        _attach_copy(connection, target)
        connection.execute("begin")
        snapshot = head(connection)
        for table in tables().values():
            connection.execute(
                f"insert into copy.{table.name} by name select {_converted(table)} from lake.{table.name}"
            )
        connection.execute("commit")
        _finish_copy(connection)
    return snapshot


def _copy_older(connection: duckdb.DuckDBPyConnection, target: Path) -> int:
    """Write the lake's own tables into a new file, without keys, and return the snapshot.

    A migration gives them what this release demands.
    """
    attach(connection, target, "copy", read_only=False)
    connection.execute("begin")
    snapshot = head(connection)
    for name in relations(connection, "table"):
        if name == LAST:
            continue
        table = tables().get(name)
        columns = table.columns if table else ()
        lengths = {c: kind[kind.rindex("[") :] for c, kind in columns if lake_type(kind) != kind}
        arrays = ", ".join(
            f'cast("{column}" as {kind.removesuffix("[]")}{lengths[column]}) as "{column}"'
            for column, kind, *_ in connection.execute(f"describe lake.{name}").fetchall()
            if column in lengths
        )
        connection.execute(
            f"create table copy.{name} as select *{f' replace ({arrays})' if arrays else ''} from lake.{name}"
        )
    connection.execute("commit")
    connection.execute("checkpoint copy")
    return snapshot


def follow(lake: Lake, target: Path, since: int) -> int:
    """Bring a copy of the lake from one snapshot to the newest, at a cost that follows what was published in between.

    Returns:
        The newest snapshot.

    Raises:
        UsageError: the lake cannot be opened, or its tables are of another release.
        duckdb.Error: the changes are no longer kept, or the copy is damaged: it is to be made anew.
    """
    with open_lake(lake, spill=_spill(target)) as connection:
        _attach_copy(connection, target)
        connection.execute("begin")
        check_version(connection, lake.name)
        newest = head(connection)
        for table in tables().values() if newest > since else ():
            _replay(connection, table, since + 1, newest)
        connection.execute("commit")
        _finish_copy(connection)
    return newest


def _replay(connection: duckdb.DuckDBPyConnection, table: Table, first: int, last: int) -> None:
    """Do to the copy of a table what was done to it in these snapshots: of a group of rows, the last state counts."""
    keys = _list(table.key)
    connection.execute(
        f"""
        create or replace temp table changes as
        select *
        from ducklake_table_changes('lake', 'main', '{table.name}', {first}, {last})
        qualify snapshot_id = max(snapshot_id) over (partition by {keys})
        """
    )
    connection.execute(f"delete from copy.{table.name} where ({keys}) in (select ({keys}) from changes)")
    connection.execute(
        f"insert into copy.{table.name} by name select {_converted(table)} from changes"
        " where change_type in ('insert', 'update_postimage')"
    )
    counts = connection.execute(
        f"select (select count(*) from copy.{table.name}), (select count(*) from lake.{table.name})"
    ).fetchone()
    if counts and counts[0] != counts[1]:
        raise duckdb.DataError(f"the copy of {table.name} has {counts[0]} rows, the lake {counts[1]}")


def _attach_copy(connection: duckdb.DuckDBPyConnection, target: Path) -> None:
    attach(connection, target, "copy", read_only=False)
    connection.execute("use copy")
    create_tables(connection)
    connection.execute("use lake")


def _finish_copy(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("use copy")
    create_own_views(connection)
    connection.execute("checkpoint copy")
    connection.execute("use lake")


def _converted(table: Table) -> str:
    """Return the columns of a table as the copy wants them."""
    return ", ".join(
        f'"{name}"' if lake_type(kind) == kind else f'cast("{name}" as {kind}) as "{name}"'
        for name, kind in table.columns
    )


def _spill(path: Path) -> Path:
    return path.with_name(path.name + ".tmp")


def _list(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
