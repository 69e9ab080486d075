"""A warehouse that the first release made opens, upgrades and answers; one of another release is one clear line."""

import shutil

import duckdb
import pytest

from flows.run.upgrade import upgrade, writing_upgraded
from tests.conftest import ROOT
from tests.integration.test_readme import EXAMPLES
from warehouse import migrations
from warehouse.connection import open_for_reading
from warehouse.home import Home
from warehouse.schema import SQL
from warehouse.writing import writing

CLAIMS = "select claim_id, article_id, content, speaker_name, stance, hedged, rule from claims order by all"


@pytest.fixture
def older(first_release, tmp_path):
    home = Home(tmp_path / "onrecord.duckdb")
    shutil.copyfile(first_release, home.warehouse)
    return home


@pytest.fixture(scope="module")
def upgraded(first_release, tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("upgraded") / "onrecord.duckdb")
    shutil.copyfile(first_release, home.warehouse)
    with writing(home, older=True):
        return home, upgrade(home)


def rows(path, query):
    with open_for_reading(path) as connection:
        return connection.execute(query).fetchall()


def test_nothing_that_was_extracted_is_lost(first_release, upgraded):
    home, done = upgraded
    assert (done.before, done.after) == (1, migrations.current_version())
    assert rows(home.warehouse, CLAIMS) == rows(first_release, CLAIMS)
    for table in (
        "documents",
        "articles",
        "segments",
        "mentions",
        "claim_sources",
        "date_candidates",
        "runs",
    ):
        count = f"select count(*) from {table}"
        assert rows(home.warehouse, count) == rows(first_release, count), table


def test_the_older_file_is_kept_as_it_was(first_release, upgraded):
    _, done = upgraded
    assert done.snapshot.read_bytes() == first_release.read_bytes()


def test_the_tables_are_those_of_a_new_warehouse(upgraded, seeded):
    home, _ = upgraded
    definitions = "select table_name, sql, comment from duckdb_tables() order by all"
    columns = "select table_name, column_name, data_type, comment from duckdb_columns() where not internal order by all"
    assert rows(home.warehouse, definitions) == rows(seeded, definitions)
    assert rows(home.warehouse, columns) == rows(seeded, columns)


def test_what_a_claim_says_of_how_it_was_found_comes_from_its_former_text(upgraded):
    home, _ = upgraded
    found = rows(home.warehouse, "select rule, found_by, stance_by, speaker_by from claims")
    assert all(
        f"{by}; stance by {stance}; speaker by {speaker}" == rule for rule, by, stance, speaker in found
    )


def test_addresses_and_what_linking_derives_are_derived_anew(upgraded):
    home, _ = upgraded
    ((addresses, statements, denials, origins, unlinked),) = rows(
        home.warehouse,
        """
        select
            (select count(address) from documents),
            (select count(*) from statements),
            (select count(*) from v_denials where claim is not null),
            (select count(*) from v_origins),
            (select count(*) from claims where statement_id is null),
        """,
    )
    assert addresses == 1
    assert min(statements, denials, origins) > 0
    assert unlinked == 0


# What the first release did not extract is empty for its claims.
LATER = ("said_precision", "speaker_anonymous")


@pytest.mark.parametrize(
    "command",
    [c for c, _ in EXAMPLES if c.startswith("onrecord sql") and not any(name in c for name in LATER)],
)
def test_the_queries_of_the_readme_are_answered(command, upgraded):
    home, _ = upgraded
    query = command.split('"')[1]
    assert rows(home.warehouse, query)


def test_vectors_become_whole_numbers_and_what_was_linked_by_them_stays(second_version, seeded, tmp_path):
    home = Home(tmp_path / "onrecord.duckdb")
    shutil.copyfile(second_version, home.warehouse)
    with writing(home, older=True):
        assert upgrade(home).before == 2
    for table in (
        "claim_vectors",
        "article_vectors",
        "claim_links",
        "article_links",
        "statements",
        "stories",
    ):
        assert rows(home.warehouse, f"from {table} order by all") == rows(
            seeded, f"from {table} order by all"
        )
    definitions = "select table_name, sql, comment from duckdb_tables() order by all"
    assert rows(home.warehouse, definitions) == rows(seeded, definitions)


