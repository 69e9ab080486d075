"""Records that are broken: JSON lines, Parquet tables, web archives. Only what is broken is refused; the rest is read."""

import gzip
import io
import json
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from flows.clean import clean_document
from flows.errors import UsageError
from flows.read import read_documents

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TEXT = (
    "Der Minister hat am Montag seinen Rücktritt erklärt, sagte eine Sprecherin des Ministeriums in Berlin."
)


def read(path, **options):
    return [d for batch in read_documents([str(path)], **options) for d in batch]


def refusals(documents):
    """Return reason and detail of what was refused by its external id."""
    return {d.external_id: (*d.refusal.reasons, d.refusal.detail) for d in documents if d.refusal}


def lines(path, *records):
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in records) + "\n", "utf-8")
    return path


def article_of(document):
    article = clean_document(document, NOW)
    assert article.body
    return article


def test_only_the_broken_lines_are_refused_each_with_its_number(tmp_path):
    path = lines(
        tmp_path / "a.jsonl",
        {"id": "one", "text": TEXT},
        '{"id": "cut", "text": "half of a li',
        "[1, 2]",
        "",
        "[" * 100_000,
        {"id": "six", "text": TEXT + "6"},
        '"text"',
        {"id": "last", "text": TEXT + "8"},
    )
    found = read(path)
    assert [d.external_id for d in found if not d.refusal] == ["one", "six", "last"]
    refused = refusals(found)
    assert list(refused) == ["a:2", "a:3", "a:5", "a:7"]
    assert [reason for reason, _ in refused.values()] == [
        "broken_json",
        "no_object",
        "broken_json",
        "no_object",
    ]
    assert all(f"line {number}" in refused[f"a:{number}"][1] for number in (2, 3, 5, 7))
    assert [d.uri for d in found][:2] == [
        f"{tmp_path.name}/a.jsonl#line=1",
        f"{tmp_path.name}/a.jsonl#line=2",
    ]


def test_a_line_that_is_too_long_is_refused_and_the_next_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("w") as file:
        file.write('{"text": "' + "x" * 50 * 1024**2 + '"}\n')
        file.write(json.dumps({"id": "next", "text": TEXT}) + "\n")
    found = read(path)
    assert refusals(found).keys() == {"a:1"}
    assert found[0].refusal.reasons == ("too_large",)
    assert found[1].text == TEXT


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"id": "x"}, "missing_text"),
        ({"id": "x", "text": None}, "missing_text"),
        ({"id": "x", "text": ""}, "empty"),
        ({"id": "x", "text": " \n"}, "empty"),
        ({"id": "x", "html": "<script>1</script>"}, "no_visible_text"),
        ({"id": "x", "text": 17}, "wrong_type"),
        ({"id": "x", "text": float("nan")}, "missing_text"),
        ({"id": "x", "text": []}, "wrong_type"),
        ({"id": "x", "text": [1, 2]}, "wrong_type"),
        ({"id": "x", "text": {"number": "a"}}, "wrong_type"),
        ({"id": "x", "text": True}, "wrong_type"),
        ({"id": "x", "html": {"a": 1}}, "wrong_type"),
        ({"id": "x", "text": "\x01\x02\x03\x04 ab"}, "binary"),
    ],
)
def test_a_record_without_usable_text_is_refused(tmp_path, record, reason):
    (document,) = read(lines(tmp_path / "a.jsonl", record))
    assert document.refusal.reasons == (reason,)
    assert document.external_id == "x"
    assert document.metadata.get("id") == "x"


@pytest.mark.parametrize(
    "date",
    ["0001-01-01", "9999-12-31", "9999-12-31T23:59:59+14:00", "0001-01-01T00:00:00-14:00", "99999999999999",
     "31.02.2024", "2024-13-45", "soon", "", 0, -1, 1e300, [], {"a": 1}, True, "1" * 5000],
)  # fmt: skip
def test_impossible_dates_are_no_publication_date_and_stop_nothing(tmp_path, date):
    (document,) = read(lines(tmp_path / "a.jsonl", {"id": "x", "text": TEXT, "date": date}))
    assert document.refusal is None
    article = article_of(document)
    assert article.published_at is None or datetime(1900, 1, 1, tzinfo=UTC) <= article.published_at <= NOW
    assert article.published_method != "record"
    assert document.metadata["date"] == date


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "https://example.org/" + "a" * 10_240, "http://[::1", "https://",
     "no address", "//", 5, ["https://example.org/"], {"href": "x"}, "ftp://example.org/a"],
)  # fmt: skip
def test_addresses_that_are_none_are_set_aside(tmp_path, url):
    (document,) = read(lines(tmp_path / "a.jsonl", {"id": "x", "text": TEXT, "url": url}))
    assert document.refusal is None
    article = article_of(document)
    assert (article.source_url, article.source_domain) in (
        (None, None),
        ("https://example.org/", "example.org"),
    )
    assert document.metadata["url"] == url


def test_wrongly_typed_fields_are_set_aside_and_said(tmp_path):
    record = {
        "id": 7,
        "text": TEXT,
        "title": {"x": 1},
        "author": [{"name": "A. Berg"}, "C. Dorn"],
        "language": 3.5,
    }
    (document,) = read(lines(tmp_path / "a.jsonl", record))
    assert document.external_id == "7"
    assert "title" not in document.fields
    assert document.fields["author"] == "A. Berg, C. Dorn"
    assert "field title set aside: neither text nor number" in document.repairs
    assert document.metadata["title"] == {"x": 1}


