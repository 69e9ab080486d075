"""Fields as crawlers, databases and content systems name them are known without --map."""

import json

import pytest

from flows.read import read_documents

TEXT = "Der Minister hat am Montag seinen Rücktritt erklärt, sagte eine Sprecherin in Berlin."
URL = "https://blatt.example/a"
WANTED = {"title": "Rücktritt", "date": "2024-05-03", "author": "Ada Berg, Bo Tal", "url": URL}


def read(folder, record, **options):
    (folder / "a.jsonl").write_text(json.dumps(record), "utf-8")
    (document,) = [d for batch in read_documents([str(folder)], **options) for d in batch]
    return document


@pytest.mark.parametrize(
    "record",
    [
        {"url": URL, "title": "Rücktritt", "publish_date": "2024-05-03", "authors": ["Ada Berg", "Bo Tal"], "text": TEXT,
         "source_url": "https://blatt.example"},
        {"source": URL, "title": "Rücktritt", "date": "2024-05-03", "author": "Ada Berg; Bo Tal", "text": TEXT,
         "source-hostname": "Blatt", "filedate": "2024-06-01"},
        {"url": URL, "title": "Rücktritt", "date_publish": "2024-05-03", "date_download": "2024-06-01", "maintext": TEXT,
         "authors": ["Ada Berg", "Bo Tal"]},
        {"title": "Rücktritt", "publishing_date": "2024-05-03", "authors": ["Ada Berg", "Bo Tal"], "plaintext": TEXT,
         "html": {"requested_url": URL, "crawl_date": "2024-06-01"}},
        {"source": {"id": None, "name": "Blatt"}, "author": "Ada Berg, Bo Tal", "title": "Rücktritt", "url": URL,
         "publishedAt": "2024-05-03", "content": [TEXT, TEXT], "description": "kurz"},
        {"headline": "Rücktritt", "datePublished": "2024-05-03", "articleBody": TEXT, "link": URL,
         "author": [{"@type": "Person", "name": "Ada Berg"}, {"@type": "Person", "name": "Bo Tal"}]},
        {"webTitle": "Rücktritt", "webPublicationDate": "2024-05-03", "webUrl": URL, "sectionId": "politik",
         "fields": {"bodyText": TEXT, "byline": "Ada Berg, Bo Tal"}},
        {"title": {"rendered": "Rücktritt"}, "date": "2024-05-03", "link": URL, "byline": "Ada Berg, Bo Tal",
         "content": {"rendered": f"<p>{TEXT}</p>"}, "modified": "2024-06-01"},
        {"Headline": "Rücktritt", "Publication Date": "2024-05-03", "Byline": "Ada Berg, Bo Tal", "Publication": "Blatt",
         "Full Text": TEXT, "Web URL": URL},
        {"Titel": "Rücktritt", "Erscheinungsdatum": "2024-05-03", "Autor": "Ada Berg, Bo Tal", "Medium": "Blatt",
         "Volltext": TEXT, "Quelle": URL},
    ],
    ids=["newspaper3k", "trafilatura", "news-please", "Fundus", "NewsAPI", "schema.org", "Guardian", "WordPress", "database",
         "German"],
)  # fmt: skip
def test_a_record_of_a_known_tool_needs_no_mapping(tmp_path, record):
    document = read(tmp_path, record)
    assert document.refusal is None
    assert document.text.startswith(TEXT)
    assert {name: document.fields.get(name) for name in WANTED} == WANTED
    assert document.fields.get("outlet", "Blatt") == "Blatt"


def test_our_own_names_and_those_of_a_mapping_come_first(tmp_path):
    record = {
        "text": TEXT,
        "content": "other",
        "date": "2024-05-03",
        "published": "2020-01-01",
        "headline": "H",
    }
    document = read(tmp_path, record, mapping={"title": "kicker"})
    assert (document.text, document.fields) == (TEXT, {"date": "2024-05-03"})


def test_an_empty_field_yields_to_another_name_of_it(tmp_path):
    document = read(
        tmp_path, {"text": TEXT, "author": "", "authors": ["Ada Berg"], "date": None, "published": "2024"}
    )
    assert document.fields == {"author": "Ada Berg", "date": "2024"}


def test_what_cannot_be_meant_is_none(tmp_path):
    record = {
        "text": TEXT,
        "published": True,
        "source": "crawler 7",
        "publisher": "https://x.example/",
        "content": 12,
    }
    assert read(tmp_path, record).fields == {}


def test_a_table_of_a_german_spreadsheet_needs_no_mapping(tmp_path):
    rows = f'Nr;Titel;Datum;Medium;Text\r\n1;Rücktritt;03.05.2024;Blatt;"{TEXT}"\r\n'
    (tmp_path / "a.csv").write_bytes(rows.encode("cp1252"))
    (document,) = [d for batch in read_documents([str(tmp_path)]) for d in batch]
    assert document.fields == {"title": "Rücktritt", "date": "03.05.2024", "outlet": "Blatt"}
