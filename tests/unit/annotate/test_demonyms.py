"""The words for inhabitants and peoples name no place, party, agency or outlet of the reference lists."""

import csv

import pytest

from flows.languages import pack_of
from flows.reference import REFERENCE

LANGUAGES = ("de", "en")
FILES = ("entities.csv", "places.csv", "agencies.csv", "outlets.csv")


def words(language: str) -> tuple[str, ...]:
    return pack_of(language).demonyms.words


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_many_distinct_and_trimmed(language):
    found = words(language)
    assert len(found) > 1000
    assert len(set(found)) == len(found)
    assert all(word == " ".join(word.split()) and word[0].isupper() for word in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_a_name_of_the_reference_lists(language):
    names = set()
    for file in FILES:
        with (REFERENCE / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                names |= {row["name"], *row["aliases"].split("|")}
    assert names & set(words(language)) == set()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "de",
            [
                "Deutsche",
                "Deutschen",
                "Amerikanern",
                "Französin",
                "Russische",
                "US-amerikanischen",
                "Inderinnen",
            ],
        ),
        ("en", ["Americans", "Danish", "Danes", "Dutch", "Englishwomen", "Thai", "Swiss"]),
    ],
)
def test_forms_in_use_are_there(language, expected):
    assert set(expected) <= set(words(language))
