"""What a user can get wrong is one clear line and exit status 2, and the published warehouse stays."""

import hashlib

import pytest


def one_line(done, *words):
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    for word in words:
        assert word in done.stderr


def test_a_missing_path(onrecord, tmp_path):
    one_line(onrecord("run", "-i", tmp_path / "nowhere", "-w", tmp_path / "w.duckdb"), "nowhere")
    assert not (tmp_path / "w.duckdb").exists()


def test_an_empty_folder(onrecord, tmp_path):
    (tmp_path / "empty").mkdir()
    one_line(onrecord("run", "-i", tmp_path / "empty", "-w", tmp_path / "w.duckdb"), "empty")
    assert not (tmp_path / "w.duckdb").exists()


def test_no_warehouse(onrecord, tmp_path):
    one_line(onrecord("sql", "from v_claims", "-w", tmp_path / "w.duckdb"), "no warehouse")
    one_line(onrecord("report", "-w", tmp_path / "w.duckdb"), "no report")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("sql", "from nothing"), "nothing"),
        (("sql", "this is no sql"), "syntax"),
        (("show", "ffffffffffff"), "ffffffffffff"),
        (("show", ""), "no id"),
        (("sql", "select 1", "--output", "/"), "folder"),
        (("tables", "nothing"), "nothing"),
        (("dossier", "Kreml", "--output", "/nowhere/page.html"), "/nowhere/page.html"),
        (("run", "--map", "date"), "FIELD=COLUMN"),
        (("serve", "--every", "soon"), "15m"),
        (("serve", "--every", "99999999999d"), "366d"),
        (("run", "--input", ""), "an input is empty"),
        (("serve", "--input", ""), "an input is empty"),
        (("browse", "--host", "203.0.113.9", "--port", "0"), "cannot listen on 203.0.113.9"),
    ],
)
def test_wrong_words(arguments, word, onrecord, seeded):
    done = onrecord(*arguments, ONRECORD_WAREHOUSE=str(seeded))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert word in done.stderr


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("run", "--inptu", "x"), "--inptu"),
        (("runn",), "runn"),
        (("export",), "FOLDER"),
        (("browse", "--port", "99999"), "65535"),
        (("run", "--runner", "nobody"), "'dask'"),
        (("quarantine", "drop"), "DOCUMENT"),
    ],
)
def test_words_that_no_command_knows_are_one_line(arguments, word, onrecord):
    done = onrecord(*arguments)
    one_line(done, word)
    assert done.stderr.startswith("onrecord: ")


def test_first_digits_that_several_things_share(onrecord, seeded):
    fits = onrecord("sql", """
        select left(claim_id, 1) as digit
        from claims
        where left(claim_id, 1) in (select left(story_id, 1) from stories)
        limit 1
    """, "--format", "csv", "-w", seeded)  # fmt: skip
    digit = fits.stdout.split()[1]
    one_line(onrecord("show", digit, "-w", seeded), f"{digit} fits several", "claim", "story")


def test_a_page_never_takes_the_place_of_the_warehouse(onrecord, seeded):
    before = hashlib.sha256(seeded.read_bytes()).hexdigest()
    one_line(onrecord("dossier", "Kreml", "-o", seeded, "-w", seeded), "the warehouse itself")
    assert hashlib.sha256(seeded.read_bytes()).hexdigest() == before


@pytest.mark.parametrize(
    ("memory", "words"), [("many", ("4GB", "many")), ("9MB", ("ONRECORD_MEMORY", "nothing"))]
)
def test_memory_that_is_none_or_too_little(memory, words, onrecord, tmp_path):
    note = tmp_path / "note.txt"
    note.write_text(
        "Bridge closed\n\n3 May 2024\n\nThe council said that the bridge would be closed.\n", "utf-8"
    )
    done = onrecord("run", "-i", note, "-w", tmp_path / "w.duckdb", ONRECORD_MEMORY=memory)
    one_line(done)
    assert all(word.casefold() in done.stderr.casefold() for word in words)
    assert not (tmp_path / "w.duckdb").exists()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("selec 1", ('at or near "selec"', "line 1, at: selec 1")),
        ("select speaker\nform v_claims limit 1", ("line 2, at: v_claims limit 1",)),
        ("select spekaer from v_claims", ('"spekaer"', '"speaker"')),
        ('from v_claims where outlet = "Krone"', ("single quotes: 'Krone'",)),
        ("from v_claims where", ("end of input",)),
        ("from v_claim", ('"v_claims"',)),
        ("select 'a\x1b[31m\nb' c d", ("line 2, at: d",)),
    ],
)
def test_a_query_with_a_slip_is_one_line_with_the_place(query, words, onrecord, seeded):
    one_line(onrecord("sql", query, "-w", seeded), *words)


def test_a_view_is_found_in_any_case(onrecord):
    assert onrecord("tables", "V_Claims").stdout.startswith("v_claims: ")


def test_a_query_that_needs_more_memory(onrecord, seeded):
    done = onrecord("sql", "select list(range) from range(9000000)", "-w", seeded, ONRECORD_MEMORY="20MB")
    one_line(done, "Out of Memory", "ONRECORD_MEMORY")


def test_refused_documents_are_listed_with_their_reason_and_the_rest_loads(onrecord, seeded, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "undated.txt").write_text(
        "The council met.\n\nThe council said that the bridge would be closed for repairs.\n" * 3,
        encoding="utf-8",
    )
    (folder / "good.txt").write_text(
        "Bridge closed\n\n3 May 2024\n\nThe council said that the bridge would be closed for repairs until autumn, "
        "and that the ferry would carry cars in the meantime.\n",
        encoding="utf-8",
    )
    warehouse = tmp_path / "w.duckdb"
    warehouse.write_bytes(seeded.read_bytes())
    done = onrecord("run", "-i", folder, "-w", warehouse)
    assert "4 read = 1 loaded + 0 duplicate + 3 quarantined" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 1
    listed = onrecord("quarantine", "list", "-w", warehouse).stdout
    for name in ("empty.txt", "binary.txt", "undated.txt"):
        assert name in listed
    assert "good.txt" not in listed


def test_a_failed_run_leaves_the_published_file_untouched(onrecord, seeded, tmp_path):
    warehouse = tmp_path / "w.duckdb"
    warehouse.write_bytes(seeded.read_bytes())
    before = hashlib.sha256(warehouse.read_bytes()).hexdigest()
    onrecord("run", "-i", tmp_path / "nowhere", "-w", warehouse)
    assert hashlib.sha256(warehouse.read_bytes()).hexdigest() == before
