"""A file is read by what it holds where its name says something else."""

import gzip
import json

import pytest

from flows.read import read_documents

TEXT = "Der Minister hat am Montag seinen Rücktritt erklärt, sagte eine Sprecherin in Berlin."
CSV = f'id,title,date,text\nx,Titel,2024-05-03,"{TEXT}"\n'
LINE = json.dumps({"id": "x", "title": "Titel", "date": "2024-05-03", "text": TEXT}) + "\n"
LIST = json.dumps([json.loads(LINE)], indent=1)
PAGE = f"<!-- saved --><!DOCTYPE html>\n<html lang='de'><body><h1>Titel</h1><p>{TEXT}</p></body></html>"
FEED = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item>'
    f"<guid>x</guid><title>Titel</title><content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item></channel></rss>"
)


def read(*inputs):
    return [d for batch in read_documents([str(path) for path in inputs]) for d in batch]


@pytest.mark.parametrize(
    ("name", "raw", "external_id"),
    [
        ("a.jsonl", CSV, "x"),
        ("a.txt", CSV, "x"),
        ("a.csv", CSV.replace(",", "\t", 3).replace("x,Titel,2024-05-03,", "x\tTitel\t2024-05-03\t"), "x"),
        ("a.csv", LIST, "x"),
        ("a.csv", LINE, "x"),
        ("a.txt", LINE, "x"),
        ("a.html", LIST, "x"),
        ("a.txt", PAGE, "a"),
        ("a.json", PAGE, "a"),
        ("a.xml", PAGE, "a"),
        ("a.html", FEED, "x"),
        ("a.json", FEED, "x"),
    ],
)
@pytest.mark.parametrize("pack", [str.encode, lambda raw: gzip.compress(raw.encode())], ids=["plain", "gzip"])
def test_what_a_file_holds_decides(tmp_path, name, raw, external_id, pack):
    (tmp_path / name).write_bytes(pack(raw))
    (document,) = read(tmp_path)
    assert document.refusal is None
    assert (document.external_id, TEXT in document.text, "<" in document.text) == (external_id, True, False)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.txt", f"[Update] Rücktritt\n\n{TEXT}"),
        ("a.txt", f"Titel, Text\n\n{TEXT}"),
        ("a.txt", f'{{"Zitat"}} des Tages\n\n{TEXT}'),
        ("a.txt", f"<b>Titel</b>\n\n{TEXT}"),
    ],
)
def test_a_text_that_only_looks_like_it_is_a_text(tmp_path, name, raw):
    (tmp_path / name).write_text(raw, "utf-8")
    (document,) = read(tmp_path)
    assert (document.external_id, document.media_type) == ("a", "text/plain")


def test_what_holds_no_record_is_refused_once(tmp_path):
    (tmp_path / "a.jsonl").write_text("Lorem ipsum\n" * 500)
    (document,) = read(tmp_path)
    assert document.refusal.reasons == ("broken_json",)
    assert document.refusal.detail == "the file holds no JSON: it begins with Lorem ipsum"
