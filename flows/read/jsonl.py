"""JSON lines: a record a line; a broken line is refused by its number and the rest is read."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from flows.read.decode import decode
from flows.read.documents import Source, digest, refused_document
from flows.read.input_file import InputFile
from flows.read.limits import LIMITS, Limits, UnreadableError
from flows.read.records import record_document
from flows.read.unpack import open_unpacked
from flows.records import Document

MEDIA_TYPE = "application/x-ndjson"
# What separates records beside line breaks: the mark of JSON text sequences, the comma of a list.
_AROUND = " \t\r\n\x1e,\ufeff"


def read_jsonl(file: InputFile, mapping: Mapping[str, str], limits: Limits = LIMITS) -> Iterator[Document]:
    """Yield the documents of a file of JSON lines.

    Raises:
        UnreadableError: the file ends early or cannot be unpacked; what came before has been yielded.
    """
    with open_unpacked(file.path, limits) as stream:
        for number, raw in _lines(stream, limits.max_bytes):
            uri, name = f"{file.uri}#line={number}", f"{file.name}:{number}"
            if raw is None:
                error = UnreadableError(
                    "too_large", f"line {number} is longer than {limits.max_bytes:,} bytes"
                )
                yield refused_document(Source(uri, name, MEDIA_TYPE, digest(uri.encode())), error)
                continue
            if not raw.strip():
                continue
            sha256 = digest(raw)
            try:
                records, repairs = _parse(raw, number)
            except UnreadableError as error:
                yield refused_document(Source(uri, name, MEDIA_TYPE, sha256), error)
                continue
            for at, record in enumerate(records, 1):
                place = f",{at}" if at > 1 else ""  # of several records on one line
                yield record_document(record, uri + place, name + place, sha256, mapping, repairs, limits)


def _lines(stream: BinaryIO, longest: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number, None in place of one that is too long to hold."""
    number = 0
    while raw := stream.readline(longest + 1):
        number += 1
        if len(raw) <= longest or raw.endswith(b"\n"):
            yield number, raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
            continue
        yield number, None
        while (rest := stream.readline(1024**2)) and not rest.endswith(b"\n"):
            pass


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object; of a key that stands there twice the last value that is one."""
    found = dict(pairs)
    if len(found) < len(pairs):
        found |= {key: value for key, value in pairs if value is not None}
    return found


_DECODER = json.JSONDecoder(object_pairs_hook=_object, strict=False)


def _parse(raw: bytes, number: int) -> tuple[list[dict[str, object]], tuple[str, ...]]:
    """Return the records of a line, mostly one, and what was done to its bytes.

    Raises:
        UnreadableError: ``broken_json`` or ``no_object``.
    """
    repairs: tuple[str, ...] = ()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        decoded = decode(raw)
        text, repairs = decoded.text, decoded.repairs
    try:
        values = _values(text.strip(_AROUND))
    except (ValueError, RecursionError) as error:
        what = getattr(error, "msg", None) or type(error).__name__
        raise UnreadableError("broken_json", f"line {number}: {what}") from error
    records = values[0] if len(values) == 1 and isinstance(values[0], list) else values
    if not records or not all(isinstance(record, dict) for record in records):
        raise UnreadableError("no_object", f"line {number} is no JSON object")
    return records, repairs


def _values(text: str) -> list[Any]:
    """Return the values that a line holds, one after the other."""
    found: list[Any] = []
    at = 0
    while at < len(text) or not found:
        value, at = _DECODER.raw_decode(text, at)
        found.append(value)
        while at < len(text) and text[at] in _AROUND:
            at += 1
    return found
