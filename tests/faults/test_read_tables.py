"""Tables of text that are broken or strange: quotation marks, encodings, delimiters, cells that a spreadsheet would run."""

import csv
import gzip
import io

import pytest

from flows.clean import clean_document
from flows.read import read_documents
from flows.read.limits import Limits
from tests.faults.test_read_records import NOW, TEXT, read, refusals

PLAIN = TEXT.replace(",", "")
HEAD = ["id", "title", "date", "text"]
LONG = f"{TEXT}\n\n„Das war nötig“, sagte die Bürgermeisterin, „und zwar sofort“; der Rat bestritt das.\n"


def sheet(*rows, delimiter=",", head=HEAD, **how):
    """Return rows as spreadsheets write them."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, **how).writerows([head, *rows])
    return written.getvalue()


def table(path, content, encoding="utf-8"):
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def row(number, text=LONG):
    return [f"r{number}", f"Brücke {number}, gesperrt", "2024-05-03", f"{text} {number}"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_encodings_and_line_ends_are_told(tmp_path, delimiter, encoding, end):
    name = "a.tsv" if delimiter == "\t" else "a.csv"
    content = sheet(row(1), row(2), delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    found = read(table(tmp_path / name, content, encoding))
    assert [d.external_id for d in found] == ["r1", "r2"]
    article = clean_document(found[0], NOW)
    assert (article.title, f"{article.published_at:%Y-%m-%d}") == ("Brücke 1, gesperrt", "2024-05-03")
    assert "„Das war nötig“, sagte die Bürgermeisterin" in article.body
    assert found[0].uri == f"{tmp_path.name}/{name}#line=2"


def test_a_packed_table_its_mapping_and_its_capitals(tmp_path):
    content = sheet(["7", "Titel", LONG, "x"], head=["ID", "Title", "Volltext", "Ressort"])
    (found,) = read(
        table(tmp_path / "a.csv.gz", gzip.compress(content.encode())), mapping={"text": "Volltext"}
    )
    assert (found.external_id, found.fields["title"], found.metadata["Ressort"]) == ("7", "Titel", "x")


def test_the_line_that_states_the_delimiter_is_no_row(tmp_path):
    (found,) = read(table(tmp_path / "a.csv", "sep=;\r\n" + sheet(row(1), delimiter=";")))
    assert found.external_id == "r1"


def test_a_quotation_mark_that_is_never_closed_costs_its_row(tmp_path):
    broken = 'r2,"Titel,2024-05-03,"' + PLAIN + "\n"
    content = sheet(row(1)) + broken + sheet(row(3), row(4)).partition("\n")[2]
    found = read(table(tmp_path / "a.csv", content))
    assert [d.external_id for d in found if not d.refusal] == ["r1", "r3", "r4"]
    (refused,) = refusals(found).values()
    assert refused[0] == "broken_row"
    assert "quotation marks" in refused[1] or "cells under" in refused[1]


def test_a_mark_that_opens_and_never_ends_keeps_the_rows_behind_it(tmp_path):
    rows = [f"r{n},Titel {n},2024-05-03,{PLAIN} {n}\n" for n in range(1, 6)]
    rows[2] = 'r3,Titel 3,2024-05-03,"' + PLAIN + "\n"
    found = read(table(tmp_path / "a.csv", ",".join(HEAD) + "\n" + "".join(rows)))
    assert [d.external_id for d in found if not d.refusal] == ["r1", "r2", "r4", "r5"]
    assert [reason for reason, _ in refusals(found).values()] == ["broken_row"]


def test_marks_within_a_cell_are_text(tmp_path):
    content = (
        ",".join(HEAD)
        + f'\nr1,"Ein "echter" Streit",2024-05-03,{PLAIN}\nr2,Rohr 5" lang,2024-05-03,{PLAIN} 2\n'
    )
    found = read(table(tmp_path / "a.csv", content))
    assert [d.fields["title"] for d in found] == ['Ein echter" Streit"', 'Rohr 5" lang']


def test_a_row_with_too_many_cells_is_refused_and_a_short_one_read(tmp_path):
    content = ",".join((*HEAD, "author")) + f"\nr1,T,2024-05-03,Ja, aber,x,y\nr2,T,2024-05-03,{PLAIN}\n\n"
    found = read(table(tmp_path / "a.csv", content))
    assert refusals(found) == {"a:2": ("broken_row", "line 2: 7 cells under 5 names")}
    assert [d.external_id for d in found if not d.refusal] == ["r2"]


def test_no_text_no_names_no_rows(tmp_path):
    (document,) = read(table(tmp_path / "a.csv", sheet(["1", TEXT], head=["id", "blurb"])))
    assert document.refusal.reasons == ("missing_column",)
    assert "blurb" in document.refusal.detail
    (document,) = read(table(tmp_path / "b.csv", ""))
    assert document.refusal.reasons == ("empty",)
    assert read(table(tmp_path / "c.csv", sheet())) == []
    (document,) = read(table(tmp_path / "d.csv", sheet(["1", "T", "2024-05-03", ""])))
    assert document.refusal.reasons == ("missing_text",)


def test_cells_that_a_spreadsheet_would_run_are_text(tmp_path):
    title = '=HYPERLINK("http://evil.example";"x")'
    found = read(table(tmp_path / "a.csv", sheet(["=1+1", title, '="2024-05-03"', f"@SUM(A1) {TEXT}"])))
    assert found[0].external_id == "=1+1"
    assert (found[0].fields["title"], found[0].fields["date"]) == (title, "2024-05-03")
    assert found[0].text.startswith("@SUM(A1)")


def test_a_cell_in_another_encoding_is_read(tmp_path):
    content = sheet(*(row(n) for n in range(400))).encode() + sheet(row(400)).partition("\n")[2].encode(
        "cp1252"
    )
    found = read(table(tmp_path / "a.csv", content))
    assert len(found) == 401
    assert "Bürgermeisterin" in found[-1].text


def test_a_row_without_end_is_bounded(tmp_path):
    content = sheet(row(1)) + 'r2,"' + ("x" * 99 + "\n") * 2000 + sheet(row(3)).partition("\n")[2]
    found = read(table(tmp_path / "a.csv", content), limits=Limits(max_bytes=50_000))
    assert [d.external_id for d in found if not d.refusal] == ["r1", "r3"]
    assert found[1].refusal.reasons == ("broken_row",)


def test_binary_data_is_refused(tmp_path):
    documents = [
        d for b in read_documents([str(table(tmp_path / "a.csv", bytes(range(256)) * 40))]) for d in b
    ]
    assert documents
    assert all(d.refusal for d in documents)
