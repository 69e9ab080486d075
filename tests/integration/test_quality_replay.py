"""A refused document comes back: corrected by hand, repaired in its file, or let go; under the id it had."""

import json
import shutil

import duckdb
import pytest

from flows.cli.show import render
from flows.errors import UsageError
from flows.publish import publish, replay

pytestmark = pytest.mark.usefixtures("orchestrator")

BODY = (
    "Der Rat will die alte Brücke im Sommer sperren lassen.\n\n„Wir haben lange geprüft und keinen anderen Weg gefunden“, "
    "sagte Bürgermeisterin Clara Finkenzeller. Die Fähre soll in dieser Zeit auch Autos übersetzen, hieß es im Rathaus.\n"
)


@pytest.fixture(scope="module")
def refused(tmp_path_factory, seeded):
    """A warehouse with the seeds and, in quarantine, three texts without a date and a file that is no text."""
    folder = tmp_path_factory.mktemp("replay")
    articles = folder / "in"
    articles.mkdir()
    for name in ("bridge", "ferry", "letter"):
        articles.joinpath(f"{name}.txt").write_text(
            f"Streit um die Brücke ({name})\n\n{BODY}", encoding="utf-8"
        )
    articles.joinpath("broken.txt").write_bytes(bytes(range(256)) * 40)
    warehouse = folder / "onrecord.duckdb"
    shutil.copyfile(seeded, warehouse)
    summary = publish([str(articles)], str(warehouse))
    assert (summary.counts.loaded, summary.counts.quarantined) == (0, 4)
    return warehouse, articles


@pytest.fixture
def ask(refused):
    def answer(query, *values):
        with duckdb.connect(str(refused[0]), read_only=True) as connection:
            return connection.execute(query, values).fetchall()

    return answer


def id_of(ask, name):
    return ask("select document_id from documents where external_id = ?", name)[0][0]


def test_every_refusal_has_stage_reasons_and_evidence(ask):
    rows = ask(
        "select external_id, stage, reasons, open, date_candidates, opening from v_quarantine order by 1"
    )
    found = {row[0]: row[1:] for row in rows}
    assert found["bridge"][:4] == ("check", ["date_missing"], True, 0)
    assert "Streit um die Brücke" in found["bridge"][4]
    assert found["broken"][0] == "read"


def test_what_waits_unchanged_is_known_and_nothing_new(refused, ask):
    warehouse, articles = refused
    before = ask("select count(*) from quarantine")
    summary = publish([str(articles)], str(warehouse))
    assert (summary.quiet, summary.counts.refused_before, summary.counts.quarantined) == (True, 4, 0)
    assert ask("select count(*) from quarantine") == before


def test_one_row_a_document_stays_open_when_it_is_refused_anew(refused, ask):
    warehouse, articles = refused
    summary = publish([str(articles / "ferry.txt")], str(warehouse), again=True)
    assert summary.counts.quarantined == 1
    ferry = id_of(ask, "ferry")
    assert ask("select count(*) from quarantine where document_id = ? and resolved_at is null", ferry) == [
        (1,)
    ]
    ((how,),) = ask(
        "select resolution from quarantine where document_id = ? and resolved_at is not null", ferry
    )
    assert how.startswith("refused again in run ")


def test_the_command_lists_and_shows(refused, onrecord, ask):
    warehouse, _ = refused
    listed = onrecord("quarantine", "list", "-w", warehouse).stdout.splitlines()
    assert listed[0].split("\t")[:4] == ["document_id", "uri", "stage", "reasons"]
    shown = onrecord("quarantine", "show", id_of(ask, "ferry"), "-w", warehouse).stdout
    assert "refused at check: date_missing" in shown
    assert "Finkenzeller" in shown


