"""`onrecord sql`: ask the warehouse; the answer goes to the screen, into a pipe or into a file."""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from flows.cli.options import Warehouse, console, stderr
from flows.cli.terminal import answer
from flows.controls import strip_control
from flows.errors import UsageError
from warehouse.cells import quoted, safe
from warehouse.home import DEFAULT_WAREHOUSE
from warehouse.lake.address import is_lake

if TYPE_CHECKING:
    import duckdb

COUNTED = 10_000  # rows at a time, where they are only counted
SHOWN = 40  # characters of a query that are shown where it fails
# DuckDB shows the line that fails, and below it a mark at the place.
_PLACE = re.compile(r"\s*\nLINE (\d+): (.*)\n( *)\^\s*$")
_NO_COLUMN = re.compile(r'Referenced column "(.+?)" not found')


class Format(StrEnum):
    """What `onrecord sql` writes."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


def sql(
    query: Annotated[str, typer.Argument(help='For example "from v_denials".', show_default=False)] = "",
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="JSON is one object a line.")
    ] = Format.table,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file instead of the screen.")
    ] = None,
    rows: Annotated[int, typer.Option(help="How many rows a table shows; 0 for all.", min=0)] = 40,
    external: Annotated[
        bool, typer.Option("--external", help="Let the query read and write other files.")
    ] = False,
    safe_cells: Annotated[
        bool, typer.Option("--safe-cells", help="In CSV, put ' before text that a spreadsheet would run.")
    ] = False,
    at: Annotated[
        int | None,
        typer.Option("--at", metavar="SNAPSHOT", help="Of a lake: as it was at that snapshot.", min=0),
    ] = None,
) -> None:
    """Ask the warehouse one question; it is opened read-only, and the query reaches no other file."""
    if not query.strip():
        raise UsageError(
            f'no query: ask for example `onrecord sql "from v_denials"`, or open the file in {_clients(warehouse)}'
        )
    write_answer(query, warehouse, format, output, rows, external=external, safe_cells=safe_cells, at=at)


def _clients(warehouse: Path) -> str:
    """Return the commands that open the warehouse in a client, those that are installed if any is."""
    commands = {
        "duckdb": f"duckdb -readonly {warehouse}",
        "harlequin": f"harlequin --read-only {warehouse}",
    }
    installed = [command for name, command in commands.items() if shutil.which(name)]
    return " or ".join(f"`{command}`" for command in installed or commands.values())


def write_answer(
    query: str,
    warehouse: Path,
    format: Format,
    output: Path | None,
    rows: int = 0,
    *,
    external: bool = False,
    safe_cells: bool = False,
    at: int | None = None,
) -> None:
    """Write what the warehouse answers to the screen or into a file.

    Args:
        query: one statement.
        warehouse: the file that is asked, or the address of a lake.
        format: what is written.
        output: a file; None for the screen or the pipe.
        rows: how many rows a table shows; 0 for all.
        external: whether the query may read and write other files.
        safe_cells: whether CSV marks text that a spreadsheet would run.
        at: of a lake, the number of the snapshot that is asked; None for the newest.

    Raises:
        UsageError: the query is none or fails, or the file cannot be written there.
    """
    import duckdb

    from warehouse.connection import MEMORY
    from warehouse.lake.confining import refuse_reaching
    from warehouse.reading import confine, reading

    if output and output.resolve() == warehouse.resolve():
        raise UsageError(f"{output} is the warehouse itself: name another file with --output")
    if output and output.is_dir():
        raise UsageError(f"{output} is a folder: name a file with --output")
    if format is Format.parquet and output is None and sys.stdout.isatty():
        raise UsageError("parquet is no text: name a file with --output")
    with (
        reading(warehouse, _note, at) as connection,
        tempfile.TemporaryDirectory(dir=_beside(output)) as folder,
    ):
        written = Path(folder) / "answer"
        try:
            asked = _single(connection.extract_statements(query))
            if not external:
                if is_lake(warehouse):
                    refuse_reaching(connection, asked)
                confine(connection, Path(folder), lake=is_lake(warehouse))
            relation = connection.sql(asked)
            if relation is None:
                return
            if format is Format.table:
                _write_table(relation, rows, written if output else None)
            else:
                marked = _safe(relation) if safe_cells and format is Format.csv else relation
                _write_file(marked, format, written)
        except duckdb.OutOfMemoryException as error:
            first_line = str(error).splitlines()[0]
            raise UsageError(
                f"the query failed: {first_line}; ask for less, or set {MEMORY} to more"
            ) from error
        except duckdb.Error as error:
            raise UsageError(f"the query failed: {in_a_line(str(error), query)}") from error
        if output:
            _deliver(written, output)
        elif format is not Format.table:
            _print(written)


def in_a_line(said: str, query: str) -> str:
    """Return what DuckDB says of a query in one line, with the words at which it fails."""
    at = ""
    if place := _PLACE.search(said):
        number, line, before = place.groups()
        words = line[max(0, len(before) - len(f"LINE {number}: ")) :]
        at = f"; line {number}, at: {words[:SHOWN]}{'…' if len(words) > SHOWN else ''}"
    said = " ".join(said[: place.start() if place else None].split())
    if (missing := _NO_COLUMN.search(said)) and f'"{missing[1]}"' in query:
        said += f"; a value stands in single quotes: '{missing[1]}'"
    return said + at


def _note(line: str) -> None:
    stderr.print(f"onrecord: {strip_control(line)}", soft_wrap=True)


def _single(statements: "Sequence[duckdb.Statement]") -> "duckdb.Statement":
    if not statements:
        raise UsageError('the query is empty: ask for example "from v_denials"')
    if len(statements) > 1:
        raise UsageError(f"{len(statements)} statements: ask one at a time")
    return statements[0]


def _beside(output: Path | None) -> Path | None:
    """Return the folder in which the answer is made: the file's own, so that it can be moved into its place."""
    if output is None or (output.exists() and not output.is_file()):
        return None
    if not output.resolve().parent.is_dir():
        raise UsageError(f"no folder {output.parent}: make it, or name another file with --output")
    return output.resolve().parent


