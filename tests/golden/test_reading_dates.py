"""Small documents with one right day or author each, their kinds of fault out of public bug reports."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.clean import clean_document
from flows.read import read_documents
from flows.records import Article

FOLDER = Path(__file__).parent / "reading" / "dates"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
CASES = json.loads((FOLDER / "cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["file"].partition(".")[0] for case in CASES])
def test_the_day_and_the_author(case):
    documents = {d.external_id: d for batch in read_documents([str(FOLDER / case["file"])]) for d in batch}
    for external_id, expected in case["expect"].items():
        article = clean_document(documents[external_id], NOW)
        assert isinstance(article, Article)
        assert f"{article.published_at:%Y-%m-%d %H:%M}".startswith(expected.get("date", ""))
        assert article.author == expected.get("author", article.author)
        for found in article.date_candidates:
            if found.start_char is not None:
                assert documents[external_id].text[found.start_char : found.end_char].strip()
