"""A run that finds nothing new: recorded and reported on, at the cost of reading."""

from datetime import UTC, datetime
from pathlib import Path

from expectations.report import quiet_verdict, write_report
from flows.run.progress import logged
from flows.run.run import Run, Summary
from warehouse import publish as warehouse
from warehouse.lake.working import turns
from warehouse.retention import prune
from warehouse.schema import create_views


def record_quiet(run: Run, keep: int) -> Summary:
    """Record in the published warehouse a run of which every document was known, and return what it did.

    Args:
        run: the run.
        keep: of how many runs the reports are kept.
    """
    home = run.home
    run.batch.close()
    for turn in turns(home):
        with turn:
            with logged("load", run=run.run_id), warehouse.open_candidate(home, run.run_id) as candidate:
                create_views(candidate)
                verdict = quiet_verdict(candidate, run.intake.counts.known)
                warehouse.add_run(candidate, run.row | {"verdict": verdict})
                warehouse.finish(candidate)
            with logged("report", run=run.run_id), warehouse.read_candidate(home, run.run_id) as candidate:
                report = write_report(candidate, run.run_id, home.reports, warehouse=Path(home.name))
            warehouse.close_run(home, run.run_id, max(datetime.now(UTC), run.started_at))
            warehouse.swap(home, run.run_id, account=True)
    warehouse.delete_batch(home, run.run_id)
    prune(home, keep)
    return run.summary(verdict, report)
