"""Stance and chains on the labelled texts may not fall; skipped where the texts are absent."""

from functools import cache

import pytest

from flows.annotate import Annotator
from tests.bench.claims import TASKS, chains, given, matched, run, stances
from tests.bench.extraction import BENCHMARKS

pytestmark = pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="the labelled texts are not here")

# Each floor is two points under what was measured on 2026-11-29 (python -m tests.bench.claims), or what it was: 90.4,
# 91.4, 90.1.
LEAST_STANCE = {TASKS: 88.4, ("quotes_de",): 91.0, ("quotes_en",): 88.1}  # macro F1
# Measured: of the labelled relays 73.3 are found in the chains of claims found, 83.6 of claims given; of the steps
# between speaker and outlet 94.4 and 92.9 are right. One relay is 2.2 points: which claims are found moves the first.
LEAST_FOUND = {"relays_found": 71.3, "steps_right": 92.4}
LEAST_GIVEN = {"relays_found": 81.6, "steps_right": 90.8}


@cache
def found():
    results = run(Annotator(threads=1))
    return results, {key: claim for result in results for key, claim in matched(result).items()}


@pytest.mark.parametrize("tasks", LEAST_STANCE, ids="-".join)
def test_stance(tasks):
    assert stances(found()[1], tasks)["stance_macro_f1"] >= LEAST_STANCE[tasks]


def test_chains_of_the_claims_found():
    scores = chains(found()[1])
    assert {name: scores[name] for name, least in LEAST_FOUND.items() if scores[name] < least} == {}


def test_chains_of_the_claims_given():
    scores = chains(given(found()[0]))
    assert {name: scores[name] for name, least in LEAST_GIVEN.items() if scores[name] < least} == {}
