"""Turns records into table rows, column by column as ``sql/tables`` names them."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from flows.records import Annotation, Article, Document, Refusal, Status, stable_id

Row = dict[str, Any]

# Fields of an Article that become rows of other tables.
APART = {"segments", "date_candidates"}


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
    document: Document, status: Status, duplicate_of: str | None, seen_at: datetime, run_id: str, version: str
) -> Row:
    """Return the row of ``documents``."""
    return {
        "document_id": document.document_id,
        "external_id": document.external_id,
        "record_key": record_key(document),
        "version": 1,
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
