"""`onrecord remove`: take published articles out again."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from flows.cli.options import Warehouse, asked, console
from flows.controls import strip_control
from warehouse.home import DEFAULT_WAREHOUSE, home_of

NAMED = 20  # articles that are listed


def remove(
    keys: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE|URL|RUN...",
            help="Ids, their first digits, addresses, or runs with all they brought.",
        ),
    ],
    reason: Annotated[str, typer.Option("--reason", help="Why; it is recorded.")],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Take articles out, with their mentions and claims; the rest is linked anew, and no later run reads them again.

    Their text stays in the table of documents, as that of every refused one, and in snapshots.
    """
    from flows.run.removal import remove as take_out

    removed = take_out(home_of(warehouse), keys, reason, datetime.now(UTC))
    for article, title in removed.articles[:NAMED]:
        console.print(f"removed {article} {strip_control(title or '(no title)')}", soft_wrap=True)
    if (more := len(removed.articles) - NAMED) > 0:
        console.print(f"and {more} more")
    if removed.snapshot:
        undo = f"onrecord snapshots restore {removed.snapshot.stem}{asked(warehouse)}"
        console.print(f"to undo it: `{undo}`", soft_wrap=True)