def test_a_date_set_by_hand_lands_the_document_under_its_id(refused, ask):
    warehouse, articles = refused
    before = id_of(ask, "bridge")
    summary = replay([before[:8]], str(warehouse), {"published_at": "2024-05-01"})
    assert (summary.counts.read, summary.counts.loaded) == (1, 1)
    assert id_of(ask, "bridge") == before
    ((day, precision, method),) = ask(
        "select strftime(published_at, '%Y-%m-%d'), published_precision, published_method from articles where document_id = ?",
        before,
    )
    assert (day, precision, method) == ("2024-05-01", "day", "manual")
    ((resolved, how),) = ask("select resolved_at, resolution from quarantine where document_id = ?", before)
    assert resolved is not None
    assert how == f"accepted in run {summary.run_id}"
    assert ask(
        "select count(*) from claims join articles using (article_id) where document_id = ?", before
    ) != [(0,)]
    # It holds for every later run, too.
    publish([str(articles / "bridge.txt")], str(warehouse), again=True)
    assert ask("select published_method from articles where document_id = ?", before) == [("manual",)]


def test_a_repaired_file_lands_under_the_id_it_had(refused, ask, tmp_path):
    warehouse, _ = refused
    before = id_of(ask, "ferry")
    (tmp_path / "ferry.txt").write_text(f"Streit um die Fähre\n\n3. Mai 2024\n\n{BODY}", encoding="utf-8")
    summary = replay(["ferry"], str(warehouse), inputs=[str(tmp_path)])
    assert summary.counts.loaded == 1
    assert id_of(ask, "ferry") == before
    assert ask("select published_method <> 'manual' from articles where document_id = ?", before) == [(True,)]


def test_a_replay_without_a_fix_is_refused_again_and_says_so(refused, ask):
    warehouse, _ = refused
    summary = replay([], str(warehouse))
    assert (summary.counts.loaded, summary.counts.quarantined) == (0, 1)
    assert summary.left == ("in/broken.txt",)  # of which no text is kept
    assert ask("select count(*) from v_quarantine where external_id = 'letter' and open") != [(0,)]


def test_a_dropped_document_is_not_read_again(refused, onrecord, ask):
    warehouse, articles = refused
    dropped = onrecord("quarantine", "drop", "letter", "--reason", "a letter, no article", "-w", warehouse)
    assert dropped.returncode == 0, dropped.stderr
    assert ask(
        "select resolution from v_quarantine where external_id = 'letter' order by quarantined_at desc limit 1"
    ) == [("dropped: a letter, no article",)]
    summary = publish([str(articles / "letter.txt")], str(warehouse))
    assert (summary.counts.known, summary.counts.quarantined) == (1, 0)


@pytest.mark.parametrize(
    ("keys", "word"), [(["ffffffff"], "ffffffff is not in quarantine"), (["broken"], "--input")]
)
def test_what_cannot_be_replayed_is_one_line(refused, keys, word):
    with pytest.raises(UsageError, match=word):
        replay(keys, str(refused[0]))


def test_a_record_whose_day_its_source_has_mended_is_tried_anew(tmp_path, seeded):
    warehouse, delivered = tmp_path / "onrecord.duckdb", tmp_path / "delivered.jsonl"
    shutil.copyfile(seeded, warehouse)

    def deliver(**stated):
        record = {"id": "weir", "text": f"Streit um das Wehr\n\n{BODY}", **stated}
        delivered.write_text(json.dumps(record) + "\n", encoding="utf-8")
        counts = publish([str(delivered)], str(warehouse)).counts
        return counts.loaded, counts.refused_before, counts.quarantined

    assert deliver(date="31.02.2024", crawled_at="2024-03-02", views=1) == (0, 0, 1)
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        assert ", date 31.02.2024" in "\n".join(line.plain for line in render(connection, "weir"))
    assert deliver(date="31.02.2024", crawled_at="2024-03-03", views=9) == (0, 1, 0)
    assert deliver(date="29.02.2024", crawled_at="2024-03-04", views=9) == (1, 0, 0)
