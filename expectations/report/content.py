"""Gathers what a report shows, from the views alone."""

import json
from pathlib import Path

import duckdb
import yaml

from expectations.policy import Rule, read_policy
from expectations.report.figures import sections
from expectations.report.queries import Row, ask, rest
from expectations.words import verdict

BENCHMARKS = Path(__file__).parent.parent / "benchmarks.yaml"
QUARANTINE_LISTED = 20


def index_rows(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return one row a run, the newest first, with how many expectations failed by severity."""
    return ask(connection, "from v_quality_runs")


def report_content(connection: duckdb.DuckDBPyConnection, run_id: str) -> Row:
    """Return what the template needs for the report of one run.

    Raises:
        ValueError: the warehouse knows no such run.
    """
    runs = ask(connection, "from v_quality_runs where run_id = $run_id", run_id=run_id)
    if not runs:
        raise ValueError(f"no run {run_id} in this warehouse")
    shown = judged(connection, run_id)
    failures = [result for result in _results(connection, shown["run_id"]) if not result["success"]]
    return {
        "run": runs[0],
        "passed_over": json.loads(runs[0]["passed_over"]),
        "shown": shown,
        "verdict": headline(connection, run_id),
        "tone": _tone(runs[0], failures),
        "results": _results(connection, shown["run_id"]),
        "failures": failures,
        "policy": read_policy(),
        "benchmarks": yaml.safe_load(BENCHMARKS.read_text(encoding="utf-8")),
        "quarantine": ask(
            connection,
            "from v_quarantine where run_id = $run_id limit $most",
            run_id=shown["run_id"],
            most=QUARANTINE_LISTED,
        ),
        **sections(connection, shown["run_id"]),
    }


def judged(connection: duckdb.DuckDBPyConnection, run_id: str) -> Row:
    """Return the run whose figures a report shows.

    A run that brought nothing new has none of its own: what stands in the warehouse is what the last run before
    it that did bring something was judged by.
    """
    (run,) = ask(
        connection,
        """
        from v_quality_runs
        where
            run_id = $run_id
            or (
                status in ('published', 'published anyway')
                and loaded + quarantined > 0
                and started_at < (select started_at from runs where run_id = $run_id)
                and not exists (
                    from runs
                    where
                        run_id = $run_id
                        and (loaded + quarantined > 0 or status = 'failed')
                )
            )
        order by
            loaded + quarantined > 0 desc,
            started_at desc
        limit 1
        """,
        run_id=run_id,
    )
    return run


def headline(connection: duckdb.DuckDBPyConnection, run_id: str) -> str:
    """Return one sentence that says whether what the run leaves behind can be trusted."""
    shown = judged(connection, run_id)
    failures = [result for result in _results(connection, shown["run_id"]) if not result["success"]]
    said = _verdict(shown, failures)
    if shown["run_id"] != run_id:
        return (
            f"Nothing new. What is published, as run {shown['run_id']} left it: {said[0].lower()}{said[1:]}"
        )
    if shown["status"] == "published anyway":
        return said.replace("Not published:", "Published against the checks:", 1)
    return said


def _results(connection: duckdb.DuckDBPyConnection, run_id: str) -> list[Row]:
    return [_result(row) for row in ask(connection, "from v_quality where run_id = $run_id", run_id=run_id)]


def _result(row: Row) -> Row:
    rule = _rules().get(row["expectation"])
    row["sample"] = json.loads(row["sample"])
    row["rule"] = rule
    row["cause"] = row["sample"][0]["says"] if row["sample"] else (rule.says if rule else "")
    row["rest"] = rest(row)
    return row


def _rules() -> dict[str, Rule]:
    return {rule.name: rule for rule in read_policy().rules}


def _verdict(run: Row, failures: list[Row]) -> str:
    found = [(row["rule"], row["cause"]) for row in failures if row["rule"]]
    return verdict(found, run["quarantined"], run["loaded"] + run["quarantined"])


def _tone(run: Row, failures: list[Row]) -> str:
    if run["status"] in ("aborted", "failed"):
        return "bad"
    return "care" if any(row["severity"] != "info" for row in failures) else "good"
