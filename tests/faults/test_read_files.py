"""Files that are broken, hostile or huge: each is one refused document or read as well as it can be; the rest loads."""

import gzip
import os
import random
from collections import Counter
from datetime import UTC, datetime

import pytest

from flows.clean import clean_document
from flows.errors import UsageError
from flows.read import read_documents
from flows.read.limits import Limits
from flows.records import Refusal

NOW = datetime(2026, 1, 1, tzinfo=UTC)
GOOD = "Minister tritt zurück\n\nDer Minister hat am Montag seinen Rücktritt erklärt, sagte eine Sprecherin in Berlin.\n"
PROSE = GOOD.encode().splitlines()[2] + b" "
pytestmark = pytest.mark.usefixtures("alarm")


@pytest.fixture
def folder(tmp_path):
    """A folder with one good article, which every bad one stands beside."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, "utf-8")
    return folder


def test_a_folder_that_cannot_be_opened_is_told(folder, monkeypatch):
    (folder / "closed").mkdir()
    scandir, passed_over = os.scandir, Counter()

    def scan(path):  # who runs the tests may be allowed to open everything
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", scan)
    assert read(folder, passed_over=passed_over) == {}
    assert passed_over == {"folder: cannot be opened (Permission denied)": 1}


def read(folder, **options):
    """Return the documents of a folder by their external id, the good one left out once it is known to be read."""
    found = [d for batch in read_documents([str(folder)], **options) for d in batch]
    good = [d for d in found if d.external_id == "good"]
    assert len(good) == 1
    assert good[0].refusal is None
    assert good[0].text == GOOD
    return {d.external_id: d for d in found if d is not good[0]}


def outcome(folder, **options):
    """Return what becomes of the one bad document: the reasons for refusing it, or its article."""
    (document,) = read(folder, **options).values()
    if document.refusal:
        assert document.refusal.stage == "read"
        assert document.refusal.detail
        assert "\n" not in document.refusal.detail
        return document.refusal.reasons
    cleaned = clean_document(document, NOW)
    if isinstance(cleaned, Refusal):
        return cleaned.reasons
    spans = [(s.start_char, s.end_char) for s in cleaned.segments]
    assert [0, *(end for _, end in spans)] == [*(start for start, _ in spans), len(document.text)]
    return cleaned


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("bad.txt", b"", "empty"),
        ("bad.txt", b" \n\t\r\n \xc2\xa0", "empty"),
        ("bad.html", b"", "empty"),
        ("bad.html", b"  \n", "empty"),
        ("bad.html", b"<html><body><script>x()</script></body></html>", "no_visible_text"),
        ("bad.html", b"<!-- nothing but a comment -->", "no_markup"),
        ("bad.txt", random.Random(1).randbytes(5000), "binary"),
        ("bad.html", b"\x89PNG\r\n\x1a\n" + random.Random(2).randbytes(5000), "binary"),
        ("bad.txt", b"\x00" * 5000, "binary"),
        ("bad.txt.gz", gzip.compress(GOOD.encode(), mtime=0)[:-20], "truncated"),
        ("bad.txt.gz", b"this is no gzip data", "corrupt"),
        ("bad.txt.gz", b"", "empty"),
        ("bad.txt.zst", b"this is no zstd data", "corrupt"),
        ("bad.parquet", b"PAR1 and no more", "corrupt"),
        ("bad.parquet", b"", "corrupt"),
    ],
)
def test_bad_bytes_are_refused(folder, name, raw, reason):
    (folder / name).write_bytes(raw)
    assert outcome(folder) == (reason,)


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (GOOD.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + GOOD.encode("utf-16-be"), "utf-16-be"),
        (GOOD.encode("utf-16-le"), "utf-16-le"),
        (GOOD.encode("utf-16-be"), "utf-16-be"),
        (b"\xef\xbb\xbf" + GOOD.encode(), "utf-8"),
        (GOOD.encode("cp1252"), "cp1252"),
        (GOOD.encode("latin-1"), "cp1252"),
    ],
)
def test_other_encodings_are_recognised(folder, raw, encoding):
    (folder / "bad.txt").write_bytes(raw)
    (document,) = read(folder).values()
    assert document.text == GOOD
    assert document.encoding == encoding or document.text.encode(document.encoding) in raw


def test_broken_utf8_loses_only_the_broken_bytes_and_says_so(folder):
    raw = GOOD.encode().replace("ü".encode(), b"\xff", 1)
    (folder / "bad.txt").write_bytes(raw)
    (document,) = read(folder).values()
    assert document.text == GOOD.replace("ü", "\ufffd", 1)
    assert document.repairs == ("1 broken bytes replaced",)


def test_null_bytes_are_left_out_and_counted(folder):
    raw = GOOD.encode()
    (folder / "bad.txt").write_bytes(raw[:-3] + b"\x00" + raw[-3:] + b"\x00")
    (document,) = read(folder).values()
    assert document.text == GOOD
    assert document.repairs == ("2 null characters left out",)


def test_mojibake_is_repaired_line_by_line_where_it_is_certain(folder):
    wrong = GOOD.encode().decode("cp1252")
    (folder / "bad.txt").write_text(wrong, "utf-8")
    (folder / "lines.txt").write_text(wrong + "rückwärts", "utf-8")
    (folder / "inside.txt").write_text("Zurück: " + wrong.splitlines()[2] + "\nund rÃ¼ckwärts", "utf-8")
    (folder / "single.txt").write_text("Müller schreibt sich dort MÃ¼ller.", "utf-8")
    found = read(folder)
    assert found["bad"].text == GOOD
    assert "mojibake repaired" in found["bad"].repairs
    assert found["lines"].text == GOOD + "rückwärts"
    # Two broken letters in a line are no accident; one beside right letters may be meant.
    assert found["inside"].text == "Zurück: " + GOOD.splitlines()[2] + "\nund rÃ¼ckwärts"
    assert found["single"].text == "Müller schreibt sich dort MÃ¼ller."
    assert not found["single"].repairs


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        ("bad.txt", lambda: PROSE * (50 * 1024**2 // len(PROSE)), "too_large"),
        ("bad.txt", lambda: PROSE * 25_000, "too_large"),
        ("bad.txt", lambda: b"ab\n" * 200_000, "too_many_lines"),
        ("bad.html", lambda: b"<p>x</p>" * 4_500_000, "too_large"),
        ("bad.html", lambda: b"<i></i>" * 1_100_000, "too_many_elements"),
        ("bad.html", lambda: b"<div>" * 100_000 + b"x", "nested_too_deep"),
        ("bad.html", lambda: b"<p>x</p>" * 150_000, "too_many_lines"),
    ],
)
def test_what_is_too_large_is_refused(folder, name, make, reason):
    (folder / name).write_bytes(make())
    assert outcome(folder) == (reason,)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("bad.txt", lambda: PROSE * 18_000),  # one line of two million characters
        ("bad.txt", lambda: b"a" + b" " * 1_900_000 + b"b"),
        ("bad.txt", lambda: b"(" * 1_000_000),
        ("bad.html", lambda: b"<body><!--" + b"x" * 20 * 1024**2 + b"--><p>" + PROSE * 20),
        ("bad.html", lambda: b"<div>" * 900 + b"<p>" + PROSE * 20),
        ("bad.html", lambda: (b"<p class='" + b"a-b " * 2000 + b"'>x</p>") * 2000),
        ("bad.html", lambda: b"<time>12. Mai 2024</time> " * 50_000),
        (
            "bad.html",
            lambda: b"<script type='application/ld+json'>" + b"[" * 100_000 + b"</script><p>" + PROSE * 9,
        ),
    ],
)
def test_what_is_large_but_allowed_is_cleaned_in_time(folder, name, make):
    (folder / name).write_bytes(make())
    assert not isinstance(outcome(folder), tuple)


def test_a_gzip_bomb_stops_at_the_stated_ratio(folder):
    (folder / "bad.txt.gz").write_bytes(gzip.compress(b" " * 100 * 1024**2, 6))
    assert outcome(folder) == ("unpacks_too_large",)
    (folder / "bad.txt.gz").unlink()
    (folder / "bad.jsonl.gz").write_bytes(gzip.compress(b'{"text": "' + b"x" * 100 * 1024**2, 6))
    (*_, document) = read(folder).values()
    assert document.refusal.reasons == ("unpacks_too_large",)
    assert f"{Limits().max_ratio} times" in document.refusal.detail


def test_file_names_with_dots_newlines_and_quotes_are_printable_and_their_own(folder):
    names = [
        "..txt.txt",
        "a\nb.txt",
        'it\'s "it".txt',
        "a;drop table.txt",
        "ümläut.txt",
        "100%#1.txt",
        "-rf.txt",
    ]
    for name in names:
        (folder / name).write_text(f"{GOOD}{name}", "utf-8")
    found = [d for batch in read_documents([str(folder)]) for d in batch]
    uris = {d.uri for d in found if d.external_id != "good"}
    # a name that begins with a dot is hidden, as in every listing
    assert len(uris) == len(names) - 1
    assert all(uri.isprintable() and uri.startswith("in/") for uri in uris)


def test_a_name_that_is_no_utf8_is_read(folder):
    path = os.fsencode(folder) + b"/bad-\xff.txt"
    with open(path, "wb") as file:
        file.write(GOOD.encode() + b"Anders.")
    (document,) = read(folder).values()
    assert document.external_id == "bad-%FF"


def test_link_loops_end_and_a_file_is_read_once(folder):
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "again.txt").symlink_to(folder / "good.txt")
    found = [d for batch in read_documents([str(folder)]) for d in batch]
    assert sum(d.refusal is None for d in found) == 1
    assert [d.refusal.reasons for d in found if d.refusal] == [("no_file",)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(folder):
    (folder / "bad.txt").write_text(GOOD, "utf-8")
    (folder / "bad.txt").chmod(0)
    assert outcome(folder) == ("unreadable",)


def test_a_file_that_vanishes_while_reading_is_refused(folder):
    (folder / "a.txt").write_text(GOOD + "a", "utf-8")
    (folder / "z.txt").write_text(GOOD + "z", "utf-8")
    batches = read_documents([str(folder)], batch_size=1)
    next(batches)
    (folder / "z.txt").unlink()
    rest = [d for batch in batches for d in batch]
    assert [d.external_id for d in rest if d.refusal is None] == ["good"]


def test_pipes_are_not_waited_for(folder):
    os.mkfifo(folder / "bad.txt")
    assert outcome(folder) == ("no_file",)


@pytest.mark.parametrize("name", ["missing", "missing/*.txt", "empty", "picture.png"])
def test_nothing_to_read_is_one_clear_line(tmp_path, name):
    (tmp_path / "empty").mkdir()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    with pytest.raises(UsageError) as caught:
        read_documents([str(tmp_path / name)])
    assert "\n" not in str(caught.value)
    assert name in str(caught.value)


def test_a_text_of_invisible_characters_is_empty(tmp_path):
    (tmp_path / "a.txt").write_text("\u200b\u200c \n\u2060\n", "utf-8")
    [document] = (d for batch in read_documents([str(tmp_path / "a.txt")]) for d in batch)
    assert document.refusal.reasons == ("empty",)
