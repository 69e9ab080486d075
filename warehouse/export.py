"""Writes tables and views of the published file for other programs: Parquet, CSV, SQLite, statements.

An export is a folder with ``export.json``, which names its files and says what each table and column means. It is built
beside its place and moved there whole. What lies there already stays, unless it is an earlier export and nothing else.
"""

import json
import os
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import duckdb

from flows.errors import UsageError
from warehouse.cells import quoted, safe
from warehouse.schema import Relation, relations, statement

MANIFEST = "export.json"
MEMORY = "1GB"  # what goes beyond it is sorted and grouped on disk, beside the target
PORTION = 10_000  # rows on their way to SQLite
# What only linking and replays need; whoever wants it names it.
MACHINERY = ("article_vectors", "claim_keys", "claim_vectors", "originals", "schema_versions")
# The first column that a relation has says by which month its rows are parted.
_DAYS = ("published_at", "denial_published_at", "first_published_at")
_PARENTS = {
    "article_id": "(select article_id, published_at from articles)",
    "document_id": "(select document_id, published_at from articles)",
    "claim_id": "(select claim_id, published_at from claims inner join articles using (article_id))",
    "statement_id": "(select statement_id, first_published_at as published_at from statements)",
}


class Format(StrEnum):
    """What an export consists of."""

    parquet = "parquet"
    csv = "csv"
    sqlite = "sqlite"
    statements = "statements"


@dataclass(frozen=True, slots=True)
class Exported:
    """How many rows of a relation, or statements, an export holds."""

    name: str
    rows: int


def export(
    connection: duckdb.DuckDBPyConnection,
    target: Path,
    format: Format,
    names: Sequence[str] = (),
    *,
    replace: bool = False,
    safe_cells: bool = False,
) -> list[Exported]:
    """Write tables and views into the folder ``target``, and return what it holds.

    Args:
        connection: the published warehouse, read-only.
        target: a folder that is missing or empty.
        format: what is written.
        names: tables and views; empty for every table but those that only linking needs.
        replace: whether an earlier export may lie in the target; it is replaced.
        safe_cells: mark text that a spreadsheet would run.

    Raises:
        UsageError: a name is none, something else lies in the target, or it cannot be written.
    """
    chosen = _chosen(names, format)
    _check_target(target, replace)
    with _staged(target) as staging:
        spill = staging.with_name(staging.name + ".tmp")
        connection.execute(f"set memory_limit = '{MEMORY}'")
        connection.execute(f"set temp_directory = {_literal(spill)}")
        try:
            done = _WRITERS[format](connection, staging, chosen, safe_cells)
        except (duckdb.IOException, duckdb.OutOfMemoryException, sqlite3.Error) as error:
            raise UsageError(f"cannot write {target}: {str(error).splitlines()[0]}") from error
        finally:
            shutil.rmtree(spill, ignore_errors=True)
        _describe(staging, format, chosen, done)
        _move(staging, target)
    return done


def _chosen(names: Sequence[str], format: Format) -> list[Relation]:
    known = {relation.name: relation for relation in relations()}
    if format is Format.statements and names:
        raise UsageError(
            "statements are made of the whole warehouse: name no tables with --format statements"
        )
    if unknown := [name for name in names if name not in known]:
        raise UsageError(f"no table or view {unknown[0]}: `onrecord tables` lists them")
    wanted = names or [n for n, each in known.items() if each.kind == "table" and n not in MACHINERY]
    return [known[name] for name in dict.fromkeys(wanted)]


def _check_target(target: Path, replace: bool) -> None:
    if not target.parent.is_dir():
        raise UsageError(f"no folder {target.parent}: make it, or name another target")
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target} is a file: name a folder that is missing or empty")
    if not target.exists() or not any(target.iterdir()):
        return
    if not replace:
        raise UsageError(
            f"{target} is not empty: name another folder, or add --replace to an earlier export's"
        )
    found = {path.relative_to(target).as_posix() for path in target.rglob("*") if not path.is_dir()}
    if foreign := sorted(found - _written_before(target)):
        raise UsageError(
            f"{target} holds {foreign[0]}, which no export has written: move it away, or name another folder"
        )


