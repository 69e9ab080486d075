"""Every format, one shape out."""

import gzip
import io
import json
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from flows.read import read_documents
from tests.memory import peak_of

TEXT = "Der Minister hat am Montag seinen Rücktritt erklärt, sagte eine Sprecherin in Berlin."
PAGE = f"<html><head><title>T</title></head><body><nav>Start</nav><h1>Titel</h1><p>{TEXT}</p></body></html>"


def read(*inputs, **options):
    return [d for batch in read_documents([str(path) for path in inputs], **options) for d in batch]


def packed(raw, suffix):
    return {"": bytes, ".gz": gzip.compress, ".zst": zstandard.ZstdCompressor().compress}[suffix](raw)


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
@pytest.mark.parametrize(
    ("name", "raw", "media_type", "text"),
    [
        ("a.txt", TEXT, "text/plain", TEXT),
        ("a.md", f"# Titel\n\n{TEXT}", "text/markdown", f"Titel\n\n{TEXT}"),
        ("a.html", PAGE, "text/html", f"Start\n\nTitel\n\n{TEXT}"),
        ("a.HTM", PAGE, "text/html", f"Start\n\nTitel\n\n{TEXT}"),
    ],
)
def test_a_file_is_a_document(tmp_path, suffix, name, raw, media_type, text):
    (tmp_path / (name + suffix)).write_bytes(packed(raw.encode(), suffix))
    (document,) = read(tmp_path)
    assert (document.external_id, document.media_type, document.text) == ("a", media_type, text)
    assert document.uri == f"{tmp_path.name}/{name}{suffix}"
    assert (document.html is None) is (media_type != "text/html")


def test_folders_globs_and_files_are_read_once_in_order(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.md", "b/d.txt", "note.pdf", ".hidden.txt"):
        (tmp_path / name).write_text(TEXT + name, "utf-8")
    assert [d.external_id for d in read(tmp_path)] == ["a", "c", "d"]
    assert [d.external_id for d in read(tmp_path / "*.txt", tmp_path)] == ["c", "a", "d"]
    assert [d.external_id for d in read(tmp_path / "**" / "*.txt")] == ["d", "c"]


@pytest.mark.parametrize(
    "said",
    [
        "<!-- saved from url=(0031)https://blatt.example/politik/a -->",
        "<!--\n Page saved with SingleFile\n url: https://blatt.example/politik/a\n saved date: Mon Nov 02 2026\n-->",
    ],
    ids=["browser", "SingleFile"],
)
def test_a_page_that_a_browser_has_saved_tells_its_address(tmp_path, said):
    (tmp_path / "a.html").write_text(f"<!DOCTYPE html>\n{said}\n{PAGE}", "utf-8")
    assert read(tmp_path)[0].fields == {"url": "https://blatt.example/politik/a"}


def test_a_mark_of_the_web_is_no_address(tmp_path):
    (tmp_path / "a.html").write_text(f"<!-- saved from url=(0014)about:internet -->{PAGE}", "utf-8")
    assert read(tmp_path)[0].fields == {}


@pytest.mark.parametrize("ending", ["_files", "-Dateien"])
def test_what_a_browser_lays_beside_a_page_is_passed_over(tmp_path, ending):
    for folder in (f"Ein Titel{ending}", f"Other{ending}"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.html").write_text(f"<p>{folder} {TEXT}</p>", "utf-8")
    (tmp_path / "Ein Titel.html").write_text(PAGE, "utf-8")
    passed_over = Counter()
    found = read(tmp_path, passed_over=passed_over)
    assert sorted(d.uri.partition("/")[2] for d in found) == ["Ein Titel.html", f"Other{ending}/frame.html"]
    assert passed_over == {"folder: what a browser has saved beside a page": 1}


def test_front_matter_of_markdown_describes_the_article(tmp_path):
    (tmp_path / "a.md").write_text(
        f'---\ntitle: "Rücktritt"\ndate: 2024-05-01\nmood: grim\n---\n{TEXT}\n', "utf-8"
    )
    (document,) = read(tmp_path)
    assert document.fields == {"title": "Rücktritt", "date": "2024-05-01"}
    assert document.metadata["mood"] == "grim"
    assert document.text.startswith("---")


RECORD = {"id": "x1", "url": "https://example.org/a", "title": "Titel", "date": "2024-05-01", "author": "A. Berg",
          "outlet": "Blatt", "language": "de", "text": TEXT, "mood": "grim", "crawl_date": "2024-05-02"}  # fmt: skip


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_json_lines(tmp_path, suffix):
    raw = json.dumps(RECORD) + "\r\n\n" + json.dumps({"html": PAGE, "text": "not used"})
    (tmp_path / f"a.jsonl{suffix}").write_bytes(packed(raw.encode(), suffix))
    first, second = read(tmp_path)
    assert (first.external_id, first.text, first.media_type) == ("x1", TEXT, "text/plain")
    assert first.fields == {
        key: RECORD[key] for key in ("url", "title", "date", "author", "outlet", "language")
    }
    assert first.metadata["mood"] == "grim"
    assert "text" not in first.metadata
    assert first.metadata["crawled_at"] == "2024-05-02"
    assert (second.external_id, second.media_type) == ("a:3", "text/html")


def test_parquet_and_a_mapping(tmp_path):
    rows = {
        "key": ["k"],
        "body.plain": [TEXT],
        "when": pa.array([date(2024, 5, 1)]),
        "score": [0.5],
        "tags": [["a", "b"]],
    }
    pq.write_table(pa.table(rows), tmp_path / "a.parquet")
    (document,) = read(tmp_path, mapping={"id": "key", "text": "body.plain", "date": "when"})
    assert (document.external_id, document.text, document.fields) == ("k", TEXT, {"date": "2024-05-01"})
    assert document.metadata == {"key": "k", "when": "2024-05-01", "score": 0.5, "tags": ["a", "b"]}


def test_a_mapping_reaches_into_objects(tmp_path):
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"content": {"full": TEXT}, "meta": {"link": "https://example.org/"}})
    )
    (document,) = read(tmp_path, mapping={"text": "content.full", "url": "meta.link"})
    assert (document.text, document.external_id) == (TEXT, "https://example.org/")


