"""A run that finds nothing new reports on what is published; old reports go, what the runs did stays in `runs`."""

from datetime import timedelta

import pytest

from expectations.report import quiet_verdict, write_report
from tests.integration.quality_batch import OUTLETS, SEEN_AT, make, publish, publish_history, run_row
from warehouse import publish as warehouse
from warehouse.home import Home
from warehouse.retention import prune

RUN = "20260311T060000-calm"


@pytest.fixture(scope="module")
def quiet(tmp_path_factory):
    """Five good runs of two outlets, one article without an address; then one that finds nothing new."""
    home = Home(tmp_path_factory.mktemp("quiet") / "onrecord.duckdb")
    publish_history(home, runs=4, size=10, outlets=OUTLETS[:2])
    articles = [make(number, outlet=OUTLETS[number % 2]) for number in range(10)]
    articles[0].article |= {"source_url": None, "source_domain": None}
    articles[1].article |= {"published_at": None, "published_precision": None}
    articles[1].dates = []
    publish(home, "20260310T060000-news", articles)
    warehouse.swap(home, "20260310T060000-news")
    with warehouse.open_candidate(home, RUN) as candidate:
        verdict = quiet_verdict(candidate, 10)
        row = run_row(RUN, SEEN_AT + timedelta(hours=1), {"loaded": 0, "duplicate": 10}, "published", verdict)
        warehouse.add_run(candidate, row)
        warehouse.finish(candidate)
    with warehouse.read_candidate(home, RUN) as connection:
        path = write_report(connection, RUN, home.reports, warehouse=home.warehouse)
        yield home, path.read_text(), connection


def test_the_verdict_is_about_what_is_published(quiet):
    _, page, _ = quiet
    assert (
        "Nothing new: all 10 documents were known. In what is published, 1 of 17 articles has no source address"
        in page
    )
    assert "1 document waits in quarantine" in page


def test_the_report_shows_the_state_and_what_was_looked_at(quiet):
    home, page, connection = quiet
    assert "This run looked at 10 documents" in page
    assert "silent" not in page
    assert "1 for <i>date missing</i>" in page
    for outlet, articles in connection.execute("select outlet, articles from v_freshness_outlets").fetchall():
        assert f'<th scope="row" class="t">{outlet}</th><td class="n">{articles:.0f}</td>' in page
    assert f"onrecord quarantine list --warehouse {home.warehouse}" in page


def test_an_outlet_is_overdue_when_it_has_paused_twice_as_long_as_ever(quiet):
    _, _, connection = quiet
    rows = connection.execute(
        "select arrivals > 3, longest_pause_hours, hours_since > 48, overdue from v_freshness_outlets"
    ).fetchall()
    assert set(rows) == {(True, 24.0, True, True)}  # they were last seen in SEEN_AT, long ago


def test_the_index_has_verdicts_and_trends(quiet):
    home, _, _ = quiet
    index = (home.reports / "index.html").read_text()
    assert "Nothing new: all 10 documents were known." in index
    assert "1 of 10 new documents was refused (1 has no publication date)" in index
    assert index.count("run by run") >= 4


def test_claims_are_judged_day_by_day(quiet):
    _, page, connection = quiet
    days = connection.execute(
        "select articles, claims, claims_per_article, unknown_speaker_share from v_claims_daily"
    ).fetchall()
    assert sum(articles for articles, *_ in days) == 17
    assert {day[2:] for day in days} == {(1.0, 0.0)}
    assert "Claims a day" in page


def test_claims_that_take_the_same_words_in_two_ways_are_found(tmp_path):
    home = Home(tmp_path / "onrecord.duckdb")
    articles = [make(number) for number in range(60)]
    for number in (0, 1, 2, 3, 4):
        first = articles[number].claims[0]
        ((start, end),) = first["content_spans"]
        other = {"claim_id": f"other-{number}", "position": 1, "content_spans": [(start, end)]}
        articles[number].claims.append(
            first | other | ({"stance": "deny"} if number else {"speaker_name": "Another"})
        )
        # what another has said, inside of what is said, is no contradiction
        inside = {"claim_id": f"inside-{number}", "position": 2, "content_spans": [(start + 20, end)]}
        inside["content"] = articles[number].article["body"][start + 20 : end]
        articles[number].claims.append(first | inside | {"speaker_name": "A third"})
        articles[number].chain += [
            step | {"claim_id": f"{name}-{number}"}
            for name in ("other", "inside")
            for step in articles[number].chain
        ]
    run = "20260310T060000-both"
    outcome = publish(home, run, articles)
    with warehouse.read_candidate(home, run) as connection:
        found = connection.execute(
            "select about, count(*) from v_claim_contradictions group by all order by all"
        ).fetchall()
        page = write_report(connection, run, tmp_path).read_text()
        (share,) = connection.execute("select contradicting_share from v_quality_runs").fetchone()
    assert found == [("speaker", 1), ("stance", 4)]
    assert share == pytest.approx(10 / 70)
    assert "14% of the claims take the words of another claim in another way" in outcome.verdict
    assert "Claims that take the same words in two ways" in page


def test_reports_and_kept_runs_are_pruned(tmp_path):
    home = Home(tmp_path / "onrecord.duckdb")
    home.reports.mkdir(parents=True)
    runs = [f"2026031{day}T060000-aaaa" for day in range(5)]
    for run in runs:
        (home.reports / f"{run}.html").write_text("a report")
        home.data_docs(run).mkdir()
        home.run(run).mkdir(parents=True)
        home.aborted(run).write_text("a warehouse")
    (home.reports / "index.html").write_text("the index")
    prune(home, 2)
    assert sorted(path.name for path in home.reports.iterdir()) == sorted(
        [f"{run}{end}" for run in runs[3:] for end in (".html", "-data-docs")] + ["index.html"]
    )
    assert sorted(path.name for path in home.runs.iterdir()) == runs[3:]
