"""Copies are told by their words, translations by their meaning."""

import os
import subprocess
import sys

import numpy as np
import pytest

from flows.link.embeddings import SCALE, WIDTH, embed, signature
from warehouse.connection import in_memory
from warehouse.schema import run_file

REPORT = (
    "The harbour of the small town will be closed for repairs from Monday on, the council said, because the old "
    "quay wall has moved by several centimetres since the storm in January and must be secured with new anchors."
)
TEXTS = [
    f"Am Montag wurden {number} Brücken geschlossen, sagte die Stadt {number * 7}." for number in range(100)
]


def cosine(one, other):
    """Return what the transforms compare by."""
    with in_memory() as connection:
        run_file(connection, "transforms/cosine.sql")
        query = f"select cosine($one::tinyint[{WIDTH}], $other::tinyint[{WIDTH}])"
        return connection.execute(query, {"one": one.tolist(), "other": other.tolist()}).fetchall()[0][0]


def shared(one, other):
    one, other = set(signature(one).tolist()), set(signature(other).tolist())
    return len(one & other) / max(min(len(one), len(other)), 1)


def test_a_copy_shares_most_five_grams_and_another_report_hardly_any():
    copy = REPORT.replace("from Monday on, ", "")
    other = "The town council wants to repair the quay wall in the harbour; ships will have to wait until summer comes."
    assert shared(REPORT, REPORT) == 1
    assert shared(REPORT, copy) > 0.5
    assert shared(REPORT, other) < 0.1


def test_a_short_text_has_no_signature():
    assert len(signature("Too short.")) == 0


def test_a_translation_is_nearer_than_another_matter():
    vectors = embed(
        [
            "The harbour will be closed for repairs from Monday.",
            "Der Hafen wird ab Montag wegen Reparaturen geschlossen.",
            "Die Mannschaft hat das Endspiel gewonnen.",
        ]
    )
    assert cosine(vectors[0], vectors[1]) > cosine(vectors[0], vectors[2]) + 0.2


def test_a_cosine_is_the_same_in_whatever_order_a_processor_adds():
    one, other = embed([REPORT, "Die Mannschaft hat das Endspiel gewonnen."])
    assert cosine(one, one) == pytest.approx(1, abs=0.01)
    assert cosine(one, other) == cosine(one[::-1], other[::-1]) == one.astype(int) @ other / SCALE**2


def test_no_vector_is_cut_off():
    assert np.abs(embed([REPORT, "Nein.", "", "x" * 500]).astype(int)).max() < 100


def test_no_texts_have_no_meaning():
    assert embed([]).shape == (0, 512)


def test_a_shortened_copy_keeps_only_what_its_original_keeps():
    assert set(signature(REPORT[: len(REPORT) // 2]).tolist()) <= set(signature(REPORT).tolist())


def test_a_vector_does_not_depend_on_what_is_embedded_beside_it():
    texts = ["The harbour will be closed.", "Der Hafen wird geschlossen, weil die Mauer bricht.", "Nein."]
    assert all((embed(texts)[row] == embed([text])[0]).all() for row, text in enumerate(texts))


@pytest.mark.parametrize(
    "machine",
    [
        {"OPENBLAS_NUM_THREADS": "4"},
        # What an old processor runs; where a library knows neither name it runs what it runs anyway.
        {"OPENBLAS_CORETYPE": "Prescott", "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4"},
    ],
)
def test_a_vector_does_not_depend_on_threads_or_the_processor(machine):
    code = f"from flows.link.embeddings import embed; print(embed({TEXTS!r}).tobytes().hex())"
    found = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        env={**os.environ, **machine},
        capture_output=True,
        check=True,
    ).stdout
    assert found.decode().strip() == embed(TEXTS).tobytes().hex()
