"""Makes Documents: of text, of markup, or refused ones."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flows.read.decode import Decoded
from flows.read.limits import LIMITS, Limits, UnreadableError
from flows.read.page import read_page
from flows.records import Document, Refusal, stable_id
from flows.shadow import without_invisible

_SHOWN = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document was found: its address, its id there, its media type and the digest of its bytes."""

    uri: str
    external_id: str
    media_type: str
    sha256: str


def digest(raw: bytes) -> str:
    """Return the SHA-256 of the bytes in hexadecimal digits."""
    return hashlib.sha256(raw).hexdigest()


def text_document(
    source: Source,
    decoded: Decoded,
    fields: Mapping[str, str] | None = None,
    metadata: Mapping[str, Any] | None = None,
    limits: Limits = LIMITS,
) -> Document:
    """Return the document of a plain text, refused when it is empty or too long."""
    document = _document(source, decoded, decoded.text, fields, metadata)
    if not decoded.text:
        return _refuse(document, UnreadableError("empty", "no text"))
    if decoded.text.isspace() or not (_SHOWN.search(decoded.text) or without_invisible(decoded.text).strip()):
        return _refuse(document, UnreadableError("empty", "white space only"))
    if len(decoded.text) > limits.max_chars:
        return _refuse(document, UnreadableError("too_large", f"more than {limits.max_chars:,} characters"))
    if max(map(decoded.text.count, "\n\r")) > limits.max_lines:
        return _refuse(document, UnreadableError("too_many_lines", f"more than {limits.max_lines:,} lines"))
    document.text = decoded.text
    return document


def html_document(
    source: Source,
    decoded: Decoded,
    fields: Mapping[str, str] | None = None,
    metadata: Mapping[str, Any] | None = None,
    limits: Limits = LIMITS,
) -> Document:
    """Return the document of a page with its visible text, refused when nothing is visible."""
    document = _document(source, decoded, decoded.text, fields, metadata)
    if not decoded.text.strip():
        return _refuse(document, UnreadableError("empty", "no markup"))
    try:
        page = read_page(decoded.text, limits)
    except UnreadableError as error:
        return _refuse(document, error)
    if not page.text:
        return _refuse(document, UnreadableError("no_visible_text", "the markup shows no text"))
    document.text, document.html, document.page = page.text, decoded.text, page
    return document


def refused_document(
    source: Source,
    error: UnreadableError,
    metadata: Mapping[str, Any] | None = None,
    encoding: str | None = None,
) -> Document:
    """Return a document that could not even be decoded."""
    document = _document(source, Decoded("", ""), source.uri + source.sha256 + error.reason, None, metadata)
    document.encoding = encoding
    return _refuse(document, error)


def _document(
    source: Source,
    decoded: Decoded,
    content: str,
    fields: Mapping[str, str] | None,
    metadata: Mapping[str, Any] | None,
) -> Document:
    return Document(
        document_id=stable_id(source.external_id, digest(content.encode("utf-8", "surrogatepass"))),
        external_id=source.external_id,
        uri=source.uri,
        media_type=source.media_type,
        encoding=decoded.encoding,
        sha256=source.sha256,
        text="",
        fields=dict(fields or {}),
        metadata=dict(metadata or {}),
        repairs=decoded.repairs,
    )


def _refuse(document: Document, error: UnreadableError) -> Document:
    document.refusal = Refusal("read", (error.reason,), error.detail)
    return document
