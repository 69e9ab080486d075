"""A run that an error has ended: nothing of it is left but its row in the published ``runs``."""

from flows.errors import UsageError
from flows.run.run import Run
from warehouse import publish as warehouse
from warehouse.lake.working import turns
from warehouse.writing import delete_stale


def record_failure(run: Run, error: BaseException) -> None:
    """Remove the work of a run, and record in the published warehouse that it has failed.

    Neither what a user can mend nor a signal is a failure of the run.
    """
    run.batch.close()
    delete_stale(run.home)
    if isinstance(error, UsageError) or not isinstance(error, Exception) or not run.home.warehouse.exists():
        return
    for turn in turns(run.home):
        with turn:
            warehouse.record(run.home, run.failed_row(error))
