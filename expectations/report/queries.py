"""Asks the views, and says how a reader asks them for more."""

from typing import Any

import duckdb

from warehouse.memory import execute

Row = dict[str, Any]


def ask(connection: duckdb.DuckDBPyConnection, query: str, **values: object) -> list[Row]:
    """Return the rows of a query as dictionaries."""
    answer = execute(connection, query, values or None)
    columns = [name for name, *_ in answer.description or []]
    return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]


def rest(result: Row) -> str:
    """Return the query that finds every failed row of a result; all names in it come from the policy."""
    name, run = result["expectation"], f"run_id = '{result['run_id']}'"
    match result["action"], result["suite"]:
        case "quarantine", _:
            return f"from v_quarantine where list_contains(reasons, '{name}') and {run}"
        case "flag", _:
            return (
                "select a.* from v_articles as a inner join documents as d using (document_id)"
                f" where list_contains(a.quality_flags, '{name}') and d.{run}"
            )
        case _, "outlets":
            return f"from v_quality_outlets where {run}"
        case _, "run":
            return f"from v_quality_drift where {run}"
        case _, "documents":
            return f"from v_quarantine where {run}"
        case _, suite:
            return (
                f"select t.* from {suite} as t inner join articles using (article_id)"
                f" inner join documents as d using (document_id) where d.{run}"
            )
