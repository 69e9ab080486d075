"""Files that hold one document each: text, Markdown, HTML."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from flows.read.decode import Decoded, decode
from flows.read.documents import Source, digest, html_document, refused_document, text_document
from flows.read.exports import export_records
from flows.read.fields import fields_of, metadata_of
from flows.read.input_file import InputFile
from flows.read.limits import LIMITS, Limits, UnreadableError
from flows.read.markdown import without_marks
from flows.read.records import plain, record_document
from flows.read.unpack import read_whole
from flows.records import Document

MEDIA_TYPES = {"text": "text/plain", "markdown": "text/markdown", "html": "text/html"}

LONGEST_FRONT_MATTER = 20_000  # characters
_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n(.*?)^\1[ \t]*$", re.DOTALL | re.MULTILINE)
_KEY_VALUE = re.compile(
    r"^([A-Za-z_][\w.-]*)[ \t]*[:=][ \t]*(?:(\S.*?)[ \t]*\r?$|\r?\n((?:[ \t]{0,8}-[ \t].*\n)+))", re.MULTILINE
)
_ITEM = re.compile(r"^[ \t]*-[ \t]+(.*?)[ \t]*\r?$", re.MULTILINE)
_QUOTES = "\"'"
# What a browser, or an extension of one, writes at the top of a page that it saves; the number is the address's length.
_SAVED = re.compile(
    r"<!--\s{0,9}(?:saved from url=\(\d{4,5}\)|Page saved with SingleFile\s{1,9}url:\s{0,9})(https?://[^\s<>\"]{1,4000})"
)
TOP_OF_A_PAGE = 6_000  # characters


def read_file(file: InputFile, mapping: Mapping[str, str], limits: Limits = LIMITS) -> Iterator[Document]:
    """Yield the one document of a file.

    Raises:
        UnreadableError: the file cannot be opened, unpacked or held.
    """
    raw = read_whole(file.path, limits)
    source = Source(file.uri, file.name, MEDIA_TYPES[file.format], digest(raw))
    known = dict(file.fields)
    try:
        decoded = decode(raw, markup=file.format == "html")
    except UnreadableError as error:
        yield refused_document(source, error)
        return
    if file.format == "html":
        yield html_document(source, decoded, saved_from(decoded.text) | known, limits=limits)
        return
    if file.format == "text" and (articles := export_records(decoded.text)):
        yield from _exported(articles, file, decoded.repairs, limits)
        return
    head: dict[str, str | list[str]] = {}
    if file.format == "markdown":
        head, decoded = front_matter(decoded.text), _as_shown(decoded)
    else:
        decoded = plain(decoded)
    fields, _ = fields_of(head, mapping)
    fields.pop("id", None)
    yield text_document(source, decoded, known | fields, metadata_of(head, mapping, None), limits)


def _exported(
    articles: Sequence[Mapping[str, str]], file: InputFile, repairs: tuple[str, ...], limits: Limits
) -> Iterator[Document]:
    """Yield the documents of the articles that a database exported into one file."""
    for number, article in enumerate(articles, 1):
        alone = len(articles) == 1
        uri = file.uri if alone else f"{file.uri}#article={number}"
        name = file.name if alone else f"{file.name}:{number}"
        sha256 = digest("\x1f".join(article.values()).encode("utf-8", "replace"))
        yield record_document(article, uri, name, sha256, {}, repairs, limits)


def saved_from(markup: str) -> dict[str, str]:
    """Return the address that a browser has saved a page from, as the field ``url``; nothing where none is stated."""
    found = _SAVED.search(markup[:TOP_OF_A_PAGE])
    return {"url": found[1]} if found else {}


def front_matter(text: str) -> dict[str, str | list[str]]:
    """Return the ``key: value`` (or ``key = value``) lines between two ``---`` (or ``+++``) at the top of a text.

    Quotes are taken off; a list is ``[a, b]`` or a line beginning with a dash for each item.
    """
    found = _FRONT_MATTER.match(text[:LONGEST_FRONT_MATTER])
    if not found:
        return {}
    return {key: _value(value, items) for key, value, items in _KEY_VALUE.findall(found[2])}


def end_of_front_matter(document: Document) -> int:
    """Return where the text proper of a document begins, behind the lines that describe it."""
    if document.media_type != MEDIA_TYPES["markdown"]:
        return 0
    found = _FRONT_MATTER.match(document.text[:LONGEST_FRONT_MATTER])
    return found.end() if found else 0


def _as_shown(decoded: Decoded) -> Decoded:
    """Return Markdown without its marks, below the lines that describe it."""
    found = _FRONT_MATTER.match(decoded.text[:LONGEST_FRONT_MATTER])
    end = found.end() if found else 0
    written = decoded.text[end:]
    rest = plain(replace(decoded, text=without_marks(written)))
    if rest.text == written:
        return decoded
    front = f"{decoded.text[:end]}\n\n" if end else ""
    return replace(
        rest, text=front + rest.text.lstrip("\n"), repairs=(*rest.repairs, "marks of Markdown taken off")
    )


def _value(value: str, items: str) -> str | list[str]:
    if items:
        return [item.strip(_QUOTES) for item in _ITEM.findall(items)]
    if value.startswith("[") and value.endswith("]"):
        return [item.strip().strip(_QUOTES) for item in value[1:-1].split(",")]
    return value.strip(_QUOTES)
