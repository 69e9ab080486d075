"""The rows of a section as a file: CSV, JSON or Parquet."""

import io
from collections.abc import Mapping
from typing import Any

import duckdb
import polars as pl

from flows.browse.pages import used_values
from warehouse.cells import FORMULA
from warehouse.schema import statement

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}


def rows_as(
    connection: duckdb.DuckDBPyConnection, page: str, section: str, form: str, values: Mapping[str, Any]
) -> bytes:
    """Return the rows of one section of a page as a file.

    Args:
        connection: read access to a warehouse.
        page: the page.
        section: one of its sections.
        form: a key of MEDIA_TYPES. In CSV, where a cell is one text, lists are JSON, and text that a spreadsheet
            would run is marked: what a browser fetches is opened with one click.
        values: the parameters of the page's queries.
    """
    query = statement(f"pages/{page}/{section}.sql")
    frame = connection.execute(query, used_values(connection, query, values) or None).pl()
    if form == "parquet":
        file = io.BytesIO()
        frame.write_parquet(file)
        return file.getvalue()
    if form == "json":
        return frame.write_json().encode()
    nested = [name for name, kind in frame.schema.items() if kind.is_nested()]
    texts = frame.with_columns(_as_json(frame[name]) for name in nested)
    return texts.with_columns(pl.col(pl.String).str.replace(FORMULA, "'$0")).write_csv().encode()


def _as_json(column: pl.Series) -> pl.Series:
    texts = [None if cell is None else pl.DataFrame({"cell": [cell]}).write_json()[9:-2] for cell in column]
    return pl.Series(column.name, texts, dtype=pl.String)
