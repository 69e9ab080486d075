"""What a record says of its document, under our names; everything it says is kept as metadata."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from flows.errors import UsageError
from flows.read.columns import CONTENT, FIELDS, column_of, lookup
from flows.read.decode import without_mojibake
from flows.read.moments import as_moment
from flows.read.values import as_line, without_markup

# Columns that say when a page was fetched, as crawlers name them. They bound the publication date from
# above and never pass for it.
_CRAWLED = re.compile(
    r"(date|time)?(of)?(crawl|fetch|retriev|access|download|scrap|captur|snapshot|harvest|ingest|warc)"
    r"(e|ed|al|ing|ping|ped|ped|ion|ure)?_?(date|time|timestamp|datetime|at|on|ts)?(utc)?"
)
_BETWEEN_NAMES = re.compile(r"\s*;\s*(?=\S)")
# As feeds name authors: "name@example.org (Jane Doe)", "Jane Doe <name@example.org>".
_MAIL = r"[^\s@<>()]{1,64}@[^\s@<>()]{1,255}"
_WITH_MAIL = re.compile(rf"{_MAIL}\s*\(([^()@]+)\)|([^<>()@]*[^<>()@\s])\s*<{_MAIL}>")
# Longer values are no field of an article; they stay in the metadata.
_MAX_FIELD = 4_096
# JSON beyond this depth is kept as its text.
_MAX_NESTING = 20


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Return if the mapping names fields we know.

    Raises:
        UsageError: an unknown field, or a crawl date given out as the publication date.
    """
    for name, column in mapping.items():
        if name not in FIELDS:
            raise UsageError(f"unknown field {name!r} in the mapping: known are {', '.join(FIELDS)}")
        if name == "date" and is_crawl_date(column):
            raise UsageError(
                f"{column!r} says when a page was fetched, not when it was published: "
                "leave it out of the mapping (it is kept as crawled_at)"
            )


def is_crawl_date(column: str) -> bool:
    """Return whether a column says when a page was fetched."""
    return _CRAWLED.fullmatch(re.sub(r"[^a-z]", "", column.lower())) is not None


def fields_of(record: Mapping[str, Any], mapping: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Return the descriptive fields of a record (id and content left out) and what was set aside."""
    fields, aside = {}, []
    for name in FIELDS:
        if name in CONTENT:
            continue
        value = lookup(record, name, mapping)
        text = as_moment(value) if name == "date" else as_line(value)
        if text and name != "id":
            # An address may hold "&copy=1"; only the ampersand is ever written as an entity there.
            text = (
                text.replace("&amp;", "&")
                if name == "url"
                else as_line(without_markup(without_mojibake(text)))
            )
        if text and name == "author":
            text = _BETWEEN_NAMES.sub(", ", text)
            if len(text) <= _MAX_FIELD and (mail := _WITH_MAIL.fullmatch(text)):
                text = mail[1] or mail[2]
        if text is None or len(text) > _MAX_FIELD or (name == "url" and not _is_web(text)):
            aside.append(f"field {name} set aside: {_trouble(name, text)}")
        elif text:
            fields[name] = text
    return fields, aside


def metadata_of(record: Mapping[str, Any], mapping: Mapping[str, str], used: str | None) -> dict[str, Any]:
    """Return every field of a record but the content ``used``, as JSON can hold it.

    The first crawl date is repeated as ``crawled_at``.
    """
    left_out = column_of(record, used, mapping) if used else None
    kept = {str(key): as_json(value) for key, value in record.items() if key != left_out}
    if "crawled_at" not in kept:
        for key, value in kept.items():
            if is_crawl_date(key) and isinstance(value, str | int | float) and not isinstance(value, bool):
                return kept | {"crawled_at": str(value)}
    return kept


def as_json(value: Any, depth: int = 0) -> Any:
    """Return a value in the terms of JSON: what it has no word for becomes a string."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return (
            value.encode("utf-8", "replace").decode()
            if not value.isascii()
            else value.replace("\x00", "\ufffd")
        )
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace").replace("\x00", "\ufffd")
    if depth >= _MAX_NESTING:
        return "(nested too deep)"
    if isinstance(value, Mapping):
        return {str(as_json(str(key))): as_json(item, depth + 1) for key, item in value.items()}
    if isinstance(value, Sequence | set | frozenset):
        return [as_json(item, depth + 1) for item in value]
    return str(value)


def _is_web(url: str) -> bool:
    return not url or re.match(r"(https?:)?//[^/\s]", url, re.IGNORECASE) is not None


def _trouble(name: str, text: str | None) -> str:
    if text is None:
        return "neither text nor number"
    return f"{len(text):,} characters" if len(text) > _MAX_FIELD else "no web address"
