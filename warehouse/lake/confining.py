"""Keeps a query of a lake inside it.

A lake is read through extensions whose own functions open any SQLite file and any address, whatever else is locked.
So what a query calls is looked at before it is asked.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import duckdb

from flows.errors import UsageError

# Functions of the extensions, and those that run text as SQL.
_REACHING = re.compile(
    r"(ducklake|sqlite|postgres|pg_clear)_.*|query|query_table|json_execute_serialized_sql"
)
_ONLY = "a lake is only read: ask with a select that calls none of"


def refuse_reaching(connection: duckdb.DuckDBPyConnection, asked: duckdb.Statement) -> None:
    """Return if a statement reads the lake and nothing else.

    Raises:
        UsageError: it is no select, or it calls what reaches further.
    """
    row = connection.execute("select json_serialize_sql($query)", {"query": asked.query}).fetchone()
    tree = json.loads(row[0]) if row else {"error": True}
    called = sorted(name for name in set(_functions(tree)) if _REACHING.fullmatch(name))
    if tree["error"] or called or asked.type.name != "SELECT":
        what = ", ".join(called) or "DuckLake's, SQLite's and PostgreSQL's functions"
        raise UsageError(f"{_ONLY} {what}, or allow more with --external")


def _functions(node: Any) -> Iterator[str]:
    """Yield the names of the functions that a parsed statement calls."""
    if isinstance(node, dict):
        if isinstance(name := node.get("function_name"), str):
            yield name.lower()
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from _functions(each)
