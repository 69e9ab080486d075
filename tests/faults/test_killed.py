"""A run that is killed at any moment leaves the published warehouse as it was, and the next run brings all in."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import duckdb
import pytest

import flows.cli

ARTICLE = (
    "Bürgermeisterin kündigt Rücktritt an\n\n3. Mai 2024\n\nDie Bürgermeisterin sagte, sie trete zurück.\n"
)

# What shows how far a run has come, below the folder of its warehouse.
MOMENTS = {
    "while it reads": "onrecord/runs/*/batch.duckdb",
    "while it builds the candidate": ".onrecord.*.next",
    "when it has reported": "onrecord/reports/2*.html",
}


def articles(warehouse):
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute("select count(*) from v_articles").fetchone()[0]


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_warehouse_stays_readable_and_the_next_run_works(moment, seeded, begin, onrecord, tmp_path):
    warehouse = tmp_path / "onrecord.duckdb"
    shutil.copyfile(seeded, warehouse)
    article = tmp_path / "new.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    command = ["run", "-i", article, "-w", warehouse]
    process = begin(*command)
    while process.poll() is None and not list(tmp_path.glob(MOMENTS[moment])):
        time.sleep(0.01)
    process.kill()
    process.communicate()
    assert articles(warehouse) in (5, 6)  # 6 where the run was quicker than the kill
    done = onrecord(*command)
    assert done.returncode == 0, done.stdout + done.stderr
    assert articles(warehouse) == 6
    assert list(tmp_path.glob(".onrecord.*.next*")) == []


def test_a_schedule_that_is_stopped_leaves_no_process_and_no_work(seeded, tmp_path):
    warehouse = tmp_path / "onrecord.duckdb"
    shutil.copyfile(seeded, warehouse)
    article = tmp_path / "new.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    process = subprocess.Popen(
        [
            str(Path(sys.executable).with_name("onrecord")),
            "serve",
            "--every",
            "1s",
            "-i",
            str(article),
            "-w",
            str(warehouse),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    first, second = process.stdout.readline(), process.stdout.readline()
    assert "1 read = 1 loaded + 0 duplicate + 0 quarantined" in first
    assert "1 read = 0 loaded + 1 duplicate + 0 quarantined" in second
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=600)
    assert process.returncode == 130
    assert "Traceback" not in errors
    with pytest.raises(ProcessLookupError):  # nobody is left in its group
        os.killpg(process.pid, 0)
    assert articles(warehouse) == 6
    assert list(tmp_path.glob(".onrecord.*.next*")) == []


def test_who_stops_the_search_index_reads_that_the_run_is_published(
    monkeypatch, capsys, tmp_path, orchestrator
):
    def stop(_):
        raise KeyboardInterrupt

    article, warehouse = tmp_path / "a.txt", tmp_path / "onrecord.duckdb"
    article.write_text(ARTICLE, encoding="utf-8")
    monkeypatch.setattr("flows.publish.index_published", stop)
    monkeypatch.setattr("signal.signal", lambda *_: None)  # those of the tests' own process stay
    monkeypatch.setattr("sys.argv", ["onrecord", "run", "-i", str(article), "-w", str(warehouse)])
    with pytest.raises(SystemExit) as ended:
        flows.cli.main()
    assert ended.value.code == 130
    said = capsys.readouterr().err
    assert said.count("stopped") == 1
    assert "onrecord: stopped; the run is published; the next one goes on with the search index\n" in said
    assert articles(warehouse) == 1


def test_who_stops_a_command_that_is_still_being_imported_reads_one_line(monkeypatch, capsys):
    class Importing(ModuleType):
        def __getattr__(self, _):
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "flows.cli.app", Importing("flows.cli.app"))
    with pytest.raises(SystemExit) as ended:
        flows.cli.main()
    assert ended.value.code == 130
    assert capsys.readouterr().err == "onrecord: stopped; the published warehouse is as it was\n"
