"""Writers of a lake at once: each run lands, and counts what another has brought in meanwhile."""

import json

import pytest

import flows.publish
from flows.publish import publish
from tests.lakes import rows
from tests.newsroom import record
from warehouse.home import home_of
from warehouse.lake import exchange
from warehouse.lake.opening import open_lake

ON_SQLITE = pytest.mark.parametrize("lake", ["sqlite"], indirect=True)
IDS = "select external_id from documents"


def test_two_runs_at_once_both_land(lake, filled, begin, articles, tmp_path):
    # A catalog on a server has writers on many hosts, each with a copy of its own; one in a file has one host's.
    hosts = [{"ONRECORD_LAKES": str(tmp_path / host)} for host in ("one", "other")]
    runs = [
        begin("run", "-w", lake, "-i", articles(*numbers), **host)
        for numbers, host in zip(((1, 2), (3, 4)), hosts, strict=True)
    ]
    said = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    assert {f"article-{number}" for number in (1, 2, 3, 4)} < {
        str(key).split("#")[-1] for (key,) in rows(lake, IDS)
    }
    assert rows(lake, "select count(*), sum(loaded) from runs") == [(3, 9)]
    assert rows(lake, "select count(*) from articles where story_id is null") == [(0,)]
    assert rows(lake, "select count(*) from claims where statement_id is null and status <> 'rejected'") == [
        (0,)
    ]


@ON_SQLITE
@pytest.mark.usefixtures("orchestrator")
def test_what_another_run_brings_in_meanwhile_counts_as_known(lake, filled, articles, monkeypatch, tmp_path):
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
def test_a_run_that_another_overtakes_links_again_and_lands(lake, filled, articles, monkeypatch):
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


def elsewhere(lake):
    """Publish what another host would: a row, and the claim to be the last."""
    with open_lake(home_of(lake).lake, read_only=False) as other:
        other.execute("begin")
        other.execute("update last_publication set run_id = 'elsewhere'")
        other.execute("insert into corrections values ('d', 'title', 'x', now(), 'elsewhere')")
        other.execute("commit")
