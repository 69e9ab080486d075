"""Other programs may open the published file; a swap loses nothing of theirs and never leaves a log beside another file."""

import subprocess
import sys
from contextlib import contextmanager

import duckdb
import pytest

from flows.errors import UsageError
from tests.integration.quality_batch import make, publish
from warehouse import publish as warehouse
from warehouse.writing import writing

RUN = "20260310T060000-aaaa"


def analyst(home, *statements, then="os._exit(1)"):
    """Start another program that opens the file for writing, runs the statements, says so, and does ``then``."""
    code = (
        "import duckdb, os, sys\n"
        f"connection = duckdb.connect({str(home.warehouse)!r})\n"
        f"for statement in {statements!r}: connection.execute(statement)\n"
        f"print('done', flush=True)\n{then}\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "done\n"
    return process


@contextmanager
def at_work(home, *statements):
    process = analyst(home, *statements, then="sys.stdin.read()")
    try:
        yield
    finally:
        process.communicate()


def one_more(home, run_id=RUN):
    with writing(home):
        publish(home, run_id, [make(500)])
        warehouse.swap(home, run_id)


def ask(home, query):
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_what_a_program_that_died_has_committed_is_taken_over(home):
    analyst(
        home, "create table own as select 7 as seven", "create view mine as select * from v_articles"
    ).wait()
    assert home.warehouse.with_name("onrecord.duckdb.wal").exists()
    one_more(home)
    assert not home.warehouse.with_name("onrecord.duckdb.wal").exists()
    assert ask(home, "select seven from own") == [(7,)]
    assert ask(home, "select count(*) from mine") == [(13,)]


def test_a_run_does_nothing_while_a_program_writes(home):
    with (
        at_work(home, "create table own as select 7 as seven"),
        pytest.raises(UsageError, match="open for writing"),
    ):
        one_more(home)
    assert not home.runs.exists()
    one_more(home)
    assert ask(home, "select seven from own") == [(7,)]


def test_no_program_can_begin_to_write_while_a_run_builds(home):
    with writing(home):
        started = subprocess.run(
            [sys.executable, "-c", f"import duckdb; duckdb.connect({str(home.warehouse)!r})"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "Could not set lock" in started.stderr
        assert ask(home, "select count(*) from articles") == [(12,)]


def test_a_log_that_belongs_to_no_file_stops_the_run(home):
    log = home.warehouse.with_name("onrecord.duckdb.wal")
    log.write_bytes(b"no log at all" * 100)
    before = home.warehouse.read_bytes()
    with pytest.raises(UsageError, match="move the log away"):
        one_more(home)
    assert not home.runs.exists()
    assert home.warehouse.read_bytes() == before
    assert log.exists()
    home.warehouse.unlink()
    with pytest.raises(UsageError, match="belongs to no file"):
        one_more(home)


def test_the_command_says_it_in_one_line(onrecord, home):
    with at_work(home):
        done = onrecord("run", "-w", home.warehouse)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "open for writing" in done.stderr
