"""Scores reading and cleaning on the labelled pages, without a flow run, beside trafilatura and htmldate.

    python -m tests.bench.pages [--benchmarks PATH] [--worst N]

The pages are not part of this repository; their folder holds the scorer too, whose own figures these are.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from flows.clean import clean_document
from flows.clean.segments.training.gold import body_scores, read_gold, read_html
from flows.read import read_documents
from flows.records import Article
from tests.bench.extraction import BENCHMARKS, scorer

NOW = datetime(2026, 12, 31, tzinfo=UTC)


@dataclass(frozen=True)
class Found:
    """What a tool found in one page."""

    title: str | None
    body: str | None
    published_at: datetime | None


def clean_pages(folder: Path, *, visible: bool = False) -> tuple[dict[str, Found], float]:
    """Return what reading and cleaning find in each page, and the processor seconds they took."""
    score, gold_path = scorer(folder), folder / "pages" / "gold.jsonl"
    with tempfile.TemporaryDirectory() as scratch:
        corpus = score.write_corpus("pages", read_gold(folder / "pages"), gold_path, Path(scratch), visible)
        started = time.process_time()
        articles = {
            document.external_id: clean_document(document, NOW)
            for batch in read_documents([str(corpus)])
            for document in batch
        }
        seconds = time.process_time() - started
    return {
        name: Found(article.title, article.body, article.published_at)
        for name, article in articles.items()
        if isinstance(article, Article)
    }, seconds


def peer_pages(folder: Path) -> tuple[dict[str, Found], float]:
    """Return what trafilatura (body, title) and htmldate (day) find in each page, and their processor seconds.

    The seconds are those of body and day alone; the title, which trafilatura reads with all other
    metadata, is not charged to it.
    """
    from htmldate import find_date
    from trafilatura import bare_extraction, extract_metadata

    found, seconds = {}, 0.0
    for row in read_gold(folder / "pages"):
        html = read_html(folder / "pages", row["file"])
        started = time.process_time()
        extracted = bare_extraction(html, url=row["url"], include_comments=False)
        day = find_date(html, url=row["url"], original_date=True, max_date=NOW)
        seconds += time.process_time() - started
        metadata = extract_metadata(html, default_url=row["url"])
        found[row["file"]] = Found(
            metadata.title if metadata else None,
            extracted.text if extracted else None,
            datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC) if day else None,
        )
    return found, seconds


def score_found(gold: Sequence[dict[str, Any]], found: dict[str, Found], folder: Path) -> dict[str, float]:
    """Return the scorer's figures, and the share of the pages with a date, without which none is loaded."""
    connection = duckdb.connect()
    connection.execute("set TimeZone = 'UTC'")
    connection.execute("create table documents (document_id varchar, external_id varchar)")
    connection.execute(
        "create table articles (document_id varchar, title varchar, body varchar, published_at timestamptz)"
    )
    for name, page in found.items():
        connection.execute("insert into documents values (?, ?)", [name, name])
        connection.execute(
            "insert into articles values (?, ?, ?, ?)", [name, page.title, page.body, page.published_at]
        )
    scores: dict[str, float] = scorer(folder).score_pages(gold, connection)
    dated = sum(page.published_at is not None for page in found.values())
    return scores | {"dated": 100 * dated / len(gold)}


def measure(
    folder: Path = BENCHMARKS, rounds: int = 3
) -> list[tuple[str, float, float | None, float | None]]:
    """Return the rows of the table: figure, ours, the peer's, what must be reached."""
    gold = read_gold(folder / "pages")
    runs, peers = [], []
    for _ in range(rounds):  # in turn, for the load of a shared machine changes
        runs.append(clean_pages(folder))
        peers.append(peer_pages(folder))
    ours, theirs = (score_found(gold, each[0][0], folder) for each in (runs, peers))
    bare = score_found(gold, clean_pages(folder, visible=True)[0], folder)
    best = [min(seconds for _, seconds in each) for each in (runs, peers)]
    return [
        ("body token F1, HTML", ours["body_f1"], theirs["body_f1"], 97.0),
        ("  precision", ours["body_p"], theirs["body_p"], None),
        ("  recall", ours["body_r"], theirs["body_r"], None),
        ("exact publication day, HTML", ours["day_exact"], theirs["day_exact"], 98.0),
        ("exact title, HTML", ours["title_exact"], theirs["title_exact"], 95.0),
        ("body token F1, bare visible text", bare["body_f1"], None, 90.0),
        ("exact publication day, bare visible text", bare["day_exact"], None, None),
        ("share with a date, bare visible text", bare["dated"], None, 96.0),
        ("exact title, bare visible text", bare["title_exact"], None, None),
        ("seconds for all pages", best[0], best[1], None),
        ("cost ratio", best[0] / best[1], 1.0, 1.3),
    ]


def print_worst(folder: Path, count: int, find: Callable[[Path], tuple[dict[str, Found], float]]) -> None:
    """Print the pages with the lowest body F1 and those with a wrong title."""
    found, _ = find(folder)
    rows = read_gold(folder / "pages")
    scored = [(body_scores(found[row["file"]].body or "", row["body"]), row) for row in rows]
    for (precision, recall, f1), row in sorted(scored, key=lambda item: item[0][2])[:count]:
        print(json.dumps([row["file"], round(precision, 3), round(recall, 3), round(f1, 3)]))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.pages",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--benchmarks", type=Path, default=BENCHMARKS)
    parser.add_argument("--worst", type=int, default=0, help="also print so many pages with the lowest F1")
    options = parser.parse_args()
    print(f"{'figure':<42}{'onrecord':>10}{'peer':>10}{'must':>10}")
    for name, ours, theirs, must in measure(options.benchmarks):
        cells = ("" if cell is None else f"{cell:.2f}" for cell in (ours, theirs, must))
        print(f"{name:<42}" + "".join(f"{cell:>10}" for cell in cells))
    if options.worst:
        print_worst(options.benchmarks, options.worst, clean_pages)


if __name__ == "__main__":
    main()