def _written_before(target: Path) -> set[str]:
    try:
        files = json.loads((target / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {MANIFEST, *files}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


@contextmanager
def _staged(target: Path) -> Iterator[Path]:
    """Yield a folder beside the target, which is gone at the end unless it was moved."""
    staging = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        staging.mkdir()
    except OSError as error:
        raise UsageError(f"cannot write beside {target}: {error.strerror}") from error
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _move(staging: Path, target: Path) -> None:
    former = staging.with_name(staging.name + ".former")
    if target.exists():
        os.rename(target, former)
    os.rename(staging, target)
    shutil.rmtree(former, ignore_errors=True)


def _describe(folder: Path, format: Format, chosen: Sequence[Relation], done: Sequence[Exported]) -> None:
    rows = {each.name: each.rows for each in done}
    described = {
        "format": format,
        "files": sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()),
        "rows": rows,
        "tables": {
            relation.name: {
                "one row is": relation.comment,
                "columns": {column.name: column.comment for column in relation.columns},
            }
            for relation in chosen
            if relation.name in rows
        },
    }
    text = json.dumps(described, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def _parquet(
    connection: duckdb.DuckDBPyConnection, folder: Path, chosen: Sequence[Relation], _: bool
) -> list[Exported]:
    """Write a folder a relation with one subfolder a month of publication, or one file where rows have none."""
    done = []
    for relation in chosen:
        whole = folder / f"{relation.name}.parquet"
        by_month, options = _by_month(relation), "format parquet, compression zstd"
        rows = 0
        if by_month:
            rows = _copy(connection, by_month, folder / relation.name, f"{options}, partition_by (month)")
        if not rows:  # nothing to part; the columns are told all the same
            shutil.rmtree(folder / relation.name, ignore_errors=True)
            rows = _copy(connection, f"from {relation.name}", whole, options)
        done.append(Exported(relation.name, rows))
    return done


def _by_month(relation: Relation) -> str | None:
    """Return the query for a relation's rows with their month of publication; None where rows have none."""
    columns = [column.name for column in relation.columns]
    month = "strftime({}, '%Y-%m') as month"
    if day := next((name for name in _DAYS if name in columns), None):
        return f"select *, {month.format(day)} from {relation.name}"
    if key := next((name for name in _PARENTS if name in columns), None):
        joined = f"{relation.name} as r left join {_PARENTS[key]} as p using ({key})"
        return f"select r.*, {month.format('p.published_at')} from {joined}"
    return None


def _csv(
    connection: duckdb.DuckDBPyConnection, folder: Path, chosen: Sequence[Relation], safe_cells: bool
) -> list[Exported]:
    """Write a file a relation: lists as JSON, instants in ISO 8601, null as nothing, empty text as ``""``."""
    done = []
    for relation in chosen:
        query = f"select {_plain(relation, safe_cells)} from {relation.name}"
        rows = _copy(connection, query, folder / f"{relation.name}.csv", "format csv, header")
        done.append(Exported(relation.name, rows))
    return done


def _sqlite(
    connection: duckdb.DuckDBPyConnection, folder: Path, chosen: Sequence[Relation], _: bool
) -> list[Exported]:
    """Write one SQLite file: lists as JSON, instants as text in ISO 8601, truth as 0 and 1; every id has an index."""
    done = []
    file = sqlite3.connect(folder / "onrecord.sqlite", isolation_level=None)
    try:
        file.execute("pragma journal_mode = off")  # nobody sees the file before it is whole
        file.execute("pragma synchronous = off")
        for relation in chosen:
            names = [quoted(column.name) for column in relation.columns]
            columns = ", ".join(f"{quoted(c.name)} {_affinity(c.type)}" for c in relation.columns)
            insert = f"insert into {relation.name} values ({', '.join('?' * len(names))})"
            file.execute(f"create table {relation.name} ({columns})")
            answer = connection.execute(f"select {_plain(relation, False)} from {relation.name}")
            rows = 0
            file.execute("begin")
            while portion := answer.fetchmany(PORTION):
                file.executemany(insert, portion)
                rows += len(portion)
            file.execute("commit")
            for column in relation.columns:
                if column.name.endswith("_id") or column.name == "id":
                    index = quoted(f"{relation.name}_{column.name}")
                    file.execute(f"create index {index} on {relation.name} ({quoted(column.name)})")
            done.append(Exported(relation.name, rows))
    finally:
        file.close()
    return done


def _statements(
    connection: duckdb.DuckDBPyConnection, folder: Path, _: Sequence[Relation], safe_cells: bool
) -> list[Exported]:
    """Write one row a fact, as FollowTheMoney's tools read them."""
    query = statement("export/statements.sql").strip()
    if safe_cells:
        query = f"select * replace ({safe('value')} as value) from ({query})"
    options = "format csv, header, force_quote *"
    return [Exported("statements", _copy(connection, query, folder / "statements.csv", options))]


_WRITERS: dict[
    Format, Callable[[duckdb.DuckDBPyConnection, Path, Sequence[Relation], bool], list[Exported]]
] = {
    Format.parquet: _parquet,
    Format.csv: _csv,
    Format.sqlite: _sqlite,
    Format.statements: _statements,
}


def _copy(connection: duckdb.DuckDBPyConnection, query: str, target: Path, options: str) -> int:
    row = connection.execute(f"copy ({query}) to {_literal(target)} ({options})").fetchone()
    return int(row[0]) if row else 0


def _plain(relation: Relation, safe_cells: bool) -> str:
    """Return the columns of a relation as texts, numbers and truth, which every program knows."""
    shown = []
    for column in relation.columns:
        name, value = quoted(column.name), quoted(column.name)
        if column.type == "TIMESTAMP WITH TIME ZONE":
            value = f"strftime({name}, '%Y-%m-%dT%H:%M:%S.%fZ')"
        elif column.type == "DATE":
            value = f"cast({name} as varchar)"
        elif column.type.endswith("]") or column.type.startswith(("STRUCT", "MAP")):
            value = f"cast(to_json({name}) as varchar)"
        elif column.type == "VARCHAR" and safe_cells:
            value = safe(name)
        shown.append(f"{value} as {name}")
    return ", ".join(shown)


def _affinity(type: str) -> str:
    if type in ("DOUBLE", "FLOAT"):
        return "real"
    whole = type == "BOOLEAN" or type.endswith("INT") or type.endswith("INTEGER")
    return "integer" if whole else "text"


def _literal(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
