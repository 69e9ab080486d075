"""A writer of a lake that is killed, or that the checks stop, loses nothing and publishes nothing."""

import shlex
import time
from dataclasses import replace

import pytest

import flows.publish
from flows.publish import publish, publish_anyway
from flows.run.run import AbortedError
from tests.lakes import rows
from warehouse.home import home_of

ON_SQLITE = pytest.mark.parametrize("lake", ["sqlite"], indirect=True)
IDS = "select external_id from documents"


@ON_SQLITE
@pytest.mark.usefixtures("orchestrator")
def test_a_run_that_the_checks_stop_lies_aside_and_is_published_anyway(lake, filled, articles, monkeypatch):
    checked = flows.publish.check
    monkeypatch.setattr(flows.publish, "check", lambda *given: replace(checked(*given), aborted=("made up",)))
    with pytest.raises(AbortedError) as stopped:
        publish([articles(1, 2)], lake, processes=1)
    summary = stopped.value.summary
    assert summary.kept.exists()
    assert rows(lake, "select count(*) from v_articles") == [(5,)]
    assert rows(lake, "select status from runs order by started_at") == [("published",), ("aborted",)]
    assert f"--warehouse {shlex.quote(lake)}" in summary.report.read_text()
    publish_anyway(summary.run_id, "because", lake)
    assert rows(lake, "select count(*) from v_articles") == [(7,)]
    assert rows(lake, "select status from runs order by started_at") == [
        ("published",),
        ("published anyway",),
    ]
    assert not summary.kept.exists()


@pytest.mark.usefixtures("orchestrator")
@pytest.mark.parametrize(
    ("lake", "moment"),
    [
        ("sqlite", "while it annotates"),
        ("sqlite", "while it publishes"),
        ("postgres", "while it publishes"),
    ],
    indirect=["lake"],
)
def test_a_writer_that_is_killed_loses_nothing(moment, lake, filled, begin, articles, tmp_path):
    folder, data = home_of(lake).lake.folder, tmp_path / "news-data"
    before = rows(lake, IDS)
    files = set(data.rglob("*.parquet"))
    run = begin("run", "-w", lake, "-i", articles(1, 2))
    while run.poll() is None and not (
        list(folder.glob("work/*/onrecord/runs/*/batch.duckdb"))
        if moment == "while it annotates"
        else set(data.rglob("*.parquet")) - files
    ):
        time.sleep(0.002)
    run.kill()
    run.communicate()
    assert len(rows(lake, IDS)) in (
        len(before),
        len(before) + 2,
    )  # more where the run was quicker than the kill
    assert rows(lake, "select count(*) from v_claims")[0][0] > 0
    summary = publish([articles(1, 2)], lake, processes=1)
    assert summary.articles == 7
    assert list((folder / "work").iterdir()) == []
    assert len(rows(lake, IDS)) == len(before) + 2
