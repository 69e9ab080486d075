"""What linking must reach on labelled pairs of names; the pairs are part of the repository."""

import pytest

from flows.link.entities.keys import key
from tests.bench.names import read_pairs, score


@pytest.fixture(scope="module")
def pairs():
    return read_pairs()


def test_names_of_one_person_are_told_from_names_of_two(pairs):
    assert len(pairs) == 200
    assert score(pairs).f1 >= 0.965


def test_pairs_that_no_rule_was_tuned_on_fare_nearly_as_well(pairs):
    assert score(pair for pair in pairs if pair.half == "held_out").f1 >= 0.949


@pytest.mark.parametrize("script", ["arabic", "chinese", "cyrillic", "latin"])
def test_every_script_is_transcribed(pairs, script):
    assert score(pair for pair in pairs if pair.script == script).f1 >= 0.945


def test_no_pair_stands_in_both_halves(pairs):
    halves = {}
    for pair in pairs:
        names = frozenset((key(pair.name), key(pair.other_name)))
        assert halves.setdefault(names, pair.half) == pair.half
