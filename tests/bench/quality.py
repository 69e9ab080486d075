"""Measures what checking costs beside preparing: seconds of processor time and memory, over generated articles.

    python -m tests.bench.quality [--articles 100000] [--sample 200]

The articles have about 450 words, names and quotations. They are put into a batch by code, since preparing all of
them would take hours; what preparing costs (clean, annotate, store) is measured on a sample and multiplied.
Checking is measured whole, in a process of its own: figures, frames, expectations, refusals, and the history of
four runs before. A timing says nothing of right and wrong, so nothing passes or fails here.
"""

import argparse
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path

from expectations import check
from flows.run.intake import Intake
from flows.run.workers import Workers
from tests.integration.quality_batch import (
    OUTLETS,
    SEEN_AT,
    Made,
    document_of,
    fill,
    key,
    make,
    publish_history,
    segment,
)
from warehouse.batch import Batch
from warehouse.home import Home

PARTS = 4  # generated articles that make one of the length of a report
CHUNK = 2000
DEFECTIVE = 20  # every so many articles has no source address, every so many after it no date


def long(number: int) -> Made:
    """Return an article of the length of a report, with the names and claims of all its parts."""
    parts = [make(PARTS * number + part, "bench", f"{OUTLETS[number % 10]}") for part in range(PARTS)]
    whole, body = parts[0], "\n".join(made.article["body"] for made in parts)
    mentions, claims, chain, offset = [], [], [], 0
    for place, made in enumerate(parts):
        article_id = whole.article["article_id"]
        mentions += [
            mention | {
                "mention_id": key(article_id, place, mention["surface"]), "article_id": article_id,
                "start_char": mention["start_char"] + offset, "end_char": mention["end_char"] + offset,
            }
            for mention in made.mentions
        ]  # fmt: skip
        for claim in made.claims:
            claim_id = key(article_id, place)
            spans = [(start + offset, end + offset) for start, end in claim["content_spans"]]
            claims.append(
                claim
                | {"claim_id": claim_id, "article_id": article_id, "position": place, "content_spans": spans}
            )
            chain += [step | {"claim_id": claim_id} for step in made.chain]
        offset += len(made.article["body"]) + 1
    whole.document |= {"text": body, "content_hash": key("content", body)}
    whole.article |= {"body": body, "word_count": len(body.split())}
    whole.segments = [segment(whole.id, len(body))]
    whole.mentions, whole.claims, whole.chain = mentions, claims, chain
    if number % DEFECTIVE == 0:
        whole.article["source_url"] = None
    if number % DEFECTIVE == 1:
        whole.article |= {"published_at": None, "published_precision": None}
        whole.dates = []
    return whole


def prepared(sample: int, folder: Path) -> float:
    """Return the seconds of processor time that cleaning, annotating and storing one article costs."""
    documents = [document_of(long(number)) for number in range(sample)]
    with Workers() as workers, Batch(folder / "prepared.duckdb", folder / "none.duckdb") as batch:
        workers.annotate(
            [(d.text, a) for d, a in zip(documents[:2], workers.clean(documents[:2], SEEN_AT), strict=True)]
        )  # loads the model
        intake = Intake(batch, "bench", SEEN_AT, "bench", again=False)
        started = time.process_time()
        going_on = intake.sort(documents)
        articles = workers.clean(going_on, SEEN_AT)
        intake.keep(articles)
        intake.note(workers.annotate([(d.text, a) for d, a in zip(going_on, articles, strict=True)]))
        return (time.process_time() - started) / sample


def checked(
    batch: Path, warehouse: Path, answer: "multiprocessing.Queue[tuple[float, float, float, str]]"
) -> None:
    """Check the batch; answer with processor seconds, wall seconds, megabytes at most, and the verdict."""
    with Batch(batch, warehouse) as opened:
        opened.connection.execute("set enable_progress_bar = false")
        started, began = time.process_time(), time.perf_counter()
        outcome = check(opened.connection, "bench", "bench")
        spent, took = time.process_time() - started, time.perf_counter() - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer.put((spent, took, most, outcome.verdict))


def main() -> None:
    """Print what preparing and checking cost."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.quality", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--sample", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = Home(folder / "onrecord.duckdb")
        publish_history(home)
        with Batch(home.batch("bench"), home.warehouse) as batch:
            for first in range(0, options.articles, CHUNK):
                fill(batch, [long(n) for n in range(first, min(first + CHUNK, options.articles))])
        spawn = multiprocessing.get_context("spawn")
        answer = spawn.Queue()
        process = spawn.Process(target=checked, args=(home.batch("bench"), home.warehouse, answer))
        process.start()
        spent, took, most, verdict = answer.get()
        process.join()
        each = prepared(options.sample, folder)
    preparing = each * options.articles
    print(
        f"checking {options.articles} articles: {spent:.0f} s of processor time ({took:.0f} s on the clock), {most:.0f} MB at most"
    )
    print(f"preparing: {each * 1000:.1f} ms an article over {options.sample}, so {preparing:.0f} s")
    print(f"checking costs {spent / preparing:.1%} of preparing")
    print(verdict)


if __name__ == "__main__":
    main()
