"""How much of past runs stays beside a warehouse: their reports, and the work of those that the checks stopped."""

import shutil

from warehouse.home import Home

KEEP = 100  # runs


def prune(home: Home, keep: int) -> None:
    """Remove the reports of all but the last ``keep`` runs, and the work of all but as many aborted ones.

    Call it while holding the lock. What the runs did stays in the table ``runs``.
    """
    reports = sorted(home.reports.glob("[0-9]*.html"))  # named after their runs, and so in the order of time
    for report in reports[:-keep]:
        report.unlink(missing_ok=True)
        shutil.rmtree(home.data_docs(report.stem), ignore_errors=True)
    aborted = sorted(path for path in home.kept_runs.glob("*") if home.aborted(path.name).exists())
    for folder in aborted[:-keep]:
        shutil.rmtree(folder, ignore_errors=True)
