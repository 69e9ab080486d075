"""On a real Dask cluster of two worker processes nothing is lost, whoever dies; what is wrong with it is one line."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from flows.cli import options
from flows.errors import UsageError
from flows.run import cluster as clusters
from flows.run.cluster import Cluster
from flows.run.workers import Workers
from tests.canonical import digest
from tests.conftest import ROOT
from tests.newsroom import record
from tests.poison import patience, upper

START_SECONDS = 300
ARTICLES = 48  # three parts


@contextmanager
def started(folder, workers):
    """Start a scheduler and so many workers by Dask's own commands; yield its address and processes."""
    command, file = str(Path(sys.executable).with_name("dask")), folder / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    asked = [
        [
            command,
            "scheduler",
            "--no-dashboard",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--scheduler-file",
            str(file),
        ]
    ]
    asked += [
        [command, "worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1",
         "--local-directory", str(folder)]
    ] * workers  # fmt: skip
    processes = [
        subprocess.Popen(
            arguments, env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for arguments in asked
    ]
    try:
        deadline = time.monotonic() + START_SECONDS
        while not (file.exists() and file.stat().st_size):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        yield json.loads(file.read_text())["address"], processes
    finally:
        for process in reversed(processes):
            process.terminate()
        for process in processes:
            process.wait(START_SECONDS)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with started(tmp_path_factory.mktemp("dask"), 2) as (found, _):
        yield found


@pytest.fixture
def cluster(address):
    made = Cluster(address)
    yield made
    made.close()


def test_a_run_outlives_a_killed_worker_and_finds_the_rows_of_a_run_in_one_process(
    address, begin, onrecord, tmp_path
):
    from distributed import Client

    given = tmp_path / "articles.jsonl"
    given.write_text("".join(f"{json.dumps(record(n))}\n" for n in range(ARTICLES)), encoding="utf-8")
    dask = ("--runner", "dask", "--scheduler", address)
    run = begin("run", "-i", given, *dask, "-w", tmp_path / "dask.duckdb")
    killed = None
    with Client(address) as client:
        while run.poll() is None and killed is None:
            busy = [worker for worker, keys in client.processing().items() if keys]
            if len(busy) == 2:  # each has a part in hand
                (killed,) = client.run(os.getpid, workers=busy[:1]).values()
                os.kill(killed, signal.SIGKILL)
            time.sleep(0.1)  # a part takes a worker seconds
    said = "".join(run.communicate())
    assert killed, said
    assert f"{ARTICLES} read = {ARTICLES} loaded + 0 duplicate + 0 quarantined" in said
    assert run.returncode == 0
    assert "Traceback" not in said
    alone = onrecord("run", "-i", given, "--processes", 1, "-w", tmp_path / "alone.duckdb")
    assert alone.returncode == 0, alone.stderr
    assert digest(tmp_path / "dask.duckdb") == digest(tmp_path / "alone.duckdb")


def test_a_dying_worker_costs_at_last_one_item(cluster, tmp_path):
    items = [f"item{n}" for n in range(8)]
    items[5] = "die"
    found = cluster.map(
        partial(upper, log=str(tmp_path / "log")), items, 4, lambda _: 60, lambda item: f"lost {item}"
    )
    assert found == [item.upper() if item != "die" else "lost die" for item in items]


def test_a_hanging_worker_is_replaced(cluster, tmp_path, monkeypatch):
    monkeypatch.setattr(clusters, "START_SECONDS", 1)
    monkeypatch.setattr(clusters, "ANSWER_SECONDS", 2)  # in which a worker may end by itself
    items = ["a", "hang", "b", "c"]
    found = cluster.map(partial(upper, log=str(tmp_path / "log")), items, 1, patience, lambda _: "lost")
    assert found == ["A", "lost", "B", "C"]


def test_an_error_of_the_work_is_raised(cluster, tmp_path):
    with pytest.raises(ValueError, match="fail"):
        cluster.map(
            partial(upper, log=str(tmp_path / "log")), ["a", "fail"], 1, lambda _: 60, lambda _: "lost"
        )


def test_workers_with_other_code_do_nothing(cluster, tmp_path, monkeypatch):
    monkeypatch.setattr(clusters, "pipeline_version", lambda: "another release")
    log = tmp_path / "log"
    with pytest.raises(UsageError, match="other code than this machine"):
        cluster.map(partial(upper, log=str(log)), ["a"], 1, lambda _: 60, lambda _: "lost")
    assert not log.exists()


def test_a_cluster_without_workers_is_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(clusters, "NO_WORKER_SECONDS", 1)
    with (
        started(tmp_path, 0) as (address, _),
        Workers(scheduler=address) as workers,
        pytest.raises(UsageError, match="has no workers: start some"),
    ):
        workers._pool.map(str, ["a"], 1, lambda _: 60, lambda _: "lost")


def test_a_scheduler_that_goes_away_is_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(clusters, "ANSWER_SECONDS", 5)
    with started(tmp_path, 0) as (address, processes), Workers(scheduler=address) as workers:
        processes[0].kill()
        processes[0].wait()
        with pytest.raises(UsageError, match="has gone away: nothing was published"):
            workers._pool.map(str, ["a"], 1, lambda _: 60, lambda _: "lost")


def test_a_scheduler_that_does_not_answer_is_one_line(monkeypatch):
    monkeypatch.setattr(clusters, "ANSWER_SECONDS", 1)
    with pytest.raises(UsageError, match="no Dask scheduler answers at tcp://"):
        Cluster("tcp://127.0.0.1:9")


def test_without_dask_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setattr(options, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match="make dask"):
        options.scheduler_of(options.Runner.dask, "tcp://127.0.0.1:9", "auto")
    monkeypatch.setitem(sys.modules, "prefect_dask", None)
    monkeypatch.setitem(sys.modules, "prefect_dask.task_runners", None)
    with pytest.raises(UsageError, match="make dask"):
        Cluster("tcp://127.0.0.1:9")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--runner", "dask"], "--scheduler"),
        (["--scheduler", "tcp://127.0.0.1:9"], "--runner dask"),
        (["--runner", "dask", "--scheduler", "tcp://127.0.0.1:9", "--processes", "2"], "--processes"),
    ],
)
def test_options_that_do_not_go_together_are_one_line(arguments, told, onrecord, tmp_path):
    done = onrecord("run", *arguments, "-w", tmp_path / "w.duckdb")
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
