"""Records and archives with one right answer each: encodings, entities, missing values, addresses, headers that lie."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.clean import clean_document
from flows.read import read_documents
from flows.records import Article

FOLDER = Path(__file__).parent / "reading_records"
CASES = json.loads((FOLDER / "cases.json").read_text("utf-8"))
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("case", CASES, ids=[case["file"] for case in CASES])
def test_a_record_is_read(case):
    mapping = dict(pair.split("=") for pair in case["map"])
    documents = {
        d.external_id: d for batch in read_documents([str(FOLDER / case["file"])], mapping) for d in batch
    }
    for external_id, expected in case["expect"].items():
        article = clean_document(documents[external_id], NOW)
        assert isinstance(article, Article), external_id
        when = article.published_at.astimezone(UTC) if article.published_at else None
        body = " ".join(article.body.split())
        for part in expected.get("has", []):
            assert " ".join(part.split()) in body
        if "date" in expected:
            assert f"{when:%Y-%m-%d %H:%M}".startswith(expected["date"])
        for name, value in (
            ("title", article.title),
            ("author", article.author),
            ("url", article.source_url),
        ):
            assert name not in expected or value == expected[name]
