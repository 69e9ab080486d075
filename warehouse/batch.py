"""The file that holds what one run read and found, before any of it is published."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Self

import duckdb
import polars as pl

from warehouse.connection import attach, in_memory
from warehouse.migrations import migrate
from warehouse.schema import create_keys, create_tables, run_file, shown
from warehouse.tables import frame, insert

Row = Mapping[str, Any]


class Batch:
    """One run's rows, table by table, beside the published warehouse they will be compared with.

    The connection sees the batch as schema ``batch`` and the published warehouse as ``published``; where
    nothing was published yet, ``published`` has all tables and no rows.
    """

    def __init__(self, path: Path, published: Path) -> None:
        """Open or create the batch file at ``path``; the ``published`` warehouse may be missing."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.connection: duckdb.DuckDBPyConnection = in_memory()
        spill = str(path.with_name("spill")).replace(
            "'", "''"
        )  # what does not fit into memory goes beside the batch
        self.connection.execute(f"set temp_directory = '{spill}'")
        attach(self.connection, path, "batch", read_only=False)
        if published.exists():
            attach(self.connection, published, "published")
        else:
            self.connection.execute("attach ':memory:' as published")
            self.connection.execute("use published")
            create_tables(self.connection)
        self.connection.execute("use batch")
        migrate(self.connection)
        create_keys(self.connection)
        # What runs that are none of these have published comes from others, while this one was at work.
        self.connection.execute(
            "create table if not exists known_runs as select r.run_id from published.runs as r"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the batch file; the published warehouse was only ever read."""
        self.connection.close()

    def append(self, table: str, rows: Sequence[Row]) -> None:
        """Add rows to a table; columns the rows do not name stay null or take their default."""
        insert(self.connection, table, rows)

    def known(self, ids: Iterable[str], *, published: bool) -> set[str]:
        """Return which of these documents this batch has or, when ``published``, the warehouse has."""
        return {
            row[0]
            for row in self.connection.execute(
                """
                select document_id from published.documents
                where $published and status <> 'quarantined' and document_id in (select unnest($ids))
                union
                select document_id from published.quarantine
                where starts_with(resolution, 'dropped') and document_id in (select unnest($ids))
                union
                select document_id from batch.documents where document_id in (select unnest($ids))
                """,
                {"ids": list(ids), "published": published},
            ).fetchall()
        }

    def extracted_before(self, ids: Iterable[str], version: str | None, since: date | None) -> set[str]:
        """Return which of these documents were loaded, by another version of the pipeline where one is given.

        Args:
            ids: of documents.
            version: of the pipeline whose work is left out, None to leave out none.
            since: leaves out what was published before that day, or seen before it where its day is unknown.
        """
        rows = self.connection.execute(
            """
            select d.document_id
            from published.documents as d
            left join published.articles as a using (document_id)
            where
                d.status = 'loaded'
                and d.pipeline_version is distinct from $version
                and ($since is null or coalesce(a.published_at, d.first_seen_at) >= cast($since as date))
                and document_id in (select unnest($ids))
            """,
            {"ids": list(ids), "version": version, "since": since},
        ).fetchall()
        return {row[0] for row in rows}

    def metadata_of_loaded(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the metadata of those of these documents that the warehouse has loaded, and not this batch."""
        rows = self.connection.execute(
            """
            select
                document_id,
                metadata,
            from published.documents
            where
                status = 'loaded'
                and document_id in (select unnest($ids))
                and document_id not in (select document_id from batch.documents)
            """,
            {"ids": list(ids)},
        ).fetchall()
        return dict(rows)

    def refused_before(self, ids: Iterable[str], version: str) -> dict[str, str]:
        """Return the metadata of those of these documents that wait in quarantine, refused by this very version."""
        rows = self.connection.execute(
            """
            select
                d.document_id,
                d.metadata,
            from published.documents as d
            inner join published.quarantine as q using (document_id)
            where
                q.resolved_at is null
                and d.status = 'quarantined'
                and d.pipeline_version = $version
                and document_id in (select unnest($ids))
            """,
            {"ids": list(ids), "version": version},
        ).fetchall()
        return dict(rows)

    def corrections(self, ids: Iterable[str]) -> dict[str, dict[str, str]]:
        """Return for each of these documents what was corrected by hand, field by field."""
        found: dict[str, dict[str, str]] = {}
        rows = self.connection.execute(
            """
            select document_id, field, value from published.corrections
            where document_id in (select unnest($ids))
            union all
            select document_id, field, value from batch.corrections
            where document_id in (select unnest($ids))
            """,
            {"ids": list(ids)},
        ).fetchall()
        for document_id, field, value in rows:
            found.setdefault(document_id, {})[field] = value
        return found

    def content_duplicates(self, hashes: Iterable[str]) -> dict[str, str]:
        """Return for each content hash already loaded the document that carries it."""
        rows = self.connection.execute(
            """
            select content_hash, min(document_id) as document_id
            from (
                select content_hash, document_id from published.documents where status = 'loaded'
                union all
                select content_hash, document_id from batch.documents where status = 'loaded'
            )
            where content_hash in (select unnest($hashes))
            group by content_hash
            """,
            {"hashes": list(hashes)},
        ).fetchall()
        return dict(rows)

    def at_addresses(self, addresses: Iterable[str]) -> dict[str, list[Row]]:
        """Return for each of these addresses the documents loaded from it: their ids, record keys and texts."""
        rows = self.connection.execute(
            """
            select address, document_id, record_key, text
            from (
                select address, document_id, record_key, text, status from published.documents
                union all
                select address, document_id, record_key, text, status from batch.documents
            )
            where status = 'loaded' and address in (select unnest($addresses))
            order by all
            """,
            {"addresses": list(addresses)},
        ).fetchall()
        found: dict[str, list[Row]] = {}
        for address, document_id, record_key, text in rows:
            row = {"document_id": document_id, "record_key": record_key, "text": text}
            found.setdefault(address, []).append(row)
        return found

    def count(self, query: str) -> int:
        """Return the single integer that a query over ``batch`` and ``published`` answers."""
        row = self.connection.execute(query).fetchone()
        return int(row[0]) if row and row[0] is not None else 0

    def uris(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        """Return (document_id, uri) of these documents of the batch."""
        return self.connection.execute(
            """
            select document_id, uri
            from batch.documents
            where document_id in (select unnest($ids))
            order by all
            """,
            {"ids": list(ids)},
        ).fetchall()

    def settle(self, flags: Mapping[str, Sequence[str]]) -> None:
        """Write the flags to the articles and take the refused documents' articles, mentions and claims out.

        The refused documents themselves stay, with their segments and date candidates as evidence.
        """
        flagged = frame(
            {"document_id": pl.String(), "flags": pl.List(pl.String())},
            [{"document_id": document_id, "flags": names} for document_id, names in flags.items()],
        )
        with shown(self.connection, flagged=flagged):
            run_file(self.connection, "transforms/settle.sql")
