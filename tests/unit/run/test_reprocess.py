"""Documents that other code has extracted are extracted anew, and none else; what has changed is told claim by claim."""

import secrets
from datetime import UTC, date, datetime

import pytest

from flows.errors import UsageError
from flows.read.decode import Decoded
from flows.read.documents import Source, text_document
from flows.read.records import record_document
from flows.run.intake import Intake
from flows.run.reprocess import Reprocess, asked
from tests.integration.quality_batch import make
from warehouse import publish as warehouse
from warehouse.batch import Batch
from warehouse.home import Home
from warehouse.tables import insert

NOW = datetime(2026, 3, 10, 6, tzinfo=UTC)
TEXTS = {
    name: f"{name}. The council of {name} said that the bridge would be closed."
    for name in ("Aby", "Bury", "Cove")
}
PUBLISHED = {"Aby": "2024-01-01", "Bury": "2024-06-01", "Cove": "2024-06-02"}
VERSIONS = {"Aby": "old", "Bury": "old", "Cove": "new"}


def document(name):
    return text_document(Source(f"in/{name}.txt", name, "text/plain", name), Decoded(TEXTS[name], "utf-8"))


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Three articles: two by old code, one of them published before May."""
    home = Home(tmp_path_factory.mktemp("reprocess") / "onrecord.duckdb")
    with warehouse.open_candidate(home, "first") as candidate:
        for name in TEXTS:
            found = document(name)
            made = make(1).document | {
                "document_id": found.document_id,
                "external_id": name,
                "uri": found.uri,
            }
            made |= {"pipeline_version": VERSIONS[name], "content_hash": name, "text": found.text}
            article = make(1).article | {"article_id": name, "document_id": found.document_id}
            article |= {"published_at": datetime.fromisoformat(f"{PUBLISHED[name]}T12:00+00:00")}
            insert(candidate, "documents", [made])
            insert(candidate, "articles", [article])
        warehouse.finish(candidate)
    warehouse.swap(home, "first")
    return home


@pytest.mark.parametrize(
    ("reprocess", "names"),
    [
        (None, []),
        (Reprocess("outdated"), ["Aby", "Bury"]),
        (Reprocess("outdated", date(2024, 5, 1)), ["Bury"]),
        (Reprocess("all", date(2024, 5, 1)), ["Bury", "Cove"]),
    ],
)
def test_what_is_extracted_anew(home, tmp_path, reprocess, names):
    with Batch(tmp_path / "batch.duckdb", home.warehouse) as batch:
        intake = Intake(batch, "run", NOW, "new", again=False, reprocess=reprocess)
        going_on = intake.sort([document(name) for name in TEXTS])
        assert [found.external_id for found in going_on] == names
        assert (intake.counts.read, intake.counts.known) == (3, 3 - len(names))
        # the same input once more in the same run: each document is taken once
        assert intake.sort([document(name) for name in TEXTS]) == []


def record(title, date="2024-01-01"):
    stated = {"id": "Aby", "text": TEXTS["Aby"], "title": title, "pub": date, "fetched_at": title}
    return record_document(stated, "in/a.jsonl#line=1", "a:1", title, {"date": "pub"})


def test_a_record_that_its_source_has_mended_is_taken_anew(tmp_path):
    home = Home(tmp_path / "onrecord.duckdb")
    with warehouse.open_candidate(home, "first") as candidate:
        found = record("Bridge closes")
        made = make(1).document | {"document_id": found.document_id, "external_id": "Aby", "uri": found.uri}
        made |= {"content_hash": "Aby", "text": found.text, "metadata": found.metadata}
        insert(candidate, "documents", [made])
        warehouse.finish(candidate)
    warehouse.swap(home, "first")

    def taken(*records):
        with Batch(tmp_path / f"{secrets.token_hex(4)}.duckdb", home.warehouse) as batch:
            intake = Intake(batch, "run", NOW, "new", again=False, mapping={"date": "pub"})
            return [len(intake.sort([found])) for found in records]

    assert taken(record("Bridge closes")) == [0]
    assert taken(record("Bridge to close")) == [1]
    assert taken(record("Bridge to close"), record("Bridge to close")) == [1, 0]
    assert taken(record("Bridge closes", "2024-01-02")) == [1]
    assert taken(record("Bridge closes"), record("Bridge to close")) == [0, 0]
    assert taken(record("", None)) == [0]


def test_words_that_make_no_sense():
    assert asked(None, None) is None
    assert asked("outdated", "2024-05-01") == Reprocess("outdated", date(2024, 5, 1))
    assert asked(None, None, again=True) == Reprocess("all")
    for which, since, words in (
        (None, "2024-05-01", "--reprocess"),
        ("old", None, "outdated or all"),
        ("all", "May", "a day"),
    ):
        with pytest.raises(UsageError, match=words):
            asked(which, since)
