"""Prefect orchestrates every run that brings something in, on the server that is configured or on one of our own."""

from datetime import UTC, datetime, timedelta

import duckdb
import pytest
from prefect import get_client
from prefect.exceptions import TerminationSignal
from prefect.settings import PREFECT_API_URL

from flows import publish as publish_module
from flows.deploy import deploy
from flows.errors import UsageError
from flows.publish import load, publish
from warehouse.home import home_of

ARTICLE = "Bridge closed\n\n3 May 2024\n\nThe council said that the bridge would be closed until autumn.\n"


@pytest.fixture
def client(orchestrator):
    with get_client(sync_client=True) as client:
        yield client


def test_the_run_and_its_tasks_are_on_the_server(client, onrecord, tmp_path):
    article = tmp_path / "a.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    warehouse = tmp_path / "w.duckdb"
    command = ("run", "-i", article, "-w", warehouse)
    hook = "cat # a secret that only the environment holds"
    done = onrecord(*command, PREFECT_API_URL=PREFECT_API_URL.value(), ONRECORD_NOTIFY=hook)
    assert done.returncode == 0, done.stdout + done.stderr
    (flow_run,) = (run for run in client.read_flow_runs() if str(article) in run.parameters.get("inputs", ()))
    assert flow_run.state.is_completed()
    assert flow_run.parameters["inputs"] == [str(article)]
    assert "secret" not in flow_run.model_dump_json()
    tasks = {run.name.rsplit("-", 1)[0] for run in client.read_task_runs() if run.flow_run_id == flow_run.id}
    assert tasks == {"read", "clean", "annotate", "check", "load", "link", "report", "index"}

    # Nothing new: recorded in the warehouse, and nothing for Prefect to orchestrate.
    done = onrecord(*command, PREFECT_API_URL=PREFECT_API_URL.value())
    assert "nothing new: 1 document was known already" in done.stdout, done.stdout + done.stderr
    assert sum(str(article) in run.parameters.get("inputs", ()) for run in client.read_flow_runs()) == 1
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        runs = connection.execute(
            "select status, read, loaded, duplicate, finished_at > started_at from v_runs order by started_at"
        ).fetchall()
    assert runs == [("published", 1, 1, 0, True), ("published", 1, 0, 1, True)]


def test_a_mistake_is_one_clear_state(client, tmp_path):
    missing = str(tmp_path / "nowhere")
    state = publish([missing], str(tmp_path / "w.duckdb"), return_state=True)
    assert (state.is_failed(), state.name) == (True, "UsageError")
    assert missing in state.message
    with pytest.raises(UsageError, match="nowhere"):
        publish([missing], str(tmp_path / "w.duckdb"))


@pytest.mark.usefixtures("orchestrator")
def test_a_load_that_is_stopped_is_not_tried_again(monkeypatch, tmp_path):
    tried = []

    def interrupted(*_):
        tried.append(1)
        raise RuntimeError("Query interrupted") from TerminationSignal(15)  # as DuckDB does

    monkeypatch.setattr(publish_module.warehouse, "open_candidate", interrupted)
    with pytest.raises(RuntimeError, match="Query interrupted"):
        load(home_of(tmp_path / "w.duckdb"), "run", datetime.now(UTC))
    assert tried == [1]


def test_a_schedule_is_deployed_with_its_inputs_as_parameters(client, tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")

    def deployed(minutes: int):
        name = deploy(
            timedelta(minutes=minutes), [str(tmp_path)], tmp_path / "w.duckdb", {"date": "day"},
            name="test", pool="made-here", processes=None, keep=7, snapshots=4, scheduler="tcp://10.0.0.5:8786",
        )  # fmt: skip
        return client.read_deployment_by_name(name)

    first, second = deployed(15), deployed(30)
    assert first.id == second.id  # deploying once more replaces it
    assert client.read_work_pool("made-here").type == "process"
    assert second.work_pool_name == "made-here"
    assert [found.schedule.interval for found in second.schedules] == [timedelta(minutes=30)]
    assert second.global_concurrency_limit.limit == 1
    assert second.parameters == {
        "inputs": [str(tmp_path)], "warehouse_file": str(tmp_path / "w.duckdb"), "mapping": {"date": "day"},
        "processes": None, "keep": 7, "snapshots": 4, "scheduler": "tcp://10.0.0.5:8786",
    }  # fmt: skip
    assert getattr(publish_module, second.entrypoint.rpartition(".")[2]) is publish


def test_deploying_needs_a_server_and_an_input(onrecord, tmp_path):
    done = onrecord("deploy", "-i", tmp_path / "nowhere")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = onrecord("deploy", "-i", tmp_path / "a.txt")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "PREFECT_API_URL" in done.stderr


@pytest.mark.parametrize("words", [("--name", ""), ("--name", "a/b"), ("--pool", "a&b")])
def test_a_name_that_prefect_does_not_take_is_one_clear_line(onrecord, tmp_path, words):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = onrecord("deploy", "-i", tmp_path / "a.txt", *words)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
    assert words[0] in done.stderr


def test_a_server_that_does_not_answer_is_one_clear_line_and_leaves_nothing(onrecord, tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = onrecord(
        "run", "-i", tmp_path / "a.txt", "-w", tmp_path / "w.duckdb", PREFECT_API_URL="http://127.0.0.1:1/api"
    )
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
    assert "PREFECT_API_URL" in done.stderr
    assert not list(tmp_path.rglob("*.duckdb"))
