"""Web archives: the pages of WARC files, the extracted texts of WET files."""

from collections.abc import Callable, Iterator, Mapping

from flows.read.decode import decode
from flows.read.documents import Source, digest, html_document, refused_document, text_document
from flows.read.fields import as_json, fields_of
from flows.read.http import charset_of, looks_like_a_page, media_type_of, parse_response, payload
from flows.read.input_file import InputFile
from flows.read.limits import LIMITS, Limits, UnreadableError
from flows.read.unpack import open_unpacked
from flows.read.values import safe_line
from flows.read.warc import WarcRecord, read_records
from flows.records import Document, PassedOver

_HTML = ("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml")
# Media types that say nothing: the bytes decide.
_VAGUE = ("", "unknown/unknown", "application/octet-stream", "application/http", "text/plain")
# Records that describe the crawl and hold nothing of a page's text.
_NOTES = ("warcinfo", "request", "metadata")


def read_warc(
    file: InputFile, mapping: Mapping[str, str], limits: Limits = LIMITS
) -> Iterator[Document | PassedOver]:
    """Yield the HTML pages that a WARC file recorded with status 200, and what it passes over.

    Raises:
        UnreadableError: the archive ends early or is damaged; what came before has been yielded.
    """
    return _documents(file, ("response", "resource"), _page, limits)


def read_wet(
    file: InputFile, mapping: Mapping[str, str], limits: Limits = LIMITS
) -> Iterator[Document | PassedOver]:
    """Yield the texts of a WET file, and what it passes over.

    Raises:
        UnreadableError: the archive ends early or is damaged; what came before has been yielded.
    """
    return _documents(file, ("conversion",), _text, limits)


class _PassedOverError(Exception):
    """A record holds no document: why."""


Content = tuple[str, bytes, str | None]  # media type, bytes, stated charset


def _page(record: WarcRecord, limits: Limits) -> Content:
    """Return the page of a response or resource.

    Raises:
        _PassedOverError: it holds none.
        UnreadableError: it cannot be unpacked.
    """
    response = parse_response(record.block)
    if response.status not in (None, 200):
        raise _PassedOverError(f"status {response.status}")
    stated = response.headers.get("content-type", "") if response.status else record.header("Content-Type")
    media_type = media_type_of(stated)
    if media_type not in _HTML and media_type not in _VAGUE:
        raise _PassedOverError(media_type)
    if record.trouble:
        raise record.trouble
    body = payload(response, limits)
    if media_type not in _HTML and not looks_like_a_page(body):
        raise _PassedOverError(media_type or "no media type")
    return "text/html", body, charset_of(stated)


def _text(record: WarcRecord, limits: Limits) -> Content:
    """Return the text of a WET record.

    Raises:
        UnreadableError: it is not whole.
    """
    if record.trouble:
        raise record.trouble
    return "text/plain", record.block, "utf-8"


def _documents(
    file: InputFile,
    kinds: tuple[str, ...],
    content: Callable[[WarcRecord, Limits], Content],
    limits: Limits,
) -> Iterator[Document | PassedOver]:
    """Yield the documents of an archive, and the records that hold none."""
    number = 0
    with open_unpacked(file.path, limits, resume=True) as stream:
        for record in read_records(stream, limits):
            if isinstance(record, int):
                yield PassedOver("bytes between records")
            elif record.kind in kinds:
                number += 1
                try:
                    yield _document(file, number, record, content, limits)
                except _PassedOverError as why:
                    yield PassedOver(f"record: {why}")
            elif record.kind not in _NOTES:
                yield PassedOver(f"record: {record.kind or 'no type'}")


def _document(
    file: InputFile,
    number: int,
    record: WarcRecord,
    content: Callable[[WarcRecord, Limits], Content],
    limits: Limits,
) -> Document:
    url = safe_line(record.header("WARC-Target-URI").strip("<>"))
    metadata = {name: as_json(value) for name, value in record.headers.items()}
    if crawled_at := record.header("WARC-Date"):
        metadata["crawled_at"] = as_json(crawled_at)
    fields, _ = fields_of({"url": url}, {})
    uri, external_id = f"{file.uri}#record={number}", url or f"{file.name}:{number}"
    media_type, raw = "text/html", uri.encode()
    try:
        media_type, raw, charset = content(record, limits)
        if len(raw) > limits.max_bytes:
            raise UnreadableError("too_large", f"more than {limits.max_bytes:,} bytes")
        decoded = decode(raw, declared=charset, markup=media_type == "text/html")
    except UnreadableError as error:
        return refused_document(Source(uri, external_id, media_type, digest(raw)), error, metadata)
    make = html_document if media_type == "text/html" else text_document
    return make(Source(uri, external_id, media_type, digest(raw)), decoded, fields, metadata, limits)
