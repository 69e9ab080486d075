"""Copies are told by their words, translations by their meaning."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from flows.link.embeddings import embed, signature
from flows.link.groups import groups

REPORT = (
    "The harbour of the small town will be closed for repairs from Monday on, the council said, because the old "
    "quay wall has moved by several centimetres since the storm in January and must be secured with new anchors."
)


def shared(one, other):
    return float(np.mean(signature(one) == signature(other)))


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
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


def test_no_texts_have_no_meaning():
    assert embed([]).shape == (0, 512)


@given(
    st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=12), st.randoms()
)
def test_groups_do_not_depend_on_the_order_of_the_pairs(pairs, random):
    shuffled = pairs.copy()
    random.shuffle(shuffled)
    assert groups(pairs) == groups(shuffled)
    assert all(groups(pairs)[a] == groups(pairs)[b] for a, b in pairs)
