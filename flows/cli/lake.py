"""`onrecord lake`: a warehouse that many runs write at once; docs/shared.md says when and how."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import console
from flows.cli.terminal import table
from flows.controls import strip_control
from flows.errors import UsageError
from warehouse.home import DEFAULT_WAREHOUSE, home_of
from warehouse.lake.address import is_lake, lake_of

lake = typer.Typer(help="A warehouse on DuckLake, that many runs write at once.", no_args_is_help=True)

Address = Annotated[
    str,
    typer.Option("--warehouse", "-w", help="ducklake:…", envvar="ONRECORD_WAREHOUSE", show_default=False),
]


@lake.command("fill")
def fill(
    warehouse: Address,
    source: Annotated[Path, typer.Option("--from", help="The warehouse file.")] = DEFAULT_WAREHOUSE,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take out runs of the lake that the file does not know.")
    ] = False,
) -> None:
    """Bring a lake to what a warehouse file says; again after a run, it writes only what has changed."""
    from warehouse.lake.filling import fill as step
    from warehouse.lake.upkeep import snapshots

    home = home_of(_address(warehouse))
    assert home.lake
    step(home, source, replace=replace)
    console.print(
        f"{strip_control(home.name)} holds what {strip_control(source)} does: snapshot"
        f" {snapshots(home.lake)[0].number}",
        soft_wrap=True,
    )


@lake.command("snapshots")
def show_snapshots(warehouse: Address) -> None:
    """List the states that `onrecord sql --at SNAPSHOT` can ask, newest first."""
    from warehouse.lake.upkeep import snapshots

    rows = [(s.number, s.published_at, s.by) for s in snapshots(lake_of(_address(warehouse)))]
    console.print(table(("snapshot", "published at", "by"), rows))


@lake.command("tidy")
def tidy_up(
    warehouse: Address,
    days: Annotated[int, typer.Option(help="Snapshots older than so many days are let go.", min=0)] = 30,
) -> None:
    """Let old snapshots go, make many small files few, and remove what killed runs have left."""
    from warehouse.lake.upkeep import tidy
    from warehouse.writing import writing

    home = home_of(_address(warehouse))
    if home.lake and not home.lake.exists():  # a writer would make it
        raise UsageError(f"no warehouse at {home.name}: run `onrecord run` first")
    with writing(home):
        done = tidy(home, days)
    console.print(
        f"{done.snapshots} snapshots let go; {done.before} files before, {done.after} now", soft_wrap=True
    )


def _address(warehouse: str) -> str:
    if not is_lake(warehouse):
        raise UsageError(f"{warehouse} is no lake: give its address with --warehouse ducklake:…")
    return warehouse
