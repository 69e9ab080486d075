"""Brings together the entities whose names are renderings of one name."""

from collections.abc import Iterator

import duckdb
import polars as pl

from flows.link.entities.redirects import Named, Pair, roots
from flows.link.entities.similarity import SAME, similarity
from warehouse.memory import execute
from warehouse.schema import run_file, shown, statement
from warehouse.tables import Schema, frame

FRESH = 20_000  # fresh entities compared at once; keeps memory flat
ROWS = 10_000


def merge(connection: duckdb.DuckDBPyConnection) -> None:
    """Compare the ``fresh_entities`` with all that share a block with them, and redirect what is one.

    Entities never vanish: one that is an instance of another keeps its row, with the other in
    ``redirect_to``. The same names give the same groups, in whichever order they arrive.
    """
    links = frame(_LINKS, [dict(zip(_LINKS, link, strict=True)) for link in _links(connection)])
    with shown(connection, new_links=links):
        run_file(connection, "transforms/entities/5_merge.sql")
    found = [{"entity_id": entity, "root_id": root} for entity, root in _roots(connection).items()]
    with shown(connection, roots=frame(_ROOTS, found)):
        run_file(connection, "transforms/entities/6_redirect.sql")


def _links(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str, str, float]]:
    """Yield the fresh pairs whose names are similar enough, the smaller id first."""
    counted = connection.execute("select count(*) from fresh_entities").fetchone()
    portions = (counted[0] if counted else 0) // FRESH + 1
    for portion in range(portions):
        candidates = execute(
            connection,
            statement("transforms/entities/read/candidates.sql"),
            {"portion": portion, "portions": portions},
        )
        for batch in candidates.to_arrow_reader(ROWS):
            for one, other, group, names, other_names in zip(
                *(column.to_pylist() for column in batch.columns), strict=True
            ):
                score = max(similarity(name, found, group) for name in names for found in other_names)
                if score >= SAME:
                    first, second = sorted((one, other))
                    yield first, second, "spelling" if score == 1 else "similarity", round(score, 3)


def _roots(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    rows = execute(connection, statement("transforms/entities/read/groups.sql")).fetchall()
    entities = {entity: Named(name, known, since) for entity, name, known, since, _ in rows}
    return roots(
        entities,
        (Pair(row[0], link[0], link[1]) for row in rows for link in row[4] or ()),
    )


_LINKS: Schema = {
    "entity_id": pl.String(),
    "other_entity_id": pl.String(),
    "method": pl.String(),
    "score": pl.Float64(),
}
_ROOTS: Schema = {"entity_id": pl.String(), "root_id": pl.String()}
