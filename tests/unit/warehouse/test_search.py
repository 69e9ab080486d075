"""Search finds words in every inflection, and an index is brought up to date at the cost of what is new."""

import duckdb
import pytest

from warehouse.search import find, update_index, word_key

ARTICLES = [
    ("a1", "d1", "de", "Streit um alte Häuser", "Die Straße wird gesperrt, sagte Müller."),
    ("a2", "d2", "en", "Old houses sold", "The mayor denied the reports."),
]
CLAIMS = [("c1", "a1", "de", "Die Straße wird gesperrt", "Müller"), ("c2", "a2", "en", "the reports", None)]


@pytest.fixture
def warehouse():
    with duckdb.connect() as connection:
        connection.execute(
            "create table articles (article_id text, document_id text, language text, title text, body text)"
        )
        connection.execute("create table documents (document_id text, superseded_by text)")
        connection.execute(
            "create table claims (claim_id text, article_id text, language text, content text, speaker_name text, status text default 'extracted')"
        )
        connection.executemany("insert into articles values (?, ?, ?, ?, ?)", ARTICLES)
        connection.executemany("insert into documents values (?, null)", [("d1",), ("d2",)])
        connection.executemany(
            "insert into claims (claim_id, article_id, language, content, speaker_name) values (?, ?, ?, ?, ?)",
            CLAIMS,
        )
        yield connection


@pytest.fixture
def index(warehouse, tmp_path):
    path = tmp_path / "search.sqlite"
    assert update_index(warehouse, path) == 2
    return path


@pytest.mark.parametrize(
    ("query", "claims", "articles"),
    [
        ("Haus", [], ["a1"]),
        ("häuser", [], ["a1"]),
        ("STRASSE", ["c1"], ["a1"]),
        ("müller gesperrt", ["c1"], ["a1"]),
        ("house", [], ["a2"]),
        ("deny report", [], ["a2"]),
        ('"wird gesperrt"', ["c1"], ["a1"]),
        ('"gesperrt wird"', [], []),
        ("NEAR( OR * ' \" AND", [], []),
        ("", [], []),
        ("\x00", [], []),
    ],
)
def test_words_are_found_in_every_inflection(index, query, claims, articles):
    found = find(index, query)
    assert (found.claim_ids, found.article_ids) == (claims, articles)


def test_nothing_is_indexed_twice(index, warehouse):
    assert update_index(warehouse, index) == 0


def test_what_changes_or_goes_is_found_no_more(index, warehouse):
    warehouse.execute("update claims set content = 'Der Platz wird gesperrt' where claim_id = 'c1'")
    warehouse.execute("update documents set superseded_by = 'd9' where document_id = 'd2'")
    assert update_index(warehouse, index) == 1
    assert find(index, "Straße").claim_ids == []
    assert find(index, "Platz").claim_ids == ["c1"]
    assert find(index, "mayor").article_ids == []


def test_a_claim_is_found_by_its_speaker_s_new_name(index, warehouse):
    warehouse.execute("update claims set speaker_name = 'Schmidt' where claim_id = 'c1'")
    assert update_index(warehouse, index) == 1
    assert find(index, "Schmidt").claim_ids == ["c1"]


def test_without_an_index_nothing_is_found(tmp_path):
    assert find(tmp_path / "none.sqlite", "Haus").article_ids == []


def test_a_key_has_no_case_no_accents_no_sharp_s():
    assert word_key("Größe", "de") == "grosse"
    assert word_key("Élysée", "fr") == "elysee"
