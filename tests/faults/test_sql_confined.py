"""A query that somebody hands an analyst reads the warehouse, and nothing else."""

import pytest

REACHING = [
    "from read_text('{secret}')",
    "select count(*) from read_csv('{secret}')",
    "from '{secret}'",
    "copy (select 1) to '{folder}/out.csv'",
    "attach '{folder}/other.duckdb'",
    "export database '{folder}/all'",
    "set enable_external_access = true",
    "install fts",
    "load '{secret}'",
    "delete from claims",
    "create table mine as select 1 as x",
]


@pytest.mark.parametrize("query", REACHING)
def test_a_query_reaches_no_other_file_and_changes_nothing(query, onrecord, seeded, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("key\nhunter2\n")
    before = seeded.read_bytes()
    done = onrecord("sql", query.format(secret=secret, folder=tmp_path), "-w", seeded)
    assert done.returncode == 2
    assert "hunter2" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]
    assert seeded.read_bytes() == before


def test_who_asks_for_it_reads_other_files(onrecord, seeded, tmp_path):
    (tmp_path / "other.csv").write_text("key\nvalue\n")
    query = f"from read_csv('{tmp_path}/other.csv')"
    done = onrecord("sql", query, "--external", "--format", "csv", "-w", seeded)
    assert done.stdout == "key\nvalue\n", done.stderr


@pytest.mark.parametrize("format", ["csv", "json", "parquet"])
def test_answers_are_still_written(format, onrecord, seeded, tmp_path):
    written = tmp_path / "answer"
    done = onrecord("sql", "select 1 as x", "--format", format, "--output", written, "-w", seeded)
    assert done.returncode == 0, done.stderr
    assert written.stat().st_size > 0


def test_cells_that_a_spreadsheet_would_run_are_marked_on_request(onrecord, seeded):
    query = """
        select * from (
            values ('=1+1', 1), ('+49', 2), ('-x', 3), ('@a', 4), (chr(9) || '=x', 5), ('plain = text', -6), (null, 7)
        ) as t ("a ""text", n)
    """
    plain = onrecord("sql", query, "--format", "csv", "-w", seeded).stdout.splitlines()
    marked = onrecord("sql", query, "--format", "csv", "--safe-cells", "-w", seeded).stdout.splitlines()
    assert [line[:1] for line in marked[1:6]] == ["'"] * 5
    assert [line.removeprefix("'") for line in marked] == plain
    assert marked[6:] == ["plain = text,-6", ",7"]
