"""The options that several commands share."""

import shlex
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from flows.controls import strip_control
from flows.errors import UsageError
from flows.run.cluster import MISSING

MOST_PROCESSES = 64

# What is shown is text and never markup: brackets and colons in it stay as they are.
console = Console(markup=False, emoji=False, highlight=False)
stderr = Console(stderr=True, markup=False, emoji=False, highlight=False)

SEEDS = str(Path(__file__).parents[2] / "seeds" / "articles")

Warehouse = Annotated[
    Path,
    typer.Option(
        "--warehouse",
        "-w",
        help="The DuckDB file, or a lake: ducklake:….",
        envvar="ONRECORD_WAREHOUSE",
        show_default=False,
    ),
]
Inputs = Annotated[
    list[str] | None,
    typer.Option(
        "--input",
        "-i",
        help="Files, folders or globs of articles. Default: the seed articles.",
        show_default=False,
    ),
]
Maps = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="FIELD=COLUMN", help="Another name of a field: --map date=pub_date"),
]

Verbose = Annotated[
    bool, typer.Option("--verbose", help="One line a step on standard error: what it did, and its seconds.")
]

Keep = Annotated[
    int,
    typer.Option(min=1, help="Of how many runs the reports, and the work of aborted ones, are kept."),
]
Snapshots = Annotated[
    int,
    typer.Option(
        "--snapshots",
        min=0,
        help="How many of the files published before are kept.",
        envvar="ONRECORD_SNAPSHOTS",
    ),
]

Processes = Annotated[
    str,
    typer.Option(metavar="auto|N", help="How many share the work; auto takes every core, where that pays."),
]


class Runner(StrEnum):
    """What cleans and annotates."""

    local = "local"
    dask = "dask"


Runners = Annotated[
    Runner,
    typer.Option("--runner", help="What shares the work: this machine, or the workers of a Dask cluster."),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="With --runner dask: of its scheduler, for example tcp://10.0.0.5:8786.",
        show_default=False,
    ),
]


def scheduler_of(runner: Runner, address: str | None, processes: str) -> str | None:
    """Return the address of the Dask scheduler, None where this machine does the work.

    Raises:
        UsageError: the options do not go together, or Dask is not installed.
    """
    if runner is Runner.local:
        if address:
            raise UsageError(f"--scheduler {address}: add --runner dask")
        return None
    if not address:
        raise UsageError(
            "--runner dask: name its scheduler with --scheduler, for example tcp://10.0.0.5:8786"
        )
    if processes != "auto":
        raise UsageError("--processes is for this machine: with --runner dask the cluster has its own")
    if find_spec("prefect_dask") is None:
        raise UsageError(MISSING)
    return address


def processes_of(text: str) -> int | None:
    """Return the number of processes, None for auto.

    Raises:
        UsageError: neither a number nor auto.
    """
    if text == "auto":
        return None
    if not text.isdecimal() or not 1 <= int(text) <= MOST_PROCESSES:
        raise UsageError(f"--processes {text}: write auto or a number from 1 to {MOST_PROCESSES}")
    return int(text)


def asked(warehouse: Path | None) -> str:
    """Return how a command that is shown names the warehouse."""
    return f" --warehouse {shlex.quote(strip_control(warehouse))}"


def mapping_of(pairs: list[str] | None) -> dict[str, str]:
    """Return our field names to the input's own.

    Raises:
        UsageError: a pair that is none.
    """
    mapping = {}
    for pair in pairs or []:
        ours, equals, theirs = pair.partition("=")
        if not (ours and equals and theirs):
            raise UsageError(f"--map {pair}: write FIELD=COLUMN, for example --map date=pub_date")
        mapping[ours] = theirs
    return mapping
