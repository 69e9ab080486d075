"""`onrecord sql` destroys nothing; what it shows is text, never markup, and does nothing to the terminal."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ONRECORD = str(Path(sys.executable).with_name("onrecord"))


def ask(warehouse, *arguments, **options):
    return subprocess.run(
        [ONRECORD, "sql", *map(str, arguments), "-w", str(warehouse)],
        check=False, timeout=600, env={**os.environ, "COLUMNS": "120"}, **options,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["[/b]", "[bold]x[/bold]", ":smile:", "[a-z]"])
def test_brackets_stay(text, onrecord, seeded):
    done = onrecord("sql", f"select '{text}' as \"{text}\"", "-w", seeded)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(text) == 2


@pytest.mark.parametrize("mark", ["\x1b[2J", "\x07", "\u202e", "\u2066", "\x9b31m"])
def test_no_control_character_reaches_the_terminal(mark, onrecord, seeded):
    done = onrecord("sql", f"select 'a{mark}b' as \"c{mark}d\"", "-w", seeded)
    wide = onrecord(
        "sql", "select " + ", ".join(f"'{'x' * 30}' as \"{mark}{n}\"" for n in range(9)), "-w", seeded
    )
    assert done.returncode == wide.returncode == 0
    assert mark[0] not in done.stdout + wide.stdout


@pytest.mark.parametrize("format", ["csv", "json"])
def test_no_control_character_reaches_the_terminal_in_another_format(format, seeded):
    leader, follower = os.openpty()
    done = ask(seeded, "select 'a\x1b[2Jb\u202ec' as x, 'fünf' as y", "-f", format, stdout=follower)
    os.close(follower)
    shown = os.read(leader, 4096).decode()
    os.close(leader)
    assert done.returncode == 0
    assert "fünf" in shown
    assert not {"\x1b", "\u202e"} & set(shown)


def test_a_reason_in_brackets_is_recorded(onrecord, seeded, tmp_path):
    warehouse = tmp_path / "w.duckdb"
    shutil.copyfile(seeded, warehouse)
    (tmp_path / "empty.txt").write_bytes(b"")
    onrecord("run", "-i", tmp_path / "empty.txt", "-w", warehouse)
    key = onrecord("sql", "-f", "csv", "select document_id from quarantine", "-w", warehouse).stdout.split()[
        1
    ]
    done = onrecord("quarantine", "drop", key, "--reason", "[/b]", "-w", warehouse)
    assert done.returncode == 0, done.stderr
    assert "[/b]" in onrecord("sql", "select resolution from quarantine", "-w", warehouse).stdout


def test_a_slow_query_draws_no_bar_into_its_answer(onrecord, seeded):
    asked = "select current_setting('enable_progress_bar') as bar"
    assert onrecord("sql", asked, "-f", "csv", "-w", seeded).stdout == "bar\nfalse\n"


@pytest.mark.parametrize("format", ["table", "csv", "json"])
def test_appending_keeps_what_is_there(format, seeded, tmp_path):
    path = tmp_path / "all.csv"
    path.write_text("before\n")
    with path.open("a") as file:
        assert ask(seeded, "select 42 as answer", "-f", format, stdout=file).returncode == 0
    assert path.read_text().startswith("before\n")
    assert "42" in path.read_text()


@pytest.mark.parametrize("format", ["table", "csv", "json", "parquet"])
def test_every_format_goes_into_a_file_at_once(format, onrecord, seeded, tmp_path):
    path = tmp_path / "answer"
    path.write_text("before")
    assert onrecord("sql", "from nothing", "-f", format, "-o", path, "-w", seeded).returncode == 2
    assert path.read_text() == "before"
    done = onrecord("sql", "select 42 as answer", "-f", format, "-o", path, "-w", seeded)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert b"before" not in path.read_bytes()
    assert b"answer" in path.read_bytes()
    assert [found.name for found in tmp_path.iterdir()] == ["answer"]


@pytest.mark.parametrize("format", ["table", "csv"])
def test_a_closed_pipe_is_quiet(format, seeded):
    read, write = os.pipe()
    os.close(read)
    done = ask(seeded, "from range(5000)", "-f", format, "--rows", "0", stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert done.stderr == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("format", ["table", "csv"])
def test_a_full_disk_is_one_line(format, seeded):
    with open("/dev/full", "w") as full:
        done = ask(seeded, "from range(1000)", "-f", format, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert done.stderr.splitlines() == ["onrecord: No space left on device"]


@pytest.mark.parametrize(
    ("query", "says"),
    [("", "no query"), (" ; ", "empty"), ("/* nothing */", "empty"), ("select 1; select 2", "2 statements")],
)
def test_no_statement_and_several_are_refused(query, says, onrecord, seeded):
    done = onrecord("sql", query, "-w", seeded)
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_warehouse_is_never_the_output(onrecord, seeded):
    before = seeded.read_bytes()
    assert onrecord("sql", "select 1", "-f", "csv", "-o", seeded, "-w", seeded).returncode == 2
    assert seeded.read_bytes() == before
