"""What cleaning must find in the five seed articles, without a flow run."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.clean import clean_document
from flows.read import read_documents

SEEDS = Path(__file__).parents[3] / "seeds" / "articles"


@pytest.fixture(scope="module")
def articles():
    now = datetime(2026, 1, 1, tzinfo=UTC)
    documents = [d for batch in read_documents([str(SEEDS)]) for d in batch]
    return {d.external_id[:3]: (d, clean_document(d, now)) for d in documents}


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("000", ("de", "2022-03-01 00:00", "month", None, None)),
        ("001", ("de", "2023-08-22 13:14", "minute", "krone.at", "Krone")),
        ("002", ("de", "2024-10-25 00:00", "day", "thanhnien.vn", "Thanh Niên")),
        ("003", ("de", "2021-02-15 00:00", "day", None, "RT DE")),
        ("004", ("en", "2023-08-22 00:00", "day", None, None)),
    ],
)
def test_language_date_and_source(articles, number, expected):
    article = articles[number][1]
    at = f"{article.published_at:%Y-%m-%d %H:%M}"
    found = (article.language, at, article.published_precision, article.source_domain, article.outlet)
    assert found == expected


@pytest.mark.parametrize(
    ("number", "boilerplate"),
    [
        (
            "001",
            [
                "play_arrow",
                "die Kommentarfunktion steht Ihnen",
                "User-Beiträge geben nicht",
                "Kostenlose Spiele",
            ],
        ),
        ("002", ["[Anzeige_2]", "Kommentar (0)", "Quelle:"]),
        ("003", ["Durch die Sperrung von RT", "Mehr zum Thema", "13. April"]),
        ("004", ["FromFabian Mueller close", "(fmü/dpa)"]),
    ],
)
def test_boilerplate_is_labelled_and_not_in_the_body(articles, number, boilerplate):
    document, article = articles[number]
    for words in boilerplate:
        assert words in document.text
        assert words not in article.body
    assert article.word_count > 100


def test_the_boilerplates_date_is_no_candidate(articles):
    assert not [
        c for c in articles["003"][1].date_candidates if (c.value_at.month, c.value_at.day) == (4, 13)
    ]
    assert len(articles["003"][1].date_candidates) > 1
