"""A document over which a step fails, runs long or kills its process is refused alone; its neighbours get through."""

import os
import re
import shutil
import signal
import threading
import time
from collections import Counter
from functools import partial
from multiprocessing import active_children

import duckdb
import pytest

from flows.publish import publish
from flows.run import pool as pools
from flows.run import workers
from flows.run.bound import within
from flows.run.pool import Pool
from tests.poison import patience, upper

TEXT = "Rat stimmt über {0} ab\n\n3. Mai 2024\n\nDie Bürgermeisterin sagte, die {0} werde im Herbst gesperrt. Der Rat bestritt das.\n"


@pytest.fixture
def pool():
    made = Pool(2)
    yield made
    made.close()


def tried(log):
    return Counter(log.read_text("utf-8").split())


def test_a_dying_process_costs_its_part_alone_and_at_last_one_item(pool, tmp_path):
    log = tmp_path / "log"
    items = [f"item{n}" for n in range(12)]
    items[5] = "die"
    found = pool.map(partial(upper, log=str(log)), items, 4, lambda _: 60, lambda item: f"lost {item}")
    assert found == [item.upper() if item != "die" else "lost die" for item in items]
    counts = tried(log)
    assert counts.pop("die") == 4  # three times with its part, once alone
    assert {counts.pop(f"item{n}") for n in (4, 6, 7)} == {4}
    assert set(counts.values()) == {1}


def test_a_hanging_process_is_ended(pool, tmp_path, monkeypatch):
    monkeypatch.setattr(pools, "START_SECONDS", 1)
    found = pool.map(
        partial(upper, log=str(tmp_path / "log")), ["a", "hang", "b"], 1, patience, lambda _: "lost"
    )
    assert found == ["A", "lost", "B"]


def test_an_error_of_the_work_is_raised(pool, tmp_path):
    with pytest.raises(ValueError, match="fail"):
        pool.map(partial(upper, log=str(tmp_path / "log")), ["a", "fail"], 1, lambda _: 60, lambda _: "lost")


def test_work_is_bounded_even_inside_a_pattern():
    started = time.process_time()
    refusal = within("clean", 0.3, lambda: re.match(r"(a+)+$", "a" * 60 + "b"))
    assert (refusal.stage, refusal.reasons) == ("clean", ("too_slow",))
    assert time.process_time() - started < 10
    assert within("clean", 5, lambda: "done") == "done"


def test_a_failing_step_says_where():
    refusal = within("clean", 5, lambda: [][1])
    assert refusal.reasons == ("step_failed",)
    assert re.fullmatch(r"IndexError in test_workers\.py, line \d+", refusal.detail)


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("Brücke", "Fähre", "Straße", "Schleuse"):
        (folder / f"{name}.txt").write_text(TEXT.format(name), encoding="utf-8")
    return folder


@pytest.fixture
def warehouse(seeded, tmp_path):
    shutil.copyfile(seeded, tmp_path / "onrecord.duckdb")
    return tmp_path / "onrecord.duckdb"


def refused(warehouse):
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(
            "select external_id, stage, reasons, detail from v_quarantine where open order by 1"
        ).fetchall()


@pytest.mark.usefixtures("orchestrator")
def test_only_the_document_that_fails_goes_to_quarantine(articles, warehouse, monkeypatch):
    clean, annotator = workers.clean_document, workers._annotator()

    def cleaned(document, now):
        if document.external_id == "Fähre":
            raise IndexError("a slip of ours")
        return clean(document, now)

    class Annotator:
        def annotate(self, pairs):
            if "Straße" in pairs[0][0]:
                raise MemoryError
            return annotator.annotate(pairs)

    monkeypatch.setattr(workers, "clean_document", cleaned)
    monkeypatch.setattr(workers, "_annotator", Annotator)
    summary = publish([str(articles)], str(warehouse))
    assert (summary.counts.read, summary.counts.loaded, summary.counts.quarantined) == (4, 2, 2)
    assert [row[:3] for row in refused(warehouse)] == [
        ("Fähre", "clean", ["step_failed"]),
        ("Straße", "annotate", ["step_failed"]),
    ]
    assert "slip" not in refused(warehouse)[0][3]  # an error may quote the text


@pytest.mark.usefixtures("orchestrator")
def test_a_run_outlives_a_killed_worker(articles, warehouse):
    def kill():
        while not (children := active_children()):
            time.sleep(0.01)
        time.sleep(0.5)
        os.kill(children[0].pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    summary = publish([str(articles)], str(warehouse), processes=2)
    killer.join()
    assert (summary.counts.loaded, summary.counts.quarantined) == (4, 0)
    assert active_children() == []
