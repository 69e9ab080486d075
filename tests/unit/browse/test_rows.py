"""The rows of a page as a file: what a spreadsheet would run is marked in CSV, and stays as it is elsewhere."""

import json

import duckdb

from flows.browse import rows
from flows.browse.rows import rows_as


def test_text_that_a_spreadsheet_would_run_is_marked_in_csv(monkeypatch):
    monkeypatch.setattr(
        rows, "statement", lambda _: "select '=1+1' as title, ['@x'] as names, 'a-b' as plain, -1 as n"
    )
    with duckdb.connect() as connection:
        marked = rows_as(connection, "home", "size", "csv", {}).decode()
        plain = json.loads(rows_as(connection, "home", "size", "json", {}))
    assert marked.splitlines() == ["title,names,plain,n", """'=1+1,"[""@x""]",a-b,-1"""]
    assert plain == [{"title": "=1+1", "names": ["@x"], "plain": "a-b", "n": -1}]
