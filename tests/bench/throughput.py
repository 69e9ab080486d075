"""How much a run brings in a second, where the time goes, and how much memory it takes as it grows.

    python -m tests.bench.throughput [--articles 1000] [--large 100000] [--processes 0] [--spacy PYTHON]

Articles are made up: short texts, and pages with what surrounds articles. Each run is the whole flow on an empty
warehouse, in a process of its own; 0 processes means one a core. ``--large`` is the size at which memory is measured
again; 0 leaves it out. Beside reading and cleaning of pages stand trafilatura and htmldate on the same pages, beside
annotation spaCy's small English pipeline, where PYTHON belongs to an environment that has it. Machines differ: what
counts are the ratios and whether memory is flat.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.speed import compare
from tests.newsroom import article, page, record

PEER_PAGES, PEER_TEXTS = 200, 60

RUN = """
import json, logging, re, sys, time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from flows.deploy import run_once
from flows.run.progress import LOGGER

stages = Counter()
class Steps(logging.Handler):
    def emit(self, line):
        found = re.match(r"step=(\\S+).* seconds=([\\d.]+)", line.getMessage())
        if found:
            stages[found[1]] += float(found[2])
LOGGER.addHandler(Steps())
if __name__ == "__main__":
    started = time.monotonic()
    with ExitStack() as servers:
        summary = run_once([sys.argv[1]], Path(sys.argv[2]), {}, servers, processes=int(sys.argv[3]))
        seconds = time.monotonic() - started
    used = [getrusage(whose) for whose in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    print(json.dumps({
        "seconds": seconds, "stages": stages, "articles": summary.counts.loaded,
        "cpu": sum(u.ru_utime + u.ru_stime for u in used),
        "peak": used[0].ru_maxrss / 1e6, "worker": used[1].ru_maxrss / 1e6,
    }))
"""


def measure(lines: Iterator[str], processes: int) -> dict[str, Any]:
    """Return what a run over these JSON lines took: seconds by stage, processor seconds, gigabytes at its peak."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "in.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
        (folder / "run.py").write_text(RUN, encoding="utf-8")  # a file, since workers import it
        done = subprocess.run(
            [
                sys.executable,
                *map(str, (folder / "run.py", folder / "in.jsonl", folder / "w.duckdb", processes)),
            ],
            capture_output=True,
            text=True,
            check=False,
            env={
                **os.environ,
                "PYTHONPATH": str(Path(__file__).parents[2]),
                "PREFECT_LOGGING_LEVEL": "CRITICAL",
                "PREFECT_HOME": str(folder),
            },
        )
    if done.returncode:
        sys.exit(done.stderr.strip())
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def texts(count: int) -> Iterator[str]:
    """Yield so many articles as JSON lines of text."""
    return (json.dumps(record(number), ensure_ascii=False) for number in range(count))


def pages(count: int) -> Iterator[str]:
    """Yield so many articles as JSON lines of HTML."""
    for number in range(count):
        yield json.dumps(
            {"id": str(number), "url": article(number)[4], "html": page(number)}, ensure_ascii=False
        )


def page_seconds(count: int) -> tuple[float, float]:
    """Return the processor seconds of reading and cleaning so many pages, and of trafilatura and htmldate on them."""
    from datetime import UTC, datetime

    from htmldate import find_date
    from trafilatura import bare_extraction

    from flows.clean import clean_document
    from flows.read import read_documents

    now = datetime(2026, 12, 31, tzinfo=UTC)
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            (Path(folder) / f"{number}.html").write_text(page(number), encoding="utf-8")
        for _ in range(3):  # in turn, for the load of a shared machine changes
            started = time.process_time()
            for batch in read_documents([folder]):
                for document in batch:
                    clean_document(document, now)
            ours.append(time.process_time() - started)
            started = time.process_time()
            for number in range(count):
                html = page(number)
                bare_extraction(html, include_comments=False)
                find_date(html, original_date=True, max_date=now)
            theirs.append(time.process_time() - started)
    return min(ours), min(theirs)


def show(name: str, found: dict[str, Any]) -> None:
    """Print one run."""
    rate, cores = found["articles"] / found["seconds"], found["cpu"] / found["seconds"]
    print(
        f"{name}: {found['articles']:,} in {found['seconds']:.0f} s, {rate:.1f} a second, {cores:.1f} cores busy,"
        f" peak {found['peak']:.2f} GB (largest worker {found['worker']:.2f} GB)"
    )
    parts = sorted(found["stages"].items(), key=lambda item: -item[1])
    rest = found["seconds"] - sum(found["stages"].values())
    print(
        "  " + ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in [*parts, ("start and rest", rest)]),
        flush=True,
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.throughput",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--processes", type=int, default=0)
    parser.add_argument("--spacy", help="python of an environment with spaCy and its small English model")
    options = parser.parse_args()
    processes = options.processes or os.cpu_count() or 1
    ours, theirs = page_seconds(PEER_PAGES)
    print(
        f"reading and cleaning {PEER_PAGES} pages: {PEER_PAGES / ours:.0f} a processor second,"
        f" trafilatura and htmldate {PEER_PAGES / theirs:.0f}; cost ratio {ours / theirs:.2f}",
        flush=True,
    )
    if options.spacy:
        english = [record(3 * number, sentences=20)["text"] for number in range(PEER_TEXTS)]
        words = sum(len(text.split()) for text in english)
        best = {name: seconds for name, (seconds, _) in compare(english, options.spacy).items()}
        print(
            f"annotation of {words} English words: {words / best['onrecord']:.0f} a second on one core,"
            f" spaCy small {words / best['spacy']:.0f}; cost ratio {best['onrecord'] / best['spacy']:.2f}",
            flush=True,
        )
    text = measure(texts(options.articles), processes)
    show("texts", text)
    show("pages", measure(pages(options.articles), processes))
    if options.large:
        large = measure(texts(options.large), processes)
        show("texts", large)
        print(
            f"memory at {large['articles']:,} articles against {text['articles']:,}: {large['peak'] / text['peak']:.2f}"
        )


if __name__ == "__main__":
    main()
