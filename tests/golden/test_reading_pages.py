"""Pages and texts as the web shows them: lists, repeats, drop caps, hidden wrappers, open anchors, consent texts."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.clean import clean_document
from flows.read import read_documents
from flows.records import Article

HERE = Path(__file__).parent / "reading_pages"
CASES = json.loads((HERE / "cases.json").read_text("utf-8"))
NOW = datetime(2026, 12, 31, tzinfo=UTC)


def squash(text: str | None) -> str:
    return " ".join((text or "").split())


@pytest.mark.parametrize("case", CASES, ids=[case["file"] for case in CASES])
def test_reads_what_a_reader_sees(case):
    (document,) = (d for batch in read_documents([str(HERE / case["file"])]) for d in batch)
    article = clean_document(document, NOW)
    assert isinstance(article, Article)
    want, body = case["expect"], squash(article.body)
    assert [part for part in want.get("has", []) if squash(part) not in body] == []
    assert [part for part in want.get("hasnot", []) if part in body] == []
    assert [part for part in want.get("once", []) if body.count(squash(part)) != 1] == []
    if "title" in want:
        assert article.title == want["title"]
    if "date" in want:
        assert article.published_at.astimezone(UTC).isoformat(" ").startswith(want["date"])
    assert "".join(document.text[s.start_char : s.end_char] for s in article.segments) == document.text
