"""Takes refused documents out of quarantine for another try, after something was fixed."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import duckdb

from flows.errors import UsageError
from flows.read import read_documents
from flows.records import Document

PORTION = 256  # documents at once


def waiting(connection: duckdb.DuckDBPyConnection, keys: Sequence[str]) -> list[dict[str, Any]]:
    """Return the refused documents behind the keys, all of them when there are no keys.

    Args:
        connection: read access to a warehouse.
        keys: document ids, their first digits, or records' own ids.

    Raises:
        UsageError: a key is not in quarantine.
    """
    found = connection.execute(
        """
        select
            d.*,
            o.fields,
            o.html,
            q.stage,
        from documents as d
        inner join quarantine as q on d.document_id = q.document_id
        left join originals as o on d.document_id = o.document_id
        where q.resolved_at is null
        qualify row_number() over (partition by d.document_id order by q.quarantined_at desc) = 1
        order by d.uri
        """
    )
    names = [column[0] for column in found.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    for key in keys:
        if not any(_fits(row, key) for row in rows):
            raise UsageError(f"{key} is not in quarantine: `onrecord quarantine list` shows what is")
    return [row for row in rows if not keys or any(_fits(row, key) for key in keys)]


def from_store(rows: Sequence[Mapping[str, Any]], tried: set[str]) -> Iterator[list[Document]]:
    """Yield the refused documents as their readers left them, a portion at a time.

    Args:
        rows: the refused documents.
        tried: gets the ids of those that are yielded; the others could never be read, so no text of them is kept.

    Raises:
        UsageError: there is none to yield.
    """
    readable = [row for row in rows if row["stage"] != "read"]
    if not readable:
        raise UsageError("refused while reading, so no text is kept: give the repaired files with --input")
    tried.update(row["document_id"] for row in readable)
    for start in range(0, len(readable), PORTION):
        yield [_document(row) for row in readable[start : start + PORTION]]


def from_input(
    rows: Sequence[Mapping[str, Any]], inputs: Sequence[str], mapping: Mapping[str, str], tried: set[str]
) -> Iterator[list[Document]]:
    """Yield the repaired forms of the refused documents, under the ids that they had when refused.

    A repaired form is known by the record's own id or file name.

    Args:
        rows: the refused documents.
        inputs: files, folders or globs.
        mapping: our field names to the input's own.
        tried: gets the ids of those that are yielded; the others are not in the inputs.

    Raises:
        UsageError: the inputs hold none of them.
    """
    ids = {row["external_id"]: row["document_id"] for row in rows}
    for batch in read_documents(inputs, mapping):
        repaired = [document for document in batch if document.external_id in ids]
        for document in repaired:
            document.document_id = ids[document.external_id]
            tried.add(document.document_id)
        if repaired:
            yield repaired
    if not tried:
        raise UsageError(f"none of the refused documents is in {', '.join(inputs)}")


def _fits(row: Mapping[str, Any], key: str) -> bool:
    return bool(row["external_id"] == key or row["document_id"].startswith(key))


def _document(row: Mapping[str, Any]) -> Document:
    return Document(
        document_id=row["document_id"],
        external_id=row["external_id"],
        uri=row["uri"],
        media_type=row["media_type"],
        encoding=row["encoding"],
        sha256=row["sha256"],
        text=row["text"] or "",
        html=row["html"],
        fields=json.loads(row["fields"] or "{}"),
        metadata=json.loads(row["metadata"]),
        repairs=tuple(row["repairs"]),
    )
