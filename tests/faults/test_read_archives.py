"""Web archives as they really are: damaged, cut, with headers that lie. Every whole record is read."""

import gzip
import zlib
from collections import Counter

import brotli
import pytest
import zstandard

from flows.read import read_documents

TEXT = (
    "Der Minister hat am Montag seinen Rücktritt erklärt, sagte eine Sprecherin des Ministeriums in Berlin."
)
PAGE = f"<!DOCTYPE html>\n<html><body><h1>Titel</h1><p>{TEXT}</p>\n\n<p>Über die Nachfolge wird beraten.</p></body></html>".encode()
HTML = "Content-Type: text/html; charset=utf-8"


def record(number, block, kind="response", content_type="application/http", length=None, separator=b"\r\n\r\n", line="\r\n"):  # fmt: skip
    """Return one record of an archive; ``length`` is what it claims."""
    head = line.join(
        (
            "WARC/1.0",
            f"WARC-Type: {kind}",
            f"WARC-Target-URI: https://blatt.example/{number}",
            "WARC-Date: 2024-05-01T10:00:00Z",
            f"WARC-Record-ID: <urn:uuid:{number}>",
            f"Content-Type: {content_type}",
            f"Content-Length: {len(block) if length is None else length}",
            "",
            "",
        )
    )
    return head.encode() + block + separator


def response(number, body=PAGE, headers=(HTML,), status="HTTP/1.1 200 OK", **options):
    return record(number, "\r\n".join((status, *headers, "", "")).encode() + body, **options)


def gzipped(content):
    """Return what gzip makes of the bytes, without the time of day, so that tests keep their names."""
    return gzip.compress(content, mtime=0)


def chunked(body, size=100):
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def read(tmp_path, raw, name="a.warc"):
    """Return the numbers of the pages read, the reasons of those refused by number, and what was passed over."""
    (tmp_path / name).write_bytes(raw)
    passed_over = Counter()
    found = [d for batch in read_documents([str(tmp_path / name)], passed_over=passed_over) for d in batch]
    good = [d for d in found if not d.refusal]
    assert all(TEXT in d.text and "Über die Nachfolge" in d.text for d in good)
    refused = {d.external_id.rpartition("/")[2]: d.refusal.reasons[0] for d in found if d.refusal}
    return [int(d.external_id.rpartition("/")[2]) for d in good], refused, passed_over


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (["Transfer-Encoding: chunked"], PAGE),
        (["Transfer-Encoding: chunked"], chunked(PAGE)),
        (["Transfer-Encoding: Chunked"], chunked(PAGE).replace(b"64\r\n", b"64;name=value\r\n")),
        (["Transfer-Encoding: chunked"], chunked(PAGE).removesuffix(b"0\r\n\r\n")),
        (["Transfer-Encoding: chunked", "Content-Encoding: gzip"], chunked(gzipped(PAGE))),
        (["Transfer-Encoding: chunked", "Content-Encoding: gzip"], gzipped(PAGE)),
        (["Transfer-Encoding: chunked", "Content-Encoding: gzip"], chunked(PAGE)),
        (["Transfer-Encoding: chunked", "Content-Encoding: br"], PAGE),
        (["Content-Encoding: gzip"], PAGE),
        (["Content-Encoding: x-gzip"], gzipped(PAGE)),
        (["Content-Encoding: GZIP"], gzipped(PAGE[:50]) + gzipped(PAGE[50:])),
        (["Content-Encoding: br"], PAGE),
        (["Content-Encoding: br"], brotli.compress(PAGE)),
        (["Content-Encoding: br"], gzipped(PAGE)),
        (["Content-Encoding: zstd"], PAGE),
        (["Content-Encoding: zstd"], zstandard.compress(PAGE)),
        (["Content-Encoding: deflate"], PAGE),
        (["Content-Encoding: deflate"], zlib.compress(PAGE)),
        (["Content-Encoding: deflate"], zlib.compress(PAGE)[2:-4]),
        (["Content-Encoding: gzip, br"], brotli.compress(gzipped(PAGE))),
        (["Content-Encoding: utf-8"], PAGE),
        (["Content-Encoding: identity"], PAGE),
        ([], gzipped(PAGE)),
        (["Content-Length: 17"], PAGE),
    ],
)
def test_an_encoding_is_undone_only_where_the_bytes_are_in_it(tmp_path, headers, body):
    raw = response(1, body, (HTML, *headers)) + response(2)
    assert read(tmp_path, raw)[:2] == ([1, 2], {})


