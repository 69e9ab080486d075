"""A warehouse in memory with names in it, for the tests of linking."""

from collections.abc import Iterable
from pathlib import Path

import duckdb

REFERENCE = "key,name,kind,aliases,adjectives_de,adjectives_en,description,wikidata_id\n"


def add(
    connection: duckdb.DuckDBPyConnection,
    article: str,
    *names: tuple[str, str] | tuple[str, str, str],
    on: str | None = None,
) -> None:
    """Add an article with mentions: (kind, name) or (kind, name, name_id)."""
    connection.execute(
        "insert into documents by name select $article as document_id, $article as external_id,"
        " '' as record_key, 1 as version, '' as uri, '' as media_type, '' as sha256, '' as content_hash, '' as text,"
        " '{}' as metadata, [] as repairs, 'loaded' as status, now() as first_seen_at, '' as run_id, '' as pipeline_version",
        {"article": article},
    )
    connection.execute(
        "insert into articles by name select $article as article_id, $article as document_id, 'de' as language,"
        " '' as body, cast($on as timestamptz) as published_at, [] as agencies, 0 as word_count,"
        " 0 as boilerplate_share, 'pass' as quality, [] as quality_flags",
        {"article": article, "on": on},
    )
    connection.executemany(
        "insert into mentions by name select $id as mention_id, $article as article_id, $kind as kind,"
        " $normal as surface, $normal as normal, $name as name_id, $at as start_char, $at as end_char, 1 as score",
        [
            {
                "id": f"{article}/{position}",
                "article": article,
                "kind": kind,
                "normal": normal,
                "name": f"{article}/{name[0] if name else normal}",
                "at": position,
            }
            for position, (kind, normal, *name) in enumerate(names)
        ],
    )


def linked(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return mention -> entity."""
    return dict(connection.execute("select mention_id, entity_id from mentions").fetchall())


def links(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, str, str, float]]:
    """Return mention -> (entity, its name, method, score)."""
    return {
        row[0]: tuple(row[1:])
        for row in connection.execute(
            "select mention_id, entity_id, e.name, link_method, link_score"
            " from mentions left join entities as e using (entity_id)"
        ).fetchall()
    }


def reference(folder: Path, *rows: str, overrides: Iterable[str] = ()) -> Path:
    """Write reference lists of these rows and return their folder."""
    (folder / "entities.csv").write_text(REFERENCE + "".join(f"{row}\n" for row in rows), "utf-8")
    (folder / "overrides.csv").write_text(
        "surface,kind,external_id,entity\n" + "".join(f"{row}\n" for row in overrides), "utf-8"
    )
    return folder
