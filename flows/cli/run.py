"""`onrecord run` and `onrecord publish`: bring articles in, and publish what the checks have stopped."""

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.exits import one_line
from flows.cli.options import (
    SEEDS,
    Inputs,
    Keep,
    Maps,
    Processes,
    Runner,
    Runners,
    Scheduler,
    Snapshots,
    Verbose,
    Warehouse,
    asked,
    console,
    mapping_of,
    processes_of,
    scheduler_of,
    stderr,
)
from flows.cli.terminal import progress
from flows.controls import strip_control
from flows.errors import UsageError
from warehouse.home import DEFAULT_WAREHOUSE, SNAPSHOTS
from warehouse.retention import KEEP

if TYPE_CHECKING:
    from flows.run.run import Summary


def run(
    input: Inputs = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    map: Maps = None,
    again: Annotated[bool, typer.Option("--again", help="Extract documents anew that are known.")] = False,
    reprocess: Annotated[
        str | None,
        typer.Option(
            metavar="outdated|all",
            help="Extract known documents of the input anew: those that other code has extracted, or all.",
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DAY", help="With --reprocess: only what was published since.", show_default=False
        ),
    ] = None,
    processes: Processes = "auto",
    runner: Runners = Runner.local,
    scheduler: Scheduler = None,
    data_docs: Annotated[
        bool, typer.Option("--data-docs", help="Write Great Expectations' own pages beside the report too.")
    ] = False,
    keep: Keep = KEEP,
    former: Snapshots = SNAPSHOTS,
    verbose: Verbose = False,
) -> None:
    """Bring articles into the warehouse.

    Exit status: 0 published, 1 published with more quarantined documents than the policy accepts,
    2 nothing published.
    """
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")  # this command says what happened itself
    inputs = input or [SEEDS]
    fields = mapping_of(map)
    cluster = scheduler_of(runner, scheduler, processes)
    from flows.deploy import run_once
    from flows.run.progress import log_to_stderr
    from flows.run.reprocess import asked as asked_for
    from flows.run.run import AbortedError

    anew = asked_for(reprocess, since, again=again)
    if verbose:
        log_to_stderr()
    try:
        # Typer makes a bare exit status of an interrupt; who stops a run is told what it left.
        with one_line(), ExitStack() as servers, progress(stderr):
            summary = run_once(
                inputs,
                warehouse,
                fields,
                servers,
                reprocess=anew,
                processes=processes_of(processes),
                data_docs=data_docs,
                keep=keep,
                snapshots=former,
                scheduler=cluster,
            )
    except AbortedError as stopped:
        summary = stopped.summary
    _tell(summary, warehouse)
    if summary.aborted:
        console.print(f"kept aside {strip_control(summary.kept)}", soft_wrap=True)
        raise UsageError(
            f"nothing published: {'; '.join(summary.aborted)}. Look at the report, or at what is kept with"
            f" `onrecord sql QUERY{asked(summary.kept)}`; publish it with"
            f" `onrecord publish --anyway {summary.run_id} --reason WHY{asked(warehouse)}`"
        )
    raise typer.Exit(1 if summary.over_share else 0)


def publish_kept(
    run_id: Annotated[str, typer.Argument(metavar="RUN", help="The id of an aborted run.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; it is recorded.")],
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Against the verdict; there is no other way.")
    ] = False,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Publish a run that the checks have stopped."""
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
    if not anyway:
        raise UsageError(f"the checks have stopped {run_id}: to publish it all the same, add --anyway")
    from flows.deploy import orchestrated

    with orchestrated():
        from flows.publish import publish_anyway

        path = publish_anyway(run_id, reason, str(warehouse))
    console.print(f"published {run_id} because: {strip_control(reason)}", soft_wrap=True)
    console.print(f"report {strip_control(path)}", soft_wrap=True)


def _tell(summary: "Summary", warehouse: Path) -> None:
    """Say what a run did, and where to look."""
    counts = summary.counts
    console.print(f"run {summary.run_id}: {summary.counted}", soft_wrap=True)
    if counts.passed_over:
        reasons = ", ".join(f"{reason} ({count})" for reason, count in counts.passed_over.most_common())
        console.print(f"passed over {counts.passed_over.total()}: {strip_control(reasons)}", soft_wrap=True)
    if summary.quiet:
        were = "document was" if counts.known == 1 else "documents were"
        console.print(f"nothing new: {counts.known} {were} known already")
    if counts.quarantined or counts.refused_before:
        why = f" `onrecord quarantine list{asked(warehouse)}` shows why"
        as_before = f"; {counts.refused_before} of them as before" if counts.refused_before else ""
        console.print(f"refused documents wait in quarantine{as_before}:{why}", soft_wrap=True)
    standing = " as before" if summary.aborted else ""
    console.print(
        f"warehouse {strip_control(warehouse)}{standing}: {summary.articles} articles,"
        f" {summary.mentions} mentions, {summary.claims} claims",
        soft_wrap=True,
    )
    console.print(f"quality: {summary.verdict}", soft_wrap=True)
    console.print(f"report {strip_control(summary.report)}", soft_wrap=True)
