"""Analysts query in a loop while runs publish: no error, and no half-run is ever seen."""

import multiprocessing
from datetime import UTC, datetime

from tests.asking import read
from warehouse import publish
from warehouse.batch import Batch
from warehouse.home import Home
from warehouse.writing import writing

READERS, RUNS = 4, 10  # more of both only wait for a core
NOW = datetime(2024, 10, 26, tzinfo=UTC)


def bring_in(home: Home, number: int) -> None:
    """Publish one run: a document, and its row of ``runs``."""
    key = f"{number:04}"
    with writing(home):
        with Batch(home.batch(key), home.warehouse) as batch:
            batch.append("documents", [document(key)])
            batch.append("runs", [run(key)])
        candidate = publish.open_candidate(home, key)
        publish.load(candidate, home, key, NOW)
        publish.finish(candidate)
        publish.swap(home, key)
        publish.delete_batch(home, key)


def document(key: str) -> dict[str, object]:
    return {
        "document_id": key, "external_id": key, "record_key": key, "version": 1, "uri": f"{key}.txt",
        "media_type": "text/plain", "sha256": "00", "content_hash": key, "text": "Text", "metadata": {},
        "repairs": [], "status": "loaded", "first_seen_at": NOW, "run_id": key, "pipeline_version": "0",
    }  # fmt: skip


def run(key: str) -> dict[str, object]:
    return {
        "run_id": key, "started_at": NOW, "finished_at": NOW, "status": "published", "pipeline_version": "0",
        "read": 1, "loaded": 1, "duplicate": 0, "quarantined": 0, "parameters": {},
    }  # fmt: skip


def test_readers_never_wait_and_never_see_half_a_run(tmp_path):
    home = Home(tmp_path / "news.duckdb")
    bring_in(home, 0)
    context = multiprocessing.get_context("spawn")
    stop, answers = context.Event(), context.Queue()
    readers = [context.Process(target=read, args=(home.warehouse, stop, answers)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    try:
        for number in range(1, RUNS + 1):
            bring_in(home, number)
    finally:
        stop.set()  # or they would ask for ever
    found = [answers.get(timeout=300) for _ in readers]
    for reader in readers:
        reader.join(timeout=300)
    assert [wrong for wrong, _ in found if wrong] == []
    assert [last for _, last in found] == [RUNS + 1] * READERS
