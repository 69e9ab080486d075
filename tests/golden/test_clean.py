"""Two small texts of our own, one with and one without markup, with every segment they must be cut into."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.clean import clean_document
from flows.read import read_documents

FOLDER = Path(__file__).parent / "clean"
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def article_of(name):
    ((document,),) = read_documents([str(FOLDER / name)])
    return document, clean_document(document, NOW)


@pytest.mark.parametrize("name", ["page.html", "plain.txt"])
def test_segments(name):
    document, article = article_of(name)
    expected = (FOLDER / f"{Path(name).stem}.tsv").read_text("utf-8").splitlines()
    found = [
        "\t".join(
            (s.role, s.category or "-", s.rule, " ".join(document.text[s.start_char : s.end_char].split()))
        )
        for s in article.segments
    ]
    assert found == expected


def test_what_a_page_states():
    _, article = article_of("page.html")
    assert (article.title, article.section, article.author) == (
        "Stadtrat beschließt neue Brücke",
        "Lokales",
        "Ada Muster",
    )
    assert article.published_at == datetime(2024, 5, 3, 6, 15, tzinfo=UTC)
    assert (article.published_method, article.published_precision) == ("json_ld:datePublished", "second")
    assert article.source_url == "https://www.example.org/lokales/neue-bruecke-123.html"
    assert (article.source_domain, article.outlet, article.agencies) == (
        "example.org",
        "Tagblatt Musterstadt",
        ("dpa",),
    )
    assert {c.method.split(" ")[0] for c in article.date_candidates} == {
        "json_ld:datePublished",
        "json_ld:dateModified",
        "time",
        "header_line",
    }


def test_what_a_plain_text_states():
    _, article = article_of("plain.txt")
    assert (article.title, article.author, article.agencies) == (
        "Stadtrat beschließt neue Brücke",
        "Ada Muster",
        ("dpa",),
    )
    assert article.published_at == datetime(2024, 5, 3, 8, 15, tzinfo=UTC)
    assert article.published_method == "header_line (no time zone stated: UTC)"
