"""Takes refused documents out of quarantine for another try, after something was fixed."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import duckdb

from flows.errors import UsageError
from flows.read import read_documents
from flows.records import Document


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


def from_store(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Document]]:
    """Yield the refused documents as their readers left them.

    Raises:
        UsageError: none of them could ever be read, so that there is nothing to try again.
    """
    documents = [_document(row) for row in rows if row["stage"] != "read"]
    if not documents:
        raise UsageError("refused while reading, so no text is kept: give the repaired files with --input")
    yield documents


def from_input(
    rows: Sequence[Mapping[str, Any]], inputs: Sequence[str], mapping: Mapping[str, str]
) -> Iterator[list[Document]]:
    """Yield the repaired forms of the refused documents, under the ids that they had when refused.

    A repaired form is known by the record's own id or file name.

    Raises:
        UsageError: the inputs hold none of them.
    """
    ids = {row["external_id"]: row["document_id"] for row in rows}
    found = False
    for batch in read_documents(inputs, mapping):
        repaired = [document for document in batch if document.external_id in ids]
        for document in repaired:
            document.document_id = ids[document.external_id]
            found = True
        if repaired:
            yield repaired
    if not found:
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
