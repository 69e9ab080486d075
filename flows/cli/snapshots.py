"""`onrecord snapshots`: the files that were published before; `onrecord upgrade`: from an older release's file."""

from collections import Counter
from typing import Annotated

import typer

from flows.cli.options import Warehouse, console
from flows.cli.terminal import answer
from flows.controls import strip_control
from flows.errors import UsageError
from warehouse.home import DEFAULT_WAREHOUSE, file_of, home_of

MEGABYTE = 1_000_000

snapshots = typer.Typer(help="The files that were published before.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="Its first digits, as `list` shows them, or `published`.")]


@snapshots.command("list")
def show_list(warehouse: Warehouse = DEFAULT_WAREHOUSE) -> None:
    """List the published file and those before it, newest first."""
    from warehouse.snapshots import listed

    found = listed(file_of(warehouse, "snapshots list"))
    if not found:
        raise UsageError(
            f"no warehouse at {warehouse}: run `onrecord run` first, or name one with --warehouse"
        )
    names = ("name", "published at", "articles", "claims", "MB", "tables", "damage")
    rows = [
        (s.name, s.published_at, s.articles, s.claims, round(s.size / MEGABYTE, 1), s.version, s.damage)
        for s in found
    ]
    console.print(answer(names, rows, console.width))


@snapshots.command("restore")
def restore_one(name: Name, warehouse: Warehouse = DEFAULT_WAREHOUSE) -> None:
    """Publish a former file again; the present one, damaged or not, becomes a snapshot."""
    from warehouse.snapshots import restore

    home = file_of(warehouse, "snapshots restore")
    with home.locked():
        former = restore(home, name)
    kept = f"; what was published is snapshot {former.stem}" if former else ""
    console.print(f"restored {strip_control(name)}{kept}", soft_wrap=True)


@snapshots.command("diff")
def show_changes(
    former: Name,
    present: Name = "published",
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    rows: Annotated[int, typer.Option(help="How many changes are shown; 0 for all.", min=0)] = 40,
) -> None:
    """Tell which articles and claims were added, removed or changed between two files."""
    from warehouse.snapshots import changes, find

    home = file_of(warehouse, "snapshots diff")
    found = changes(find(home, former), find(home, present))
    counts = Counter((change.kind, change.change) for change in found)
    for kind in ("article", "claim"):
        told = ", ".join(f"{counts[kind, change]} {change}" for change in ("added", "removed", "changed"))
        console.print(f"{kind}s: {told}")
    if shown := found[: rows or None]:
        names = ("kind", "change", "id", "before", "after", "by")
        cells = [(c.kind, c.change, c.id, c.before, c.after, c.said_by) for c in shown]
        console.print(answer(names, cells, console.width))
    if len(found) > len(shown):
        console.print(f"{len(found) - len(shown)} rows more: --rows 0 shows all")


def upgrade(warehouse: Warehouse = DEFAULT_WAREHOUSE) -> None:
    """Bring a warehouse of an older release to this one; what it was is kept as a snapshot."""
    from flows.run import upgrade as step
    from warehouse.writing import writing

    home = home_of(warehouse)
    if not (home.lake or home.warehouse).exists():
        raise UsageError(
            f"no warehouse at {warehouse}: run `onrecord run` first, or name one with --warehouse"
        )
    with writing(home, older=True):
        done = step.upgrade(home)
    if done is None:
        console.print("nothing to upgrade: the tables are of this release")
        return
    kept = f"; the file as it was is snapshot {done.snapshot.stem}" if done.snapshot else ""
    console.print(f"upgraded from version {done.before} of the tables to {done.after}{kept}", soft_wrap=True)
    console.print(
        "its articles read as the older release read them until they are extracted anew", soft_wrap=True
    )
