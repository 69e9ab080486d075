"""What a file holds, whatever its name says: records named as a table, a page named as text, a feed named as a page."""

import csv
import re

from flows.read.columns import CONTENT, FIELDS, may_be
from flows.read.input_file import Place
from flows.read.limits import Limits, UnreadableError
from flows.read.unpack import open_unpacked

# Formats of text, whose files may be named after one another.
_TEXTUAL = ("text", "markdown", "html", "jsonl", "table", "feed")
_SAMPLE = 64 * 1024  # bytes
_BINARY = {b"PAR1": "parquet", b"PK\x03\x04": "zip", b"WARC": "warc"}
_RECORDS = re.compile(r'(?:\[\s*)?\{\s*"[^"\n]{1,80}"\s*:')
# Declarations, comments and what stands before the outermost element.
_PROLOGUE = re.compile(
    r"(?:\s|<\?[^>]*\?>|<!--(?:(?!-->).)*-->|<!doctype[^>\[]*>)*", re.IGNORECASE | re.DOTALL
)
_ELEMENT = re.compile(r"<(?:[\w-]+:)?([a-z]+)[\s>]", re.IGNORECASE)
_PAGES, _FEEDS = ("html",), ("rss", "rdf", "feed", "urlset", "sitemapindex")
_DELIMITERS = "\t;,|"


def format_shown(place: Place, named: str, limits: Limits) -> str:
    """Return the format of a file by how it begins; the one it is ``named`` after where that shows no other."""
    if named not in _TEXTUAL:
        return named
    try:
        with open_unpacked(place, limits) as stream:
            sample = stream.read(_SAMPLE)
    except (UnreadableError, OSError):  # its reader says what is wrong
        return named
    if found := _BINARY.get(sample[:4]):
        return found
    text = sample.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if named != "jsonl" and _RECORDS.match(text):
        return "jsonl"
    if text.startswith("<") and (root := _ELEMENT.match(text, _PROLOGUE.match(text).end())):  # type: ignore[union-attr]
        return _of_markup(root[1].lower(), named)
    return "table" if named in ("text", "markdown", "jsonl") and _is_table(text) else named


def _of_markup(root: str, named: str) -> str:
    if root in _FEEDS:
        return "feed"
    return "html" if root in _PAGES else named


def _is_table(text: str) -> bool:
    """Return whether a text begins with a row of names, one of them that of a content and another of ours."""
    line = next(iter(text.splitlines()), "").strip()
    for delimiter in _DELIMITERS:
        names = [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
        described = [field for field in FIELDS if may_be(names, field, {})]
        if len(names) > 1 and len(described) > 1 and not set(CONTENT).isdisjoint(described):
            return True
    return False
