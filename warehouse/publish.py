"""Builds the next warehouse file beside the published one and swaps them.

A writer locks a DuckDB file against every reader, so the published file is never opened for writing: readers
never wait and never see half a run, and a run that dies leaves the published file as it was.
"""

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse.connection import attach, open_for_reading, open_for_writing
from warehouse.copying import copy
from warehouse.home import Home
from warehouse.lake import working
from warehouse.lake.working import turns
from warehouse.memory import execute, frugal
from warehouse.migrations import migrate
from warehouse.published import keep_access, log_of, refuse_log
from warehouse.schema import at_once, create_tables, create_views, run_file, statement, step
from warehouse.snapshots import prune, sync_folder, take
from warehouse.tables import insert
from warehouse.writing import writing

# The tables whose rows a batch brings as they are.
LOADED = (
    "documents",
    "segments",
    "date_candidates",
    "articles",
    "mentions",
    "claims",
    "claim_sources",
    "quality_results",
    "quality_outlets",
    "quality_shares",
    "quarantine",
    "corrections",
    "runs",
)
# The tables that a run adds to which brings in nothing.
ACCOUNT = ("runs", "quality_results")


def open_candidate(home: Home, run_id: str, *, fresh: bool = True) -> duckdb.DuckDBPyConnection:
    """Return a connection to the candidate of a run, made anew from the published file when ``fresh``.

    Its tables are those of this release, whatever release built the published file.
    """
    candidate = home.candidate(run_id)
    if fresh:
        discard(candidate)
        if home.warehouse.exists():
            candidate.touch(0o600)  # nobody reads in it what the published file does not show him
            copy(home.warehouse, candidate)
    connection = open_for_writing(candidate)
    migrate(connection)
    return connection


@dataclass(frozen=True, slots=True)
class GivenWay:
    """What became of the documents of a run where others have brought in the same since it began.

    Attributes:
        loaded: how many documents became articles of this run.
        quarantined: how many were refused.
        known: how many others have brought in.
        refused: how many of those wait in quarantine.
        verdict: one sentence for people.
    """

    loaded: int
    quarantined: int
    known: int
    refused: int
    verdict: str


def load(
    connection: duckdb.DuckDBPyConnection, home: Home, run_id: str, loaded_at: datetime
) -> GivenWay | None:
    """Move the batch of a run into the candidate behind the connection.

    What other runs have brought in since this one began stays as they stored it, and leaves the batch.

    Returns:
        What that has changed in the run's account; None where there was no such document.
    """
    attach(connection, home.batch(run_id), "batch", read_only=False)
    if home.warehouse.exists():
        attach(connection, home.warehouse, "published")
    else:
        connection.execute("attach ':memory:' as published")
        connection.execute("use published")
        create_tables(connection)
        connection.execute("use warehouse")
    given_way = _give_way(connection)
    values = {"run_id": run_id, "loaded_at": loaded_at}
    with frugal(connection):
        run_file(connection, "transforms/load/1_resolve.sql", values)
        with step(connection):
            run_file(connection, "transforms/load/2_replace.sql")
            run_file(connection, "transforms/forget.sql")
        for table in LOADED:
            execute(connection, f"insert into warehouse.{table} by name select * from batch.{table}")
        run_file(connection, "transforms/load/3_versions.sql")
        with step(connection):
            run_file(connection, "transforms/load/4_reviews.sql")
            run_file(connection, "transforms/load/5_claim_changes.sql", values)
    connection.execute("detach batch")
    connection.execute("detach published")
    return given_way


def _give_way(connection: duckdb.DuckDBPyConnection) -> GivenWay | None:
    with at_once(connection):
        run_file(connection, "transforms/load/0_give_way.sql")
    row = connection.execute(
        """
        select
            r.loaded,
            r.quarantined,
            count(*) filter (where g.duplicate_of is null) as known,
            count(*) filter (where g.found = 'quarantined') as refused,
            r.verdict,
        from batch.given_way as g
        cross join batch.runs as r
        group by all
        """
    ).fetchone()
    return GivenWay(*row) if row else None


