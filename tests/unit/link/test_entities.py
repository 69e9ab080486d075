"""Names become entities: by reference, by spelling and its transcriptions, by surname where that is safe."""

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
        yield connection


def test_reference_names_in_both_languages_are_one_entity(connection):
    add(connection, "a", ("location", "Deutschland"), ("person", "Putin"), ("organisation", "IWF"))
    add(connection, "b", ("location", "Germany"), ("person", "Wladimir Putin"), ("organisation", "IMF"))
    link_entities(connection)
    entities = linked(connection)
    assert [entities[f"a/{n}"] for n in range(3)] == [entities[f"b/{n}"] for n in range(3)]
    assert links(connection)["b/2"][1:] == ("International Monetary Fund", "reference", 1.0)


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


def test_rare_surname_links_to_its_only_bearer_until_there_is_a_second(connection):
    add(connection, "a", ("person", "Zwillinger"))
    link_entities(connection)
    alone = linked(connection)["a/0"]
    add(connection, "b", ("person", "Ottokar Zwillinger"))
    link_entities(connection)
    entities = linked(connection)
    assert entities["a/0"] == entities["b/0"]
    redirect = connection.execute("select redirect_to from entities where entity_id = $id", {"id": alone})
    assert redirect.fetchone() == (entities["b/0"],)
    add(connection, "c", ("person", "Adele Zwillinger"))
    link_entities(connection)
    assert len(set(linked(connection).values())) == 3
    assert links(connection)["a/0"][2] == "surname of several"


def test_initial_tells_bearers_of_a_surname_apart(connection):
    add(connection, "a", ("person", "Ottokar Zwillinger"), ("person", "Adele Zwillinger"))
    add(connection, "b", ("person", "A. Zwillinger"))
    link_entities(connection)
    assert linked(connection)["b/0"] == linked(connection)["a/1"]


def test_forms_of_one_name_are_one_entity(connection):
    add(connection, "a", ("person", "Anke Lodenbach", "n"), ("person", "Lodenbach", "n"))
    add(connection, "b", ("organisation", "Verband der Imker", "v"), ("organisation", "VdI", "v"))
    link_entities(connection)
    assert len(set(linked(connection).values())) == 2
    assert links(connection)["b/1"][1] == "Verband der Imker"


def test_transcriptions_of_an_unlisted_name_are_one_entity_named_as_the_first_article_does(connection):
    add(connection, "a", ("person", "Jewhen Mychajlenko"), on="2024-05-01")
    link_entities(connection)
    first = linked(connection)["a/0"]
    add(connection, "b", ("person", "Yevhen Mykhailenko"), ("person", "Mykhailenko"), on="2024-05-02")
    link_entities(connection)
    assert set(linked(connection).values()) == {first}
    assert links(connection)["b/0"][1:3] == ("Jewhen Mychajlenko", "similarity")
    assert 0.7 <= links(connection)["b/0"][3] < 1
    assert connection.execute(
        "select name, redirect_to from entities where name like 'Yevhen%'"
    ).fetchall() == [("Yevhen Mykhailenko", first)]


def test_unlisted_spelling_of_a_listed_name_follows_it(connection):
    add(connection, "a", ("person", "Wladimir Wladimirowitsch Putin"), ("person", "Volodymyr Zelenskiy"))
    link_entities(connection)
    assert [link[1] for link in links(connection).values()] == ["Vladimir Putin", "Volodymyr Zelenskyy"]


def test_name_between_two_persons_is_neither(connection):
    add(connection, "a", ("person", "Georg Alfred Lohbrink"), ("person", "Georg Wilhelm Lohbrink"))
    add(connection, "b", ("person", "Georg Lohbrink"))
    link_entities(connection)
    assert len(set(linked(connection).values())) == 3


def test_listed_name_is_known_though_its_kind_was_mistaken_but_a_person_names_no_place(connection, tmp_path):
    folder = reference(tmp_path, "p:g,Anke Gorbin,person,Gorbin,,,,", "c:j,Jorland,location,,,,,")
    add(connection, "a", ("location", "Gorbin"), ("person", "Jorland"))
    link_entities(connection, folder)
    assert links(connection)["a/0"][1:] == ("Anke Gorbin", "reference", 0.8)
    assert links(connection)["a/1"][2] == "surname"


def test_kinds_are_kept_apart(connection):
    add(connection, "a", ("person", "Paris Lorraine"))
    add(connection, "b", ("location", "Paris Lorraine"))
    link_entities(connection)
    assert len(set(linked(connection).values())) == 2


def test_entity_listed_later_takes_its_mentions_along(connection, tmp_path):
    add(connection, "a", ("person", "Anke Lodenbach"), ("person", "Lodenbach", "n"))
    add(connection, "b", ("person", "Lodenbach"))
    link_entities(connection, reference(tmp_path))
    listed = "person:anke-lodenbach,Anke Lodenbach,person,Lodenbach,,,,"
    link_entities(connection, reference(tmp_path, listed))
    assert {link[1:3] for link in links(connection).values()} == {
        ("Anke Lodenbach", "reference"),
        ("Anke Lodenbach", "spelling"),
    }
    origins = "select e.origin from mentions join entities as e using (entity_id)"
    assert set(connection.execute(origins).fetchall()) == {("reference",)}
