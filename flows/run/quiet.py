"""A run that finds nothing new: recorded and reported on, at the cost of reading."""

from datetime import UTC, datetime

from expectations.report import write_report
from flows.run.run import Run, Summary
from warehouse import publish as warehouse

VERDICT = "Nothing new to check."


def record_quiet(run: Run) -> Summary:
    """Record in the published warehouse a run of which every document was known, and return what it did."""
    home = run.home
    run.batch.close()
    with warehouse.open_candidate(home, run.run_id) as candidate:
        warehouse.add_run(candidate, run.row)
        warehouse.finish(candidate)
    with warehouse.read_candidate(home, run.run_id) as candidate:
        report = write_report(candidate, run.run_id, home.reports)
    warehouse.close_run(home, run.run_id, datetime.now(UTC))
    warehouse.swap(home, run.run_id)
    warehouse.delete_batch(home, run.run_id)
    articles, mentions, claims = warehouse.totals(home)
    return Summary(
        run_id=run.run_id,
        status="published",
        counts=run.intake.counts,
        articles=articles,
        mentions=mentions,
        claims=claims,
        verdict=VERDICT,
        aborted=(),
        report=report,
        over_share=False,
    )
