"""What a lake costs beside a file: filling it, a run with new articles, nothing new, and what analysts ask.

    python -m tests.bench.lake [--known 3000] [--new 100] [--repeated 100000] [--made 50000] [--postgres 'dbname=… host=…']

Articles are generated and vary. With --repeated their rows are repeated under other ids and days, straight into the
tables, as tests.bench.incremental does; with --made warehouse and queries are those of tests.bench.scale. Each run is a
process of its own; times are CPU seconds of it and of what it starts, for the file and for a lake with its catalog in
SQLite or in the database of PostgreSQL.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import scale
from tests.bench.incremental import repeat
from tests.newsroom import record

QUERIES = {
    "claims of a speaker": "select count(*) from v_claims where speaker = 'Anna Grothe'",
    "denials": "select count(*) from v_denials",
    "claims a day": "select sum(claims) from v_claims_daily",
    "statements, most origins": "select text from v_statements order by origins desc limit 10",
    "one article's text": "select length(body) from articles where article_id = (select min(article_id) from articles)",
}


def main() -> None:
    """Print one line a step, on the file and on the lake."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--known", type=int, default=3000)
    parser.add_argument("--new", type=int, default=100)
    parser.add_argument("--repeated", type=int, default=0)
    parser.add_argument("--made", type=int, default=0)
    parser.add_argument("--postgres", help="an empty database, as libpq names it")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file, data = Path(folder, "file.duckdb"), Path(folder, "lake-data")
        os.environ["ONRECORD_LAKES"] = str(Path(folder, "lakes"))
        lake = f"ducklake:sqlite:{folder}/lake.sqlite"
        if asked.postgres:
            lake = f"ducklake:postgres:{asked.postgres} data_path={data}"
        known, new = Path(folder, "known.jsonl"), Path(folder, "new.jsonl")
        _write(known, range(asked.known))
        _write(new, range(asked.known, asked.known + asked.new))
        print(f"{'step':<34} {'file: CPU s':>12} {'lake: CPU s':>12} {'lake: MB written':>17}")
        if asked.made:
            scale.fill(file, asked.made, vectors=True)
        else:
            _line(f"{asked.known} articles into the file", _cost("run", "-i", known, "-w", file))
        if asked.repeated:
            repeat(file, asked.repeated, asked.known)
        _line("fill the lake from it", None, *_written(data, "lake", "fill", "--from", file, "-w", lake))
        print(f"the file is {file.stat().st_size / 1e6:.1f} MB, the lake's data {_size(data):.1f} MB")
        for name, given in ((f"run with {asked.new} new", new), ("run with nothing new", new)):
            _line(
                name, _cost("run", "-i", given, "-w", file), *_written(data, "run", "-i", given, "-w", lake)
            )
        for name, query in (scale.QUERIES if asked.made else QUERIES).items():
            _line(name, _cost("sql", query, "-w", file), _cost("sql", query, "-w", lake))
        _line("tidy", None, *_written(data, "lake", "tidy", "--days", "0", "-w", lake))
        _line("another host's first copy", None, _another_host(lake, folder))


def _another_host(lake: str, folder: str) -> float:
    """Return what the first run of a host costs that has no copy yet, and nothing new."""
    for copy in Path(folder).glob("lake*/**/copy/*.duckdb"):
        copy.unlink()
    return _cost("run", "-i", Path(folder, "new.jsonl"), "-w", lake)


def _write(path: Path, numbers: range) -> None:
    path.write_text("".join(f"{json.dumps(record(number))}\n" for number in numbers), encoding="utf-8")


def _line(step: str, file: float | None, lake: float | None = None, written: float | None = None) -> None:
    cells = ("" if cell is None else f"{cell:.1f}" for cell in (file, lake, written))
    print("{:<34} {:>12} {:>12} {:>17}".format(step, *cells), flush=True)


def _written(data: Path, *arguments: object) -> tuple[float, float]:
    """Run the command; return its CPU seconds, and the MB that it has added to the data files."""
    before = set(data.rglob("*.parquet"))
    spent = _cost(*arguments)
    return spent, sum(path.stat().st_size for path in data.rglob("*.parquet") if path not in before) / 1e6


def _size(data: Path) -> float:
    return sum(path.stat().st_size for path in data.rglob("*.parquet")) / 1e6


def _cost(*arguments: object) -> float:
    """Run the command and return the CPU seconds of it and its workers."""
    command = [str(Path(sys.executable).with_name("onrecord")), *map(str, arguments)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise RuntimeError(process.stderr.read().decode())
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
