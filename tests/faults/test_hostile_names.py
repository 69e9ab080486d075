"""One record with control characters or lone surrogates in its names stops no run and no report."""

import json
import re

import pytest

TEXT = (
    "Council votes\n\n3 May 2024\n\nThe council said that the bridge would be closed for repairs until autumn, and that"
    " the ferry would carry cars in the meantime.\n"
)
MARKS = ["\x1b[2J", "\x07", "\x00", "\ufffe", "\ud800", "\u202e"]


@pytest.fixture(scope="module")
def published(tmp_path_factory, onrecord):
    folder = tmp_path_factory.mktemp("hostile")
    records = [
        {"id": f"k{mark}", "outlet": f"Bo{mark}te", "title": f"Vo{mark}te {number}", "date": "2024-05-03",
         "text": f"{TEXT}Number {number}{mark} said so.", f"x{mark}": mark}
        for number, mark in enumerate(MARKS)
    ]  # fmt: skip
    (folder / "records.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    (folder / "page.html").write_text(
        '<html><head><meta property="og:site_name" content="Si&#7;te&#xFFFE;&#27;[2J"></head><body><article>'
        f'<h1>Another vote</h1><time datetime="2024-05-03">3 May</time><p>{TEXT}</p></article></body></html>',
        encoding="utf-8",
    )
    warehouse = folder / "w.duckdb"
    done = onrecord("run", "-i", folder / "records.jsonl", "-i", folder / "page.html", "-w", warehouse)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return warehouse, done


def test_everything_is_read_and_published(published):
    _, done = published
    assert f"{len(MARKS) + 1} read" in done.stdout
    assert "Traceback" not in done.stderr


def test_no_page_and_no_list_shows_them_raw(published, onrecord):
    warehouse, _ = published
    pages = list((warehouse.with_suffix("") / "reports").glob("*.html"))
    assert pages
    shown = [page.read_text(encoding="utf-8") for page in pages]
    listed = onrecord("sql", "select outlet, title from v_articles", "--rows", 0, "-w", warehouse)
    assert listed.returncode == 0, listed.stderr
    for text in (*shown, listed.stdout):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufffe]", text)
