"""`onrecord serve` runs on a schedule in this process, `onrecord deploy` on a Prefect server."""

import os
from datetime import timedelta
from typing import Annotated

import typer

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
    console,
    mapping_of,
    processes_of,
    scheduler_of,
)
from flows.controls import strip_control
from flows.errors import UsageError
from warehouse.home import DEFAULT_WAREHOUSE, SNAPSHOTS
from warehouse.retention import KEEP

UNITS = {
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
}
LONGEST = timedelta(days=366)  # from one run to the next


def serve(
    every: Annotated[str, typer.Option(help="For example 15m, 2h, 1d.")] = "15m",
    input: Inputs = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    map: Maps = None,
    keep: Keep = KEEP,
    former: Snapshots = SNAPSHOTS,
    verbose: Verbose = False,
) -> None:
    """Run at once and then on a schedule, in this process, until it is stopped; one line a run."""
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
    inputs = [os.path.abspath(given) if given else given for given in input or [SEEDS]]
    fields, interval = mapping_of(map), _interval(every)
    from flows import deploy
    from flows.run.progress import log_to_stderr

    if verbose:
        log_to_stderr()
    deploy.serve(
        interval, inputs, warehouse, fields, keep, lambda line: typer.echo(strip_control(line)), former
    )


def deploy(
    every: Annotated[str, typer.Option(help="For example 15m, 2h, 1d.")] = "15m",
    input: Inputs = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    map: Maps = None,
    name: Annotated[
        str, typer.Option(help="Of the deployment; another name is another deployment.")
    ] = "onrecord",
    pool: Annotated[str, typer.Option(help="The work pool; it is created where it is missing.")] = "onrecord",
    processes: Processes = "auto",
    runner: Runners = Runner.local,
    scheduler: Scheduler = None,
    keep: Keep = KEEP,
    former: Snapshots = SNAPSHOTS,
) -> None:
    """Put the schedule on the Prefect server that PREFECT_API_URL names; a worker runs it."""
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
    inputs = [os.path.abspath(given) if given else given for given in input or [SEEDS]]
    fields, interval = mapping_of(map), _interval(every)
    from flows import deploy as deploying

    deployed = deploying.deploy(
        interval,
        inputs,
        warehouse,
        fields,
        name=name,
        pool=pool,
        processes=processes_of(processes),
        keep=keep,
        snapshots=former,
        scheduler=scheduler_of(runner, scheduler, processes),
    )
    console.print(f"deployed {strip_control(deployed)}, every {every}", soft_wrap=True)
    console.print(f"it runs where `prefect worker start --pool {strip_control(pool)}` does", soft_wrap=True)
    console.print(f"at once: `prefect deployment run '{strip_control(deployed)}'`", soft_wrap=True)


def _interval(text: str) -> timedelta:
    number, unit = text[:-1], text[-1:]
    if not (number.isdecimal() and number.isascii()) or unit not in UNITS or not number.strip("0"):
        raise UsageError(f"--every {text}: write a number and s, m, h or d, for example 15m")
    if len(number) > 8 or int(number) * UNITS[unit] > LONGEST:
        raise UsageError(f"--every {text}: no more than {LONGEST.days}d")
    return int(number) * UNITS[unit]