def test_links_of_articles_stay_and_say_nothing_of_words(seeded, tmp_path):
    home = Home(tmp_path / "onrecord.duckdb")
    shutil.copyfile(seeded, home.warehouse)
    with duckdb.connect(str(home.warehouse)) as connection:
        connection.execute("create table former as select * exclude (words) from article_links")
        connection.execute("drop table article_links")
        connection.execute("alter table former rename to article_links")
        connection.execute("update schema_versions set version = 3")
    with writing(home, older=True):
        assert upgrade(home).before == 3
    links = "select * exclude (words) from article_links order by all"
    assert rows(home.warehouse, links) == rows(seeded, links)
    assert rows(home.warehouse, "select count(words) from article_links") == [(0,)]
    definitions = "select table_name, sql, comment from duckdb_tables() order by all"
    assert rows(home.warehouse, definitions) == rows(seeded, definitions)


def test_a_second_upgrade_does_nothing(upgraded):
    home, _ = upgraded
    before = home.warehouse.stat()
    with writing_upgraded(home):
        assert upgrade(home) is None
    assert home.warehouse.stat() == before


def test_a_file_of_an_older_release_is_one_line_for_who_reads_it_and_a_run_upgrades_it(older, onrecord):
    query = ("sql", "select count(*) as claims from v_claims", "--format", "csv", "-w", older.warehouse)
    asked = onrecord(*query)
    assert asked.stdout == "claims\n52\n"  # by the views in the file
    assert "older release" in asked.stderr
    assert len(asked.stderr.splitlines()) == 1
    shown = onrecord("show", "abc", "-w", older.warehouse)
    assert shown.returncode == 2
    assert "`onrecord upgrade`" in shown.stderr
    assert len(shown.stderr.splitlines()) == 1
    done = onrecord("run", "-i", ROOT / "seeds" / "articles", "-w", older.warehouse)
    assert "5 read = 0 loaded + 5 duplicate + 0 quarantined" in done.stdout, done.stderr
    asked = onrecord(*query)
    assert (asked.stdout, asked.stderr) == ("claims\n52\n", "")
    listed = onrecord("snapshots", "list", "-w", older.warehouse)
    assert len([line for line in listed.stdout.splitlines() if line.startswith("│")]) == 2
    assert "nothing to upgrade" in onrecord("upgrade", "-w", older.warehouse).stdout


def test_an_older_warehouse_can_be_upgraded_without_a_run(older, onrecord):
    done = onrecord("upgrade", "-w", older.warehouse)
    assert f"from version 1 of the tables to {migrations.current_version()}" in done.stdout
    assert done.returncode == 0


def test_a_file_of_a_newer_release_is_one_line_and_is_not_touched(first_release, tmp_path, onrecord):
    newer = tmp_path / "onrecord.duckdb"
    shutil.copyfile(first_release, newer)
    with duckdb.connect(str(newer)) as connection:
        connection.execute((SQL / "tables" / "schema_versions.sql").read_text(encoding="utf-8"))
        connection.execute("insert into schema_versions values (99, now())")
    before = newer.read_bytes()
    for command in (("run",), ("upgrade",), ("show", "abc"), ("quarantine", "list")):
        done = onrecord(*command, "-w", newer)
        assert done.returncode == 2, command
        assert "newer release" in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert newer.read_bytes() == before


def test_an_upgrade_that_dies_leaves_the_older_file(older, monkeypatch):
    def dies(_):
        raise KeyboardInterrupt

    before = older.warehouse.read_bytes()
    monkeypatch.setattr("flows.run.upgrade.link", dies)
    with pytest.raises(KeyboardInterrupt), writing_upgraded(older):
        pass
    assert older.warehouse.read_bytes() == before
    assert [path.name for path in older.warehouse.parent.iterdir() if ".next" in path.name] == []


def test_tables_of_the_analyst_s_own_survive(older):
    with duckdb.connect(str(older.warehouse)) as connection:
        connection.execute("create table notes as select 'mine' as note")
    with writing_upgraded(older):
        pass
    assert rows(older.warehouse, "from notes") == [("mine",)]


def test_every_migration_has_a_number_of_its_own():
    files = [path.name for path in migrations.MIGRATIONS.glob("*.sql")]
    assert len(migrations.migrations()) == len(files)
    assert sorted(migrations.migrations()) == list(
        range(migrations.FIRST + 1, migrations.current_version() + 1)
    )
