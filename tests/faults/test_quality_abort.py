"""A run that the checks stop is not lost: it lies aside, can be asked, and can be published against its verdict."""

import duckdb
import pytest

from expectations import write_report
from flows.errors import UsageError
from flows.publish import publish_anyway
from tests.integration.quality_batch import make, publish, publish_history
from warehouse import publish as warehouse
from warehouse.home import Home

pytestmark = pytest.mark.usefixtures("orchestrator")

RUN = "20260310T060000-dead"


@pytest.fixture
def aborted(tmp_path):
    """Good runs are published; then one comes in which every tenth claim stands elsewhere than its spans say."""
    home = Home(tmp_path / "onrecord.duckdb")
    publish_history(home, runs=1, size=60)
    articles = [make(number) for number in range(60)]
    for made in articles[::10]:
        made.claims[0]["content_spans"] = [(0, 30)]
    outcome = publish(home, RUN, articles)
    with warehouse.read_candidate(home, RUN) as candidate:
        write_report(candidate, RUN, home.reports, home.aborted(RUN), home.warehouse)
    warehouse.keep_aborted(home, RUN)
    return home, outcome


def count(path):
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute("select count(*) from articles").fetchone()[0]


def test_the_verdict_says_why_and_the_work_lies_aside(aborted):
    home, outcome = aborted
    assert outcome.aborted
    assert outcome.verdict.startswith("Not published: 6 of 60 claims do not stand where the spans point")
    assert count(home.warehouse) == 60
    assert count(home.aborted(RUN)) == 120
    page = (home.reports / f"{RUN}.html").read_text()
    assert str(home.aborted(RUN)) in page
    assert f"onrecord publish --anyway {RUN}" in page
    assert f"--warehouse {home.warehouse}" in page


def test_it_is_published_anyway_with_the_reason_recorded(aborted, onrecord):
    home, _ = aborted
    refused = onrecord("publish", RUN, "--reason", "looked at all six", "-w", home.warehouse)
    assert refused.returncode == 2
    assert "--anyway" in refused.stderr
    path = publish_anyway(RUN, "the six quotations are right", str(home.warehouse))
    assert count(home.warehouse) == 120
    assert not home.batch(RUN).exists()
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        found = connection.execute(
            "select status, reason, finished_at is not null from runs where run_id = ?", [RUN]
        ).fetchall()
    assert found == [("published anyway", "the six quotations are right", True)]
    page = path.read_text()
    assert "because: the six quotations are right" in page
    assert "Published against the checks:" in page
    assert "Not published" not in page
    with pytest.raises(UsageError, match="no aborted run"):
        publish_anyway(RUN, "once more", str(home.warehouse))
