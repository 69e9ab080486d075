"""Where two files may differ is told without reading rows; no row that differs lies anywhere else."""

import random

import pytest

from warehouse.connection import in_memory
from warehouse.copying import copy
from warehouse.lake.touched import note_rewritten, touched

GROUP = 2048  # rows, the smallest that DuckDB takes
ROWS = 20 * GROUP

COLUMNS = """
    id varchar primary key,
    same integer,
    number integer,
    words varchar,
    vector tinyint[16],
    parts struct(a integer, b varchar)[]
"""
MADE = """
    select
        md5(n::varchar) as id,
        7 as same,
        n % 97 as number,
        repeat(md5((n % 311)::varchar), 1 + n % 5) || if(n % 4000 = 0, repeat('long ', 70000), '') as words,
        [(n + k) % 100 for k in range(16)]::tinyint[16] as vector,
        [{'a': k, 'b': md5(k::varchar)} for k in range(n % 3)] as parts,
    from range($first, $last) as r (n)
"""
CHANGES = (
    "insert into t select * replace ('new' || id as id) from t where rowid between {one} and {other}",
    "update t set number = number + 1 where rowid between {one} and {other}",
    "update t set same = 8 where rowid = {one}",
    "update t set words = reverse(words) where rowid between {one} and {other}",
    "update t set vector = list_reverse(vector::tinyint[])::tinyint[16] where rowid = {one}",
    "update t set number = null where rowid = {one}",
    "update t set parts = [{{'a': 1, 'b': 'x'}}] where rowid = {one}",
    "delete from t where rowid between {one} and {other}",
    "delete from t where rowid = {one}",
    "delete from t where rowid < {one}",
    "checkpoint present",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The file that all tests begin with; none writes to it."""
    path = tmp_path_factory.mktemp("touched") / "former.duckdb"
    with in_memory() as connection:
        connection.execute(f"attach '{path}' as former (row_group_size {GROUP})")
        connection.execute(f"create table former.t ({COLUMNS})")
        connection.execute(f"insert into former.t {MADE}", {"first": 0, "last": ROWS})
    return path


@pytest.fixture
def files(made, tmp_path):
    present = tmp_path / "present.duckdb"
    copy(made, present)
    return made, present


def change(path, statements):
    with in_memory() as connection:
        connection.execute(f"attach '{path}' as present (row_group_size {GROUP})")
        connection.execute("use present")
        for each in statements:
            connection.execute(each)
        connection.execute("checkpoint present")


def compared(files):
    """Return the condition, how many rows it leaves out of each file, and those of them that differ."""
    with in_memory() as connection:
        for name, path in zip(("former", "present"), files, strict=True):
            connection.execute(f"attach '{path}' as {name} (read_only)")
        note_rewritten(connection, *files)
        rows = touched(connection, "t")
        left_out = [
            connection.execute(f"select count(*) from {name}.t where not ({rows})").fetchone()[0]
            for name in ("former", "present")
        ]
        wrong = connection.execute(
            f"""
            (from former.t where not ({rows}) except all from present.t where not ({rows}))
            union all
            (from present.t where not ({rows}) except all from former.t where not ({rows}))
            """
        ).fetchall()
    return rows, left_out, wrong


@pytest.mark.parametrize("seed", range(12))
def test_what_is_left_out_is_the_same_in_both(files, seed):
    rng = random.Random(seed)
    made = []
    for _ in range(rng.randrange(1, 7)):
        one = rng.randrange(ROWS)
        made.append(rng.choice(CHANGES).format(one=one, other=one + rng.choice([0, 5, GROUP, 3 * GROUP])))
    change(files[1], made)
    rows, left_out, wrong = compared(files)
    assert not wrong, (made, rows)
    assert left_out[0] == left_out[1], (made, rows)


def test_a_copy_differs_nowhere(files):
    assert compared(files)[1] == [ROWS, ROWS]


def test_few_changes_leave_most_rows_out(files):
    far = 12 * GROUP
    change(
        files[1],
        [
            f"update t set number = 1000 where rowid = {far}",
            "delete from t where rowid = 5",
            "insert into t select 'new', 1, 2, 'three', null, null",
        ],
    )
    _, left_out, wrong = compared(files)
    assert not wrong
    assert left_out == [ROWS - 3 * GROUP] * 2


def test_two_files_made_apart_share_nothing_that_differs(files, tmp_path):
    other = tmp_path / "other.duckdb"
    with in_memory() as connection:
        connection.execute(f"attach '{other}' as present (row_group_size {GROUP})")
        connection.execute(f"create table present.t ({COLUMNS})")
        connection.execute(f"insert into present.t {MADE}", {"first": 5, "last": ROWS + 5})
    assert not compared((files[0], other))[2]
