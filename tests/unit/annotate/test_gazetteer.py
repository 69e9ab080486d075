"""Names of the reference lists are found in running text, whatever form they stand in."""

import pytest

from flows.annotate.mentions.gazetteer import gazetteer


def found(text):
    return [text[start:end] for (start, end), _ in gazetteer().find(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Am Ufer des Schwarzen Meeres", "Schwarzen Meeres"),
        ("am Schwarzen Meer", "Schwarzen Meer"),
        ("das Schwarze Meer", "Schwarze Meer"),
        ("Deutschlands Wirtschaft", "Deutschlands"),
        ("Papua-Neuguinea wählt", "Papua-Neuguinea"),
        ("in the United States of America today", "United States of America"),
        ("China's economy", "China"),
    ],
)
def test_a_listed_name_is_found(text, name):
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "die zeit heilt alle wunden, und er aß eine orange",
        "the sun rose over the reading room",
        "Vereinigte, Staaten",
    ],
)
def test_common_words_are_no_names(text):
    assert found(text) == []


def test_forms_of_one_place_share_a_key():
    lists = gazetteer()
    assert lists.get("Kapstadt").key == lists.get("Cape Town").key == lists.get("Kapstadts").key
