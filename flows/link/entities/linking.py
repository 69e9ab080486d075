"""Links names to entities, across articles, spellings and languages."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from flows.link.entities.blocks import blocks
from flows.link.entities.forms import Form, Spelling, is_partial, spellings
from flows.link.entities.keys import Group, core, group_of, key
from flows.link.entities.merging import merge
from flows.link.entities.reference import REFERENCE, known_entities, names_of, overrides
from flows.link.entities.surnames import common_surnames
from flows.records import stable_id
from warehouse.schema import run_folder, statement

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
    _know(connection, folder)
    _read(connection)
    run_folder(connection, "transforms/entities/full", {})
    _discover(connection)
    run_folder(connection, "transforms/entities/apply", {})
    merge(connection)
    _decide(connection, folder)
    run_folder(connection, "transforms/entities/resolve", {})
    run_folder(connection, "transforms/entities/speakers", {})


def _know(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Bring the reference list into ``entities`` and ``entity_names``; name what differs ``fresh_entities``."""
    known = known_entities(folder)
    _register(connection, "known_entities", _KNOWN, [asdict(entity) for entity in known])
    keys = [_key(entity.entity_id, entity.group, "spelling", found) for entity, found in names_of(known)]
    for entity in known:
        for name in (entity.name, *entity.aliases):
            keys += keys_of(entity.entity_id, entity.group, name)
    _register(connection, "known_keys", _KEYS, list({tuple(row.values()): row for row in keys}.values()))
    run_folder(connection, "transforms/entities/names", {})
    connection.unregister("known_keys")
    connection.unregister("known_entities")


def _decide(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Name the analyst's decisions ``overrides``; a name that nobody has yet makes an entity."""
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
    _register(connection, "overrides", _OVERRIDES, decided)
    run_folder(connection, "transforms/entities/decide", {})


def _read(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the spellings of all unlinked names into the temp table ``spellings``."""
    surnames = [{"surname": surname} for surname in sorted(common_surnames())]
    _register(connection, "common_surnames", pa.schema(_texts("surname")), surnames)
    _register(connection, "portion", _SPELLINGS, [])
    connection.execute("create or replace temp table spellings as from portion")
    connection.execute(statement("transforms/entities/read/linked_names.sql"))
    for names in _unlinked(connection):
        _register(connection, "portion", _SPELLINGS, [asdict(spelling) for spelling in names])
        connection.execute("insert into spellings by name select * from portion")
    connection.unregister("portion")


def _unlinked(connection: duckdb.DuckDBPyConnection) -> Iterator[list[Spelling]]:
    after = ""
    unlinked = statement("transforms/entities/read/unlinked.sql")
    while rows := connection.execute(unlinked, {"after": after, "portion": PORTION}).fetchall():
        after = rows[-1][0]
        yield [
            spelling
            for article_id, name_id, forms in rows
            for spelling in spellings(article_id, name_id, [Form(*form) for form in forms])
        ]


def _discover(connection: duckdb.DuckDBPyConnection) -> None:
    """Store the linked entities that are new, findable by spelling, transcription and surname."""
    run_folder(connection, "transforms/entities/discover", {})
    found = connection.execute("from new_entities order by entity_id").to_arrow_table().to_pylist()
    for start in range(0, len(found), PORTION):
        keys: list[dict[str, str]] = []
        for entity in found[start : start + PORTION]:
            entity_id, group, name = entity["entity_id"], entity["name_group"], entity["name"]
            keys.append(_key(entity_id, group, "spelling", key(name)))
            if entity["is_partial"]:
                keys.append(_key(entity_id, group, "partial", entity["surname"]))
            else:
                keys += keys_of(entity_id, group, name)
        _register(connection, "new_keys", _KEYS, keys)
        connection.execute("insert into entity_names by name select * from new_keys")
        connection.unregister("new_keys")


def keys_of(entity_id: str, group: Group, name: str) -> list[dict[str, str]]:
    """Return the rows of ``entity_names`` under which renderings of a name and its surname are found."""
    rows = [_key(entity_id, group, "block", block) for block in sorted(blocks(name, group))]
    if group == "person" and not is_partial(name):
        rows.append(_key(entity_id, group, "surname", core(name)[-1]))
    return rows


def _key(entity_id: str, group: str, role: str, found: str) -> dict[str, str]:
    return {"entity_id": entity_id, "name_group": group, "role": role, "key": found}


def _register(
    connection: duckdb.DuckDBPyConnection, name: str, schema: pa.Schema, rows: Sequence[dict[str, Any]]
) -> None:
    connection.register(name, pa.Table.from_pylist(list(rows), schema=schema))


def _texts(*names: str) -> list[tuple[str, pa.DataType]]:
    return [(name, pa.string()) for name in names]


_KNOWN = pa.schema([*_texts("entity_id", "name", "kind", "wikidata_id"), ("aliases", pa.list_(pa.string()))])
_KEYS = pa.schema(_texts("entity_id", "name_group", "role", "key"))
_SPELLINGS = pa.schema(
    [
        *_texts("article_id", "name_id", "name_group", "kind", "name", "key"),
        *_texts("entity_id", "surname"),
        ("is_partial", pa.bool_()),
        ("position", pa.int32()),
    ]
)
_OVERRIDES = pa.schema(
    [
        ("rank", pa.int32()),
        *_texts("surface", "kind", "external_id", "entity", "key", "name_group", "new_id"),
    ]
)