def web_archive(kind, content_type, body):
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: 2024-05-01T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body + b"\r\n\r\n"  # fmt: skip


@pytest.mark.parametrize("suffix", ["", ".gz"])
@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1"])
def test_warc(tmp_path, suffix, encoding):
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={encoding}\r\nContent-Encoding: gzip\r\n\r\n"
    body = head.encode() + gzip.compress(PAGE.encode(encoding))
    raw = web_archive("request", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n")
    raw += web_archive("response", "application/http; msgtype=response", body)
    (tmp_path / f"a.warc{suffix}").write_bytes(packed(raw, suffix))
    (document,) = read(tmp_path)
    assert document.text == f"Start\n\nTitel\n\n{TEXT}"
    assert document.external_id == document.fields["url"] == "https://example.org/a"
    assert document.metadata["crawled_at"] == "2024-05-01T10:00:00Z"
    assert "date" not in document.fields


@pytest.mark.parametrize("name", ["a.wet", "a.wet.gz", "a.warc.wet.gz"])
def test_wet(tmp_path, name):
    raw = web_archive("warcinfo", "application/warc-fields", b"software: x\r\n")
    raw += web_archive("conversion", "text/plain", f"Titel\n{TEXT}\n".encode())
    (tmp_path / name).write_bytes(packed(raw, ".gz" if name.endswith(".gz") else ""))
    (document,) = read(tmp_path)
    assert (document.text, document.media_type) == (f"Titel\n{TEXT}\n", "text/plain")


def test_the_same_content_has_the_same_id_and_another_text_another(tmp_path):
    lines = [
        {"id": "x", "text": TEXT},
        {"id": "x", "text": TEXT},
        {"id": "x", "text": TEXT + "!"},
        {"id": "y", "text": TEXT},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    ids = [d.document_id for d in read(tmp_path)]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3
    assert ids == [d.document_id for d in read(tmp_path)]


@pytest.fixture(scope="module")
def alone():
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        yield process


def jsonl_of(path, count):
    with gzip.open(path, "wt", 1) as file:
        for number in range(count):
            file.write(json.dumps({"id": str(number), "text": f"{TEXT} {number} " * 40}) + "\n")


def csv_of(path, count):
    with gzip.open(path, "wt", 1) as file:
        file.write("id,text\n")
        for number in range(count):
            file.write(f'{number},"{TEXT} {number} {TEXT * 40}"\n')


def parquet_of(path, count):
    schema = pa.schema([("id", pa.string()), ("text", pa.string())])
    with pq.ParquetWriter(path, schema) as writer:
        for first in range(0, count, 200):
            numbers = range(first, min(count, first + 200))
            columns = [[str(n) for n in numbers], [f"{TEXT} {n} " * 40 for n in numbers]]
            writer.write_table(pa.table(columns, schema))


def wet_of(path, count):
    out = io.BytesIO()
    for number in range(count):
        out.write(web_archive("conversion", "text/plain", f"{TEXT} {number} ".encode() * 40))
    path.write_bytes(gzip.compress(out.getvalue(), 1))


@pytest.mark.parametrize(
    ("name", "make"),
    [("a.jsonl.gz", jsonl_of), ("a.csv.gz", csv_of), ("a.parquet", parquet_of), ("a.wet.gz", wet_of)],
)
def test_memory_does_not_grow_with_the_corpus(alone, tmp_path, name, make):
    peaks = []
    for count in (400, 4000):
        make(tmp_path / name, count)
        peak, read_count = alone.submit(peak_of, str(tmp_path / name)).result()
        assert read_count == count
        peaks.append(peak)
    assert peaks[1] < 1.3 * peaks[0] + 2_000_000, peaks
