"""JSON lines: a record a line, or over several; a broken one is refused by its number and the rest is read."""

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from flows.read.columns import CONTENT, FIELDS, lookup
from flows.read.decode import decode
from flows.read.documents import Source, digest, refused_document
from flows.read.input_file import InputFile
from flows.read.limits import LIMITS, Limits, UnreadableError
from flows.read.records import record_document
from flows.read.unpack import open_unpacked
from flows.read.values import safe_line
from flows.records import Document

MEDIA_TYPE = "application/x-ndjson"
# What separates records beside line breaks: the mark of JSON text sequences, the comma of a list.
_AROUND = " \t\r\n\x1e,\ufeff"
# How a line begins that holds a value, and how it ends where it does not hold all of it.
_BEGINS, _GOES_ON = b"[{", b"[{,:"
# A line that only opens or closes a list of records.
_FRAME = (b"[", b"]", b"],")
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*(?:"|$)|[\[\]{}]', re.DOTALL)

BEGINNING = 64 * 1024  # bytes
EDGE = 1000  # bytes of a line's beginning and end that are looked at

Line = tuple[int, bytes | None]  # with its number; None in place of one that is too long to hold


def read_jsonl(file: InputFile, mapping: Mapping[str, str], limits: Limits = LIMITS) -> Iterator[Document]:
    """Yield the documents of a file of JSON lines, or of one whose records go over several lines.

    Raises:
        UnreadableError: no line of its beginning is a record; the file ends early or cannot be unpacked, and what came
            before has been yielded.
    """
    with open_unpacked(file.path, limits) as stream:
        _check_beginning(stream.peek(1)[:BEGINNING])
        for number, raw in _runs(_lines(stream, limits.max_bytes), limits.max_bytes):
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
            for at, record in enumerate(_unwrapped(records, mapping), 1):
                place = f",{at}" if at > 1 else ""  # of several records on one line
                yield record_document(record, uri + place, name + place, sha256, mapping, repairs, limits)


def _check_beginning(raw: bytes) -> None:
    """Return if one of the first lines may begin a record, or there is but one.

    Raises:
        UnreadableError: ``broken_json``: the file is something else, and is refused once and not line by line.
    """
    lines = [line.strip() for line in raw.removeprefix(b"\xef\xbb\xbf").splitlines() if line.strip()]
    if (
        len(lines) > 1
        and b"\0" not in raw
        and not any(line.lstrip(b"\x1e")[:1] in (b"{", b"[") for line in lines)
    ):
        begins = safe_line(lines[0].decode("utf-8", "replace"))[:40]
        raise UnreadableError("broken_json", f"the file holds no JSON: it begins with {begins}")


def _runs(lines: Iterator[Line], longest: int) -> Iterator[Line]:
    """Yield each line, or the lines that hold one value together as one, with the number of the first.

    A line that is a record by itself, from its very beginning, ends a value that is never closed.
    """
    held: deque[Line] = deque()
    while line := held.popleft() if held else next(lines, None):
        number, raw = line
        if raw is not None and len(raw) < EDGE and raw.strip() in _FRAME:
            continue
        if raw is None or not _opens(raw):
            yield line
            continue
        run, size, depth = [raw], len(raw), _depth(raw)
        while depth > 0 and (after := next(lines, None)):
            more = after[1]
            if more is None or size + len(more) > longest or _begins_anew(more, run):
                held.append(after)
                break
            run.append(more)
            size, depth = size + len(more), depth + _depth(more)
        yield number, b"".join(run)


def _opens(raw: bytes) -> bool:
    """Return whether a line begins a value and does not end it."""
    first, last = raw[:EDGE].lstrip()[:1], raw[-EDGE:].rstrip()[-1:]
    return bool(first and last) and first in _BEGINS and last in _GOES_ON


def _depth(raw: bytes) -> int:
    """Return how many brackets a line opens and does not close."""
    found = _TOKEN.findall(raw)
    return found.count(b"{") + found.count(b"[") - found.count(b"}") - found.count(b"]")


def _begins_anew(raw: bytes, run: list[bytes]) -> bool:
    """Return whether a line is a record by itself, or opens one as the first of a run of indented lines did."""
    if not raw.startswith(b"{"):
        return False
    if raw.rstrip() == b"{":
        return run[0].rstrip() == b"{" and any(line[:1] in b" \t" for line in run)
    try:
        return raw.rstrip().endswith((b"}", b"},")) and bool(_parse(raw, 0))
    except UnreadableError:
        return False


def _unwrapped(records: list[dict[str, Any]], mapping: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the records; in place of an object that has no field of ours, those of its one list."""
    named = {*FIELDS, *mapping.values()}
    if len(records) != 1 or not named.isdisjoint(records[0]) or _is_article(records[0], mapping):
        return records
    lists = [value for value in records[0].values() if isinstance(value, list) and value]
    inner = lists[0] if len(lists) == 1 else []
    return inner if inner and all(_is_article(item, mapping) for item in inner) else records


def _is_article(item: Any, mapping: Mapping[str, str]) -> bool:
    """Return whether a value is a record of an article; a comment has neither title nor address."""
    return (
        isinstance(item, dict)
        and any(lookup(item, name, mapping) for name in CONTENT)
        and any(lookup(item, name, mapping) for name in ("title", "url"))
    )


def _lines(stream: BinaryIO, longest: int) -> Iterator[Line]:
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