def test_lone_surrogates_and_nulls_can_be_stored(tmp_path):
    path = lines(
        tmp_path / "a.jsonl", '{"id": "x", "text": "Ein \\ud800 und \\u0000 hier, \\ud83d\\ude00 ist ganz."}'
    )
    (document,) = read(path)
    assert document.text.encode("utf-8").decode() == "Ein \ufffd und  hier, 😀 ist ganz."


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_truncated_archive_of_lines_keeps_what_came_before(tmp_path, suffix):
    raw = "".join(
        json.dumps({"id": str(n), "text": f"{TEXT} {n * 7919 % 10007}"}) + "\n" for n in range(5000)
    ).encode()
    packed = gzip.compress(raw) if suffix == ".gz" else zstandard.ZstdCompressor().compress(raw)
    path = tmp_path / f"a.jsonl{suffix}"
    path.write_bytes(packed[: len(packed) // 2])
    found = read(path)
    assert 100 < sum(d.refusal is None for d in found) < 5000
    assert found[-1].refusal.reasons == ("truncated",)
    assert all(d.refusal.reasons == ("broken_json",) for d in found[:-1] if d.refusal)


def table(path, **columns):
    pq.write_table(pa.table(columns), path)
    return path


def test_a_truncated_or_damaged_parquet_file_is_one_refusal(tmp_path):
    path = table(
        tmp_path / "a.parquet", id=[str(n) for n in range(500)], text=[f"{TEXT} {n}" for n in range(500)]
    )
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) // 2])
    assert [d.refusal.reasons for d in read(path)] == [("corrupt",)]
    damaged = bytearray(raw)
    damaged[100:2000] = b"\xff" * 1900
    path.write_bytes(damaged)
    found = read(path)
    assert found[-1].refusal.reasons == ("corrupt",)
    assert all(TEXT in d.text for d in found if d.refusal is None)


def test_a_parquet_file_without_text_names_the_columns(tmp_path):
    (document,) = read(table(tmp_path / "a.parquet", id=["1"], blurb=[TEXT]))
    assert document.refusal.reasons == ("missing_column",)
    assert "id, blurb" in document.refusal.detail
    (document,) = read(tmp_path / "a.parquet", mapping={"text": "blurb"})
    assert document.text == TEXT


def test_parquet_rows_of_the_wrong_type_are_refused_and_the_others_read(tmp_path):
    path = table(tmp_path / "a.parquet", id=["1", "2", "3"], text=[TEXT, None, TEXT + "3"])
    found = read(path)
    assert refusals(found).keys() == {"2"}
    path = table(
        tmp_path / "b.parquet", id=[1], text=[TEXT], date=pa.array([253402300800000], pa.timestamp("ms"))
    )
    (document,) = read(path)
    assert document.refusal is None
    assert article_of(document).published_method != "record"


def warc(*pages, kind="response"):
    out = io.BytesIO()
    for number, page in enumerate(pages):
        body = (
            page
            if kind == "conversion"
            else b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        )
        out.write(
            b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: https://example.org/%d\r\nWARC-Date: 2024-05-01T10:00:00Z\r\n"
            b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
            % (kind.encode(), number, number,
               b"text/plain" if kind == "conversion" else b"application/http; msgtype=response", len(body), body)
        )  # fmt: skip
    return out.getvalue()


PAGES = [f"<html><body><h1>Titel {n}</h1><p>{TEXT} {n}</p></body></html>".encode() for n in range(4)]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_truncated_web_archive_keeps_what_came_before(tmp_path, packed, share):
    raw = warc(*PAGES)
    if packed:
        raw = gzip.compress(raw)
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(raw[: int(len(raw) * share)])
    found = read(path)
    assert found[-1].refusal.reasons[0] in ("truncated", "corrupt")
    assert all(TEXT in d.text for d in found[:-1])
    assert len(found) <= 4


@pytest.mark.parametrize("raw", [b"no web archive at all\r\n\r\n", b"\x00" * 1000, b"WARC/1.0\r\n"])
def test_what_is_no_web_archive_yields_no_article(tmp_path, raw):
    path = tmp_path / "a.warc"
    path.write_bytes(raw)
    found = read(path)
    assert all(d.refusal for d in found)


def test_other_responses_are_passed_over(tmp_path):
    path = tmp_path / "a.warc"
    raw = warc(*PAGES[:2])
    path.write_bytes(raw.replace(b"200 OK", b"404 No", 1))
    assert [d.fields["url"] for d in read(path)] == ["https://example.org/1"]


@pytest.mark.parametrize(
    "mapping", [{"body": "text"}, {"date": "crawled_at"}, {"date": "fetch_date"}, {"date": "WARC-Date"}]
)
def test_a_wrong_mapping_is_one_clear_line(tmp_path, mapping):
    with pytest.raises(UsageError) as caught:
        read_documents([str(lines(tmp_path / "a.jsonl", {"text": TEXT}))], mapping)
    assert "\n" not in str(caught.value)
