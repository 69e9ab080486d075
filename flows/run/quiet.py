"""A run that finds nothing new: recorded and reported on, at the cost of reading."""

from datetime import UTC, datetime

from expectations.report import headline, write_report
from flows.run.progress import logged
from flows.run.run import Run, Summary
from warehouse import publish as warehouse


def record_quiet(run: Run) -> Summary:
    """Record in the published warehouse a run of which every document was known, and return what it did."""
    home = run.home
    run.batch.close()
    with logged("load", run=run.run_id), warehouse.open_candidate(home, run.run_id) as candidate:
        warehouse.add_run(candidate, run.row)
        warehouse.finish(candidate)
    with logged("report", run=run.run_id), warehouse.read_candidate(home, run.run_id) as candidate:
        verdict = headline(candidate, run.run_id)
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
        verdict=verdict,
        aborted=(),
        report=report,
        over_share=False,
    )
