"""`onrecord doctor` says what would fail, and changes nothing."""

import duckdb

from flows.cli.doctor import examine


def remedies(path):
    return {each.what: each.remedy for each in examine(path) if each.remedy}


def test_a_place_without_a_warehouse_is_ready_for_one(tmp_path):
    assert remedies(tmp_path / "w.duckdb") == {}
    assert remedies(tmp_path / "later" / "w.duckdb") == {}
    assert list(tmp_path.iterdir()) == []


def test_a_foreign_file_is_named(tmp_path):
    path = tmp_path / "w.duckdb"
    path.write_bytes(b"something else" * 100)
    assert "no DuckDB file" in remedies(path)["warehouse"]


def test_a_file_of_another_version_is_named(tmp_path):
    path = tmp_path / "w.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("create table articles (article_id text)")
        connection.execute("create table claims (claim_id text)")
    assert "another version" in remedies(path)["warehouse"]


def test_a_log_beside_the_warehouse_is_named(tmp_path):
    path = tmp_path / "w.duckdb"
    with duckdb.connect(path):
        pass
    path.with_name("w.duckdb.wal").write_bytes(b"")
    assert "write-ahead log" in remedies(path)
