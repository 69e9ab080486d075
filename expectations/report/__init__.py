"""Writes what people read of a run: one self-contained HTML file, and an index of all runs."""

import re
from pathlib import Path

import duckdb
from jinja2 import Environment, FileSystemLoader

from expectations.report.content import index_rows, report_content

TEMPLATES = Path(__file__).parent / "templates"


def write_report(connection: duckdb.DuckDBPyConnection, run_id: str, folder: Path) -> Path:
    """Write the report of one run and the index of all runs, and return the path of the report.

    Args:
        connection: read access to a warehouse with its views.
        run_id: the run to report on; the file is named after it.
        folder: where the reports lie; made when it is missing.

    Raises:
        ValueError: the warehouse knows no such run.
    """
    if not re.fullmatch(r"[\w-]+", run_id):
        raise ValueError(f"no run id: {run_id!r}")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{run_id}.html"
    _write(path, "report.html", report_content(connection, run_id))
    rows = index_rows(connection)
    present = {file.stem for file in folder.glob("*.html")}
    _write(folder / "index.html", "index.html", {"runs": rows, "present": present})
    return path


def _write(path: Path, template: str, content: dict[str, object]) -> None:
    """Render into a file beside it and rename, so that no reader sees half a page."""
    page = _environment().get_template(template).render(content)
    draft = path.with_suffix(".part")
    draft.write_text(page, encoding="utf-8", errors="replace")
    draft.replace(path)


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
    environment.filters["day"] = lambda at: "–" if at is None else f"{at:%Y-%m-%d}"
    environment.filters["minute"] = lambda at: "–" if at is None else f"{at:%Y-%m-%d %H:%M}"
    environment.filters["words"] = lambda name: str(name).replace("_", " ")
    return environment
