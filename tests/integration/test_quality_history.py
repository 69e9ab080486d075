"""Once there is a history, a run is held against it: outlets, shares, and the claims of articles read before."""

import json
from datetime import timedelta

import pytest

from expectations import write_report
from tests.integration.quality_batch import OUTLETS, Made, make, publish, publish_history
from warehouse import publish as warehouse
from warehouse.home import Home

STALE, UNDATED, UNADDRESSED, ANONYMOUS = OUTLETS[:4]


def _spoilt(made: Made) -> Made:
    match made.article["source_domain"]:
        case domain if domain == STALE:
            made.article["published_at"] -= timedelta(days=30)
            made.dates[0]["value_at"] = made.article["published_at"]
        case domain if domain == UNDATED:
            made.article |= {"published_at": None, "published_precision": None, "published_confidence": None}
            made.dates = []
        case domain if domain == UNADDRESSED:
            made.article["source_url"] = None
        case domain if domain == ANONYMOUS:
            made.article["author"] = None
    return made


@pytest.fixture(scope="module")
def later(tmp_path_factory):
    """A run after four good ones, in which four outlets have each lost something."""
    home = Home(tmp_path_factory.mktemp("history") / "onrecord.duckdb")
    publish_history(home)
    outcome = publish(home, "20260310T060000-late", [_spoilt(make(number)) for number in range(300)])
    with warehouse.read_candidate(home, "20260310T060000-late") as connection:
        yield outcome, connection, home


@pytest.mark.parametrize(
    ("rule", "outlet"),
    [
        ("outlet_stale", STALE),
        ("outlet_dates_fewer", UNDATED),
        ("outlet_urls_fewer", UNADDRESSED),
        ("outlet_authors_fewer", ANONYMOUS),
    ],
)
def test_an_outlet_is_held_against_its_own_history(later, rule, outlet):
    (row,) = (row for row in later[0].results if row["expectation"] == rule)
    assert row["unexpected_count"] == 1
    assert outlet.split(".")[0].title() in json.loads(row["sample"])[0]["says"]


def test_the_view_shows_the_outlet_beside_its_history(later):
    _, connection, _ = later
    name = STALE.split(".")[0].title()
    ((articles, usual, runs, age, usual_age),) = connection.execute(
        "select articles, usual_articles, runs_before, age_hours, usual_age_hours from v_quality_outlets"
        " where run_id like '%late' and outlet = ?", [name],
    ).fetchall()  # fmt: skip
    assert (articles, usual, runs) == (30, 30, 4)
    assert age > usual_age + 29 * 24


def test_drift_is_measured_against_the_last_good_run(later):
    _, connection, _ = later
    figures = {
        name: (amount, before, usual)
        for name, amount, before, usual in connection.execute(
            "select figure, amount, amount_before, usual from v_quality_drift where run_id like '%late'"
        ).fetchall()
    }
    assert figures["articles"] == (300, 300, 300)
    assert figures["date_share"] == (0.9, 1, 1)
    assert figures["author_share"][0] == 0.9


def test_the_first_run_has_floors_and_no_history(tmp_path):
    home = Home(tmp_path / "onrecord.duckdb")
    articles = [make(number) for number in range(60)]
    for made in articles[:30]:
        made.article |= {"published_at": None, "published_precision": None, "source_url": None}
    outcome = publish(home, "20260310T060000-one0", articles)
    failed = {row["expectation"] for row in outcome.results if not row["success"]}
    assert "dates_few_at_first" in failed
    assert not failed & {"dates_fewer", "urls_fewer", "outlet_silent", "outlet_stale", "claims_drift"}
    assert outcome.over_share
    assert outcome.notable


def test_extracting_anew_tells_new_changed_and_vanished_claims(tmp_path):
    home = Home(tmp_path / "onrecord.duckdb")
    first = [make(number) for number in range(6)]
    publish(home, "20260310T060000-aaaa", first)
    warehouse.swap(home, "20260310T060000-aaaa")
    again = [make(number) for number in range(6)]
    again[0].claims, again[0].chain = [], []  # vanished
    again[1].claims[0]["stance"] = "deny"  # changed
    ((start, end),) = again[2].claims[0]["content_spans"]  # another id, but the same words: changed
    again[2].claims[0] |= {"claim_id": "another", "content_spans": [(start + 1, end)], "content": again[2].article["body"][start + 1 : end]}  # fmt: skip
    again[2].chain = [step | {"claim_id": "another"} for step in again[2].chain]
    head = again[3].article["body"][:20]
    again[3].claims.append(
        again[3].claims[0] | {"claim_id": "more", "content_spans": [(0, 20)], "content": head}
    )  # new
    run = "20260311T060000-bbbb"
    publish(
        home, run, [*again, make(7)]
    )  # an article that was not there before has no history to differ from
    with warehouse.read_candidate(home, run) as connection:
        found = connection.execute(
            "select external_id, change, stance_before, stance from v_quality_changes"
            " where pipeline_version_before = 'test' order by 1, 2"
        ).fetchall()
        page = write_report(connection, run, tmp_path).read_text()
    assert found == [
        ("now-0", "vanished", "assert", None),
        ("now-1", "changed", "assert", "deny"),
        ("now-2", "changed", "assert", "assert"),
        ("now-3", "new", None, "assert"),
    ]
    assert "2 claims changed in 2 articles" in page
    assert "1 claim vanished in 1 article" in page
