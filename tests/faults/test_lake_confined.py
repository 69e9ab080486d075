"""A lake tells no password, a query of it reaches nothing else, and what it cannot do is one line."""

from pathlib import Path

import duckdb
import pytest

from flows.cli.sql import Format, write_answer
from flows.errors import UsageError
from flows.publish import publish
from tests.lakes import PASSWORD, needs_extensions
from warehouse.connection import in_memory
from warehouse.home import home_of
from warehouse.lake import opening
from warehouse.lake.filling import fill
from warehouse.lake.opening import open_lake

ON_SQLITE = pytest.mark.parametrize("lake", ["sqlite"], indirect=True)
ON_POSTGRES = pytest.mark.parametrize("lake", ["postgres"], indirect=True)


@ON_POSTGRES
@pytest.mark.usefixtures("orchestrator")
def test_the_password_is_nowhere(lake, onrecord, seeded, articles, tmp_path, caplog):
    fill(home_of(lake), seeded)
    publish([articles(1)], lake, processes=1)
    assert PASSWORD not in caplog.text
    refused = onrecord("sql", "-w", lake, "select 1", PGPASSWORD=PASSWORD + "x")
    assert refused.returncode == 2
    assert "password authentication failed" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert PASSWORD not in refused.stdout + refused.stderr
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or PASSWORD.encode() not in path.read_bytes(), path


def test_an_extension_that_is_not_signed_is_never_loaded(tmp_path):
    needs_extensions("sqlite")
    ours = [opening._extension(name) for name in opening.EXTENSIONS["sqlite"]]
    content = bytearray(ours[0].read_bytes())
    content[-1] ^= 255
    changed = tmp_path / "changed.duckdb_extension"
    changed.write_bytes(content)
    for _ in range(2):  # the second connection does not check ours again
        with in_memory(ours) as connection, pytest.raises(duckdb.Error, match="signature"):
            connection.load_extension(str(changed))
        with pytest.raises(duckdb.Error, match="signature"):
            in_memory([changed])


@ON_SQLITE
def test_tidying_what_is_not_there_makes_nothing(lake, onrecord, tmp_path):
    done = onrecord("lake", "tidy", "-w", lake)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "no warehouse" in done.stderr
    assert list(tmp_path.iterdir()) == []


REACHING = [
    "from read_text('{secret}')",
    "from sqlite_scan('{secret}', 't')",
    "select (select x from \"SQLite_Scan\"('{secret}', 't'))",
    "from postgres_scan('host=127.0.0.1', 'public', 't')",
    "from query('select 1')",
    "from ducklake_expire_snapshots('lake', versions => [1])",
    "call ducklake_delete_orphaned_files('lake', cleanup_all => true)",
    "copy (select 1) to '{data}/out.csv'",
    "explain analyze copy (select 1) to '{data}/out.csv'",
    "attach '{data}/other.duckdb'",
    "delete from claims",
    "set enable_external_access = true",
]


@ON_SQLITE
def test_a_query_of_a_lake_reaches_nothing_else_and_changes_nothing(lake, seeded, tmp_path):
    fill(home_of(lake), seeded)
    secret, data, answer = tmp_path / "secret.sqlite", tmp_path / "news-data", tmp_path / "answer"
    secret.write_text("hunter2")
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    for query in REACHING:
        with pytest.raises(UsageError) as refused:
            write_answer(query.format(secret=secret, data=data), Path(lake), Format.csv, answer)
        assert "hunter2" not in str(refused.value)
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before
    write_answer("select count(*) from v_articles", Path(lake), Format.csv, answer)
    assert answer.read_text().splitlines()[1:] == ["5"]


@ON_SQLITE
def test_what_needs_a_file_says_so_in_one_line(lake, onrecord):
    for command in (("browse",), ("export", "out")):
        done = onrecord(*command, "-w", lake)
        assert done.returncode == 2
        assert "is a lake" in done.stderr
        assert len(done.stderr.splitlines()) == 1
    for command in (("sql", "select 1"), ("lake", "snapshots")):
        done = onrecord(*command, "-w", lake)
        assert done.returncode == 2
        assert "no warehouse at ducklake:sqlite:" in done.stderr
        assert not Path(lake.rpartition(":")[2]).exists()


@ON_SQLITE
def test_without_the_extensions_one_line_says_what_to_install(lake, monkeypatch):
    monkeypatch.setattr(opening, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match="install the extra `shared`"):
        open_lake(home_of(lake).lake, read_only=False)
