"""Links names to entities, across articles, spellings and languages."""

from collections.abc import Iterator
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

import duckdb
import polars as pl

from flows.link.entities.blocks import blocks
from flows.link.entities.forms import Form, Spelling, is_partial, spellings
from flows.link.entities.keys import Group, core, group_of, key
from flows.link.entities.merging import merge
from flows.link.entities.reference import known_entities, names_of
from flows.link.entities.surnames import common_surnames
from flows.records import stable_id
from flows.reference import REFERENCE, overrides, written
from warehouse.memory import execute
from warehouse.schema import run_file, shown, statement, step
from warehouse.tables import Schema, frame, insert

PORTION = 2_000  # articles read at once; keeps memory flat


def link_entities(connection: duckdb.DuckDBPyConnection, folder: Path = REFERENCE) -> None:
    """Fill ``entities``, ``mentions.entity_id`` with its method and score, and the entities of the speakers.

    A name is linked once, to the reference entity or the entity of its spelling: ``mentions.name_entity_id``.
    Whom that means is settled anew when other names show it: spellings of one name are merged, a surname goes
    to its bearer. The same articles give the same links, in whichever order and batches they arrive.

    Args:
        connection: the warehouse.
        folder: the reference list and the links that an analyst has decided.
    """
    with step(connection, common_surnames=_surnames(), overrides=_decided(folder)):
        _know(connection, folder)
        _read(connection)
        run_file(connection, "transforms/entities/2_full_names.sql")
        _discover(connection)
        run_file(connection, "transforms/entities/4_apply.sql")
        merge(connection)
        run_file(connection, "transforms/entities/7_overrides.sql")
        run_file(connection, "transforms/entities/8_mentions.sql")
        run_file(connection, "transforms/entities/9_speakers.sql")


def _know(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Bring the reference list into ``entities`` and ``entity_names``; name what differs ``fresh_entities``."""
    entities, keys = _known(folder, written(folder))
    with shown(connection, known_entities=entities, known_keys=keys):
        run_file(connection, "transforms/entities/1_reference.sql")


@lru_cache(maxsize=1)
def _known(folder: Path, _: object) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the entities of the reference list and the keys under which they are found, as they were written."""
    known = known_entities(folder)
    keys = [_key(entity.entity_id, entity.group, "spelling", found) for entity, found in names_of(known)]
    for entity in known:
        for name in (entity.name, *entity.aliases):
            keys += keys_of(entity.entity_id, entity.group, name)
    once = dict.fromkeys(tuple(row.values()) for row in keys)
    entities = pl.DataFrame(
        [(each.entity_id, each.name, each.kind, each.wikidata_id, list(each.aliases)) for each in known],
        schema=_KNOWN,
        orient="row",
    )
    return entities, pl.DataFrame(list(once), schema=_KEYS, orient="row")


def _decided(folder: Path) -> pl.DataFrame:
    """Return the analyst's decisions; a name that nobody has yet will make an entity."""
    decided = [
        {
            "rank": rank,
            **asdict(row),
            "key": key(row.entity),
            "name_group": group_of(row.kind) if row.kind else None,
            "new_id": stable_id("entity", "override", key(row.entity)),
        }
        for rank, row in enumerate(overrides(folder))
    ]
    return frame(_OVERRIDES, decided)


def _surnames() -> pl.DataFrame:
    return frame(_texts("surname"), [{"surname": surname} for surname in sorted(common_surnames())])


def _read(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the spellings of all unlinked names into the temp table ``spellings``."""
    with shown(connection, portion=frame(_SPELLINGS, [])):
        connection.execute("create temp table spellings as from portion")
    for names in _unlinked(connection):
        with shown(connection, portion=frame(_SPELLINGS, [asdict(spelling) for spelling in names])):
            connection.execute("insert into spellings by name select * from portion")


def _unlinked(connection: duckdb.DuckDBPyConnection) -> Iterator[list[Spelling]]:
    after = ""
    unlinked = statement("transforms/entities/read/unlinked.sql")
    while rows := execute(connection, unlinked, {"after": after, "portion": PORTION}).fetchall():
        after = rows[-1][0]
        yield [
            spelling
            for article_id, name_id, forms in rows
            for spelling in spellings(article_id, name_id, [Form(*form) for form in forms])
        ]


def _discover(connection: duckdb.DuckDBPyConnection) -> None:
    """Store the linked entities that are new, findable by spelling, transcription and surname."""
    run_file(connection, "transforms/entities/3_discover.sql")
    found = connection.execute("from new_entities order by entity_id").pl().to_dicts()
    for start in range(0, len(found), PORTION):
        keys: list[dict[str, str]] = []
        for entity in found[start : start + PORTION]:
            entity_id, group, name = entity["entity_id"], entity["name_group"], entity["name"]
            keys.append(_key(entity_id, group, "spelling", key(name)))
            if entity["is_partial"]:
                keys.append(_key(entity_id, group, "partial", entity["surname"]))
            else:
                keys += keys_of(entity_id, group, name)
        insert(connection, "entity_names", keys)


def keys_of(entity_id: str, group: Group, name: str) -> list[dict[str, str]]:
    """Return the rows of ``entity_names`` under which renderings of a name and its surname are found."""
    rows = [_key(entity_id, group, "block", block) for block in sorted(blocks(name, group))]
    if group == "person" and not is_partial(name):
        rows.append(_key(entity_id, group, "surname", core(name)[-1]))
    return rows


def _key(entity_id: str, group: str, role: str, found: str) -> dict[str, str]:
    return {"entity_id": entity_id, "name_group": group, "role": role, "key": found}


def _texts(*names: str) -> dict[str, pl.DataType]:
    return {name: pl.String() for name in names}


_KNOWN: Schema = {**_texts("entity_id", "name", "kind", "wikidata_id"), "aliases": pl.List(pl.String())}
_KEYS: Schema = _texts("entity_id", "name_group", "role", "key")
_SPELLINGS: Schema = {
    **_texts("article_id", "name_id", "name_group", "kind", "name", "key", "entity_id", "surname"),
    "is_partial": pl.Boolean(),
    "position": pl.Int32(),
}
_OVERRIDES: Schema = {
    "rank": pl.Int32(),
    **_texts("surface", "kind", "external_id", "entity", "key", "name_group", "new_id"),
}
