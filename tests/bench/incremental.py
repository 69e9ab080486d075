"""What a run costs beside what the warehouse knows already: nothing new, and five new articles.

    python -m tests.bench.incremental [--known 10 1000 100000]

The known documents are made of twenty generated articles, brought in by the real command; their rows are then repeated
under other ids and days, straight into the tables, and a run with one more article indexes them. Each run is a process
of its own, begun by a small one, since a process counts the memory of the one that forked it as its own. The share of
copying the published file is that of the same copy, made alone.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from tests.conftest import SEEDS
from tests.integration.quality_batch import make
from warehouse.connection import open_for_writing
from warehouse.copying import copy

BASE = 20
# What tells the rows of one copy from those of another.
KEYS = (
    "document_id", "external_id", "record_key", "uri", "address", "content_hash", "sha256", "article_id", "claim_id",
    "mention_id", "speaker_mention_id", "statement_id", "story_id", "name_id", "other_article_id", "other_claim_id",
    "other_statement_id",
)  # fmt: skip
REPEATED = (
    "documents", "segments", "date_candidates", "articles", "article_vectors", "mentions", "claims", "claim_sources",
    "claim_vectors", "claim_origins", "statements", "stories", "statement_links", "article_links", "claim_links",
)  # fmt: skip


def main() -> None:
    """Print one line a size of the warehouse and kind of run."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--known", type=int, nargs="+", default=[10, 1_000, 100_000])
    sizes = parser.parse_args().known
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder, "base.duckdb")
        known = Path(folder, "known.jsonl")
        one = Path(folder, "one.jsonl")
        _write(known, range(BASE))
        _write(one, range(BASE, BASE + 1))
        run(known, base)
        print(f"{'known':>8} {'MB':>7}  {'run':<12} {'CPU s':>6} {'wall s':>7} {'peak MB':>8} {'copying':>8}")
        for size in sizes:
            warehouse = Path(folder, f"w{size}.duckdb")
            copy(base, warehouse)
            repeat(warehouse, size)
            run(one, warehouse)
            for name, given in (("nothing new", known), ("5 new", SEEDS)):
                started = time.perf_counter()
                copy(warehouse, Path(folder, "copy"))
                copying = time.perf_counter() - started
                cpu, wall, peak = run(given, warehouse)
                print(
                    f"{size:>8,} {warehouse.stat().st_size / 1e6:>7,.0f}  {name:<12} {cpu:>6.1f} {wall:>7.1f}"
                    f" {peak:>8,.0f} {copying / wall:>8.1%}",
                    flush=True,
                )
            warehouse.unlink()


def _write(path: Path, numbers: Iterable[int]) -> None:
    path.write_text("".join(f"{json.dumps(_record(number))}\n" for number in numbers), encoding="utf-8")


def _record(number: int) -> dict[str, str]:
    article = make(number).article
    return {
        "id": str(number), "title": article["title"], "text": article["body"], "url": article["source_url"],
        "date": article["published_at"].isoformat(), "outlet": article["outlet"], "language": article["language"],
    }  # fmt: skip


def repeat(warehouse: Path, size: int, base: int = BASE) -> None:
    """Bring the warehouse to so many documents, by repeating the rows that it has; a smaller one loses the rest."""
    with open_for_writing(warehouse) as connection:
        columns = connection.execute(
            "select table_name, column_name, data_type from duckdb_columns() where database_name = 'warehouse'"
        ).fetchall()
        for table in REPEATED:
            replaced = [
                f"{name} || '-' || k as {name}" for of, name, _ in columns if of == table and name in KEYS
            ]
            replaced += [
                f"{name} - to_hours(k) as {name}"
                for of, name, _ in columns
                if of == table
                and name in ("published_at", "first_published_at", "last_published_at", "value_at")
            ]
            connection.execute(
                f"insert into {table} by name select * exclude (k) replace ({', '.join(replaced)})"
                f" from {table} cross join range(1, $copies) as r (k)",
                {"copies": max(1, size // base)},
            )
        connection.execute("checkpoint warehouse")


MEASURE = """
import json, os, subprocess, sys, time
started = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, time.perf_counter() - started, used.ru_maxrss]))
"""


def run(given: Path, warehouse: Path) -> tuple[float, float, float]:
    """Run the command; return its CPU seconds, its seconds and its peak memory in MB.

    Raises:
        RuntimeError: it has failed.
    """
    command = [str(Path(sys.executable).with_name("onrecord")), "run", "-i", str(given), "-w", str(warehouse)]
    done = subprocess.run(
        [sys.executable, "-S", "-c", MEASURE, *command], capture_output=True, text=True, check=True
    )
    code, cpu, wall, peak = json.loads(done.stdout)
    if code not in (0, 1) or "Traceback" in done.stderr:
        raise RuntimeError(done.stderr)
    return cpu, wall, peak / (1e3 if sys.platform.startswith("linux") else 1e6)


if __name__ == "__main__":
    main()
