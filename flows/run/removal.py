"""An analyst takes articles out of what is published; no later run brings them back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl

from flows.errors import UsageError
from flows.run.decided import publish_decided
from warehouse.home import Home
from warehouse.schema import run_file, statement, step


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out.

    Attributes:
        articles: the id and the title of each.
        snapshot: the file as it was; None where none is kept.
    """

    articles: list[tuple[str, str | None]]
    snapshot: Path | None


def remove(home: Home, keys: Sequence[str], reason: str, at: datetime) -> Removed:
    """Publish the warehouse without some articles: all versions of them, with their mentions and claims.

    Entities, stories, statements and denials are linked anew, so that the rest reads as if they had never come.

    Args:
        home: the warehouse.
        keys: ids of articles or documents, their first digits, records' own ids, addresses, or runs.
        reason: why; it is recorded.
        at: when.

    Raises:
        UsageError: a key fits no article or several, or a run or another program is writing the warehouse.
    """

    def take_out(candidate: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str | None]]:
        found = _named(candidate, keys)
        _take_out(candidate, [document for document, _, _ in found], reason, at)
        return found

    found, snapshot = publish_decided(home, "removal", take_out)
    return Removed([(article, title) for _, article, title in found], snapshot)


def _named(candidate: duckdb.DuckDBPyConnection, keys: Sequence[str]) -> list[tuple[str, str, str | None]]:
    """Return the document, the article and its title for every version of the articles that the keys name."""
    found: dict[str, tuple[str, str, str | None]] = {}
    for key in keys:
        if not key.strip():
            raise UsageError("no article is named: give its id, its address, or a run; nothing was changed")
        rows = candidate.execute(statement("transforms/read/named.sql"), {"key": key}).fetchall()
        if not rows:
            raise UsageError(
                f'no article {key}: `onrecord sql "from v_articles"` lists them; nothing was changed'
            )
        if len({record for *_, record, exact in rows if not exact}) > 1:
            raise UsageError(f"{key} fits several articles: give more digits of the id; nothing was changed")
        found |= {document: (document, article, title) for document, article, title, _, _ in rows}
    return list(found.values())


def _take_out(
    candidate: duckdb.DuckDBPyConnection, documents: Sequence[str], reason: str, at: datetime
) -> None:
    forgotten = pl.DataFrame({"document_id": list(documents)}, schema={"document_id": pl.String()})
    with step(candidate, forgotten=forgotten):
        run_file(candidate, "transforms/remove.sql", {"reason": reason, "removed_at": at})
        run_file(candidate, "transforms/forget.sql")
