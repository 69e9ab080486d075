"""Gathers what a report shows, from the views alone."""

import json
from typing import Any

import duckdb

from expectations.policy import Rule, read_policy
from expectations.words import verdict

Row = dict[str, Any]


def ask(connection: duckdb.DuckDBPyConnection, query: str, **values: object) -> list[Row]:
    """Return the rows of a query as dictionaries."""
    answer = connection.execute(query, values or None)
    columns = [name for name, *_ in answer.description or []]
    return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]


def index_rows(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return one row a run, the newest first, with how many expectations failed by severity."""
    return ask(
        connection,
        """
        select
            r.*,
            count(*) filter (where not q.success and q.severity = 'critical') as critical,
            count(*) filter (where not q.success and q.severity = 'warning') as warning,
            count(*) filter (where not q.success and q.severity = 'info') as info,
        from runs as r
        left join v_quality as q using (run_id)
        group by all
        order by r.started_at desc
        """,
    )


def report_content(connection: duckdb.DuckDBPyConnection, run_id: str) -> Row:
    """Return what the template needs for the report of one run.

    Raises:
        ValueError: the warehouse knows no such run.
    """
    runs = ask(connection, "from runs where run_id = $run_id", run_id=run_id)
    if not runs:
        raise ValueError(f"no run {run_id} in this warehouse")
    results = [
        _result(row) for row in ask(connection, "from v_quality where run_id = $run_id", run_id=run_id)
    ]
    failures = [result for result in results if not result["success"]]
    return {
        "run": runs[0],
        "verdict": _verdict(runs[0], failures),
        "tone": _tone(runs[0], failures),
        "results": results,
        "failures": failures,
        "policy": read_policy(),
        "quarantine": ask(connection, "from v_quarantine where run_id = $run_id limit 200", run_id=run_id),
    }


def _result(row: Row) -> Row:
    rule = _rules().get(row["expectation"])
    row["sample"] = json.loads(row["sample"])
    row["rule"] = rule
    row["cause"] = row["sample"][0]["says"] if row["sample"] else (rule.says if rule else "")
    row["rest"] = _rest(row)
    return row


def _rules() -> dict[str, Rule]:
    return {rule.name: rule for rule in read_policy().rules}


def _rest(row: Row) -> str:
    """Return the query that finds all failed rows in the warehouse; names come from the policy alone."""
    name = row["expectation"]
    if row["action"] == "quarantine":
        return f"from v_quarantine where list_contains(reasons, '{name}') and run_id = '{row['run_id']}'"
    if row["action"] == "flag":
        return f"from v_articles where list_contains(quality_flags, '{name}')"
    if row["suite"] == "outlets":
        return "from v_sources"
    return f"from v_quality_trend where expectation = '{name}'"


def _verdict(run: Row, failures: list[Row]) -> str:
    found = [(row["rule"], row["cause"]) for row in failures if row["rule"]]
    return verdict(found, run["quarantined"], run["loaded"] + run["quarantined"])


def _tone(run: Row, failures: list[Row]) -> str:
    if run["status"] == "aborted":
        return "bad"
    return "care" if any(row["severity"] != "info" for row in failures) else "good"
