"""Good records and archives, damaged at random: nothing crashes, no neighbour is lost, every segment covers its text."""

import gzip
import json
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.clean import clean_document
from flows.read import read_documents
from flows.records import Article

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PROSE = "Der Gemeinderat hat am Montag beschlossen, das Sägewerk zu kaufen, sagte eine Sprecherin. Nummer {}."
COUNT = 5
RELAXED = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


def line(number):
    record = {"id": str(number), "url": f"https://blatt.example/a-b-{number}", "text": PROSE.format(number)}
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def member(number):
    page = f"<html><body><h1>Titel {number}</h1><p>{PROSE.format(number)}</p></body></html>".encode()
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://blatt.example/a-b-{number}\r\n"
        f"WARC-Date: 2024-05-01T10:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


@st.composite
def damages(draw):
    """Return a function that damages some bytes: overwrites, cuts out, puts in."""
    kind = draw(st.sampled_from(("overwrite", "cut", "insert", "flip")))
    at, size = draw(st.floats(0, 1)), draw(st.integers(1, 40))
    junk = draw(st.binary(min_size=1, max_size=40))

    def damage(raw):
        start = int(at * (len(raw) - 1))
        end = min(start + size, len(raw))
        if kind == "overwrite":
            return raw[:start] + junk[: end - start] + raw[start + len(junk[: end - start]) :]
        if kind == "flip":
            return raw[:start] + bytes(byte ^ 0x55 for byte in raw[start:end]) + raw[end:]
        return raw[:start] + (raw[end:] if kind == "cut" else junk + raw[start:])

    return damage


def read(path):
    """Return the documents of a file, once each one that is an article is known to be covered by its segments."""
    documents = [d for batch in read_documents([str(path)]) for d in batch]
    for document in documents:
        article = None if document.refusal else clean_document(document, NOW)
        if isinstance(article, Article):
            covered = "".join(document.text[s.start_char : s.end_char] for s in article.segments)
            assert covered == document.text
            for date in article.date_candidates:
                assert date.start_char is None or document.text[date.start_char : date.end_char]
    return documents


def neighbours_of(documents, damaged):
    """Return which of the records that were left alone are missing."""
    texts = [document.text for document in documents if not document.refusal]
    return [n for n in range(COUNT) if n != damaged and not any(PROSE.format(n) in text for text in texts)]


@RELAXED
@given(damage=damages(), which=st.integers(0, COUNT - 1))
def test_a_damaged_line_costs_no_neighbour(tmp_path, damage, which):
    parts = [line(n) for n in range(COUNT)]
    parts[which] = damage(parts[which][:-1]) + b"\n"
    (tmp_path / "a.jsonl").write_bytes(b"".join(parts))
    assert neighbours_of(read(tmp_path / "a.jsonl"), which) == []


@RELAXED
@given(damage=damages(), which=st.integers(0, COUNT - 1))
def test_a_damaged_record_of_an_archive_costs_no_neighbour(tmp_path, damage, which):
    parts = [member(n) for n in range(COUNT)]
    parts[which] = damage(parts[which][:-4]) + b"\r\n\r\n"
    (tmp_path / "a.warc").write_bytes(b"".join(parts))
    assert neighbours_of(read(tmp_path / "a.warc"), which) == []


@RELAXED
@given(damage=damages(), which=st.integers(0, COUNT - 1))
def test_a_damaged_member_of_a_packed_archive_costs_no_neighbour(tmp_path, damage, which):
    parts = [gzip.compress(member(n), mtime=0) for n in range(COUNT)]
    parts[which] = damage(parts[which])
    (tmp_path / "a.warc.gz").write_bytes(b"".join(parts))
    assert neighbours_of(read(tmp_path / "a.warc.gz"), which) == []


@RELAXED
@given(several=st.lists(damages(), min_size=1, max_size=6), packed=st.booleans())
def test_an_archive_damaged_anywhere_is_read_to_its_end(tmp_path, several, packed):
    raw = b"".join(member(n) for n in range(COUNT))
    raw = gzip.compress(raw, mtime=0) if packed else raw
    for damage in several:
        raw = damage(raw)
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(raw)
    read(path)


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=40) | st.sampled_from(("<p>", "&amp;", "NaN")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(("name", "text", "sections", "x")), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip


@RELAXED
@given(record=st.dictionaries(st.sampled_from(("id", "url", "title", "date", "author", "outlet", "language", "text", "html")), VALUES))  # fmt: skip
def test_a_record_of_any_values_is_read_or_refused(tmp_path, record):
    raw = line(0) + json.dumps(record).encode() + b"\n" + line(2)
    (tmp_path / "a.jsonl").write_bytes(raw)
    found = read(tmp_path / "a.jsonl")
    assert len(found) == 3
    assert (found[0].text, found[2].text) == (PROSE.format(0), PROSE.format(2))


def test_a_stray_byte_between_records_is_no_text_of_the_one_before(tmp_path):
    parts = [member(n) for n in range(COUNT)]
    (tmp_path / "a.warc").write_bytes(parts[0] + b"\x80" + b"".join(parts[1:]))
    assert neighbours_of(read(tmp_path / "a.warc"), COUNT) == []
