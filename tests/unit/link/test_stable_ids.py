"""Entity ids stay, whatever arrives later, and do not depend on the order or the batches of arrival."""

import random

import pytest

from flows.link.entities import link_entities
from tests.unit.link.warehouse import add, links, reference
from warehouse.connection import in_memory
from warehouse.schema import create_tables

ARTICLES = {
    "a": ("2024-01-01", ["Jewhen Mychajlenko", "Mychajlenko", "Georg Lohbrink"]),
    "b": ("2024-01-02", ["Yevhen Mykhailenko", "Zwillinger", "Müller"]),
    "c": ("2024-01-03", ["Evgeni Michailenko", "Georg Wilhelm Lohbrink", "Lohbrink"]),
    "d": ("2024-01-04", ["Ottokar Zwillinger", "Georg Alfred Lohbrink"]),
    "e": ("2024-01-05", ["Zwillinger", "Petra Müller", "Müller", "Dmitrij Peskow"]),
    "f": ("2024-01-06", ["Adele Zwillinger", "A. Zwillinger", "Peskow"]),
    "g": (None, ["Otokar Zwillinger", "Hans Müller", "Müller", "Dmitri Peskov"]),
    "h": ("2023-12-31", ["Jewgenij Mychajlenko", "Putin", "Zwillinger"]),
}
LISTED = [
    "person:vladimir-putin,Vladimir Putin,person,Putin|Wladimir Putin,,,,",
    "person:dmitry-peskov,Dmitry Peskov,person,Peskow|Peskov,,,,",
]


def arrive(folder, *batches):
    """Return how every mention is linked once the articles have arrived in these batches."""
    with in_memory() as connection:
        create_tables(connection)
        for batch in batches:
            for article in batch:
                day, names = ARTICLES[article]
                add(connection, article, *(("person", name) for name in names), on=day)
            link_entities(connection, folder)
        return links(connection)


@pytest.fixture(scope="module")
def listed(tmp_path_factory):
    return reference(tmp_path_factory.mktemp("reference"), *LISTED)


@pytest.fixture(scope="module")
def at_once(listed):
    return arrive(listed, "abcdefgh")


@pytest.mark.parametrize("seed", range(8))
def test_ids_do_not_depend_on_order_or_batches(listed, at_once, seed):
    order = random.Random(seed).sample(sorted(ARTICLES), len(ARTICLES))
    cuts = sorted(random.Random(seed).sample(range(1, len(order)), 1 + seed % 6))
    batches = [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    assert arrive(listed, *batches) == at_once


def test_every_link_says_method_and_score(at_once):
    assert all(method and 0 < score <= 1 for _, _, method, score in at_once.values())


def test_newer_articles_never_rename_an_entity(listed):
    order = sorted("abcdef", key=lambda article: ARTICLES[article][0])
    with in_memory() as connection:
        create_tables(connection)
        known: dict[str, str] = {}
        for article in order:
            day, names = ARTICLES[article]
            add(connection, article, *(("person", name) for name in names), on=day)
            link_entities(connection, listed)
            entities = dict(connection.execute("select entity_id, name from entities").fetchall())
            assert known.items() <= entities.items()
            known = entities
        followed = connection.execute(
            "select count(*) from entities as e join entities as t on e.redirect_to = t.entity_id"
            " where t.redirect_to is not null"
        )
        assert followed.fetchone() == (0,)  # one step leads to the entity that counts


def test_linking_again_changes_nothing(listed):
    assert arrive(listed, "abcdefgh", "", "") == arrive(listed, "abcdefgh")
