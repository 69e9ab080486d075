"""Damaged, foreign and older files are one line each, and nothing is touched; access rights survive a swap."""

import os
import resource
import sqlite3
from contextlib import contextmanager

import duckdb
import pytest

from flows.errors import UsageError
from tests.integration.quality_batch import make, publish
from warehouse import publish as warehouse
from warehouse.connection import open_for_reading
from warehouse.home import Home
from warehouse.writing import writing

RUN = "20260310T060000-aaaa"


def one_more(home, run_id=RUN, size=1):
    with writing(home):
        publish(home, run_id, [make(500 + number) for number in range(size)])
        warehouse.swap(home, run_id)


def sqlite(path):
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("create table t (x)")


def foreign(path):
    path.unlink()
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table sales as select 1 as amount")


def older(path):
    with duckdb.connect(str(path)) as connection:
        connection.execute("create or replace table runs as select run_id from runs")


def cut(path):
    os.truncate(path, path.stat().st_size // 2)


def scratched(path):
    with path.open("r+b") as file:
        for offset in range(8192, path.stat().st_size, 4096):
            file.seek(offset)
            file.write(b"\xff" * 64)


SPOILED = [
    (lambda path: path.write_bytes(b""), "no DuckDB file"),
    (lambda path: path.write_text("this is no database"), "no DuckDB file"),
    (sqlite, "no DuckDB file"),
    (foreign, "something else"),
    (older, "another release"),
    (cut, "onrecord.duckdb"),
    (scratched, "onrecord.duckdb"),
]


@pytest.mark.parametrize(("spoil", "says"), SPOILED)
def test_a_spoiled_file_is_one_line_and_is_left_as_it_is(spoil, says, home):
    spoil(home.warehouse)
    before = home.warehouse.read_bytes()
    with pytest.raises(UsageError, match=says) as raised:
        one_more(home)
    assert "\n" not in str(raised.value)
    assert home.warehouse.read_bytes() == before
    assert [path.name for path in home.warehouse.parent.iterdir() if path.name.endswith(".next")] == []


@pytest.mark.parametrize("spoil", [sqlite, cut])
def test_no_command_shows_a_traceback_or_asks_the_network(spoil, onrecord, home):
    spoil(home.warehouse)
    for command in (("run",), ("sql", "from v_articles"), ("show", "abc"), ("quarantine", "list")):
        done = onrecord(*command, "-w", home.warehouse)
        assert done.returncode == 2, command
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
        assert "extension" not in done.stderr


def test_a_swap_keeps_mode_owner_and_group(home):
    home.warehouse.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(home.warehouse, 65534, 65534)
    before = home.warehouse.stat()
    one_more(home)
    after = home.warehouse.stat()
    assert after.st_ino != before.st_ino
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)


def test_nobody_reads_in_a_candidate_what_the_published_file_hides(home):
    home.warehouse.chmod(0o600)
    with writing(home), warehouse.open_candidate(home, RUN):
        assert home.candidate(RUN).stat().st_mode & 0o077 == 0


@contextmanager
def files_no_larger_than(size):
    """Let every file end at ``size`` bytes, as a full disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("share", [0.001, 0.05, 0.3, 0.6, 0.9, 1.0, 1.05])
def test_a_full_disk_is_one_line_and_leaves_nothing_behind(share, home):
    before = home.warehouse.read_bytes()
    limit = files_no_larger_than(int(len(before) * share))
    with pytest.raises(UsageError, match="Nothing was published") as raised, limit:
        one_more(home, size=300)
    assert "\n" not in str(raised.value)
    assert home.warehouse.read_bytes() == before
    assert list(home.runs.iterdir()) == []
    assert [path.name for path in home.warehouse.parent.iterdir() if ".next" in path.name] == []
    one_more(home)


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(UsageError, match="cannot write beside"),
        writing(Home(tmp_path / "file" / "w.duckdb")),
    ):
        pass


def test_only_a_warehouse_s_own_left_overs_are_swept(tmp_path):
    mine, theirs = Home(tmp_path / "a.duckdb"), Home(tmp_path / "a.b.duckdb")
    kept = mine.aborted("20260101T000000-kept")
    for path in (
        mine.candidate("r-1"),
        theirs.candidate("r-2"),
        mine.batch("r-1"),
        theirs.batch("r-2"),
        kept,
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"left")
    with writing(mine):
        pass
    assert not mine.candidate("r-1").exists()
    assert not mine.run("r-1").exists()
    assert kept.exists()
    assert theirs.candidate("r-2").exists()
    assert theirs.batch("r-2").exists()


def test_a_warehouse_without_a_suffix_has_a_folder_too(tmp_path):
    home = Home(tmp_path / "news")
    publish(home, RUN, [make(1)])
    warehouse.swap(home, RUN)
    with open_for_reading(home.warehouse) as connection:
        assert connection.execute("select count(*) from articles").fetchall() == [(1,)]
