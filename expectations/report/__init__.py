"""Writes what people read of a run: one self-contained HTML file, and an index of all runs."""

import re
import shlex
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import duckdb
from jinja2 import Environment, FileSystemLoader

from expectations.report.content import index_rows, quiet_verdict, report_content
from flows.controls import strip_control

__all__ = ["quiet_verdict", "write_report"]

TEMPLATES = Path(__file__).parent / "templates"
RUNS_LISTED = 200


def write_report(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    folder: Path,
    kept: Path | None = None,
    warehouse: Path | None = None,
) -> Path:
    """Write the report of one run and the index of the last runs, and return the path of the report.

    Args:
        connection: read access to a warehouse with its views.
        run_id: the run to report on; the file is named after it.
        folder: where the reports lie; made when it is missing.
        kept: where the run's warehouse lies if it is not published; the queries of the report ask it.
        warehouse: the published file, for the commands that the report shows; None for the usual one.

    Raises:
        ValueError: the warehouse knows no such run.
    """
    if not re.fullmatch(r"[\w-]+", run_id):
        raise ValueError(f"no run id: {run_id!r}")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{run_id}.html"
    content = report_content(connection, run_id)
    asked = kept if content["run"]["status"] == "aborted" else warehouse
    _write(path, "report.html", content | {"kept": kept, "warehouse": warehouse, "asked": asked})
    _write_index(connection, folder, warehouse)
    return path


def _write_index(connection: duckdb.DuckDBPyConnection, folder: Path, warehouse: Path | None) -> None:
    from expectations.report.figures import RUNS_DRAWN, runs_chart, trends

    rows = index_rows(connection, RUNS_LISTED)
    known = {row["run_id"] for row in rows}
    present = {file.stem for file in folder.glob("*.html")}
    drawn = rows[:RUNS_DRAWN][::-1]
    content = {
        "runs": rows,
        "present": present,
        "unpublished": sorted(present - known - {"index"}, reverse=True),
        "chart_of_runs": runs_chart(drawn) if rows else None,
        "trends": trends(drawn),
        "asked": warehouse,
    }
    _write(folder / "index.html", "index.html", content)


def _write(path: Path, template: str, content: Mapping[str, object]) -> None:
    """Render into a file beside it and rename, so that no reader sees half a page."""
    page = strip_control(_environment().get_template(template).render(content))
    draft = path.with_suffix(".part")
    draft.write_text(page, encoding="utf-8", errors="replace")
    draft.replace(path)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = lambda share: "–" if share is None else f"{share:.0%}"
    environment.filters["number"] = lambda value: "–" if value is None else f"{value:,.0f}".replace(",", " ")
    environment.filters["decimal"] = lambda value: "–" if value is None else f"{value:.2f}"
    environment.filters["points"] = lambda change: "–" if change is None else f"{100 * change:+.0f} points"
    environment.filters["whole"] = lambda change: "–" if change is None else f"{change:+.0f}"
    environment.filters["signed"] = lambda change: "–" if change is None else f"{change:+.2f}"
    environment.filters["hours"] = _hours
    environment.filters["day"] = lambda at: "–" if at is None else f"{at:%Y-%m-%d}"
    environment.filters["minute"] = lambda at: "–" if at is None else f"{at:%Y-%m-%d %H:%M}"
    environment.filters["asked"] = lambda file: f" --warehouse {shlex.quote(str(file))}" if file else ""
    environment.filters["words"] = lambda name: str(name).replace("_", " ")
    return environment


def _hours(hours: float | None) -> str:
    """Return an age as people say it: hours up to two days, then days."""
    if hours is None:
        return "–"
    return f"{hours:.0f} h" if abs(hours) < 48 else f"{hours / 24:.0f} days"
