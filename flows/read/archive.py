"""Web archives: the HTML responses of WARC files, the extracted texts of WET files."""

import io
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from flows.read.decode import decode
from flows.read.documents import Source, digest, html_document, refused_document, text_document
from flows.read.fields import as_json, fields_of
from flows.read.input_file import InputFile
from flows.read.limits import LIMITS, Limits, UnreadableError
from flows.read.unpack import open_unpacked
from flows.records import Document

_HTML = ("text/html", "application/xhtml+xml")


def read_warc(file: InputFile, mapping: Mapping[str, str], limits: Limits = LIMITS) -> Iterator[Document]:
    """Yield the HTML pages that a WARC file recorded with status 200; other records are passed over.

    Raises:
        UnreadableError: the archive ends early or is damaged; what came before has been yielded.
    """
    return _documents(file, WarcRecordType.response, _page, limits)


def read_wet(file: InputFile, mapping: Mapping[str, str], limits: Limits = LIMITS) -> Iterator[Document]:
    """Yield the texts of a WET file.

    Raises:
        UnreadableError: the archive ends early or is damaged; what came before has been yielded.
    """
    return _documents(file, WarcRecordType.conversion, _text, limits)


def _page(record: WarcRecord) -> tuple[str, str | None] | None:
    """Return media type and charset of a response that holds a page, None for any other."""
    http = record.http_headers
    if http is None or http.status_code != 200 or (record.http_content_type or "text/html") not in _HTML:
        return None
    return "text/html", record.http_charset


def _text(record: WarcRecord) -> tuple[str, str | None]:
    """Return media type and charset of a WET record."""
    return "text/plain", "utf-8"


def _documents(
    file: InputFile,
    kind: WarcRecordType,
    content: Callable[[WarcRecord], tuple[str, str | None] | None],
    limits: Limits,
) -> Iterator[Document]:
    """Yield the documents of an archive, each once it is known that its record is complete."""
    number = 0
    held: Document | None = None
    with open_unpacked(file.path, limits) as opened:
        stream = _Stream(opened)
        try:
            for record in ArchiveIterator(stream, record_types=kind, auto_decode="all", stream_detect=False):
                if held:
                    yield held
                number += 1
                found = content(record)
                held = _document(file, number, record, *found, limits) if found else None
        except GeneratorExit:
            raise
        except BaseException as error:
            if not _is_damage(error):
                raise
            stream.trouble = stream.trouble or UnreadableError("corrupt", _line(error))
        if not (stream.trouble or stream.complete):
            stream.trouble = UnreadableError("truncated", "the archive ends within a record")
        if stream.trouble:
            raise UnreadableError(stream.trouble.reason, f"record {number}: {stream.trouble.detail}")
        if held:
            yield held


def _document(
    file: InputFile, number: int, record: WarcRecord, media_type: str, charset: str | None, limits: Limits
) -> Document:
    headers = dict(record.headers.items())
    url = headers.get("WARC-Target-URI", "").strip("<>")
    metadata = {name: as_json(value) for name, value in headers.items()}
    if "WARC-Date" in headers:
        metadata["crawled_at"] = headers["WARC-Date"]
    fields, _ = fields_of({"url": url}, {})
    uri, external_id = f"{file.uri}#record={number}", url or f"{file.name}:{number}"
    try:
        raw = record.reader.read(limits.max_bytes + 1)
    except BaseException as error:
        if not _is_damage(error):
            raise
        source = Source(uri, external_id, media_type, digest(uri.encode()))
        return refused_document(source, UnreadableError("corrupt", "damaged content encoding"), metadata)
    source = Source(uri, external_id, media_type, digest(raw))
    try:
        if len(raw) > limits.max_bytes:
            raise UnreadableError("too_large", f"more than {limits.max_bytes:,} bytes")
        decoded = decode(raw, declared=charset, markup=media_type == "text/html")
    except UnreadableError as error:
        return refused_document(source, error, metadata)
    make = html_document if media_type == "text/html" else text_document
    return make(source, decoded, fields, metadata, limits)


def _is_damage(error: BaseException) -> bool:
    """Return whether an error of the archive reader means damaged data; its own panics are no Exception."""
    return isinstance(error, OSError | ValueError | RuntimeError) or type(error).__name__ == "PanicException"


def _line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


class _Stream(io.RawIOBase):
    """The bytes of an archive for a reader that must not see errors: the first one ends it and is kept."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.position = 0
        self.last = b""
        self.trouble: UnreadableError | None = None

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.position

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self.stream.read(len(buffer))
        except UnreadableError as error:
            self.trouble, data = error, b""
        except OSError as error:
            self.trouble, data = UnreadableError("unreadable", error.strerror or "cannot be read"), b""
        buffer[: len(data)] = data
        self.position += len(data)
        self.last = (self.last + data[-4:])[-4:]
        return len(data)

    @property
    def complete(self) -> bool:
        """Whether it ended as archives end: with an empty line behind the last record, or nothing in it."""
        return not self.position or self.last.endswith((b"\r\n\r\n", b"\n\n"))
