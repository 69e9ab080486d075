"""Publishing: readers keep what they have, nobody sees half a run."""

from datetime import UTC, datetime

import duckdb
import pytest

from flows.errors import UsageError
from warehouse import publish
from warehouse.batch import Batch
from warehouse.connection import open_for_reading, open_for_writing
from warehouse.home import Home
from warehouse.lake import layout
from warehouse.schema import create_keys
from warehouse.writing import delete_stale

NOW = datetime(2024, 10, 26, tzinfo=UTC)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "news.duckdb")


def document(document_id, **values):
    return {
        "document_id": document_id,
        "external_id": document_id,
        "record_key": document_id,
        "version": 1,
        "uri": "a.txt",
        "media_type": "text/plain",
        "sha256": "00",
        "content_hash": document_id,
        "text": "Text",
        "metadata": {"a": "ü"},
        "repairs": [],
        "status": "loaded",
        "first_seen_at": NOW,
        "run_id": "r",
        "pipeline_version": "0",
    } | values


def build(home, run_id, *documents, at=NOW):
    with Batch(home.batch(run_id), home.warehouse) as batch:
        batch.append("documents", documents)
    candidate = publish.open_candidate(home, run_id)
    publish.load(candidate, home, run_id, at)
    publish.finish(candidate)


def ids(home):
    with open_for_reading(home.warehouse) as connection:
        return [
            row[0] for row in connection.execute("select document_id from documents order by 1").fetchall()
        ]


def test_a_swap_shows_the_new_rows_and_an_open_reader_keeps_the_old(home):
    build(home, "r1", document("one"))
    publish.swap(home, "r1")
    reader = duckdb.connect(str(home.warehouse), read_only=True)
    build(home, "r2", document("two"))
    assert ids_of(reader) == ["one"]
    publish.swap(home, "r2")
    assert ids_of(reader) == ["one"]
    reader.close()
    assert ids(home) == ["one", "two"]


def ids_of(connection):
    return [row[0] for row in connection.execute("select document_id from documents order by 1").fetchall()]


def test_a_run_that_dies_before_the_swap_changes_nothing_and_its_candidate_is_swept(home):
    build(home, "r1", document("one"))
    publish.swap(home, "r1")
    build(home, "r2", document("two"))
    assert ids(home) == ["one"]
    with home.locked():
        delete_stale(home)
    assert not home.candidate("r2").exists()
    assert ids(home) == ["one"]


def test_a_document_that_arrives_again_replaces_its_row_and_keeps_the_day_it_was_first_seen(home):
    build(home, "r1", document("one"))
    publish.swap(home, "r1")
    later = datetime(2024, 11, 1, tzinfo=UTC)
    build(home, "r2", document("one", first_seen_at=later, run_id="r2"), at=later)
    publish.swap(home, "r2")
    with open_for_reading(home.warehouse) as connection:
        assert connection.execute("select run_id, first_seen_at from documents").fetchall() == [("r2", NOW)]


def test_another_text_of_the_same_record_is_a_new_version_and_the_older_stays(home):
    later = datetime(2024, 11, 1, tzinfo=UTC)
    build(home, "r1", document("one", record_key="k"))
    publish.swap(home, "r1")
    build(home, "r2", document("two", record_key="k", first_seen_at=later), at=later)
    publish.swap(home, "r2")
    with open_for_reading(home.warehouse) as connection:
        rows = connection.execute(
            "select document_id, version, superseded_by from documents order by 2"
        ).fetchall()
    assert rows == [("one", 1, "two"), ("two", 2, None)]


def test_of_two_texts_of_a_record_in_one_run_the_one_further_down_is_the_newer(home):
    texts = [
        document("b", record_key="k", uri="in/a.jsonl#line=9", text="b"),
        document("a", record_key="k", uri="in/a.jsonl#line=10", text="a"),
    ]
    build(home, "r1", *texts)
    publish.swap(home, "r1")
    with open_for_reading(home.warehouse) as connection:
        rows = connection.execute(
            "select document_id, version, superseded_by from documents order by 2"
        ).fetchall()
    assert rows == [("b", 1, "a"), ("a", 2, None)]


def test_a_batch_takes_no_row_twice(home):
    with Batch(home.batch("r1"), home.warehouse) as batch:
        batch.append("documents", [document("one")])
        with pytest.raises(duckdb.ConstraintException, match="one"):
            batch.append("documents", [document("one")])


def test_a_batch_of_an_older_release_is_brought_to_this_one(home):
    with Batch(home.batch("r1"), home.warehouse) as batch:
        batch.append("documents", [document("one")])
        batch.connection.execute("drop index documents_key")
        batch.connection.execute("alter table documents drop column address")
        create_keys(batch.connection)
        batch.connection.execute("update schema_versions set version = version - 1")
    with Batch(home.batch("r1"), home.warehouse) as batch:
        assert batch.known(["one"], published=False) == {"one"}
        with pytest.raises(duckdb.ConstraintException, match="one"):
            batch.append("documents", [document("one")])


def test_the_tables_that_grow_with_the_articles_have_a_key_and_no_index(home):
    build(home, "r1", document("one"))
    publish.swap(home, "r1")
    with open_for_reading(home.warehouse) as connection:
        indexed = connection.execute(
            "select table_name from duckdb_tables() where index_count > 0 order by all"
        ).fetchall()
    assert [name for (name,) in indexed] == [
        "corrections", "entities", "entity_links", "originals", "quarantine", "runs", "schema_versions",
    ]  # fmt: skip
    # Rows of these are told apart by nothing, or belong to a run.
    assert {name for name, table in layout.tables().items() if not table.unique} == {
        "claim_changes", "claim_keys", "claim_reviews", "date_candidates", "entity_names", "quality_outlets",
        "quality_results", "quality_shares",
    }  # fmt: skip


def test_a_second_writer_is_told_to_wait(home):
    with home.locked(), pytest.raises(UsageError, match="another run is writing"), home.locked():
        pass


def test_no_warehouse_and_no_duckdb_file_are_told_apart(home, tmp_path):
    with pytest.raises(UsageError, match="no warehouse at"):
        open_for_reading(home.warehouse)
    home.warehouse.write_text("this is no database")
    with pytest.raises(UsageError, match="cannot open the warehouse"):
        open_for_reading(home.warehouse)


def test_the_file_is_written_for_older_clients(home):
    build(home, "r1", document("one"))
    with duckdb.connect() as connection:
        connection.execute(f"attach '{home.candidate('r1')}' as w (read_only)")
        options = connection.execute(
            "select tags from duckdb_databases() where database_name = 'w'"
        ).fetchone()
    assert options[0]["storage_version"].startswith("v1.4")


def test_what_does_not_fit_into_memory_lies_beside_the_file(tmp_path):
    with open_for_writing(tmp_path / "a'b.duckdb") as connection:
        connection.execute("set memory_limit = '60MB'")
        connection.execute("create temp table much as select md5(n::varchar) from range(3000000) as r(n)")
        assert list((tmp_path / "a'b.duckdb.tmp").iterdir())
    assert [path.name for path in tmp_path.iterdir()] == ["a'b.duckdb"]