@pytest.mark.parametrize(
    ("encoding", "body", "reason"),
    [
        ("gzip", gzipped(PAGE)[:-30], "truncated"),
        ("br", brotli.compress(PAGE)[:-30], "truncated"),
        ("gzip", gzipped(PAGE)[:20] + b"\xff" * 60, "corrupt"),
        ("br", b"\x00\xff" * 60, "corrupt"),
        ("gzip", gzipped(b" " * 40 * 1024**2), "too_large"),
        ("br", brotli.compress(b" " * 40 * 1024**2, quality=1), "too_large"),
        ("zstd", zstandard.compress(b" " * 40 * 1024**2), "too_large"),
    ],
)
def test_a_body_that_cannot_be_unpacked_is_refused_and_the_next_is_read(tmp_path, encoding, body, reason):
    raw = response(1, body, (HTML, f"Content-Encoding: {encoding}")) + response(2)
    assert read(tmp_path, raw)[:2] == ([2], {"1": reason})


@pytest.mark.parametrize(
    "first",
    [
        response(1, status="HTTP/2 200"),
        response(1, status="HTTP/1.1 200"),
        response(1, status="HTTP/2.0 200 "),
        response(1, status="HTTP/1.0 200 Alles gut"),
        response(1, headers=['content-type: Text/HTML;Charset="UTF-8"']),
        response(1, headers=["Content-Type: text/html, text/html; charset=utf-8"]),
        response(1, headers=["CONTENT-TYPE:application/xhtml+xml"]),
        response(1, headers=["Content-Type: "]),
        response(1, headers=["Server: x"]),
        response(1, content_type="application/http; msgtype=response", line="\n"),
        record(1, PAGE, content_type="text/html"),
        record(1, PAGE, kind="resource", content_type="text/html"),
        record(1, PAGE, kind="resource", content_type="Text/HTML; charset=UTF-8"),
        record(1, PAGE, kind="resource", content_type="application/octet-stream"),
        record(1, PAGE, kind="Resource", content_type="application/xhtml+xml"),
    ],
)
def test_headers_are_read_in_every_form(tmp_path, first):
    assert read(tmp_path, first + response(2)) == ([1, 2], {}, Counter())


@pytest.mark.parametrize("separator", [b"", b"\n", b"\r\n", b"\n\n", b"\r\n\r\n\r\n"])
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_records_are_told_apart_whatever_separates_them(tmp_path, separator, name):
    parts = [response(n, separator=separator) for n in (1, 2, 3)]
    raw = b"".join(map(gzip.compress, parts)) if name.endswith("gz") else b"".join(parts)
    assert read(tmp_path, raw, name) == ([1, 2, 3], {}, Counter())


def test_a_wrong_length_costs_no_neighbour(tmp_path):
    block = response(2).partition(b"\r\n\r\n")[2].removesuffix(b"\r\n\r\n")
    too_short = record(2, block, length=len(block.decode()))
    assert read(tmp_path, response(1) + too_short + response(3))[:2] == ([1, 2, 3], {})
    for wrong in (len(block) + 40, len(block) + 5000, 10**11):
        too_long = record(2, block, length=wrong)
        assert read(tmp_path, response(1) + too_long + response(3))[:2] == ([1, 3], {"2": "truncated"})
    for none in ("", "x", "-5"):
        assert read(tmp_path, response(1) + record(2, block, length=none) + response(3))[0] == [1, 2, 3]


