"""`onrecord export`: the warehouse for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import Warehouse, console
from flows.controls import strip_control
from flows.errors import UsageError
from warehouse.export import Format, export
from warehouse.home import DEFAULT_WAREHOUSE, file_of
from warehouse.reading import reading

MARKED = (Format.csv, Format.statements)


def export_warehouse(
    target: Annotated[Path, typer.Argument(metavar="FOLDER", help="Missing or empty; it is made.")],
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME…", help="Tables and views. Default: every table.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", "-f")] = Format.parquet,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace an earlier export; anything else stays.")
    ] = False,
    safe_cells: Annotated[
        bool, typer.Option("--safe-cells", help="In CSV, put ' before text that a spreadsheet would run.")
    ] = False,
) -> None:
    """Write tables and views as Parquet (parted by month), CSV, SQLite, or FollowTheMoney statements."""
    if safe_cells and format not in MARKED:
        raise UsageError(f"--safe-cells marks cells of CSV: {format} has none")
    file_of(warehouse, "export")
    with reading(warehouse) as connection:
        done = export(
            connection, target.resolve(), format, names or (), replace=replace, safe_cells=safe_cells
        )
    for each in done:
        console.print(f"{each.name}: {each.rows} rows")
    console.print(f"exported to {strip_control(target)}", soft_wrap=True)
