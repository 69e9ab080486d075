"""What a lake keeps of its past: its snapshots listed, old ones let go, many small files made few."""

from dataclasses import dataclass
from datetime import datetime

import duckdb

from flows.errors import UsageError
from warehouse.home import Home
from warehouse.lake.address import Lake
from warehouse.lake.layout import has_tables
from warehouse.lake.opening import open_lake, told
from warehouse.lake.working import turns

SMALL = 32_000_000  # bytes; a larger file stays as it is, since merging it with what is new writes it anew


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state of the lake that can be asked; ``by`` is the run that has published it, None for upkeep."""

    number: int
    published_at: datetime
    by: str | None


@dataclass(frozen=True, slots=True)
class Tidied:
    """What the upkeep has done: snapshots let go, data files before and after."""

    snapshots: int
    before: int
    after: int


def snapshots(lake: Lake) -> list[Snapshot]:
    """Return the snapshots that are kept, newest first."""
    with open_lake(lake) as connection:
        rows = connection.execute(
            "select snapshot_id, snapshot_time, commit_message from ducklake_snapshots('lake')"
            " where snapshot_id > 0 order by snapshot_id desc"
        ).fetchall()
    return [Snapshot(*row) for row in rows]


def tidy(home: Home, days: int) -> Tidied:
    """Let snapshots older than so many days go, merge small files, and remove the files that nobody needs any more.

    Files that no snapshot knows are what killed runs have left; only those older than a day are removed, since a run
    that is going on has such files too.

    Raises:
        UsageError: nothing was published yet, or another program is changing the lake.
    """
    assert home.lake
    tidied = Tidied(0, 0, 0)
    for turn in turns(home):
        with turn, open_lake(home.lake, read_only=False) as connection:
            if not has_tables(connection):
                raise UsageError(f"no warehouse at {home.name} yet: run `onrecord run` first")
            before = _files(connection)
            try:
                expired = connection.execute(
                    "from ducklake_expire_snapshots('lake', older_than => now() - to_days($days))",
                    {"days": days},
                ).fetchall()
                connection.execute("call ducklake_rewrite_data_files('lake')")
                connection.execute(f"call ducklake_merge_adjacent_files('lake', max_file_size => {SMALL})")
                connection.execute(
                    "call ducklake_cleanup_old_files('lake', older_than => now() - to_days(1))"
                )
                connection.execute(
                    "call ducklake_delete_orphaned_files('lake', older_than => now() - to_days(1))"
                )
            except duckdb.Error as error:
                raise UsageError(f"cannot tidy {home.name}: {told(error)}; try again") from None
            tidied = Tidied(len(expired), before, _files(connection))
    return tidied


def _files(connection: duckdb.DuckDBPyConnection) -> int:
    row = connection.execute(
        "select sum(file_count + delete_file_count) from ducklake_table_info('lake')"
    ).fetchone()
    return int(row[0] or 0) if row else 0