def _write_table(relation: "duckdb.DuckDBPyRelation", rows: int, path: Path | None) -> None:
    """Show the table on the screen, or write it as it would stand there."""
    found = relation.fetchmany(rows) if rows else relation.fetchall()
    more = 0
    while rows and len(found) == rows and (counted := len(relation.fetchmany(COUNTED))):
        more += counted
    lines = [answer(relation.columns, found, console.width)]
    if path is None:
        console.print(*lines)
    else:
        with path.open("w", encoding="utf-8") as file:
            Console(file=file, width=console.width, color_system=None).print(*lines)
    if more:
        console.print(f"{more} rows more: --rows 0 shows all")


def _safe(relation: "duckdb.DuckDBPyRelation") -> "duckdb.DuckDBPyRelation":
    """Return the relation with an apostrophe before each text that a spreadsheet would take for a formula."""
    texts = [
        quoted(name)
        for name, kind in zip(relation.columns, relation.types, strict=True)
        if str(kind) == "VARCHAR"
    ]
    marked = ", ".join(f"{safe(name)} as {name}" for name in texts)
    return relation.query("plain", f"select * replace ({marked}) from plain") if texts else relation


def _write_file(relation: "duckdb.DuckDBPyRelation", format: Format, path: Path) -> None:
    target = str(path).replace("'", "''")
    options = {Format.csv: "format csv, header", Format.json: "format json", Format.parquet: "format parquet"}
    relation.query("answer", f"copy (from answer) to '{target}' ({options[format]})")


def _deliver(written: Path, output: Path) -> None:
    """Put the whole answer into its place at once; what lay there stays until then."""
    if output.exists() and not output.is_file():
        with output.open("wb") as file:
            _copy(written, file)
        return
    target = output.resolve()
    if target.exists():
        shutil.copymode(target, written)
    os.replace(written, target)


def _print(written: Path) -> None:
    """Write the answer to the standard output as it is, but to a terminal without what would steer it."""
    if not sys.stdout.isatty():
        _copy(written, sys.stdout.buffer)
        return
    with written.open(encoding="utf-8", errors="replace") as answered:
        for line in answered:
            sys.stdout.write(strip_control(line))


def _copy(written: Path, file: IO[bytes]) -> None:
    """Append to what is in the file: DuckDB itself would open the standard output anew and so empty it."""
    with written.open("rb") as answered:
        shutil.copyfileobj(answered, file)
    file.flush()
