"""Which documents go on: variants of one address are one article, whatever run they arrive in."""

from datetime import UTC, datetime
from pathlib import Path

from flows.read import read_documents
from flows.read.decode import Decoded
from flows.read.documents import Source, html_document
from flows.run.intake import Intake
from warehouse.batch import Batch

CASES = Path(__file__).parents[2] / "golden" / "reading_records"
NOW = datetime(2024, 6, 1, tzinfo=UTC)
OWN = "https://www.blatt.example/lokal/saege-57"
PROSE = [
    f"Die Gemeinde {name} hat am Montag beschlossen, das alte Sägewerk am Ortsrand zu kaufen und zu erneuern."
    for name in ("Altdorf", "Bachheim", "Cordingen", "Dornau")
]


def page(number, prose, url=None, head=""):
    """Return the document of a page; its menu is its own."""
    markup = f"<html><head>{head}</head><body><p>Menü {number}</p>{''.join(f'<p>{p}</p>' for p in prose)}</body></html>"
    source = Source(f"in/a.jsonl#line={number}", f"id-{number}", "text/html", str(number))
    return html_document(source, Decoded(markup, "utf-8"), {"url": url} if url else {})


def sort(tmp_path, *documents):
    """Return which of the documents go on, by their number."""
    with Batch(tmp_path / "batch.duckdb", tmp_path / "none.duckdb") as batch:
        intake = Intake(batch, "run", NOW, "version", again=False)
        going_on = [d for document in documents for d in intake.sort([document])]
        assert intake.counts.read == len(documents)
        assert intake.counts.duplicate == len(documents) - len(going_on)
        assert (
            batch.count("select count(*) from documents where status = 'duplicate' and duplicate_of is null")
            == 0
        )
    return [int(d.external_id.removeprefix("id-")) for d in going_on]


def test_variants_of_one_address_are_one_article(tmp_path):
    documents = [d for batch in read_documents([str(CASES / "57-variants.warc")]) for d in batch]
    with Batch(tmp_path / "batch.duckdb", tmp_path / "none.duckdb") as batch:
        intake = Intake(batch, "run", NOW, "version", again=False)
        assert [d.external_id for d in intake.sort(documents)] == [documents[0].external_id]
        assert intake.counts.duplicate == len(documents) - 1


def test_a_variant_is_known_by_the_address_of_its_record_or_of_its_page(tmp_path):
    canonical = f"<link rel='canonical' href='{OWN}'>"
    assert sort(
        tmp_path,
        page(1, PROSE, OWN),
        page(2, PROSE, f"{OWN}?utm_source=rss"),
        page(3, PROSE[:3], f"{OWN}/amp"),
        page(4, PROSE, head=canonical),
        page(5, PROSE, "https://m.blatt.example/lokal/saege-57"),
    ) == [1]


def test_an_address_that_many_articles_state_makes_none_of_them_a_variant(tmp_path):
    same = f"<link rel='canonical' href='{OWN}'>"
    assert sort(tmp_path, *(page(n, [line], head=same) for n, line in enumerate(PROSE))) == [0, 1, 2, 3]
    home = "https://www.blatt.example/"
    assert sort(tmp_path / "2", *(page(n, [line], home) for n, line in enumerate(PROSE))) == [0, 1, 2, 3]


def test_another_address_is_another_article(tmp_path):
    assert sort(tmp_path, page(1, PROSE, f"{OWN}?id=1"), page(2, PROSE, f"{OWN}?id=2")) == [1, 2]


def test_a_new_version_of_a_record_is_no_variant(tmp_path):
    first, second = page(1, PROSE, OWN), page(1, PROSE[:3], OWN)
    assert sort(tmp_path, first, second) == [1, 1]
