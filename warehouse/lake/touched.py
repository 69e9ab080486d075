"""Tells where in their tables two files may differ, without reading what is in them.

A run works on a copy of a file, and DuckDB writes anew only what changes: a table lies in groups of rows, the columns
of a group in blocks of the file. A group whose columns lie in the same places of blocks with the same bytes has the
rows that it had, less those that are marked as deleted. The tables say where they lie; the bytes of two files are
compared at the cost of reading them, a fraction of what the rows would cost.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from warehouse.connection import FIRST_BLOCK

_LAST = 2**62  # behind every row

# Segments without a block are those of one value, which is told beside them.
_SAME = """
with

segments as (
    select 'former' as file, * from pragma_storage_info($former)
    union all
    select 'present' as file, * from pragma_storage_info($present)
),

blocks as (
    select row_group_id, unnest(list_append(additional_block_ids, block_id)) as block_id from segments
),

rewritten as (
    select distinct row_group_id from blocks semi join rewritten_blocks using (block_id)
),

groups as (
    select
        file,
        row_group_id,
        sum(count) filter (where column_path = '[0]') as rows,
        list(
            {
                'name': column_name,
                'column': column_path,
                'segment': segment_id,
                'start': start,
                'count': count,
                'type': segment_type,
                'compression': compression,
                'stats': stats,
                'block': block_id,
                'offset': block_offset,
                'more': additional_block_ids
            }
            order by column_path, segment_id
        ) as places,
        bool_and(
            persistent
            and not has_updates
            and (block_id >= 0 or compression in ('Constant', 'Empty Validity'))
        ) as settled,
    from segments
    group by file, row_group_id
),

begun as (
    select
        *,
        coalesce(sum(rows) over (
            partition by file
            order by row_group_id
            rows between unbounded preceding and 1 preceding
        ), 0)::bigint as first,
    from groups
),

final as (
    select
        f.first,
        f.first + f.rows::bigint - 1 as last,
    from begun as f
    inner join begun as p using (row_group_id, first, rows, places)
    anti join rewritten as r using (row_group_id)
    where
        f.file = 'former'
        and p.file = 'present'
        and f.settled
        and p.settled
    order by f.first
)

select * from final
"""


def note_rewritten(connection: duckdb.DuckDBPyConnection, former: Path, present: Path) -> None:
    """Note in the temp table ``rewritten_blocks`` which blocks of two files have other bytes.

    Args:
        connection: has the files attached as ``former`` and ``present``.
        former: a file.
        present: another one, made from a copy of it.
    """
    sizes = connection.execute(
        "select distinct block_size from pragma_database_size() where database_name in ('former', 'present')"
    ).fetchall()
    ((size,),) = sizes  # a file that was made with blocks of its own size is no copy
    rewritten = []
    with former.open("rb") as one, present.open("rb") as other:
        one.seek(FIRST_BLOCK)
        other.seek(FIRST_BLOCK)
        number = 0
        while block := other.read(size):
            if block != one.read(size):
                rewritten.append(number)
            number += 1
    connection.execute(
        "create temp table rewritten_blocks as select unnest($blocks::bigint[]) as block_id",
        {"blocks": rewritten},
    )


def touched(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    """Return which rows of a table may not be the same in ``former`` and ``present``, as a condition on ``rowid``."""
    named = {file: f"{file}.main.{table}" for file in ("former", "present")}
    same = _there(connection, named, connection.execute(_SAME, named).fetchall())
    return " or ".join(f"rowid between {first} and {last}" for first, last in _between(same))


def _there(
    connection: duckdb.DuckDBPyConnection, named: Mapping[str, str], ranges: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return those of the ranges of which both files have the same rows: none is deleted in one of them alone."""
    if not ranges:
        return []
    extent = ranges[0][0], ranges[-1][1]
    if _rows(connection, named["former"], *extent) == _rows(connection, named["present"], *extent):
        return ranges
    half = len(ranges) // 2
    return (
        [*_there(connection, named, ranges[:half]), *_there(connection, named, ranges[half:])] if half else []
    )


def _rows(
    connection: duckdb.DuckDBPyConnection, table: str, first: int, last: int
) -> tuple[object, ...] | None:
    """Return what tells which of these rows are there, and not deleted."""
    return connection.execute(
        f"select count(*), bit_xor(hash(rowid)) from {table} where rowid between {first} and {last}"
    ).fetchone()


def _between(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the ranges of rows between these, which come in order, and the one behind the last."""
    found, start = [], 0
    for first, last in ranges:
        if first > start:
            found.append((start, first - 1))
        start = last + 1
    return [*found, (start, _LAST)]
