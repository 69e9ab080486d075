"""Stance and chains on the labelled texts may not fall; skipped where the texts are absent."""

from functools import cache

import pytest

from flows.annotate import Annotator
from tests.bench.claims import TASKS, chains, given, matched, run, stances
from tests.bench.extraction import BENCHMARKS

pytestmark = pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="the labelled texts are not here")

LEAST_STANCE = 70.0  # macro F1, of both languages together and of each
# Share of the labelled relays that are found, in chains of claims given and of claims found. Measured on 2026-11-25: 83.6
# and 75.0; one relay of those found is 2.3 points, and one is left for other processors.
LEAST_RELAYS = 72.0
LEAST_STEPS = 80.0  # share of the steps between speaker and outlet that are right


@cache
def found():
    results = run(Annotator(threads=1))
    return results, {key: claim for result in results for key, claim in matched(result).items()}


@pytest.mark.parametrize("tasks", [TASKS, *((task,) for task in TASKS)], ids="-".join)
def test_stance(tasks):
    assert stances(found()[1], tasks)["stance_macro_f1"] >= LEAST_STANCE


def test_chains_of_the_claims_found():
    scores = chains(found()[1])
    assert scores["relays_found"] >= LEAST_RELAYS
    assert scores["steps_right"] >= LEAST_STEPS


def test_chains_of_the_claims_given():
    scores = chains(given(found()[0]))
    assert scores["relays_found"] >= LEAST_RELAYS
    assert scores["steps_right"] >= LEAST_STEPS
