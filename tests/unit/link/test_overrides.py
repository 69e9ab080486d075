"""An analyst's decisions prevail, survive every run, and can be taken back."""

from collections.abc import Iterator

import duckdb
import pytest

from flows.link.entities import link_entities
from tests.unit.link.warehouse import add, linked, links, reference
from warehouse.connection import in_memory
from warehouse.schema import create_tables


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with in_memory() as connection:
        create_tables(connection)
        add(connection, "a", ("person", "Thomas Lohbrink"), ("person", "Lohbrink"), ("location", "Halle"))
        add(connection, "b", ("person", "Thomas Lohbrink"), ("location", "Halle"))
        yield connection


def test_decision_prevails_and_survives_later_runs(connection, tmp_path):
    link_entities(connection, reference(tmp_path))
    folder = reference(tmp_path, overrides=["Thomas Lohbrink,,b,Thomas Lohbrink (Ruderer)"])
    for _ in range(2):
        link_entities(connection, folder)
        found = links(connection)
        assert found["b/0"][1:] == ("Thomas Lohbrink (Ruderer)", "override", 1.0)
        assert found["a/0"][1:3] == ("Thomas Lohbrink", "spelling")
    add(connection, "c", ("person", "Tomas Lohbrink"))
    link_entities(connection, folder)
    assert links(connection)["b/0"][2] == "override"
    assert linked(connection)["c/0"] == linked(connection)["a/0"]


def test_decision_taken_back_restores_the_link(connection, tmp_path):
    link_entities(connection, reference(tmp_path))
    before = links(connection)
    link_entities(
        connection, reference(tmp_path, overrides=["Lohbrink,person,,Halle", "Halle,,a,Thomas Lohbrink"])
    )
    assert links(connection) != before
    link_entities(connection, reference(tmp_path))
    assert links(connection) == before


def test_decision_names_an_entity_by_id_or_name_and_the_later_row_prevails(connection, tmp_path):
    link_entities(connection, reference(tmp_path))
    person = linked(connection)["a/0"]
    link_entities(
        connection,
        reference(tmp_path, overrides=["Halle,location,,Halle (Westfalen)", f"Halle,location,a,{person}"]),
    )
    assert linked(connection)["a/2"] == person
    assert links(connection)["b/1"][1] == "Halle (Westfalen)"


def test_decision_on_another_kind_changes_nothing(connection, tmp_path):
    link_entities(connection, reference(tmp_path))
    before = links(connection)
    link_entities(connection, reference(tmp_path, overrides=["Halle,person,,Thomas Lohbrink"]))
    assert links(connection) == before
