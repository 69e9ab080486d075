"""`onrecord quarantine`: look at refused documents, try them again, or let them go."""

import os
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from flows.cli.options import Maps, Warehouse, console, mapping_of, stderr
from flows.cli.terminal import lines, progress, table
from flows.controls import strip_control
from flows.errors import UsageError
from warehouse.home import DEFAULT_WAREHOUSE, home_of

quarantine = typer.Typer(help="Documents that were refused, and why.", no_args_is_help=True)

LEFT_NAMED = 20  # documents that a replay leaves, by name

Keys = Annotated[
    list[str] | None,
    typer.Argument(metavar="[DOCUMENT]...", help="Ids, their first digits, or records' own ids."),
]


@quarantine.command("list")
def show_list(warehouse: Warehouse = DEFAULT_WAREHOUSE) -> None:
    """List the documents that are still refused."""
    from warehouse.reading import reading

    with reading(warehouse) as connection:
        relation = connection.sql(
            """
            select
                document_id,
                uri,
                stage,
                reasons,
                detail,
                quarantined_at,
            from v_quarantine
            where resolved_at is null
            """
        )
        rows: list[tuple[Any, ...]] = relation.fetchall()
    if not rows:
        console.print("nothing is in quarantine")
        return
    if console.is_terminal:
        console.print(table(relation.columns, rows))
        return
    for line in lines(relation.columns, rows):
        typer.echo(line)


@quarantine.command("show")
def show_one(
    document: Annotated[str, typer.Argument(help="An id, its first digits, or the record's own id.")],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Show a document with the reasons and the evidence it was refused for."""
    from flows.cli.show import render
    from warehouse.reading import reading

    with reading(warehouse) as connection:
        for part in render(connection, document):
            console.print(part)


@quarantine.command("replay")
def replay_refused(
    documents: Keys = None,
    corrections: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="A correction: --set published_at=2024-05-01"),
    ] = None,
    input: Annotated[
        list[str] | None, typer.Option("--input", "-i", help="The repaired files, where a file was at fault.")
    ] = None,
    map: Maps = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Try refused documents again, all of them or some; what now passes keeps its ids."""
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
    from flows.run.corrections import parse

    fields = parse(corrections or [])
    if fields and not documents:
        raise UsageError("--set corrects the documents that are named: name them before it")
    from flows.deploy import orchestrated
    from flows.run.run import AbortedError

    with orchestrated(), progress(stderr):
        from flows.publish import replay

        try:
            summary = replay(documents or [], str(warehouse), fields, input or [], mapping_of(map))
        except AbortedError as stopped:
            summary = stopped.summary
    console.print(
        f"run {summary.run_id}: {summary.counts.read} tried again, {summary.counts.loaded} loaded,"
        f" {summary.counts.duplicate} duplicate, {summary.counts.quarantined} refused again",
        soft_wrap=True,
    )
    if summary.left:
        named = ", ".join(summary.left[:LEFT_NAMED])
        more = len(summary.left) - LEFT_NAMED
        why = (
            "not among the files given"
            if input
            else "no text of them is kept: give the repaired files with --input"
        )
        console.print(
            f"left in quarantine {len(summary.left)}, {why}:"
            f" {strip_control(named)}{f' and {more} more' if more > 0 else ''}",
            soft_wrap=True,
        )
    console.print(f"report {strip_control(summary.report)}", soft_wrap=True)
    if summary.aborted:
        raise UsageError(f"nothing published: {'; '.join(summary.aborted)}")


@quarantine.command("drop")
def drop_refused(
    documents: Annotated[list[str], typer.Argument(metavar="DOCUMENT...", help="Ids or their first digits.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; it is recorded.")],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Let refused documents go for good: they count as resolved, and are not read again."""
    from flows.run.refused import waiting
    from warehouse.publish import drop
    from warehouse.reading import reading

    with reading(warehouse) as connection:
        rows = waiting(connection, documents)
    drop(home_of(warehouse), [row["document_id"] for row in rows], reason, datetime.now(UTC))
    for row in rows:
        console.print(f"dropped {row['document_id']} {strip_control(row['uri'])}")