def test_bytes_between_records_are_counted(tmp_path):
    found, refused, passed_over = read(tmp_path, response(1) + b"\x00\x01\x02 debris\r\n\r\n" + response(2))
    assert (found, refused) == ([1, 2], {})
    assert passed_over == {"bytes between records": 1}


@pytest.mark.parametrize("packed", [False, True])
def test_a_cut_archive_keeps_every_whole_record(tmp_path, packed):
    parts = [response(n, PAGE + b"<!-- %d -->" % n) for n in range(20)]
    members = [gzipped(part) if packed else part for part in parts]
    raw = b"".join(members)
    for cut in (10, len(members[-1]) // 2, len(members[-1]) - 30):
        found, refused, _ = read(tmp_path, raw[:-cut], "a.warc.gz" if packed else "a.warc")
        assert found in (
            list(range(19)),
            list(range(20)),
        )  # of packed data perhaps the checksum alone is missing
        assert list(refused.values()) == ["truncated"]
    whole = gzipped(b"".join(parts))
    found, refused, _ = read(tmp_path, whole[: len(whole) - 20], "b.warc.gz")
    assert len(found) >= 18
    assert list(refused.values()) == ["truncated"]


def test_only_the_line_break_behind_the_last_record_is_missing(tmp_path):
    assert read(tmp_path, response(1) + response(2, separator=b""))[:2] == ([1, 2], {})


def test_a_damaged_member_costs_its_own_record(tmp_path):
    members = [gzipped(response(n, PAGE + b"<!-- %d -->" % n)) for n in range(5)]
    members[2] = members[2][:60] + bytes(byte ^ 255 for byte in members[2][60:120]) + members[2][120:]
    found, _, _ = read(tmp_path, b"".join(members), "a.warc.gz")
    assert found == [0, 1, 3, 4]


def test_what_is_passed_over_is_counted_with_its_reason(tmp_path):
    raw = record(0, b"software: x\r\n", kind="warcinfo", content_type="application/warc-fields")
    raw += record(1, b"GET / HTTP/1.1\r\n\r\n", kind="request")
    raw += response(2) + response(3, status="HTTP/1.1 404 Not Found") + response(4, status="HTTP/2 301")
    raw += response(5, b"\x89PNG", ["Content-Type: Image/PNG"]) + response(
        6, b"{}", ["Content-Type: application/json"]
    )
    raw += response(7, b"plain words", ["Content-Type: text/plain"]) + record(8, b"", kind="revisit")
    raw += record(9, b"20240501\n1.2.3.4", content_type="text/dns") + response(10, b"{}", ["Server: x"])
    found, refused, passed_over = read(tmp_path, raw)
    assert (found, refused) == ([2], {})
    assert passed_over == {
        "record: status 404": 1, "record: status 301": 1, "record: image/png": 1, "record: application/json": 1,
        "record: text/plain": 1, "record: revisit": 1, "record: text/dns": 1, "record: no media type": 1,
    }  # fmt: skip


def test_files_of_other_formats_are_counted(tmp_path):
    for name in ("a.pdf", "b.PDF", "c.png", "README", "d.a.very-long-ending", ".hidden.pdf"):
        (tmp_path / name).write_bytes(b"x")
    _, _, passed_over = read(tmp_path, response(1))
    assert not passed_over
    passed_over = Counter()
    assert len([*read_documents([str(tmp_path)], passed_over=passed_over)]) == 1
    assert passed_over == {
        "file: .pdf is no known format": 2,
        "file: .png is no known format": 1,
        "file: its suffix is no known format": 2,
    }


def test_many_records_that_claim_all_that_follows_are_read_in_time(tmp_path, alarm):
    raw = b"".join(record(n, b"", length=30_000_000, separator=b"\r\n") for n in range(5_000))
    assert read(tmp_path, raw + response(1))[0] == [1]
