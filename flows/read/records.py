"""From one record of a table or of JSON lines to a Document."""

from collections.abc import Mapping, Sequence
from typing import Any

from flows.read.columns import CONTENT, column_of, content_of, lookup, may_be
from flows.read.decode import Decoded, clean_string, decode
from flows.read.documents import Source, html_document, refused_document, text_document
from flows.read.fields import fields_of, metadata_of
from flows.read.hyphens import without_broken_words
from flows.read.limits import LIMITS, Limits, UnreadableError
from flows.read.values import as_text, safe_line, with_breaks, without_markup
from flows.records import Document

LONGEST_NAMES = 300  # characters of the names of fields that a refusal repeats


def record_document(
    record: Mapping[str, Any],
    uri: str,
    fallback_id: str,
    sha256: str,
    mapping: Mapping[str, str],
    repairs: tuple[str, ...] = (),
    limits: Limits = LIMITS,
) -> Document:
    """Return the document of a record; markup is preferred to text where it has both.

    Args:
        record: the record as it was read.
        uri: its address within its file.
        fallback_id: its external id when it has neither an id nor a URL.
        sha256: digest of the record's bytes.
        mapping: our field names to the record's own.
        repairs: what was done to its bytes so far.
        limits: how large it may be.
    """
    fields, aside = fields_of(record, mapping)
    external_id = fields.pop("id", "") or fields.get("url") or fallback_id
    used = content_of(record, mapping)
    metadata = metadata_of(record, mapping, used)
    source = Source(uri, external_id, "text/html" if used == "html" else "text/plain", sha256)
    try:
        decoded = _content(record, used, mapping, limits)
    except UnreadableError as error:
        return refused_document(source, error, metadata)
    decoded = Decoded(decoded.text, decoded.encoding, (*repairs, *decoded.repairs, *aside))
    make = html_document if used == "html" else text_document
    return make(source, decoded, fields, metadata, limits)


def check_columns(names: Sequence[str], mapping: Mapping[str, str]) -> None:
    """Return if a table with these columns has one for the text or the markup.

    Raises:
        UnreadableError: ``missing_column``.
    """
    wanted = [mapping.get(name, name) for name in CONTENT]
    if not any(may_be(names, field, mapping) for field in CONTENT):
        raise UnreadableError(
            "missing_column",
            f"no column {' or '.join(wanted)} among {', '.join(names[:20])}: name it with --map text=COLUMN",
        )


def _content(
    record: Mapping[str, Any], used: str | None, mapping: Mapping[str, str], limits: Limits
) -> Decoded:
    if used is None:
        given = [name for name in CONTENT if lookup(record, name, mapping) is not None]
        if not given:
            columns = " nor ".join(mapping.get(name, name) for name in CONTENT)
            has = safe_line(", ".join(list(map(str, record))[:20]))[:LONGEST_NAMES] or "nothing"
            raise UnreadableError(
                "missing_text", f"the record has neither {columns} but {has}: name it with --map text=FIELD"
            )
        if lookup(record, given[0], mapping) == "":
            raise UnreadableError("empty", f"{column_of(record, given[0], mapping)} is empty")
        used = given[0]
    value = as_text(lookup(record, used, mapping))
    if isinstance(value, str):
        if len(value) > limits.max_bytes:
            raise UnreadableError("too_large", f"more than {limits.max_bytes:,} characters")
        decoded = clean_string(value)
        return decoded if used == "html" else plain(decoded)
    if isinstance(value, bytes):
        if len(value) > limits.max_bytes:
            raise UnreadableError("too_large", f"more than {limits.max_bytes:,} bytes")
        return decode(value, markup=used == "html")
    raise UnreadableError(
        "wrong_type", f"{column_of(record, used, mapping)} is {_KINDS.get(type(value), 'no text')}, not text"
    )


def plain(decoded: Decoded) -> Decoded:
    """Return a text without the entities and the markup of content systems and the hyphens of columns, and say so."""
    shown = without_markup(with_breaks(decoded.text))
    text = without_broken_words(shown)
    repairs = list(decoded.repairs)
    if shown != decoded.text:
        repairs.append("entities and markup taken off")
    if text != shown:
        repairs.append("words broken at line ends joined")
    return Decoded(text, decoded.encoding, tuple(repairs))


_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
