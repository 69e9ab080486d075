"""Writers of a lake at once, writers that are killed, passwords, and queries that would reach further."""

import json
import shlex
import time
from dataclasses import replace
from pathlib import Path

import pytest

import flows.publish
from flows.cli.sql import Format, write_answer
from flows.errors import UsageError
from flows.publish import publish, publish_anyway
from flows.run.run import AbortedError
from tests.lakes import PASSWORD
from tests.newsroom import record
from warehouse.home import home_of
from warehouse.lake import exchange, opening
from warehouse.lake.filling import fill
from warehouse.lake.opening import open_lake
from warehouse.reading import reading

ON_SQLITE = pytest.mark.parametrize("lake", ["sqlite"], indirect=True)
ON_POSTGRES = pytest.mark.parametrize("lake", ["postgres"], indirect=True)


@pytest.fixture
def articles(tmp_path):
    def write(*numbers):
        path = tmp_path / f"{'-'.join(map(str, numbers))}.jsonl"
        path.write_text("".join(f"{json.dumps(record(number))}\n" for number in numbers), encoding="utf-8")
        return str(path)

    return write


def ids(lake):
    with reading(Path(lake)) as connection:
        return {key for (key,) in connection.execute("select external_id from documents").fetchall()}


def rows(lake, query):
    with reading(Path(lake)) as connection:
        return connection.execute(query).fetchall()


def test_two_runs_at_once_both_land(lake, seeded, begin, articles, tmp_path):
    fill(home_of(lake), seeded)
    # A catalog on a server has writers on many hosts, each with a copy of its own; one in a file has one host's.
    hosts = [{"ONRECORD_LAKES": str(tmp_path / host)} for host in ("one", "other")]
    runs = [
        begin("run", "-w", lake, "-i", articles(*numbers), **host)
        for numbers, host in zip(((1, 2), (3, 4)), hosts, strict=True)
    ]
    said = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    assert {f"article-{number}" for number in (1, 2, 3, 4)} < {str(key).split("#")[-1] for key in ids(lake)}
    assert rows(lake, "select count(*), sum(loaded) from runs") == [(3, 9)]
    assert rows(lake, "select count(*) from articles where story_id is null") == [(0,)]
    assert rows(lake, "select count(*) from claims where statement_id is null and status <> 'rejected'") == [
        (0,)
    ]


@ON_SQLITE
@pytest.mark.usefixtures("orchestrator")
def test_what_another_run_brings_in_meanwhile_counts_as_known(lake, seeded, articles, monkeypatch, tmp_path):
    fill(home_of(lake), seeded)
    copied = tmp_path / "copied.jsonl"
    copied.write_text(
        json.dumps(record(5) | {"id": "elsewhere", "url": "https://copy.example/5"}) + "\n", encoding="utf-8"
    )
    checked, others = flows.publish.check, []

    def overtaken(*given):
        outcome = checked(*given)
        while others:  # what they read is ours alone as long as nobody has published
            publish(others.pop(), lake, processes=1)
        return outcome

    def counted(ours, theirs):
        others.append(theirs)
        found = publish([ours], lake, processes=1)
        query = f"select read, loaded, duplicate, quarantined from runs where run_id = '{found.run_id}'"
        assert rows(lake, query) == [
            (found.counts.read, found.counts.loaded, found.counts.duplicate, found.counts.quarantined)
        ]
        return found, (found.counts.read, found.counts.loaded, found.counts.duplicate, found.counts.known)

    monkeypatch.setattr(flows.publish, "check", overtaken)
    quiet, counts = counted(articles(1), [articles(1)])
    assert counts == (1, 0, 1, 1)
    assert quiet.quiet
    assert quiet.verdict.startswith("Nothing new")
    # 3 is known by then, and so is the text of 5, under another id
    assert counted(articles(2, 3, 5, 6), [articles(3, 4), str(copied)])[1] == (4, 2, 2, 1)
    assert rows(lake, "select count(*), count(distinct body) from articles") == [(11, 11)]
    assert rows(lake, "select count(*) from documents where status = 'duplicate'") == [(1,)]
    assert rows(lake, "select count(*) from claims anti join articles using (article_id)") == [(0,)]


