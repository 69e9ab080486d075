"""Gathers what a report shows, from the views alone."""

import json
from pathlib import Path

import duckdb
import yaml

from expectations.policy import Rule, read_policy
from expectations.report.figures import claims, sections
from expectations.report.queries import Row, ask, rest
from expectations.words import cause, first_of, standing

BENCHMARKS = Path(__file__).parent.parent / "benchmarks.yaml"
QUARANTINE_LISTED = 20
OUTLETS_LISTED = 40


def index_rows(connection: duckdb.DuckDBPyConnection, most: int) -> list[Row]:
    """Return one row a run, the newest first, with its verdict and how many expectations failed by severity."""
    return ask(connection, "from v_quality_runs limit $most", most=most)


def report_content(connection: duckdb.DuckDBPyConnection, run_id: str) -> Row:
    """Return what the template needs for the report of one run.

    Raises:
        ValueError: the warehouse knows no such run.
    """
    runs = ask(connection, "from v_quality_runs where run_id = $run_id", run_id=run_id)
    if not runs:
        raise ValueError(f"no run {run_id} in this warehouse")
    run = runs[0]
    warnings = _standing(connection)
    results = _results(connection, run_id)
    failures = [result for result in results if not result["success"]]
    content = {
        "run": run,
        "quiet": run["loaded"] + run["quarantined"] == 0,
        "parameters": json.loads(run["parameters"]),
        "passed_over": json.loads(run["passed_over"]),
        "verdict": run["verdict"] or run["reason"] or "Not checked.",
        "warnings": warnings,
        "freshness": ask(connection, "from v_freshness_outlets limit $most", most=OUTLETS_LISTED),
        "results": results,
        "failures": failures,
        "policy": read_policy(),
        "benchmarks": yaml.safe_load(BENCHMARKS.read_text(encoding="utf-8")),
        **claims(connection, run_id),
        **_quarantine(connection, run_id),
    }
    content["tone"] = _tone(run, warnings if content["quiet"] else failures)
    if content["quiet"]:
        return content
    silent = {
        row["outlet"]
        for result in failures
        if result["expectation"] == "outlet_silent"
        for row in result["sample"]
    }
    return content | sections(connection, run_id) | {"silent": silent}


def quiet_verdict(connection: duckdb.DuckDBPyConnection, known: int) -> str:
    """Return one sentence on a run of which every document was known: what is to be said of what is published."""
    waiting = ask(connection, "select count(distinct document_id) as documents from v_quarantine where open")
    grave = [row["words"] for row in _standing(connection) if row["severity"] != "info"]
    late = ask(connection, "select count(*) as outlets from v_freshness_outlets where overdue")[0]["outlets"]
    if late:
        grave.append(f"{late} outlet{'s are' if late > 1 else ' is'} overdue")
    if number := waiting[0]["documents"]:
        grave.append(f"{number} document{'s wait' if number > 1 else ' waits'} in quarantine")
    said = f"Nothing new: {'all ' if known > 1 else ''}{known:,} document{'s were' if known > 1 else ' was'} known."
    return f"{said} In what is published, {'; '.join(first_of(grave))}." if grave else said


def _standing(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return the warnings that published articles carry, the gravest first."""
    rules = read_policy().by_name
    rows = [
        row
        | {
            "words": standing(rules[row["expectation"]], row["articles"], row["of_articles"]),
            "rest": _carry(row),
        }
        for row in ask(connection, "from v_quality_standing")
        if row["expectation"] in rules
    ]
    return sorted(rows, key=lambda row: ("critical", "warning", "info").index(row["severity"] or "info"))


def _carry(row: Row) -> str:
    return f"from v_articles where list_contains(quality_flags, '{row['expectation']}')"


def _quarantine(connection: duckdb.DuckDBPyConnection, run_id: str) -> Row:
    waiting = ask(
        connection,
        """
        select
            reason,
            count(distinct document_id) as documents,
        from v_quarantine
        cross join unnest(reasons) as named (reason)
        where open
        group by reason
        order by
            documents desc,
            reason
        """,
    )
    refused = ask(
        connection,
        "from v_quarantine where run_id = $run_id limit $most",
        run_id=run_id,
        most=QUARANTINE_LISTED,
    )
    return {"waiting": waiting, "quarantine": refused}


def _results(connection: duckdb.DuckDBPyConnection, run_id: str) -> list[Row]:
    return [_result(row) for row in ask(connection, "from v_quality where run_id = $run_id", run_id=run_id)]


def _result(row: Row) -> Row:
    rule = _rules().get(row["expectation"])
    row["sample"] = json.loads(row["sample"])
    row["rule"] = rule
    first = row["sample"][0]["says"] if row["sample"] else (rule.says if rule else "")
    counts = (row["unexpected_count"], row["element_count"])
    row["cause"] = cause(rule, *counts, first, refused=True) if rule else first
    row["rest"] = rest(row)
    return row


def _rules() -> dict[str, Rule]:
    return read_policy().by_name


def _tone(run: Row, failures: list[Row]) -> str:
    if run["status"] in ("aborted", "failed"):
        return "bad"
    return "care" if any(row["severity"] in ("critical", "warning") for row in failures) else "good"
