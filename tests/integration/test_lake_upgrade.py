"""A lake with the tables of an earlier release is upgraded once, by a command, and answers at every snapshot."""

from pathlib import Path

import pytest

from flows.errors import UsageError
from flows.publish import publish
from flows.run.upgrade import upgrade
from tests.conftest import SEEDS
from warehouse.connection import attach, open_for_reading
from warehouse.home import home_of
from warehouse.lake.exchange import MovedError
from warehouse.lake.layout import _LAST, LAST, lake_type
from warehouse.lake.opening import open_lake
from warehouse.migrations import current_version
from warehouse.reading import reading
from warehouse.writing import writing

CLAIMS = "select claim_id, article_id, content, speaker_name, stance, hedged, rule from claims order by all"


@pytest.fixture
def older(lake, first_release):
    """The address of a lake that has the first release's tables and rows, and one of an analyst's own."""
    return laid(lake, first_release, 1)


def laid(lake, file, version):
    """Put the tables of an older release and their rows into a lake."""
    with open_lake(home_of(lake).lake, read_only=False) as connection:
        attach(connection, file, "file")
        names = [
            name
            for (name,) in connection.execute(
                "select table_name from duckdb_tables()"
                " where database_name = 'file' and table_name <> 'schema_versions'"
            ).fetchall()
        ]
        connection.execute("begin")
        for name in names:
            columns = ", ".join(
                f'cast("{column}" as {lake_type(kind)}) as "{column}"'
                for column, kind, *_ in connection.execute(f"describe file.{name}").fetchall()
            )
            connection.execute(f"create table lake.{name} as select {columns} from file.{name}")
        connection.execute(
            f"create table lake.schema_versions as select {version} as version, now() as since"
        )
        connection.execute("create table lake.notes as select 'mine' as note")
        connection.execute(_LAST)
        connection.execute(f"insert into lake.{LAST} values ('first', now(), 'first')")
        connection.execute("commit")
    return lake


def rows(lake, query, snapshot=None):
    with reading(Path(lake), tell=lambda _: None, snapshot=snapshot) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.usefixtures("orchestrator")
def test_an_older_lake_is_upgraded_once_and_loses_nothing(older, onrecord):
    before = rows(older, CLAIMS)
    assert before
    with pytest.raises(UsageError, match="`onrecord upgrade` brings it"), writing(home_of(older)):
        pass
    refused = onrecord("run", "-w", older)
    assert refused.returncode == 2
    assert len(refused.stderr.splitlines()) == 1
    done = onrecord("upgrade", "-w", older)
    assert f"from version 1 of the tables to {current_version()}" in done.stdout, done.stderr
    assert rows(older, CLAIMS) == before
    assert rows(older, CLAIMS, snapshot=1) == before
    assert rows(older, "select count(*) from v_denials where claim is not null")[0][0] > 0
    assert rows(older, "select count(*) from claims where statement_id is null") == [(0,)]
    assert rows(older, "from notes") == [("mine",)]
    assert "nothing to upgrade" in onrecord("upgrade", "-w", older).stdout
    counts = publish([str(SEEDS)], older, processes=1).counts
    assert (counts.read, counts.known) == (5, 5)


@pytest.mark.parametrize("lake", ["sqlite"], indirect=True)
def test_vectors_of_a_lake_become_whole_numbers(lake, second_version, seeded):
    home = home_of(laid(lake, second_version, 2))
    with writing(home, older=True):
        assert upgrade(home).before == 2
    for table in ("claim_vectors", "article_vectors"):
        query = f"select * replace (cast(vector as tinyint[]) as vector) from {table} order by all"
        with open_for_reading(seeded) as file:
            assert rows(lake, query) == file.execute(query).fetchall()


@pytest.mark.parametrize("lake", ["sqlite"], indirect=True)
def test_an_upgrade_that_another_overtakes_begins_again(older, monkeypatch):
    from warehouse.lake import exchange

    claim, overtaken = exchange._claim, []

    def late(connection, by):
        if not overtaken:
            overtaken.append(by)
            raise MovedError
        claim(connection, by)

    monkeypatch.setattr(exchange, "_claim", late)
    home = home_of(older)
    with writing(home, older=True):
        assert upgrade(home).before == 1
    assert overtaken == ["upgrade"]
    assert rows(older, "select max(version) from schema_versions") == [(current_version(),)]


@pytest.mark.parametrize("lake", ["sqlite"], indirect=True)
def test_an_upgrade_that_dies_leaves_the_older_lake(older, monkeypatch):
    def dies(_):
        raise KeyboardInterrupt

    before = rows(older, CLAIMS)
    monkeypatch.setattr("flows.run.upgrade.link", dies)
    home = home_of(older)
    with pytest.raises(KeyboardInterrupt), writing(home, older=True):
        upgrade(home)
    assert rows(older, CLAIMS) == before
    assert rows(older, "select max(version) from schema_versions") == [(1,)]
