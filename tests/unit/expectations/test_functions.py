"""What SQL asks of a text: its language, the boilerplate left in it; null where nothing can be said."""

import duckdb
import pytest

from expectations.functions import add_functions, remove_functions


@pytest.fixture
def ask():
    with duckdb.connect() as connection:
        add_functions(connection)
        yield lambda query, *values: connection.execute(query, values).fetchone()[0]
        remove_functions(connection)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Minister sagte am Montag, dass er nicht kommt, weil er krank ist.", "de"),
        ("The minister said on Monday that she would not come because she was ill.", "en"),
        ("12 345 / 678", None),
        ("", None),
        (None, None),
    ],
)
def test_language_is_null_where_it_is_in_doubt(ask, text, language):
    assert ask("select language_of(?::varchar)", text) == language


def test_one_query_takes_texts_with_and_without_an_answer(ask):
    found = ask(
        "select list(language_of(t)) from (values ('1 2 3'), (null), ('Das ist ein ganzer Satz.')) v (t)"
    )
    assert found == [None, None, "de"]


@pytest.mark.parametrize("body", [None, "", "Der Rat hat getagt.", "x" * 5000])
def test_a_body_without_boilerplate(ask, body):
    assert ask("select boilerplate_of(?::varchar)", body) == []


def test_boilerplate_is_returned_line_by_line(ask):
    assert ask("select boilerplate_of(?)", "Der Rat hat getagt.\nMehr zum Thema\nEr tagt wieder.") == [
        "Mehr zum Thema"
    ]
