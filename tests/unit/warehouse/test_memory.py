"""Little memory is used where it is enough, and more where it is not."""

import duckdb
import pytest

from warehouse.connection import open_for_writing
from warehouse.memory import ENOUGH, execute, frugal

MUCH = "select len(list(md5(n::varchar))) from range(400000) as r(n)"  # a list is not written to disk


def limit(connection):
    return connection.execute("select current_setting('memory_limit')").fetchone()[0]


def test_the_limit_holds_as_long_as_the_block(tmp_path):
    with open_for_writing(tmp_path / "a.duckdb") as connection:
        connection.execute("set memory_limit = '2.0 GiB'")
        with frugal(connection):
            assert limit(connection) == ENOUGH
        assert limit(connection) == "2.0 GiB"
        connection.execute("set memory_limit = '100.0 MiB'")
        with frugal(connection):
            assert limit(connection) == "100.0 MiB"


def test_a_statement_that_needs_more_gets_it(tmp_path, monkeypatch):
    monkeypatch.setattr("warehouse.memory.ENOUGH", "20.0 MiB")
    with open_for_writing(tmp_path / "a.duckdb") as connection:
        with frugal(connection):
            (statement,) = connection.extract_statements(MUCH)
            assert execute(connection, statement).fetchall() == [(400_000,)]
            assert limit(connection) in ("40.0 MiB", "80.0 MiB", "160.0 MiB")  # not all that there is
        connection.execute("set memory_limit = '21.0 MiB'")
        with pytest.raises(duckdb.OutOfMemoryException):
            execute(connection, MUCH)
