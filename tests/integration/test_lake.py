"""A lake says what a file says: the same tables, the same views, at every snapshot, on either catalog."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.errors import UsageError
from flows.publish import publish
from flows.run.reviews import decision, review
from tests.newsroom import records
from warehouse.connection import attach
from warehouse.home import home_of
from warehouse.lake import exchange
from warehouse.lake.filling import fill
from warehouse.lake.layout import LAST, tables
from warehouse.lake.opening import open_lake
from warehouse.lake.upkeep import snapshots, tidy
from warehouse.lake.working import turns
from warehouse.migrations import current_version, version_at
from warehouse.publish import record as record_run
from warehouse.reading import reading
from warehouse.writing import writing

ON_SQLITE = pytest.mark.parametrize("lake", ["sqlite"], indirect=True)
ON_POSTGRES = pytest.mark.parametrize("lake", ["postgres"], indirect=True)
pytestmark = pytest.mark.usefixtures("orchestrator")

# What tells one run from another, and not what the articles say.
OF_RUNS = {"run_id", "started_at", "finished_at", "first_seen_at", "parameters", "applied_at", "upgraded_at"}
OF_RUNS_ALONE = {"runs", "schema_versions", "quality_results", "quality_outlets", "quality_shares"}


def differences(lake, file):
    """Return the tables of which the lake and the file have other rows."""
    found = []
    with open_lake(home_of(lake).lake) as connection:
        attach(connection, Path(file), "file")
        for name in tables().keys() - OF_RUNS_ALONE:
            columns = (
                ", ".join(
                    f'cast("{column}" as varchar)'
                    for column, _ in tables()[name].columns
                    if column not in OF_RUNS
                )
                or "1"
            )
            one, other = (f"select {columns} from {place}.{name}" for place in ("lake", "file"))
            unlike = connection.execute(
                f"select count(*) from (({one} except all {other}) union all ({other} except all {one}))"
            ).fetchone()[0]
            if unlike:
                found.append(f"{name}: {unlike}")
    return found


def changed(lake, snapshot, names):
    """Return for each table how many rows a snapshot has added or taken."""
    with open_lake(home_of(lake).lake) as connection:
        return {
            name: connection.execute(
                f"select count(*) from ducklake_table_changes('lake', 'main', '{name}', {snapshot}, {snapshot})"
            ).fetchone()[0]
            for name in names
        }


def asked(lake, query, snapshot=None):
    with reading(Path(lake), snapshot=snapshot) as connection:
        return connection.execute(query).fetchone()[0]


def counted(lake, snapshot=None, what="v_articles"):
    return asked(lake, f"select count(*) from {what}", snapshot)


@pytest.fixture(scope="module")
def on_file(seeded, tmp_path_factory):
    """A warehouse file with the seed articles, after some runs; the input of each and what it did."""
    folder = tmp_path_factory.mktemp("on-file")
    file = folder / "file.duckdb"
    shutil.copyfile(seeded, file)
    inputs = [records(folder, *numbers) for numbers in ((1, 2, 3), (3, 4))]
    return file, [(given, publish([given], str(file), processes=1)) for given in inputs]


def test_runs_on_a_lake_leave_what_runs_on_a_file_leave(lake, seeded, on_file):
    fill(home_of(lake), seeded)
    assert differences(lake, seeded) == []
    file, runs = on_file
    for given, theirs in runs:
        ours = publish([given], lake, processes=1)
        assert ours.counts == theirs.counts
        assert (ours.articles, ours.claims) == (theirs.articles, theirs.claims)
    assert differences(lake, file) == []
    assert [counted(lake, number) for number in (1, 2, 3)] == [5, 8, 9]
    assert [each.by for each in snapshots(home_of(lake).lake)][-1] == "fill"
    assert ours.report.exists()
    written = changed(lake, 2, ("documents", "articles", "article_vectors", "entity_names"))
    assert written["documents"] == written["articles"] == written["article_vectors"] == 3
    assert written["entity_names"] < 100  # of thousands
    assert [path.name for path in (home_of(lake).lake.folder / "work").iterdir()] == []


def test_a_run_that_finds_nothing_new_adds_its_account_and_nothing_else(grown, articles):
    publish([articles(1)], grown, processes=1)
    written = changed(grown, 3, tables())
    assert [name for name, count in written.items() if count] == ["runs"]
    (copy,) = (home_of(grown).lake.folder / "copy").glob("*.duckdb")
    assert differences(grown, copy) == []
    with reading(copy) as own:
        assert own.execute("select count(*) from runs").fetchone() == (3,)


@ON_SQLITE
def test_the_account_of_a_stopped_run_makes_an_empty_lake_a_whole_one(lake, seeded):
    home = home_of(lake)
    with reading(seeded) as file:
        row = file.execute("from runs").pl().to_dicts()[0]
    with writing(home):
        for turn in turns(home):
            with turn:
                record_run(home, row)
    assert counted(lake, what="runs") == 1
    assert counted(lake) == 0
    with writing(home):
        assert version_at(home.warehouse) == current_version()


@ON_SQLITE
def test_a_snapshot_that_there_is_not_is_told(lake, filled):
    with (
        pytest.raises(UsageError, match=r"no snapshot 99 of .*lake snapshots"),
        reading(Path(lake), snapshot=99),
    ):
        pass


@ON_SQLITE
def test_every_view_answers_from_a_lake(lake, filled, seeded):
    with reading(seeded) as file, reading(Path(lake)) as connection:
        views = [
            name
            for (name,) in file.execute("select view_name from duckdb_views() where not internal").fetchall()
        ]
        assert views
        for view in views:
            ours, theirs = (
                each.execute(
                    f"select count(*), (select count(*) from (describe {view})) from {view}"
                ).fetchone()
                for each in (connection, file)
            )
            assert ours == theirs, view
        comments = connection.execute(
            "select table_name, comment from duckdb_tables() where database_name = 'lake'"
        ).fetchall()
        assert all(comment for _, comment in comments)
        assert {name for name, _ in comments} == {LAST, *tables()}


@ON_POSTGRES
def test_the_copy_of_a_host_follows_what_others_publish(lake, filled, articles, monkeypatch):
    home = home_of(lake)
    kept = home.lake.folder / "copy"
    shutil.copytree(kept, kept.with_name("former"))
    publish([articles(1, 2)], lake, processes=1)
    claim = asked(lake, "select claim_id from claims order by 1 limit 1")
    review(home_of(lake), [decision({"claim_id": claim, "verdict": "reject"}, "me")], datetime.now(UTC))
    shutil.rmtree(kept)
    shutil.move(kept.with_name("former"), kept)
    monkeypatch.setattr(exchange, "copy_whole", None)  # following must do
    again = home_of(lake)
    with writing(again):
        assert differences(lake, again.warehouse) == []
    assert counted(lake, what="v_claim_reviews") == 1


def test_a_damaged_or_outdated_copy_is_made_anew(grown):
    home = home_of(grown)
    (copy,) = (home.lake.folder / "copy").iterdir()
    copy.rename(copy.with_name(copy.name.replace("-2.", "-1.")))
    with copy.with_name(copy.name.replace("-2.", "-1.")).open("r+b") as file:
        file.truncate(20_000)
    again = home_of(grown)
    with writing(again):
        assert differences(grown, again.warehouse) == []


@ON_POSTGRES
def test_a_tidied_lake_says_the_same_in_fewer_files(lake, filled, articles, tmp_path):
    home = home_of(lake)
    for number in (1, 2):
        publish([articles(number)], lake, processes=1)
    with writing(home):
        shutil.copyfile(home.warehouse, tmp_path / "before.duckdb")
        done = tidy(home, days=0)
    assert done.after < done.before
    assert differences(lake, tmp_path / "before.duckdb") == []
    publish([articles(3)], lake, processes=1)
    assert counted(lake) == 8


def files_read(lake, query):
    """Return how many data files of a table a query opens."""
    with reading(Path(lake)) as connection:
        plan = connection.execute(f"explain (analyze, format json) {query}").fetchone()[1]
    return sum(int(number) for number in re.findall(r'"Total Files Read": "(\d+)"', plan))


def test_a_question_for_a_month_reads_the_files_of_that_month(grown, articles):
    lake = grown
    month = "published_at >= '2024-06-01' and published_at < '2024-07-01'"
    months = asked(lake, "select count(distinct date_trunc('month', published_at)) from articles")
    assert months > 2
    assert files_read(lake, "select count(distinct title) from articles") == months
    assert files_read(lake, f"select count(distinct title) from articles where {month}") == 1
    assert asked(lake, f"select count(*) from v_articles where {month}") == 1
    publish([articles(3)], lake, processes=1)
    home = home_of(lake)
    with writing(home):
        tidy(home, days=0)
    assert files_read(lake, f"select count(distinct title) from articles where {month}") == 1
    assert files_read(lake, "select count(distinct title) from articles") == months


def test_filling_takes_no_runs_out_unless_asked(grown, seeded):
    lake = grown
    with pytest.raises(UsageError, match=r"does not know \(1\)"):
        fill(home_of(lake), seeded)
    assert counted(lake) == 6
    fill(home_of(lake), seeded, replace=True)
    assert counted(lake) == 5
