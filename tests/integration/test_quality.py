"""A batch of clean articles is published and reported; what hangs on the checks reaches the warehouse."""

from datetime import UTC, datetime

import pytest

from expectations import check, write_report
from tests.integration.quality_batch import SEEN_AT, fill, make
from warehouse import publish as warehouse
from warehouse.batch import Batch
from warehouse.home import Home

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A warehouse with one run: forty clean articles, one without a date, one with a hostile title and no URL."""
    home = Home(tmp_path_factory.mktemp("quality") / "onrecord.duckdb")
    articles = [make(number) for number in range(42)]
    articles[0].article |= {"published_at": None, "published_precision": None, "published_confidence": None}
    articles[0].dates = []
    articles[1].article |= {"title": HOSTILE, "source_url": None}
    batch = Batch(home.batch("20260310T060000-aaaa"), home.warehouse)
    fill(batch, articles)
    outcome = check(batch.connection, "20260310T060000-aaaa", "test")
    batch.append("quality_results", outcome.results)
    batch.append("quarantine", [
        {"document_id": key, "run_id": "20260310T060000-aaaa", "stage": refusal.stage, "reasons": refusal.reasons,
         "detail": refusal.detail, "uri": "made", "quarantined_at": SEEN_AT}
        for key, refusal in outcome.refused.items()
    ])  # fmt: skip
    batch.settle(outcome.flags)
    batch.append("runs", [{
        "run_id": "20260310T060000-aaaa", "started_at": SEEN_AT, "finished_at": SEEN_AT, "status": "published",
        "pipeline_version": "test", "read": 42, "loaded": 41, "duplicate": 0, "quarantined": 1, "parameters": {},
    }])  # fmt: skip
    batch.close()
    with warehouse.open_candidate(home, "20260310T060000-aaaa") as candidate:
        warehouse.load(candidate, home, "20260310T060000-aaaa", datetime.now(UTC))
        warehouse.finish(candidate)
    return home, outcome, articles


def test_outcome(published):
    _, outcome, articles = published
    assert set(outcome.refused) == {articles[0].id}
    refusal = outcome.refused[articles[0].id]
    assert refusal.reasons == ("date_missing",)
    assert "no publication date" in refusal.detail
    assert outcome.flags == {articles[1].id: ("source_url_missing",)}
    assert outcome.aborted == ()
    assert outcome.severity == "critical"
    assert not outcome.over_share


def test_views(published):
    home, _, articles = published
    with warehouse.read_candidate(home, "20260310T060000-aaaa") as connection:
        ask = lambda query: connection.execute(query).fetchall()  # noqa: E731
        assert ask("select count(*) from v_quality where not success") == [(2,)]
        assert ask("select document_id, open, reasons from v_quarantine") == [
            (articles[0].id, True, ["date_missing"])
        ]
        assert ask("select sum(articles), min(date_share) from v_sources") == [(41, 1.0)]
        assert ask("select count(*) from v_quality_trend where share_before is not null") == [(0,)]


def test_report(published, tmp_path):
    home, _, articles = published
    with warehouse.read_candidate(home, "20260310T060000-aaaa") as connection:
        path = write_report(connection, "20260310T060000-aaaa", tmp_path)
        page = path.read_text()
        assert path.name == "20260310T060000-aaaa.html"
        assert page.index("1 of 42 new documents were refused") < page.index("What fails")
        assert "no publication date was found" in page
        assert articles[0].id in page
        assert "<script" not in page
        assert "<img" not in page
        assert "&lt;script&gt;alert" in page
        assert "20260310T060000-aaaa.html" in (tmp_path / "index.html").read_text()
        with pytest.raises(ValueError, match="no run"):
            write_report(connection, "unknown", tmp_path)
