"""A batch of clean articles is published and reported; what hangs on the checks reaches the warehouse."""

import pytest

from expectations import write_report
from tests.integration.quality_batch import make, publish
from warehouse import publish as warehouse
from warehouse.home import Home

RUN = "20260310T060000-aaaa"
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A warehouse with one run: forty clean articles, one without a date, one with a hostile title and no URL."""
    home = Home(tmp_path_factory.mktemp("quality") / "onrecord.duckdb")
    articles = [make(number) for number in range(42)]
    articles[0].article |= {"published_at": None, "published_precision": None, "published_confidence": None}
    articles[0].dates = []
    articles[1].article |= {"title": HOSTILE, "source_url": None, "source_domain": None}
    outcome = publish(home, RUN, articles)
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


def test_what_is_refused_is_none_of_the_articles_that_are_counted(tmp_path):
    home = Home(tmp_path / "onrecord.duckdb")
    articles = [make(number) for number in range(3)]
    for made in articles[:2]:
        made.article |= {"source_url": None, "source_domain": None}
    articles[0].article |= {"published_at": None, "published_precision": None, "published_confidence": None}
    articles[0].dates = []
    assert publish(home, RUN, articles).verdict == (
        "Published with care: 1 of 3 new documents was refused (1 has no publication date);"
        " 1 of 2 articles has no source address."
    )
    alone = Home(tmp_path / "alone.duckdb")
    assert publish(alone, RUN, articles[:1]).verdict == (
        "Published with care: the one new document was refused (1 has no publication date)."
    )


def test_views(published):
    home, _, articles = published
    with warehouse.read_candidate(home, RUN) as connection:
        ask = lambda query: connection.execute(query).fetchall()  # noqa: E731
        assert ask("select count(*) from v_quality where not success") == [(2,)]
        assert ask("select document_id, open, reasons from v_quarantine") == [
            (articles[0].id, True, ["date_missing"])
        ]
        assert ask("select sum(articles), min(date_share) from v_sources") == [(41, 1.0)]
        assert ask("select count(*) from v_quality_trend where share_before is not null") == [(0,)]


def test_report(published, tmp_path):
    home, _, articles = published
    with warehouse.read_candidate(home, RUN) as connection:
        path = write_report(connection, RUN, tmp_path)
        page = path.read_text()
        assert path.name == f"{RUN}.html"
        assert page.index("1 of 42 new documents was refused (1 has no publication date)") < page.index(
            "Failed rows"
        )
        assert "no publication date was found" in page
        assert articles[0].id in page
        assert "<script" not in page
        assert "<img" not in page
        assert "&lt;script&gt;alert" in page
        assert f"{RUN}.html" in (tmp_path / "index.html").read_text()
        with pytest.raises(ValueError, match="no run"):
            write_report(connection, "unknown", tmp_path)
