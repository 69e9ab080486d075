"""The list of places is complete, tidy, and names no place twice."""

import csv
from collections import Counter

import pytest

from flows.reference import REFERENCE

COLUMNS = ["key", "name", "kind", "aliases", "adjectives_de", "adjectives_en", "description", "wikidata_id"]


def rows(file: str) -> list[dict[str, str]]:
    with (REFERENCE / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


PLACES = rows("places.csv")
ENTITIES = rows("entities.csv")
LOCATIONS = [*PLACES, *(row for row in ENTITIES if row["kind"] == "location")]


def forms(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split("|"))]


@pytest.mark.parametrize("file", ["places.csv", "entities.csv"])
def test_columns_are_complete(file):
    for row in rows(file):
        assert list(row) == COLUMNS
        assert None not in row.values()
        assert row["key"]
        assert row["name"]


def test_places_are_locations_that_say_what_they_are():
    assert len(PLACES) >= 1800
    for row in PLACES:
        assert row["kind"] == "location"
        assert row["description"]
        assert not row["wikidata_id"]


def test_keys_are_unique_over_both_files():
    keys = Counter(row["key"] for row in [*PLACES, *ENTITIES])
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_name_or_alias_is_shared_by_two_places():
    owners = Counter(form for row in LOCATIONS for form in set(forms(row)))
    assert [form for form, count in owners.items() if count > 1] == []


def test_no_name_begins_with_an_article():
    assert [
        form for row in LOCATIONS for form in forms(row) if form.startswith(("the ", "der ", "die ", "das "))
    ] == []


def test_no_row_repeats_itself():
    assert [row["key"] for row in LOCATIONS if len(set(forms(row))) < len(forms(row))] == []


def test_every_name_is_trimmed():
    for row in LOCATIONS:
        for form in (*forms(row), row["key"], row["description"]):
            assert form == " ".join(form.split())
        for column in ("aliases", "adjectives_de", "adjectives_en"):
            assert "" not in row[column].split("|") or not row[column]


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Mailand", "Milan"),
        ("Lemberg", "Lviv"),
        ("Naher Osten", "Middle East"),
        ("Bodensee", "Lake Constance"),
    ],
)
def test_exonyms_stand_beside_the_english_name(german, english):
    (row,) = (row for row in LOCATIONS if german in forms(row))
    assert row["name"] == english


@pytest.mark.parametrize(
    "word", ["Essen", "Reading", "Nancy", "Split", "Bath", "Hof", "Halle", "Oder", "Seine", "Male"]
)
def test_words_and_first_names_are_no_places(word):
    assert [row["key"] for row in LOCATIONS if word in forms(row)] == []
