"""Runs that are killed, run twice at once, or meet a clock that goes back, a broken work file or changing inputs."""

import json
import shutil
from datetime import datetime, timedelta
from functools import partial

import duckdb
import pytest

import flows.publish as publishing
import flows.run.run as running
from flows.errors import UsageError
from flows.publish import publish, publish_anyway
from flows.read import read_documents
from tests import canonical
from tests.bench.kills import kill_many, leftovers
from tests.newsroom import folder_of_texts, record
from warehouse.home import Home

KILLS, SEED = 4, 7  # `python -m tests.bench.kills` kills forty runs on three hundred documents
SECONDS = 3  # about what a run of these few works, on an idle machine


@pytest.fixture
def warehouse(seeded, tmp_path):
    shutil.copyfile(seeded, tmp_path / "onrecord.duckdb")
    return tmp_path / "onrecord.duckdb"


@pytest.fixture
def articles(tmp_path):
    return folder_of_texts(tmp_path / "in", range(4))


@pytest.mark.usefixtures("orchestrator")
def test_killed_runs_leave_all_whole_and_the_end_is_the_same(seeded, warehouse, articles, begin):
    assert publish([str(articles)], str(warehouse)).counts.loaded == 4
    run = partial(begin, "run", "--processes", 1, "-i", articles, "-w")
    tally = kill_many(seeded, warehouse, KILLS, SECONDS, SEED, run)
    assert tally.faults == []
    assert (tally.kills, tally.reads > 0) == (KILLS, True)


def test_of_two_runs_at_once_the_second_says_so(warehouse, articles, onrecord):
    before = canonical.digest(warehouse)
    with Home(warehouse).locked():
        done = onrecord("run", "-i", articles, "-w", warehouse)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "another run is writing" in done.stderr
    assert canonical.digest(warehouse) == before


@pytest.mark.usefixtures("orchestrator")
def test_a_clock_that_goes_back_stops_nothing(warehouse, articles, monkeypatch):
    class Clock(datetime):
        back = timedelta(days=1)

        @classmethod
        def now(cls, zone=None):
            cls.back += timedelta(hours=1)  # and back again, each time it is asked
            return datetime.now(zone) - cls.back

    monkeypatch.setattr(running, "datetime", Clock)
    monkeypatch.setattr(publishing, "datetime", Clock)
    assert publish([str(articles)], str(warehouse)).counts.loaded == 4
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        runs = connection.execute(
            "select seconds >= 0, status, loaded from v_runs order by started_at"
        ).fetchall()
    assert runs == [(True, "published", 4), (True, "published", 5)]
    assert publish([str(articles)], str(warehouse)).quiet


@pytest.mark.usefixtures("orchestrator")
@pytest.mark.parametrize(
    "content", [b"", b"\0" * 40_000, b"garbage" * 9_000], ids=["empty", "zeros", "garbage"]
)
def test_a_broken_work_file_is_one_line_and_publishes_nothing(content, warehouse):
    home, run_id = Home(warehouse), "20260101T000000-abcd"
    home.run(run_id).mkdir(parents=True)
    home.batch(run_id).write_bytes(content)
    home.aborted(run_id).write_bytes(content)  # as of a run that the checks have stopped
    before = canonical.digest(warehouse)
    with pytest.raises(UsageError) as raised:
        publish_anyway(run_id, "it is fine", str(warehouse))
    assert "\n" not in str(raised.value)
    assert canonical.digest(warehouse) == before
    assert [name for name in leftovers(warehouse) if name != run_id] == []


def test_a_file_that_is_cut_while_it_is_read_costs_what_is_gone(tmp_path):
    path = tmp_path / "crawl.jsonl"
    lines = [json.dumps(record(number, sentences=400)) + "\n" for number in range(40)]
    path.write_text("".join(lines), encoding="utf-8")
    batches = read_documents([str(path)], batch_size=1)
    found = next(batches)
    path.write_text("".join(lines[:3]) + lines[3][:50], encoding="utf-8")
    found += [document for batch in batches for document in batch]
    whole = [document.external_id for document in found if not document.refusal]
    assert whole[:3] == ["article-0", "article-1", "article-2"]
    assert len(whole) < 40
    assert all(document.refusal.stage == "read" for document in found if document.external_id not in whole)


def test_a_file_that_is_exchanged_before_its_turn_is_read_as_it_is_then(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{name} before", encoding="utf-8")
    batches = read_documents([str(tmp_path)], batch_size=1)
    next(batches)
    (tmp_path / "b.txt").write_text("b behind", encoding="utf-8")
    assert [document.text for document in next(batches)] == ["b behind"]
