"""Names become entities: by reference, by spelling, by surname where that is safe."""

from collections.abc import Iterator

import duckdb
import pytest

from flows.link.entities import link_entities
from warehouse.connection import in_memory
from warehouse.schema import create_tables


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with in_memory() as connection:
        create_tables(connection)
        yield connection


def add(connection, article: str, *names: tuple[str, str] | tuple[str, str, str]) -> None:
    """Add mentions (kind, normal[, name_id]) of one article."""
    for position, (kind, normal, *name) in enumerate(names):
        connection.execute(
            "insert into mentions by name select $id as mention_id, $article as article_id, $kind as kind,"
            " $normal as surface, $normal as normal, $name as name_id, $at as start_char, $at as end_char, 1 as score",
            {
                "id": f"{article}/{position}",
                "article": article,
                "kind": kind,
                "normal": normal,
                "name": f"{article}/{name[0] if name else normal}",
                "at": position,
            },
        )


def linked(connection) -> dict[str, str]:
    """Return mention -> entity."""
    return dict(connection.execute("select mention_id, entity_id from mentions").fetchall())


def named(connection, mention: str) -> str:
    row = connection.execute(
        "select e.name from mentions join entities as e using (entity_id) where mention_id = $id",
        {"id": mention},
    ).fetchone()
    assert row is not None
    return row[0]


def test_reference_names_in_both_languages_are_one_entity(connection):
    add(connection, "a", ("location", "Deutschland"), ("person", "Putin"), ("organisation", "IWF"))
    add(connection, "b", ("location", "Germany"), ("person", "Wladimir Putin"), ("organisation", "IMF"))
    link_entities(connection)
    entities = linked(connection)
    assert [entities[f"a/{n}"] for n in range(3)] == [entities[f"b/{n}"] for n in range(3)]
    assert named(connection, "b/2") == "International Monetary Fund"


def test_surname_goes_to_the_full_name_of_its_article(connection):
    add(connection, "a", ("person", "Hans Müller"), ("person", "Müller"))
    add(connection, "b", ("person", "Petra Müller"), ("person", "Müller"))
    link_entities(connection)
    entities = linked(connection)
    assert entities["a/0"] == entities["a/1"] != entities["b/0"] == entities["b/1"]


def test_common_surname_alone_does_not_link_across_articles(connection):
    add(connection, "a", ("person", "Hans Müller"))
    add(connection, "b", ("person", "Müller"))
    add(connection, "c", ("person", "Müller"))
    link_entities(connection)
    assert len(set(linked(connection).values())) == 3


def test_rare_surname_links_to_its_only_bearer(connection):
    add(connection, "a", ("person", "Ottokar Zwillinger"))
    add(connection, "b", ("person", "Zwillinger"))
    link_entities(connection)
    assert len(set(linked(connection).values())) == 1


def test_forms_of_one_name_are_one_entity(connection):
    add(connection, "a", ("person", "Anke Lodenbach", "n"), ("person", "Lodenbach", "n"))
    add(connection, "b", ("organisation", "Verband der Imker", "v"), ("organisation", "VdI", "v"))
    link_entities(connection)
    assert len(set(linked(connection).values())) == 2
    assert named(connection, "b/1") == "Verband der Imker"