def finish(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the views, write everything into the one file, and close it."""
    create_views(connection)
    connection.execute("checkpoint warehouse")
    connection.close()


def close_run(home: Home, run_id: str, finished_at: datetime) -> None:
    """Record in the finished candidate when its run ended; the last thing before it is swapped or kept."""
    with open_for_writing(home.candidate(run_id)) as candidate:
        candidate.execute(
            "update runs set finished_at = $finished_at where run_id = $run_id",
            {"run_id": run_id, "finished_at": finished_at},
        )
        candidate.execute("checkpoint warehouse")


def add_run(
    candidate: duckdb.DuckDBPyConnection, row: Mapping[str, Any], results: Sequence[Mapping[str, Any]] = ()
) -> None:
    """Add to the candidate a run that brings in nothing, and what its checks found."""
    insert(candidate, "runs", [row])
    insert(candidate, "quality_results", results)


def record(home: Home, row: Mapping[str, Any], results: Sequence[Mapping[str, Any]] = ()) -> None:
    """Publish that a run was aborted or has failed; everything else stays as it is."""
    run_id = str(row["run_id"])
    with open_candidate(home, run_id) as candidate:
        add_run(candidate, row, results)
        finish(candidate)
    swap(home, run_id, account=True)


def totals(home: Home) -> tuple[int, int, int]:
    """Return how many articles, mentions and claims are published."""
    if not home.warehouse.exists():
        return 0, 0, 0
    with open_for_reading(home.warehouse) as connection:
        found = connection.execute(
            """
            select
                (select count(*) from articles),
                (select count(*) from mentions),
                (select count(*) from claims where status <> 'rejected'),
            """
        ).fetchone()
    return found or (0, 0, 0)


def read_candidate(home: Home, run_id: str) -> duckdb.DuckDBPyConnection:
    """Return a read-only connection to the finished candidate of a run."""
    return open_for_reading(home.candidate(run_id))


def swap(home: Home, run_id: str, *, account: bool = False) -> Path | None:
    """Make the candidate of a run the published warehouse, atomically; mode, owner and group stay.

    Args:
        home: the warehouse.
        run_id: the run.
        account: whether only the run's account of itself is new (`add_run`). The former file is not worth keeping then,
            and in a lake all other tables stand as they are.

    Returns:
        The former file as a snapshot; None where there is none.

    Raises:
        UsageError: a write-ahead log lies beside the published file, so a program is writing it.
        MovedError: another host has published to the lake meanwhile.
    """
    candidate = home.candidate(run_id)
    if home.lake:
        working.publish(home, candidate, run_id, ACCOUNT if account else None)
        return None
    refuse_log(home.warehouse)
    keep_access(home.warehouse, candidate)
    with candidate.open("rb") as file:
        os.fsync(file.fileno())
    kept = None if account else take(home)
    os.replace(candidate, home.warehouse)
    sync_folder(home.warehouse.parent)
    if not account:
        prune(home)
    return kept


def keep_aborted(home: Home, run_id: str) -> None:
    """Move the candidate of an aborted run to its folder, where it can be looked at."""
    keep_access(home.warehouse, home.candidate(run_id))
    if not home.aborted(run_id).parent.exists():  # a lake's: its private files end with the run
        home.kept_runs.mkdir(parents=True, exist_ok=True)
        os.replace(home.run(run_id), home.aborted(run_id).parent)
    os.replace(home.candidate(run_id), home.aborted(run_id))


def mark_forced(connection: duckdb.DuckDBPyConnection, run_id: str, reason: str) -> None:
    """Record in the candidate why a run is published against its verdict."""
    connection.execute(
        """
        update runs
        set
            status = 'published anyway',
            reason = $reason,
            verdict = replace(verdict, 'Not published:', 'Published against the checks:'),
        where run_id = $run_id
        """,
        {"run_id": run_id, "reason": reason},
    )


def delete_batch(home: Home, run_id: str) -> None:
    """Remove the batch of a published run: the warehouse has it all."""
    shutil.rmtree(home.run(run_id))


def drop(home: Home, ids: Sequence[str], reason: str, dropped_at: datetime) -> None:
    """Take documents out of quarantine for good; they are not read again.

    Raises:
        UsageError: a run or another program is writing the warehouse.
    """
    with writing(home):
        for turn in turns(home):
            with turn:
                with open_candidate(home, "drop") as candidate:
                    candidate.execute(
                        statement("transforms/drop.sql"),
                        {"ids": list(ids), "reason": reason, "dropped_at": dropped_at},
                    )
                    finish(candidate)
                swap(home, "drop")


def discard(candidate: Path) -> None:
    """Remove a candidate and its write-ahead log, if they exist."""
    for path in (candidate, log_of(candidate)):
        path.unlink(missing_ok=True)
