"""`onrecord claim` and `onrecord corrections`: accept, reject or correct single claims, and hand that on."""

import getpass
from contextlib import suppress
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import Warehouse, console
from flows.cli.sql import Format, write_answer
from flows.controls import strip_control
from flows.errors import UsageError
from warehouse.home import DEFAULT_WAREHOUSE, home_of

corrections = typer.Typer(help="What analysts have decided on claims.", no_args_is_help=True)

SPANS = ("content_spans", "speaker_spans", "cue_spans", "frame_spans", "addressee_spans")


class Lines(StrEnum):
    """What `onrecord corrections export` writes."""

    csv = "csv"
    jsonl = "jsonl"


def claim(
    key: Annotated[
        str | None, typer.Argument(metavar="[CLAIM]", help="A claim's id, or its first digits.")
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="It is right as it stands.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It is none: views leave it out.")] = False,
    speaker: Annotated[str | None, typer.Option(help="Who said it.")] = None,
    stance: Annotated[str | None, typer.Option(help="assert, deny, confirm, accuse, demand or ask.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why; it is recorded.")] = None,
    by: Annotated[str | None, typer.Option(help="Who decides; else your login name.")] = None,
    file: Annotated[
        Path | None,
        typer.Option("--from", help="A CSV file: claim_id, verdict, speaker, stance, reason, by."),
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Accept, reject or correct a claim; the decision holds for every later run."""
    from flows.run.reviews import decision, decisions_of, review

    who = by or _login()
    if file and (key or accept or reject or speaker or stance):
        raise UsageError("--from names a file of decisions: give either the file or one claim")
    if accept and reject:
        raise UsageError(f"{key}: accept or reject it, not both")
    if file:
        decided = decisions_of(file, who)
    else:
        cells = {
            "claim_id": key,
            "verdict": "accept" if accept else "reject" if reject else None,
            "speaker": speaker,
            "stance": stance,
            "reason": reason,
        }
        decided = [decision(cells, who)]
    ids = review(home_of(warehouse), decided, datetime.now(UTC))
    for claim_id, one in zip(ids, decided, strict=True):
        values = ", ".join(f"{aspect} {strip_control(value)}" for aspect, value in one.values.items())
        console.print(f"claim {claim_id}: {values}", soft_wrap=True)


@corrections.command("export")
def export(
    format: Annotated[Lines, typer.Option("--format", "-f")] = Lines.jsonl,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file instead of the screen.")
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Write every claim that was decided on: its text and spans, what had been found, and what is right."""
    if format is Lines.csv:
        spans = ", ".join(f"to_json({name}) as {name}" for name in SPANS)
        write_answer(f"select * replace ({spans}) from v_claim_reviews", warehouse, Format.csv, output)
        return
    write_answer(
        """
        select
            claim_id,
            article_id,
            external_id,
            language,
            text,
            content,
            content_spans,
            speaker_spans,
            cue_spans,
            frame_spans,
            addressee_spans,
            quote_type,
            hedged,
            found_by,
            {'speaker': speaker_before, 'stance': stance_before} as before,
            {'status': status, 'speaker': speaker, 'stance': stance} as after,
            reason,
            reviewed_by,
            reviewed_at,
        from v_claim_reviews
        """,
        warehouse,
        Format.json,
        output,
    )


def _login() -> str:
    with suppress(OSError, KeyError):  # a user without a name, as in some containers
        return getpass.getuser()
    return "unknown"