@pytest.mark.usefixtures("orchestrator")
def test_a_run_that_another_overtakes_links_again_and_lands(lake, seeded, articles, monkeypatch):
    fill(home_of(lake), seeded)
    claim, linked = exchange._claim, []

    def overtaken(connection, by):
        if by.startswith("2") and not linked:  # our run, in the middle of its transaction
            linked.append(by)
            elsewhere(lake)
        claim(connection, by)

    monkeypatch.setattr(exchange, "_claim", overtaken)
    summary = publish([articles(1, 2)], lake, processes=1)
    assert linked == [summary.run_id]
    assert summary.articles == 7
    assert rows(lake, "select run_id from corrections") == [("elsewhere",)]
    assert rows(lake, "select count(*) from v_articles") == [(7,)]


@ON_SQLITE
@pytest.mark.usefixtures("orchestrator")
def test_a_run_that_the_checks_stop_lies_aside_and_is_published_anyway(lake, seeded, articles, monkeypatch):
    fill(home_of(lake), seeded)
    checked = flows.publish.check
    monkeypatch.setattr(flows.publish, "check", lambda *given: replace(checked(*given), aborted=("made up",)))
    with pytest.raises(AbortedError) as stopped:
        publish([articles(1, 2)], lake, processes=1)
    summary = stopped.value.summary
    assert summary.kept.exists()
    assert rows(lake, "select count(*) from v_articles") == [(5,)]
    assert rows(lake, "select status from runs order by started_at") == [("published",), ("aborted",)]
    assert f"--warehouse {shlex.quote(lake)}" in summary.report.read_text()
    publish_anyway(summary.run_id, "because", lake)
    assert rows(lake, "select count(*) from v_articles") == [(7,)]
    assert rows(lake, "select status from runs order by started_at") == [
        ("published",),
        ("published anyway",),
    ]
    assert not summary.kept.exists()


def elsewhere(lake):
    """Publish what another host would: a row, and the claim to be the last."""
    with open_lake(home_of(lake).lake, read_only=False) as other:
        other.execute("begin")
        other.execute("update last_publication set run_id = 'elsewhere'")
        other.execute("insert into corrections values ('d', 'title', 'x', now(), 'elsewhere')")
        other.execute("commit")


@pytest.mark.usefixtures("orchestrator")
@pytest.mark.parametrize(
    ("lake", "moment"),
    [
        ("sqlite", "while it annotates"),
        ("sqlite", "while it publishes"),
        ("postgres", "while it publishes"),
    ],
    indirect=["lake"],
)
def test_a_writer_that_is_killed_loses_nothing(moment, lake, seeded, begin, articles, tmp_path):
    fill(home_of(lake), seeded)
    folder, data = home_of(lake).lake.folder, tmp_path / "news-data"
    before = ids(lake)
    files = set(data.rglob("*.parquet"))
    run = begin("run", "-w", lake, "-i", articles(1, 2))
    while run.poll() is None and not (
        list(folder.glob("work/*/onrecord/runs/*/batch.duckdb"))
        if moment == "while it annotates"
        else set(data.rglob("*.parquet")) - files
    ):
        time.sleep(0.002)
    run.kill()
    run.communicate()
    assert len(ids(lake)) in (len(before), len(before) + 2)  # more where the run was quicker than the kill
    assert rows(lake, "select count(*) from v_claims")[0][0] > 0
    summary = publish([articles(1, 2)], lake, processes=1)
    assert summary.articles == 7
    assert list((folder / "work").iterdir()) == []
    assert len(ids(lake)) == len(before) + 2


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
