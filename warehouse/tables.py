"""Records become rows, rows become Polars frames with the schema of the DDL, frames become tables of DuckDB."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

import duckdb
import polars as pl

from flows.records import Annotation, Article, Document, Refusal, Status, stable_id
from warehouse.schema import frame_schemas, shown

Row = dict[str, Any]
Schema = Mapping[str, pl.DataType]  # the type of each column

# Fields of an Article that become rows of other tables.
APART = {"segments", "date_candidates"}


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows to a table; columns that the rows do not name stay null or take their default."""
    if rows:
        with shown(connection, incoming=frame(frame_schemas()[table], rows)):
            connection.execute(f"insert into {table} by name select * from incoming")


def frame(schema: Schema, rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    """Return the rows as a frame with those columns of the schema that the first row names, all if there is none."""
    names = [name for name in schema if not rows or name in rows[0]]
    return pl.DataFrame(
        {name: pl.Series(name, [_plain(row.get(name)) for row in rows], schema[name]) for name in names}
    )


def _plain(value: Any) -> Any:
    """Return the value as a frame takes it: JSON as text, spans as structs, tuples as lists, instants in UTC."""
    if isinstance(value, dict):
        return _writable(json.dumps(value, ensure_ascii=False, sort_keys=True, default=str))
    if isinstance(value, (list, tuple)):
        if value and isinstance(value[0], tuple):
            return [{"start": start, "end": end} for start, end in value]
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return _writable(value)
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def _writable(text: str) -> str:
    """Return the text with a question mark for each lone surrogate, which has no UTF-8 form; offsets stay."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def content_hash(document: Document) -> str:
    """Return the digest of what a reader would see; equal for exact duplicates under other ids."""
    return stable_id("content", document.text)


def record_key(document: Document) -> str:
    """Return what stays the same when the record arrives again with another text.

    A record inside a larger file carries its own id; a file of its own is known by its path, since file names
    such as ``index.html`` recur.
    """
    return document.external_id if "#" in document.uri else document.uri


def document_row(
    document: Document,
    status: Status,
    duplicate_of: str | None,
    seen_at: datetime,
    run_id: str,
    version: str,
    address: str | None = None,
) -> Row:
    """Return the row of ``documents``."""
    return {
        "document_id": document.document_id,
        "external_id": document.external_id,
        "record_key": record_key(document),
        "version": 1,
        "address": address,
        "uri": document.uri,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "sha256": document.sha256,
        "content_hash": content_hash(document),
        "text": document.text,
        "metadata": document.metadata,
        "repairs": document.repairs,
        "status": status,
        "duplicate_of": duplicate_of,
        "first_seen_at": seen_at,
        "run_id": run_id,
        "pipeline_version": version,
    }


def quarantine_row(document_id: str, uri: str, refusal: Refusal, at: datetime, run_id: str) -> Row:
    """Return the row of ``quarantine``."""
    return {
        "document_id": document_id,
        "run_id": run_id,
        "stage": refusal.stage,
        "reasons": refusal.reasons,
        "detail": refusal.detail,
        "uri": uri,
        "quarantined_at": at,
    }


def original_row(document: Document) -> Row:
    """Return the row of ``originals``."""
    return {"document_id": document.document_id, "fields": document.fields, "html": document.html}


def correction_row(document_id: str, field: str, value: str, at: datetime, run_id: str) -> Row:
    """Return the row of ``corrections``."""
    return {
        "document_id": document_id,
        "field": field,
        "value": value,
        "corrected_at": at,
        "run_id": run_id,
    }


def article_row(article: Article) -> Row:
    """Return the row of ``articles``; what the checks flag is added later."""
    row = {f.name: getattr(article, f.name) for f in fields(article) if f.name not in APART}
    return row | {"quality": "warn" if article.quality_flags else "pass"}


def segment_rows(article: Article) -> list[Row]:
    """Return the rows of ``segments``."""
    return [{"document_id": article.document_id, **_columns(s)} for s in article.segments]


def date_rows(article: Article) -> list[Row]:
    """Return the rows of ``date_candidates``."""
    return [{"document_id": article.document_id, **_columns(d)} for d in article.date_candidates]


def mention_rows(annotation: Annotation) -> list[Row]:
    """Return the rows of ``mentions``, not yet linked."""
    return [_columns(mention) for mention in annotation.mentions]


def claim_rows(annotation: Annotation) -> list[Row]:
    """Return the rows of ``claims``, not yet linked."""
    return [{k: v for k, v in _columns(claim).items() if k != "sources"} for claim in annotation.claims]


def chain_rows(annotation: Annotation) -> list[Row]:
    """Return the rows of ``claim_sources``."""
    return [
        {"claim_id": claim.claim_id, **_columns(source)}
        for claim in annotation.claims
        for source in claim.sources
    ]


def _columns(record: Any) -> Row:
    return {f.name: getattr(record, f.name) for f in fields(record)}
